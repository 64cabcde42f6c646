/* SPDX-License-Identifier: MIT */
/* 申請: submitted by its owner, and whose it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "applying.h"
#include "consistent.h"
#include "fixture.h"

static void
test_check_names_what_is_missing(void **state)
{
	struct fixture *f = *state;
	size_t n;

	fixture_done(
	    f, "yamada", "application.check", "{s:s}", "programme", NEW);
	n = json_array_size(at(f->reply, "reasons"));
	assert_int_equal(n, 3); /* not open, not complete, no category */
	assert_int_equal(number_at(f->reply, "cases"), ALL);
	fixture_refused(f, ERR_DENIED, "jimu", "application.check", "{s:s}",
	    "programme", NEW);
}

static void
test_submit(void **state)
{
	struct fixture *f = *state;
	int64_t id;

	approve_all(f);
	fixture_refused(f, ERR_INVALID, "yamada", "application.submit",
	    "{s:s, s:o}", "programme", NEW, "cases", seen_cases(f, NEW));
	assert_int_equal(fixture_reasons(f, "application-open"), 1);
	assert_int_equal(in_state(f, "APPROVED"), ALL);
	open_windows(f);
	id = submit(f);
	assert_string_equal(text_at(f->reply, "number"), "2026-S-0001");
	assert_true(json_is_true(at(f->reply, "mail")));
	assert_int_equal(in_state(f, "SUBMITTED"), ALL);
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM application_case c JOIN slot"
			     " s ON s.id = c.slot WHERE c.application = %d AND"
			     " c.revision = s.revision AND c.request ="
			     " s.request AND c.before = 'APPROVED' AND"
			     " s.application = c.application",
			     (int)id),
	    ALL);
	/* the receipt, and word to the 事務局 */
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM outbox o JOIN person p ON"
			     " p.id = o.person WHERE o.application = %d AND"
			     " kind = 'submit' AND login IN ('yamada', 'jimu')",
			     (int)id),
	    2);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM audit WHERE call ="
			      " 'application.submit' AND subject ="
			      " '2026-S-0001' AND result = 'DONE'"),
	    1);
	consistent(f);
	/* not twice */
	fixture_refused(f, ERR_INVALID, "yamada", "application.submit",
	    "{s:s, s:o}", "programme", NEW, "cases", seen_cases(f, NEW));
}

/* What is locked stays so, whoever asks. */
static void
test_locked(void **state)
{
	struct fixture *f = *state;

	approve_all(f);
	open_windows(f);
	submit(f);
	fixture_refused(f, ERR_STATE, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "diagnosis", "text", "x", "seen", 0);
	fixture_refused(f, ERR_STATE, "yamada", "case.delete",
	    "{s:s, s:i, s:I, s:b, s:i, s:[s]}", "programme", NEW, "slot", 1,
	    "seen", (json_int_t)fixture_version(f, "yamada", 1), "draft", 0,
	    "typed", 1, "confirm", "approved");
	/* the note is the slot's and not the report's */
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "控え");
}

static void
test_seen(void **state)
{
	struct fixture *f = *state;
	json_t *cases;

	approve_all(f);
	open_windows(f);
	cases = seen_cases(f, NEW);
	json_object_set_new(json_array_get(cases, 4), "seen", json_integer(99));
	fixture_refused(f, ERR_STALE, "yamada", "application.submit",
	    "{s:s, s:o}", "programme", NEW, "cases", cases);
	cases = seen_cases(f, NEW);
	json_array_remove(cases, 4);
	fixture_refused(f, ERR_STALE, "yamada", "application.submit",
	    "{s:s, s:o}", "programme", NEW, "cases", cases);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM application"), 0);
}

/* Who else asks gets what he would get if there were none. */
static void
test_whose_it_is(void **state)
{
	struct fixture *f = *state;
	int64_t id;

	approve_all(f);
	open_windows(f);
	id = submit(f);
	fixture_done(f, "yamada", "application.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	fixture_done(f, "tanaka", "application.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	fixture_done(f, "yamada", "application.show", "{s:I}", "application",
	    (json_int_t)id);
	assert_int_equal(json_array_size(at(f->reply, "cases.data")), ALL);
	fixture_refused(f, ERR_NOT_FOUND, "tanaka", "application.show", "{s:I}",
	    "application", (json_int_t)id);
	fixture_refused(f, ERR_NOT_FOUND, "tanaka", "application.show", "{s:I}",
	    "application", (json_int_t)999);
	fixture_refused(f, ERR_DENIED, "yamada", "application.review",
	    "{s:I, s:i}", "application", (json_int_t)id, "slot", 1);
	fixture_refused(f, ERR_DENIED, "suzuki", "application.submitted", "{}");
	fixture_refused(f, ERR_DENIED, "yamada", "application.submitted", "{}");
	fixture_refused(f, ERR_DENIED, "yamada", "application.return",
	    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 1,
	    "reason", "x");
}

/* Where no approval is asked, what is REGISTERED is submitted, and goes back
 * to it. */
static void
test_without_approval(void **state)
{
	struct fixture *f = *state;
	int64_t id;

	for (int slot = 1; slot <= 5; slot++) {
		fixture_register(f, "yamada", slot, PERIOD);
		fixture_sql(f,
		    "INSERT INTO slot (person, programme, number, state,"
		    " revision) SELECT person, '" PLAIN "', number, state,"
		    " revision FROM slot WHERE number = %d",
		    slot);
	}
	open_windows(f);
	fixture_done(f, "yamada", "application.submit", "{s:s, s:o}",
	    "programme", PLAIN, "cases", seen_cases(f, PLAIN));
	id = number_at(f->reply, "application");
	assert_string_equal(text_at(f->reply, "number"), "2026-C-0001");
	fixture_done(f, "jimu", "application.close", "{s:I, s:i, s:s}",
	    "application", (json_int_t)id, "seen", 1, "result", "FAILED");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM slot WHERE programme ="
			      " '" PLAIN "' AND state = 'REGISTERED'"),
	    5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_check_names_what_is_missing),
	    TEST(test_submit),
	    TEST(test_locked),
	    TEST(test_seen),
	    TEST(test_whose_it_is),
	    TEST(test_without_approval),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
