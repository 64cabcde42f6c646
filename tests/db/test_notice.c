/* SPDX-License-Identifier: MIT */
/* Who is told what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/notice.h"
#include "fixture.h"
#include "mailer.h"

#define YAMADA 1
#define CASE(slot_)                                                            \
	"person", YAMADA, "programme", NEW, "slot", slot_, "seen",             \
	    (int)fixture_version(f, "yamada", slot_)
#define REASON "理由の文"

/* --- One mail, many cases ------------------------------------------------- */

static json_t *
all_requests(struct fixture *f, const char *login)
{
	json_t *requests = json_array();
	int64_t most = fixture_number(f, "SELECT max(id) FROM request");

	for (int64_t id = 1; id <= most; id++) {
		fixture_view(f, login, id);
		json_array_append_new(requests,
		    json_pack("{s:I, s:I}", "request", (json_int_t)id, "seen",
			(json_int_t)number_at(f->reply, "version")));
	}
	return requests;
}

static void
numbers_are(const json_t *notice, size_t n, const int64_t *slots)
{
	json_t *cases = at(notice, "cases");

	assert_int_equal(json_array_size(cases), n);
	assert_int_equal(number_at(notice, "count"), n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(
		    number_at(json_array_get(cases, i), "slot"), slots[i]);
}

static void
test_one_mail_for_a_sending(void **state)
{
	static const int64_t yamadas[] = {1, 2, 3}, all[] = {1, 2, 3, 5, 6};
	struct fixture *f = *state;
	int waiting = 0;
	char *text;

	fixture_send(f, "yamada", "A1002", 1, 3);
	/* another one in the same second is another mail */
	fixture_send(f, "tanaka", "A1002", 5, 2);
	assert_int_equal(take(f), 2);
	numbers_are(row(f, 0), 3, yamadas);
	assert_string_equal(
	    text_at(json_array_get(at(row(f, 0), "cases"), 0), "applicant"),
	    "山田 花子");
	assert_string_equal(
	    text_at(json_array_get(at(row(f, 0), "cases"), 0), "category"),
	    "pain");
	numbers_are(row(f, 1), 2, all + 3);
	/* decided at once: one to each applicant, one receipt */
	fixture_done(f, "suzuki", "request.approve", "{s:o}", "requests",
	    all_requests(f, "suzuki"));
	assert_int_equal(take(f), 3);
	assert_string_equal(text_at(row(f, 0), "whom"), "supervisor");
	numbers_are(row(f, 0), 5, all);
	assert_string_equal(text_at(row(f, 1), "whom"), "applicant");
	numbers_are(row(f, 1), 3, yamadas);
	numbers_are(row(f, 2), 2, all + 3);
	/* each case shows how its own stands */
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	text = json_dumps(at(f->reply, "rows.data"), JSON_COMPACT);
	for (const char *from = text;
	     (from = strstr(from, "\"WAITING\",\"2026-06-15\"")) != NULL;
	     from++)
		waiting++;
	assert_int_equal(waiting, 3);
	free(text);
	assert_int_equal(fixture_number(f,
			     "SELECT count(DISTINCT request) FROM outbox_case"),
	    5);
}

/* --- Everybody who is named is told, and no text goes along --------------- */

/* A request of slot 1 that was opened. */
static int64_t
opened(struct fixture *f)
{
	int64_t id;

	fixture_send(f, "yamada", "A1002", 1, 1);
	id = fixture_number(f, "SELECT max(id) FROM request");
	fixture_view(f, "suzuki", id);
	return id;
}

static void
approve(struct fixture *f)
{
	json_int_t id = (json_int_t)opened(f);

	fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", id, "seen", 1);
}

static void
decide_and_undo(struct fixture *f)
{
	json_int_t id = (json_int_t)opened(f);

	fixture_done(f, "suzuki", "request.reject",
	    "{s:I, s:i, s:[{s:s, s:s}], s:s}", "request", id, "seen", 1,
	    "comments", "item", "history", "text", "コメントの文", "comment",
	    "総評の文");
	approve(f);
	fixture_done(f, "jimu", "staff.revoke", "{s:i, s:s, s:i, s:i, s:s}",
	    CASE(1), "reason", REASON);
	fixture_done(f, "jimu", "staff.approve_paper",
	    "{s:i, s:s, s:i, s:i, s:s, s:I, s:s, s:s}", CASE(1), "supervisor",
	    "A1002", "revision",
	    (json_int_t)fixture_number(
		f, "SELECT revision FROM slot WHERE number = 1"),
	    "received_on", "2026-06-10", "reason", REASON);
	fixture_done(f, "yamada", "case.delete",
	    "{s:s, s:i, s:i, s:i, s:b, s:[s]}", "programme", NEW, "slot", 1,
	    "seen", (int)fixture_version(f, "yamada", 1), "typed", 1, "draft",
	    0, "confirm", "approved");
	fixture_send(f, "yamada", "A1002", 1, 1);
	fixture_done(f, "jimu", "staff.reassign",
	    "{s:i, s:s, s:i, s:i, s:s, s:s, s:s}", CASE(1), "supervisor",
	    "A1004", "consent_on", "2026-06-12", "reason", REASON);
	fixture_done(f, "yamada", "request.withdraw",
	    "{s:[s], s:s, s:[{s:i, s:i}]}", "confirm", "told", "programme", NEW,
	    "cases", "slot", 1, "seen", (int)fixture_version(f, "yamada", 1));
}

static void
submit(struct fixture *f, json_t *cases)
{
	for (int slot = 1; slot <= 20; slot++)
		json_array_append_new(
		    cases, json_pack("{s:i, s:I}", "slot", slot, "seen",
			       (json_int_t)fixture_version(f, "yamada", slot)));
	fixture_done(f, "yamada", "application.submit", "{s:s, s:o}",
	    "programme", NEW, "cases", cases);
}

static void
end(struct fixture *f, const char *call, const char *result)
{
	const char *how =
	    result == NULL ? "{s:I, s:i, s:s, s:s?}" : "{s:I, s:i, s:s, s:s}";

	submit(f, json_array());
	fixture_done(f, "jimu", call, how, "application",
	    (json_int_t)number_at(f->reply, "application"), "seen", 1, "reason",
	    REASON, result == NULL ? "deadline" : "result", result);
}

static void
apply(struct fixture *f)
{
	fixture_send(f, "yamada", "A1002", 1, 20);
	fixture_sql(f, "UPDATE slot SET state = 'APPROVED';"
		       "UPDATE request SET state = 'APPROVED', decided_on ="
		       " requested_on, decided_at = requested_at WHERE id IN"
		       " (SELECT request FROM slot);"
		       "UPDATE person SET waiting = 0;"
		       "INSERT INTO open_window VALUES ('" NEW
		       "', 'application', 2026, 20600, 20700)");
	end(f, "application.return", NULL);
	end(f, "application.close", "FAILED");
	end(f, "application.close", "PASSED");
}

static void
fall_back(struct fixture *f)
{
	fixture_send(f, "tanaka", "A1004", 1, 1);
	fixture_done(f, "jimu", "person.leave", "{s:i, s:i}", "person", 4,
	    "seen",
	    (int)fixture_number(f, "SELECT version FROM person WHERE id = 4"));
}

/* Everything that was taken, as it went over the wire and as it reads. */
static void
no_text(const json_t *rows)
{
	static const char *const texts[] = {"NRS", "膵体部癌", "畑に", "夫と",
	    "オピオイド", FIXTURE_MESSAGE, "コメントの文", "総評の文",
	    "備考の文", REASON, "みなと総合病院"};
	const struct notice_site site = {"office", "shorei"};
	char *wire = json_dumps(rows, JSON_COMPACT), *all = wire;
	struct notice_text text;
	struct mail_row mail;
	struct err err = {0};

	for (size_t i = 0; i < json_array_size(rows); i++) {
		assert_int_equal(shape_from_wire(&mail_row_shape,
				     json_array_get(rows, i), &mail, &err),
		    0);
		assert_true(notice_text(&mail, &site, &text));
		all = heap_printf("%s%s%s", wire, text.subject, text.body);
		free(wire);
		wire = all;
		notice_release(&text);
		shape_release(&mail_row_shape, &mail);
	}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strstr(all, texts[i]) != NULL)
			fail_msg("%s is in a mail", texts[i]);
	/* control: what may be in one is */
	assert_non_null(strstr(all, "山田 花子"));
	free(all);
}

static bool
is_told(const json_t *rows, const struct notice_row *notice)
{
	const char *kind = words_code(&news_words, (int)notice->kind);
	const char *whom = words_code(&whom_words, (int)notice->whom);

	for (size_t i = 0; i < json_array_size(rows); i++)
		if (strcmp(text_at(json_array_get(rows, i), "kind"), kind) ==
			0 &&
		    strcmp(text_at(json_array_get(rows, i), "whom"), whom) == 0)
			return true;
	return false;
}

static void
test_everybody_is_told(void **state)
{
	struct fixture *f = *state;
	json_t *rows;

	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "備考の文");
	decide_and_undo(f);
	apply(f);
	fall_back(f);
	take(f);
	rows = json_incref(at(f->reply, "rows"));
	for (size_t i = 0; i < notice_count; i++)
		if (notice_rows[i].kind < NEWS_REMIND_WAITING &&
		    !is_told(rows, &notice_rows[i]))
			fail_msg("%s to %s was not told",
			    words_code(&news_words, (int)notice_rows[i].kind),
			    words_code(&whom_words, (int)notice_rows[i].whom));
	no_text(rows);
	json_decref(rows);
}

static void
test_a_fall_back_says_the_way_on(void **state)
{
	struct fixture *f = *state;

	fall_back(f);
	assert_int_equal(take(f), 2); /* the request, and that it came back */
	assert_string_equal(
	    text_at(json_array_get(at(row(f, 1), "cases"), 0), "fall"),
	    "supervisor");
	assert_string_equal(text_at(row(f, 1), "name"), "田中 美咲");
}

static void
test_the_language_that_he_chose(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "suzuki", "session.language", "{s:s}", "lang", "en");
	i18n_language("ja"); /* the mailer's is the site's */
	fixture_send(f, "yamada", "A1002", 1, 1);
	fixture_send(f, "tanaka", "A1004", 1, 1);
	assert_int_equal(take(f), 2);
	assert_string_equal(text_at(row(f, 0), "lang"), "en");
	assert_string_equal(text_at(row(f, 1), "lang"), "ja");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_one_mail_for_a_sending),
	    TEST(test_everybody_is_told),
	    TEST(test_a_fall_back_says_the_way_on),
	    TEST(test_the_language_that_he_chose),
	};

	return cmocka_run_group_tests_name("notice", tests, NULL, NULL);
}
