/* SPDX-License-Identifier: MIT */
/* A request is approved: by whom, of which revision, and when not any more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "decision.h"
#include "fixture.h"

static void
test_unopened(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(request, 1)));
	assert_non_null(strstr(f->err.text, "not been opened"));
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
	assert_int_equal(number_at(f->reply, "badges.waiting"), 0);
}

static void
test_twice(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	/* twice in one call */
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}]}", "requests", "request",
			 (json_int_t)request, "seen", 1, "request",
			 (json_int_t)request, "seen", 1));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}]}", "requests", "request",
			 (json_int_t)request, "seen", 1, "request",
			 (json_int_t)request, "seen", 2));
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 APPROVE(request, 1)));
	assert_non_null(strstr(f->err.text, "Approved"));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(request, 2)));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.reject",
			 REJECT(request, 2, "x")));
}

static void
test_not_his(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "sato", 1, "A1002");

	fixture_view(f, "suzuki", request);
	/* another supervisor, and the applicant, who is one too */
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "onodera",
			 "request.approve", APPROVE(request, 1)));
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "sato",
			 "request.approve", APPROVE(request, 1)));
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "sato", "request.view",
			 "{s:I}", "request", (json_int_t)request));
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "sato", "request.reject",
			 REJECT(request, 1, "x")));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE result = 'NOT_FOUND'"),
	    4);
}

static void
test_older_revision(void **state)
{
	struct fixture *f = *state;
	int64_t first = fixture_request(f, "yamada", 1, "A1002"), second;

	fixture_view(f, "suzuki", first);
	fixture_withdraw(f, "yamada", 1);
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 APPROVE(first, 1)));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(first, 2)));
	second = fixture_request(f, "yamada", 1, "A1002");
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(first, 2)));
	/* that he opened the older one does not open this */
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(second, 1)));
	/* the withdrawn one stays without its text */
	fixture_view(f, "suzuki", first);
	assert_string_equal(text_at(f->reply, "state"), "WITHDRAWN");
	assert_int_equal(json_object_size(at(f->reply, "items")), 0);
	assert_true(json_is_null(at(f->reply, "message")));
	assert_true(json_is_null(at(f->reply, "entry")));
	assert_int_equal(json_array_size(at(f->reply, "entries")), 0);
}

static void
test_qualification_shortened(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	/* to the day before the last of the period */
	fixture_sql(
	    f, "UPDATE qualification SET to_on = %d WHERE person = 2", 20248);
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-4"), 1);
	/* one that merely ended still decides cases within it */
	fixture_sql(
	    f, "UPDATE qualification SET to_on = %d WHERE person = 2", 20249);
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
}

static void
test_facility_withdrawn(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_sql(f, "UPDATE accreditation SET to_on = from_on");
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-3"), 1);
}

static void
test_supervisor_left(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_sql(f, "UPDATE person SET active = 0 WHERE id = 2");
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-6"), 1);
	fixture_sql(f, "UPDATE person SET active = 1 WHERE id = 2;"
		       "UPDATE person SET active = 0 WHERE id = 1");
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-7"), 1);
}

/* A decision may come any time, also when requests are closed. */
static void
test_window_does_not_bind_decisions(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_sql(f, "INSERT INTO open_window VALUES"
		       " ('specialist-new', 'request', 2026, 1, 2),"
		       " ('specialist-new', 'registration', 2026, 1, 2)");
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
}

static void
test_several_at_once(void **state)
{
	struct fixture *f = *state;
	int64_t request[3];

	for (int i = 0; i < 3; i++) {
		request[i] = fixture_request(f, "yamada", i + 1, "A1002");
		if (i < 2)
			fixture_view(f, "suzuki", request[i]);
	}
	/* the third is unopened: none is approved */
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}, {s:I, s:i}]}", "requests",
			 "request", (json_int_t)request[0], "seen", 1,
			 "request", (json_int_t)request[1], "seen", 1,
			 "request", (json_int_t)request[2], "seen", 1));
	/* the second is stale */
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}]}", "requests", "request",
			 (json_int_t)request[0], "seen", 1, "request",
			 (json_int_t)request[1], "seen", 7));
	unchanged(f, fixture_refused(f, ERR_BAD_ARGS, "suzuki",
			 "request.approve", "{s:[]}", "requests"));
	fixture_view(f, "suzuki", request[2]);
	fixture_done(f, "suzuki", "request.approve",
	    "{s:[{s:I, s:i}, {s:I, s:i}, {s:I, s:i}]}", "requests", "request",
	    (json_int_t)request[0], "seen", 1, "request",
	    (json_int_t)request[1], "seen", 1, "request",
	    (json_int_t)request[2], "seen", 1);
	assert_int_equal(json_array_size(at(f->reply, "rows")), 3);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM slot"
					   " WHERE state = 'APPROVED'"),
	    3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_unopened),
	    TEST(test_twice),
	    TEST(test_not_his),
	    TEST(test_older_revision),
	    TEST(test_qualification_shortened),
	    TEST(test_facility_withdrawn),
	    TEST(test_supervisor_left),
	    TEST(test_window_does_not_bind_decisions),
	    TEST(test_several_at_once),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
