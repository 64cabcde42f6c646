/* SPDX-License-Identifier: MIT */
#include "db/sample/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "fixture.h"

/* An empty store. */
static int
set_up(void **state)
{
	struct fixture *f;

	fixture_bare(state);
	f = *state;
	return store_open(f->dir, &f->store, &f->err);
}

static void
start(struct fixture *f, const char *now)
{
	fixture_now(f, now);
	if (sample_start(f->store, &f->clock, &f->err) < 0)
		fail_msg("%s: %s", now, f->err.text);
}

static void
text_is(struct fixture *f, const char *expected, const char *sql)
{
	char *text = fixture_text(f, "%s", sql);

	assert_string_equal(text, expected);
	free(text);
}

static void
society(struct fixture *f)
{
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 89);
	assert_int_equal(fixture_number(f, "SELECT count(DISTINCT person)"
					   " FROM qualification"),
	    25);
	assert_int_equal(
	    fixture_number(f, "SELECT count(DISTINCT kind) FROM qualification"),
	    4);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM hospital"), 30);
	assert_true(fixture_number(f,
			"SELECT count(*) FROM (SELECT 1 FROM accreditation"
			" GROUP BY hospital HAVING count(*) > 1)") >= 5);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person p WHERE staff = 0"
			      " AND id NOT IN (SELECT person FROM affiliation)"
			      " AND id > 63"),
	    0);
}

static void
yamadas_list(struct fixture *f)
{
	text_is(f,
	    "1 REGISTERED, 2 REQUESTED, 3 APPROVED, 4 REGISTERED, 5 APPROVED, "
	    "6 REJECTED, 7 EMPTY, 8 APPROVED, 9 APPROVED, 10 REGISTERED",
	    "SELECT group_concat(number || ' ' || state, ', ') FROM"
	    " (SELECT * FROM slot WHERE person = 1 AND"
	    " programme = 'specialist-new' ORDER BY number)");
	/* two item comments, and the draft */
	fixture_show(f, "yamada", 6);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM request_comment c JOIN slot"
			      " s ON s.request = c.request WHERE s.person = 1"
			      " AND s.number = 6 AND c.item IS NOT NULL"),
	    2);
	assert_true(json_array_size(at(f->reply, "comments")) >= 2);
	fixture_show(f, "yamada", 7);
	assert_true(json_object_size(at(f->reply, "draft")) > 3);
	text_is(f, "7",
	    "SELECT group_concat(DISTINCT number) FROM slot s JOIN draft_item d"
	    " ON d.slot = s.id WHERE person = 1 AND"
	    " programme = 'specialist-new'");
}

/* The next step of the story can be walked: 1 and 4 to suzuki, today. */
static void
can_go_on(struct fixture *f)
{
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}, {s:i, s:I}], s:s}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),
	    "slot", 4, "seen", (json_int_t)fixture_version(f, "yamada", 4),
	    "to", "A1002");
	fixture_done(f, "suzuki", "session.hello", "{s:i, s:b}", "protocol",
	    call_protocol(), "first", 1);
	assert_true(number_at(f->reply, "badges.waiting") >= 3);
}

static void
test_on_these_days(void **state)
{
	static const char *const days[] = {"2026-06-15T10:00:00+09:00",
	    "2026-11-22T16:00:00+09:00", "2027-03-31T23:59:59+09:00",
	    "2028-02-29T00:00:00+09:00", "2026-04-01T00:00:00+09:00"};

	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct fixture *f;

		set_up(state);
		f = *state;
		start(f, days[i]);
		society(f);
		yamadas_list(f);
		can_go_on(f);
		fixture_tear_down(state);
	}
}

/* The counters that the writes kept are the counts. */
static void
test_counters(void **state)
{
	struct fixture *f = *state;

	start(f, "2026-06-15T10:00:00+09:00");
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM person p WHERE waiting <>"
			     " (SELECT count(*) FROM request WHERE supervisor ="
			     " p.id AND state = 'REQUESTED') OR rejected <>"
			     " (SELECT count(*) FROM slot WHERE person = p.id"
			     " AND state = 'REJECTED')"),
	    0);
	/* everybody's report is valid, and its period in the past */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM revision"
					   " WHERE to_on >= at / 86400 + 1"),
	    0);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE result <> 'DONE'"),
	    0);
}

/* A month later only the windows have moved. */
static void
test_old_demo(void **state)
{
	struct fixture *f = *state;
	char *before, *windows, *moved, *mark;
	static const char day[] =
	    "SELECT value FROM setting WHERE name = 'sample_day'";
	static const char all[] =
	    "SELECT group_concat(kind || programme || to_on) FROM open_window";

	start(f, "2026-06-15T10:00:00+09:00");
	fixture_sql(f, "CREATE TABLE first AS SELECT * FROM open_window");
	before = fixture_state(f);
	windows = fixture_text(f, "%s", all);
	start(f, "2026-06-15T22:00:00+09:00");
	moved = fixture_text(f, "%s", all);
	assert_string_equal(windows, moved);
	free(moved);
	start(f, "2026-07-15T10:00:00+09:00");
	moved = fixture_text(f, "%s", all);
	assert_string_not_equal(windows, moved);
	/* and the mark of their day: the next start of that day reads nothing */
	mark = fixture_text(f, "%s", day);
	assert_string_equal(mark, "2026-07-15");
	free(mark);
	fixture_sql(f, "UPDATE setting SET value = '2026-06-15' "
		       "WHERE name = 'sample_day';"
		       "DELETE FROM open_window;"
		       "INSERT INTO open_window SELECT * FROM first");
	fixture_unchanged(f, before);
	start(f, "2026-07-15T10:00:00+09:00");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM open_window"), 7);
	can_go_on(f);
	/* into the next fiscal year, too */
	start(f, "2027-07-15T10:00:00+09:00");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM open_window"), 7);
	free(windows);
	free(moved);
}

static void
test_refuses_what_is_no_sample(void **state)
{
	struct fixture *f = *state;

	start(f, "2026-06-15T10:00:00+09:00");
	fixture_sql(f, "DELETE FROM setting WHERE name = 'sample_day'");
	assert_int_equal(
	    sample_start(f->store, &f->clock, &f->err), -ERR_STORAGE);
	assert_non_null(strstr(f->err.text, "--fresh"));
}

#define EMPTY(f) cmocka_unit_test_setup_teardown(f, set_up, fixture_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_on_these_days),
	    EMPTY(test_counters),
	    EMPTY(test_old_demo),
	    EMPTY(test_refuses_what_is_no_sample),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
