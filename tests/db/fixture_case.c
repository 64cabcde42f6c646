/* SPDX-License-Identifier: MIT */
/* Cases that applicants have written, registered and sent. */
#include "fixture.h"

#include <stdlib.h>

#include "core/heap.h"

/* A report that is valid in specialist-new. */
static const char *const report[][2] = {
    {"facility", "102"},
    {"setting", "team"},
    {"age", "70s"},
    {"sex", "female"},
    {"performance", "3"},
    {"referral", "背部痛の緩和を依頼された。"},
    {"history", "半年前に発症し、化学療法を受けたが進行した。"},
    {"physical", "背部痛NRS 8、不眠。"},
    {"mental", "不安が強い。"},
    {"social", "夫と二人暮らし。"},
    {"spiritual", "「畑に戻りたい」と語る。"},
    {"problems", "#1 神経障害性疼痛\n#2 不眠"},
    {"course", "オピオイドを増量し、鎮痛補助薬を加えた。"},
    {"outcome", "discharged_home"},
    {"discussion", "早期の介入が有用であった。"},
};

static json_t *
change(struct fixture *f, const char *login, int slot, const char *item,
    const char *text)
{
	int64_t seen = fixture_number(f,
	    "SELECT coalesce((SELECT d.version FROM draft_item d"
	    " JOIN slot s ON s.id = d.slot JOIN person p ON p.id = s.person"
	    " WHERE p.login = '%s' AND s.programme = '" NEW "'"
	    " AND s.number = %d AND d.item = '%s'), 0)",
	    login, slot, item);

	return json_pack("{s:s, s:s, s:I}", "item", item, "text", text, "seen",
	    (json_int_t)seen);
}

void
fixture_draft(
    struct fixture *f, const char *login, int slot, const char *period)
{
	int preset = form_preset(PROGRAMME_SPECIALIST, slot);
	char *diagnosis = heap_printf("膵体部癌、多発肝転移（%d）", slot);
	json_t *changes = json_array();

	/* each number is another patient */
	json_array_append_new(
	    changes, change(f, login, slot, "diagnosis", diagnosis));
	free(diagnosis);
	for (size_t i = 0; i < sizeof report / sizeof *report; i++)
		json_array_append_new(changes,
		    change(f, login, slot, report[i][0], report[i][1]));
	json_array_append_new(
	    changes, change(f, login, slot, "period", period));
	json_array_append_new(changes,
	    change(f, login, slot, "category",
		preset == WORD_NONE ? "pain"
				    : words_code(&category_words, preset)));
	fixture_done(f, login, "draft.save", "{s:s, s:i, s:o}", "programme",
	    NEW, "slot", slot, "changes", changes);
}

void
fixture_write(struct fixture *f, const char *login, int slot, const char *item,
    const char *text)
{
	fixture_done(f, login, "draft.save", "{s:s, s:i, s:[o]}", "programme",
	    NEW, "slot", slot, "changes", change(f, login, slot, item, text));
}

void
fixture_register_draft(struct fixture *f, const char *login, int slot)
{
	fixture_done(f, login, "case.register", "{s:s, s:i, s:I}", "programme",
	    NEW, "slot", slot, "seen",
	    (json_int_t)fixture_version(f, login, slot));
}

int64_t
fixture_register(
    struct fixture *f, const char *login, int slot, const char *period)
{
	fixture_draft(f, login, slot, period);
	fixture_done(f, login, "case.register", "{s:s, s:i, s:I, s:[s]}",
	    "programme", NEW, "slot", slot, "seen",
	    (json_int_t)fixture_version(f, login, slot), "confirm",
	    "unchanged");
	return number_at(f->reply, "version");
}

int64_t
fixture_request(
    struct fixture *f, const char *login, int slot, const char *member)
{
	int64_t seen = fixture_register(f, login, slot, PERIOD);

	fixture_done(f, login, "request.send", "{s:s, s:[{s:i, s:I}], s:s}",
	    "programme", NEW, "cases", "slot", slot, "seen", (json_int_t)seen,
	    "to", member);
	return number_at(json_array_get(at(f->reply, "rows"), 0), "request");
}

void
fixture_send(
    struct fixture *f, const char *login, const char *to, int from, int n)
{
	json_t *cases = json_array();

	for (int slot = from; slot < from + n; slot++)
		json_array_append_new(cases,
		    json_pack("{s:i, s:I}", "slot", slot, "seen",
			(json_int_t)fixture_register(f, login, slot, PERIOD)));
	fixture_done(f, login, "request.send", "{s:s, s:o, s:s, s:s}",
	    "programme", NEW, "cases", cases, "to", to, "message",
	    FIXTURE_MESSAGE);
}

void
fixture_withdraw(struct fixture *f, const char *login, int slot)
{
	fixture_done(f, login, "request.withdraw",
	    "{s:[s], s:s, s:[{s:i, s:I}]}", "confirm", "told", "programme", NEW,
	    "cases", "slot", slot, "seen",
	    (json_int_t)fixture_version(f, login, slot));
}

void
fixture_view(struct fixture *f, const char *login, int64_t request)
{
	fixture_done(
	    f, login, "request.view", "{s:I}", "request", (json_int_t)request);
}

json_t *
fixture_show(struct fixture *f, const char *login, int slot)
{
	return fixture_done(f, login, "case.show", "{s:s, s:i}", "programme",
	    NEW, "slot", slot);
}

int64_t
fixture_version(struct fixture *f, const char *login, int slot)
{
	return fixture_number(f,
	    "SELECT coalesce((SELECT s.version FROM slot s JOIN person p"
	    " ON p.id = s.person WHERE p.login = '%s' AND s.number = %d"
	    " AND s.programme = '" NEW "'), 0)",
	    login, slot);
}

const char *
fixture_slot(struct fixture *f, const char *login, int slot)
{
	char *text = fixture_text(f,
	    "SELECT s.state FROM slot s JOIN person p ON p.id = s.person"
	    " WHERE p.login = '%s' AND s.number = %d AND"
	    " s.programme = '" NEW "'",
	    login, slot);
	int state = text == NULL ? STATE_EMPTY : words_find(&state_words, text);

	free(text);
	return words_code(&state_words, state);
}
