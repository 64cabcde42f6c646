/* SPDX-License-Identifier: MIT */
/* 集計: what the writes count, and what an applicant sees of his own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"

/* "kind of" of the last reply, whatever the programme. */
static int64_t
bar(struct fixture *f, const char *kind, const char *of)
{
	const json_t *rows = at(f->reply, "rows.data"), *row;
	int64_t n = 0;
	size_t i;

	json_array_foreach(rows, i,
	    row) if (strcmp(json_string_value(json_array_get(row, 0)), kind) ==
			 0 &&
		     strcmp(json_string_value(json_array_get(row, 2)), of) == 0)
	    n += json_integer_value(json_array_get(row, 3));
	return n;
}

static void
decide(struct fixture *f, int64_t request, const char *call, const char *more)
{
	fixture_view(f, "suzuki", request);
	if (more == NULL)
		fixture_done(f, "suzuki", call, "{s:[{s:I, s:i}]}", "requests",
		    "request", (json_int_t)request, "seen", 1);
	else
		fixture_done(f, "suzuki", call, "{s:I, s:i, s:s}", "request",
		    (json_int_t)request, "seen", 1, "comment", more);
}

/* Two of an applicant's, one of another's; one approved, one sent back. */
static void
some(struct fixture *f)
{
	int64_t one = fixture_request(f, "yamada", 1, "A1002");
	int64_t two = fixture_request(f, "yamada", 2, "A1002");

	fixture_request(f, "tanaka", 1, "A1002");
	fixture_register(f, "yamada", 3, PERIOD);
	decide(f, one, "request.approve", NULL);
	decide(f, two, "request.reject", "x");
}

static void
test_of_all(void **state)
{
	struct fixture *f = *state;

	some(f);
	fixture_done(f, "jimu", "statistics.office", "{}");
	assert_int_equal(number_at(f->reply, "fiscal_year"), 2026);
	assert_int_equal(bar(f, "state", "REGISTERED"), 1);
	assert_int_equal(bar(f, "state", "REQUESTED"), 1);
	assert_int_equal(bar(f, "state", "APPROVED"), 1);
	assert_int_equal(bar(f, "state", "REJECTED"), 1);
	assert_int_equal(bar(f, "waiting", "0"), 1);
	assert_int_equal(bar(f, "approved", "2026-06"), 1);
	assert_int_equal(bar(f, "rejected", "2026-06"), 1);
	consistent(f);
	fixture_now(f, "2026-06-23T10:00:00+09:00");
	fixture_done(f, "jimu", "statistics.office", "{}");
	assert_int_equal(bar(f, "waiting", "0"), 0);
	assert_int_equal(bar(f, "waiting", "7"), 1);
	fixture_done(
	    f, "jimu", "statistics.office", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(bar(f, "approved", "2025-06"), 0);
	assert_int_equal(bar(f, "state", "APPROVED"), 1);
}

static void
test_of_ones_own(void **state)
{
	struct fixture *f = *state;

	some(f);
	fixture_done(f, "yamada", "statistics.own", "{}");
	assert_int_equal(bar(f, "state", "REGISTERED"), 1);
	assert_int_equal(bar(f, "state", "REQUESTED"), 0);
	assert_int_equal(bar(f, "approved", "2026-06"), 1);
	assert_int_equal(bar(f, "rejected", "2026-06"), 1);
	fixture_done(f, "tanaka", "statistics.own", "{}");
	assert_int_equal(bar(f, "state", "REQUESTED"), 1);
	assert_int_equal(bar(f, "waiting", "0"), 1);
	assert_int_equal(bar(f, "approved", "2026-06"), 0);
}

static void
test_who_may_not(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_DENIED, "yamada", "statistics.office", "{}");
	fixture_refused(f, ERR_DENIED, "suzuki", "statistics.office", "{}");
	fixture_refused(f, ERR_DENIED, "kato", "statistics.own", "{}");
	fixture_refused(f, ERR_DENIED, "jimu", "statistics.own", "{}");
}

/* Of a revoked approval nothing is left, of a deleted case neither. */
static void
test_what_is_taken_back(void **state)
{
	struct fixture *f = *state;

	some(f);
	fixture_done(f, "jimu", "staff.revoke", "{s:I, s:s, s:i, s:I, s:s}",
	    "person",
	    (json_int_t)fixture_number(
		f, "SELECT id FROM person WHERE login = 'yamada'"),
	    "programme", NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "reason", "x");
	fixture_done(f, "yamada", "case.delete", "{s:s, s:i, s:I, s:b}",
	    "programme", NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "draft", 0);
	fixture_done(f, "jimu", "statistics.office", "{}");
	assert_int_equal(bar(f, "state", "APPROVED"), 0);
	assert_int_equal(bar(f, "approved", "2026-06"), 0);
	assert_int_equal(bar(f, "state", "REGISTERED"), 1);
	consistent(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_of_all),
	    TEST(test_of_ones_own),
	    TEST(test_who_may_not),
	    TEST(test_what_is_taken_back),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
