/* SPDX-License-Identifier: MIT */
/* Hints of the anonymity check: shown, answered, asked about, seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "fixture.h"

#define MARK(found_, confirmed_)                                               \
	"{s:s, s:i, s:s, s:s, s:s, s:b}", "programme", NEW, "slot", 1, "item", \
	    "social", "kind", "name", "found", found_, "confirmed", confirmed_

static void
write_social(struct fixture *f, const char *text)
{
	int64_t seen =
	    fixture_number(f, "SELECT coalesce((SELECT version FROM draft_item"
			      " WHERE slot = 1 AND item = 'social'), 0)");

	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:I}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "social", "text", text, "seen",
	    (json_int_t)seen);
}

/* The hints of the last reply: "田中さん! 佐藤様", ! confirmed. */
static void
hints_are(struct fixture *f, const char *expected)
{
	json_t *hints = at(f->reply, "hints"), *hint;
	char *all = heap_dup(""), *more;
	size_t i;

	assert_non_null(hints);
	json_array_foreach(hints, i, hint)
	{
		more = heap_printf("%s%s%s%s", all, i == 0 ? "" : " ",
		    text_at(hint, "found"),
		    json_is_true(at(hint, "confirmed")) ? "!" : "");
		free(all);
		all = more;
	}
	assert_string_equal(all, expected);
	free(all);
}

static void
shown(struct fixture *f, const char *expected)
{
	fixture_show(f, "yamada", 1);
	hints_are(f, expected);
}

/* With every save, and with the case. They block nothing. */
static void
test_found(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	hints_are(f, "");
	write_social(f, "田中さんの妻、佐藤様");
	hints_are(f, "田中さん 佐藤様");
	shown(f, "田中さん 佐藤様");
	fixture_register_draft(f, "yamada", 1);
	shown(f, "田中さん 佐藤様");
	/* the facility of the report by its own name */
	write_social(f, "みなと総合病院の近く");
	hints_are(f, "みなと総合病院");
}

static void
test_answered(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	write_social(f, "田中さんの妻、佐藤様");
	fixture_done(f, "yamada", "hint.mark", MARK("佐藤様", 1));
	hints_are(f, "田中さん 佐藤様!");
	fixture_done(f, "yamada", "hint.mark", MARK("佐藤様", 1));
	shown(f, "田中さん 佐藤様!");
	fixture_done(f, "yamada", "hint.mark", MARK("佐藤様", 0));
	shown(f, "田中さん 佐藤様");
	/* only what stands there, and what is one's own */
	fixture_refused(
	    f, ERR_STALE, "yamada", "hint.mark", MARK("鈴木さん", 1));
	fixture_refused(f, ERR_STALE, "tanaka", "hint.mark", MARK("佐藤様", 1));
	fixture_refused(f, ERR_DENIED, "jimu", "hint.mark", MARK("佐藤様", 1));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM hint"), 0);
	/* the audit knows the case, not the text */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE"
					   " subject GLOB '*[^ -~]*'"),
	    0);
}

#define SEND(confirm_)                                                         \
	"{s:s, s:[{s:i, s:I}], s:s, s:[s]}", "programme", NEW, "cases",        \
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),    \
	    "to", "A1002", "confirm", confirm_

static void
test_asked_about(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	write_social(f, "田中さんの妻、佐藤様");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "hint.mark", MARK("佐藤様", 1));
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.send", SEND("no"));
	assert_int_equal(fixture_reasons(f, "hints"), 1);
	/* all of them answered: nothing is asked */
	fixture_done(f, "yamada", "hint.mark", MARK("田中さん", 1));
	fixture_done(f, "yamada", "request.send", SEND("no"));
	/* what is locked keeps its answers */
	fixture_refused(
	    f, ERR_STATE, "yamada", "hint.mark", MARK("田中さん", 0));
	/* and the supervisor sees what was marked */
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	hints_are(f, "田中さん! 佐藤様!");
	consistent(f);
}

static void
test_sent_all_the_same(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	write_social(f, "田中さん");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send", SEND("hints"));
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	hints_are(f, "田中さん");
}

/* The next report in the number is another patient's. */
static void
test_deleted(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	write_social(f, "田中さん");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "hint.mark", MARK("田中さん", 1));
	fixture_done(f, "yamada", "case.delete", "{s:s, s:i, s:I, s:b}",
	    "programme", NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "draft", 0);
	fixture_draft(f, "yamada", 1, PERIOD);
	write_social(f, "田中さん");
	shown(f, "田中さん");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_found),
	    TEST(test_answered),
	    TEST(test_asked_about),
	    TEST(test_sent_all_the_same),
	    TEST(test_deleted),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
