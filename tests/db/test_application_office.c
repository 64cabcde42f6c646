/* SPDX-License-Identifier: MIT */
/* 申請: read, returned and closed by the 事務局. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "applying.h"
#include "consistent.h"
#include "fixture.h"

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
	open_windows(f);
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
	open_windows(f);
	id = submit(f);
	fixture_refused(f, ERR_STALE, "jimu", "application.return",
	    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 9,
	    "reason", "症例3の期間をご確認ください。");
	fixture_refused(f, ERR_INVALID, "jimu", "application.return",
	    "{s:I, s:i, s:s}", "application", (json_int_t)id, "seen", 1,
	    "reason", "　");
	fixture_done(f, "jimu", "application.return", "{s:I, s:I, s:s, s:s}",
	    "application", (json_int_t)id, "seen",
	    (json_int_t)application_version(f, id), "reason",
	    "症例3の期間をご確認ください。", "deadline", "2026-09-30");
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
	    (json_int_t)application_version(f, id), "result", "PASSED");
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
	open_windows(f);
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
	open_windows(f);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_review),
	    TEST(test_return),
	    TEST(test_close),
	    TEST(test_nobody_on_his_own),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
