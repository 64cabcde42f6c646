/* SPDX-License-Identifier: MIT */
/* 申請: submitted by its owner, returned and closed by the 事務局. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"

#define ALL 20
#define PLAIN "certified-new"

static void
open_window(struct fixture *f)
{
	fixture_sql(f,
	    "INSERT INTO open_window SELECT programme, 'application', 2026,"
	    " 20600, 20700 FROM (SELECT '" NEW "' AS programme UNION SELECT"
	    " '" PLAIN "')");
}

/* All twenty approved by suzuki, each category among them. */
static void
approve_all(struct fixture *f)
{
	for (int slot = 1; slot <= ALL; slot++) {
		json_int_t request =
		    (json_int_t)fixture_request(f, "yamada", slot, "A1002");

		fixture_view(f, "suzuki", request);
		fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:I}]}",
		    "requests", "request", request, "seen",
		    (json_int_t)number_at(f->reply, "version"));
	}
}

static json_t *
seen(struct fixture *f, const char *programme)
{
	json_t *cases = json_array();

	for (int slot = 1; slot <= ALL; slot++) {
		int64_t version = fixture_number(f,
		    "SELECT coalesce((SELECT s.version FROM slot s JOIN person "
		    "p"
		    " ON p.id = s.person WHERE p.login = 'yamada' AND"
		    " s.number = %d AND s.programme = '%s'), -1)",
		    slot, programme);

		if (version >= 0)
			json_array_append_new(
			    cases, json_pack("{s:i, s:I}", "slot", slot, "seen",
				       (json_int_t)version));
	}
	return cases;
}

static int64_t
submit(struct fixture *f)
{
	fixture_done(f, "yamada", "application.submit", "{s:s, s:o}",
	    "programme", NEW, "cases", seen(f, NEW));
	return number_at(f->reply, "application");
}

static int64_t
version(struct fixture *f, int64_t id)
{
	return fixture_number(
	    f, "SELECT version FROM application WHERE id = %d", (int)id);
}

static int64_t
in_state(struct fixture *f, const char *state)
{
	return fixture_number(f,
	    "SELECT count(*) FROM slot WHERE programme = '" NEW
	    "' AND state = '%s'",
	    state);
}

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
	    "{s:s, s:o}", "programme", NEW, "cases", seen(f, NEW));
	assert_int_equal(fixture_reasons(f, "application-open"), 1);
	assert_int_equal(in_state(f, "APPROVED"), ALL);
	open_window(f);
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
	    "{s:s, s:o}", "programme", NEW, "cases", seen(f, NEW));
}

/* What is locked stays so, whoever asks. */
static void
test_locked(void **state)
{
	struct fixture *f = *state;

	approve_all(f);
	open_window(f);
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
	open_window(f);
	cases = seen(f, NEW);
	json_object_set_new(json_array_get(cases, 4), "seen", json_integer(99));
	fixture_refused(f, ERR_STALE, "yamada", "application.submit",
	    "{s:s, s:o}", "programme", NEW, "cases", cases);
	cases = seen(f, NEW);
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
	open_window(f);
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

/* The 事務局 reads submitted sets, and a review names nobody. */
static void
test_review(void **state)
{
	struct fixture *f = *state;
	int64_t id;
	char *reply;

	approve_all(f);
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "備考です");
	open_window(f);
	id = submit(f);
	fixture_done(
	    f, "jimu", "application.submitted", "{s:i}", "fiscal_year", 2026);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	fixture_done(
	    f, "jimu", "application.submitted", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	fixture_done(f, "jimu", "application.submitted", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	fixture_done(f, "jimu", "application.review", "{s:I, s:i}",
	    "application", (json_int_t)id, "slot", 1);
	reply = json_dumps(f->reply, JSON_COMPACT);
	assert_non_null(strstr(reply, "\"diagnosis\""));
	assert_null(strstr(reply, "備考です"));
	assert_null(strstr(reply, "yamada"));
	assert_null(strstr(reply, "A1001"));
	assert_null(strstr(reply, "鈴木"));
	assert_null(strstr(reply, "山田"));
	free(reply);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "application.review",
	    "{s:I, s:i}", "application", (json_int_t)999, "slot", 1);
}

static void
test_return(void **state)
{
	struct fixture *f = *state;
	int64_t id;

	approve_all(f);
	open_window(f);
	id = submit(f);
	fixture_refused(f, ERR_STALE, "jimu", "application.return",
	    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 9,
	    "reason", "症例3の期間をご確認ください。");
	fixture_refused(f, ERR_INVALID, "jimu", "application.return",
	    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 1,
	    "reason", "　");
	fixture_done(f, "jimu", "application.return", "{s:I, s:I, s:s, s:s}",
	    "application", (json_int_t)id, "seen", (json_int_t)version(f, id),
	    "reason", "症例3の期間をご確認ください。", "deadline",
	    "2026-09-30");
	assert_string_equal(text_at(f->reply, "state"), "RETURNED");
	assert_int_equal(in_state(f, "APPROVED"), ALL);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM slot WHERE application IS"
			      " NOT NULL"),
	    0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM deadline WHERE kind ="
			      " 'application' AND fiscal_year = 2026"),
	    1);
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM outbox WHERE kind ="
			     " 'return' AND application = %d",
			     (int)id),
	    1);
	fixture_refused(f, ERR_STATE, "jimu", "application.close",
	    "{s:I, s:I, s:s}", "application", (json_int_t)id, "seen",
	    (json_int_t)version(f, id), "result", "PASSED");
	consistent(f);
	/* the set can still be read, and the list be submitted again */
	fixture_done(f, "yamada", "application.show", "{s:I}", "application",
	    (json_int_t)id);
	assert_int_equal(json_array_size(at(f->reply, "cases.data")), ALL);
	submit(f);
	assert_string_equal(text_at(f->reply, "number"), "2026-S-0002");
}

static void
test_close(void **state)
{
	struct fixture *f = *state;
	int64_t id;

	approve_all(f);
	open_window(f);
	id = submit(f);
	fixture_refused(f, ERR_INVALID, "jimu", "application.close",
	    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 1,
	    "result", "RETURNED");
	fixture_done(f, "jimu", "application.close", "{s:I, s:i, s:s, s:s}",
	    "application", (json_int_t)id, "seen", 1, "result", "FAILED",
	    "reason", "次年度に再申請してください。");
	assert_int_equal(in_state(f, "APPROVED"), ALL);
	id = submit(f);
	fixture_done(f, "jimu", "application.close", "{s:I, s:i, s:s}",
	    "application", (json_int_t)id, "seen", 1, "result", "PASSED");
	assert_int_equal(in_state(f, "EMPTY"), ALL);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM slot WHERE revision IS"
			      " NOT NULL OR request IS NOT NULL OR note IS NOT"
			      " NULL"),
	    0);
	consistent(f);
	/* for good */
	fixture_done(f, "yamada", "application.show", "{s:I}", "application",
	    (json_int_t)id);
	assert_int_equal(json_array_size(at(f->reply, "cases.data")), ALL);
	assert_string_equal(text_at(f->reply, "state"), "PASSED");
	fixture_done(f, "jimu", "application.review", "{s:I, s:i}",
	    "application", (json_int_t)id, "slot", ALL);
}

/* Nobody is the 事務局 on his own set, nor on what he approved. */
static void
test_nobody_on_his_own(void **state)
{
	static const char *const mine[] = {"yamada", "suzuki"};
	struct fixture *f = *state;
	int64_t id;

	approve_all(f);
	open_window(f);
	id = submit(f);
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login IN ('yamada',"
		       " 'suzuki', 'tanaka')");
	for (int i = 0; i < 2; i++) {
		fixture_refused(f, ERR_STATE, mine[i], "application.return",
		    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 1,
		    "reason", "x");
		fixture_refused(f, ERR_STATE, mine[i], "application.close",
		    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 1,
		    "result", "PASSED");
	}
	fixture_done(f, "tanaka", "application.close", "{s:I, s:i, s:s}",
	    "application", (json_int_t)id, "seen", 1, "result", "WITHDRAWN");
	assert_int_equal(in_state(f, "APPROVED"), ALL);
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
	open_window(f);
	fixture_done(f, "yamada", "application.submit", "{s:s, s:o}",
	    "programme", PLAIN, "cases", seen(f, PLAIN));
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
	    TEST(test_review),
	    TEST(test_return),
	    TEST(test_close),
	    TEST(test_nobody_on_his_own),
	    TEST(test_without_approval),
	};

	alarm(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
