/* SPDX-License-Identifier: MIT */
/* Requests that fall back, as a person or a qualification is no more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"
#include "member.h"

#define SUZUKI 2

static void
fell(struct fixture *f, int64_t request, const char *why)
{
	char *reason = fixture_text(f,
	    "SELECT reason FROM request WHERE id = %d AND state = 'FELL_BACK'",
	    (int)request);

	assert_non_null(reason);
	assert_string_equal(reason, why);
	free(reason);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"), 0);
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM outbox JOIN outbox_case"
			     " ON outbox = id WHERE person = 1 AND"
			     " kind = 'fall_back' AND request = %d",
			     (int)request),
	    1);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM audit WHERE person = 0 AND"
			      " call = 'request.fall_back'"),
	    1);
	consistent(f);
}

static void
waits(struct fixture *f)
{
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	assert_int_equal(number_at(f->reply, "fell_back"), 0);
}

static void
test_a_supervisor_leaves(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	member_done(f, "person.leave", SUZUKI);
	assert_int_equal(number_at(f->reply, "fell_back"), 1);
	fell(f, request, "supervisor");
	fixture_show(f, "yamada", 1);
	assert_non_null(strstr(text_at(f->reply, "advice"), "on paper"));
	/* he can be asked again when he is back: nobody is trapped */
	member_done(f, "person.return", SUZUKI);
	fixture_done(f, "yamada", "request.send", "{s:s,s:[{s:i,s:i}],s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (int)fixture_version(f, "yamada", 1), "to", "A1002");
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	fixture_show(f, "yamada", 1);
	assert_null(text_at(f->reply, "advice"));
}

static void
correct(struct fixture *f, const char *from, const char *to)
{
	fixture_done(f, "jimu", "qualification.save",
	    "{s:i,s:i,s:i,s:s,s:s,s:s}", "person", SUZUKI, "seen",
	    (int)member_version(f, SUZUKI), "qualification", 1, "kind",
	    "senior", "from_on", from, "to_on", to);
}

/* PERIOD is 2025-05-01..2025-06-10 */
static void
test_a_qualification_is_corrected(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	/* it merely ended, before today and after the case */
	correct(f, "2024-04-01", "2025-06-10");
	waits(f);
	correct(f, "2024-04-01", "2025-06-09");
	fell(f, request, "qualification");
}

static void
test_a_qualification_is_cancelled(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_done(f, "jimu", "qualification.cancel", "{s:i,s:i,s:i}",
	    "person", SUZUKI, "seen", (int)member_version(f, SUZUKI),
	    "qualification", 1);
	fell(f, request, "qualification");
	/* he keeps his tab, and nobody finds him any more */
	fixture_done(f, "suzuki", "request.inbox", "{}");
	fixture_done(
	    f, "yamada", "supervisor.search", "{s:s}", "query", "すずき");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "qualification.cancel",
	    "{s:i,s:i,s:i}", "person", SUZUKI, "seen",
	    (int)member_version(f, SUZUKI), "qualification", 1);
}

static void
test_the_applicant_leaves(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	member_done(f, "person.leave", 1);
	fell(f, request, "applicant");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM request WHERE"
					   " state = 'REQUESTED'"),
	    0);
}

/* Somebody else's supervisor is no reason. */
static void
test_others_wait_on(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	member_done(f, "person.leave", TANAKA);
	waits(f);
	member_edit_tanaka(f, "田中 美咲", "tanaka");
	waits(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_a_supervisor_leaves),
	    TEST(test_a_qualification_is_corrected),
	    TEST(test_a_qualification_is_cancelled),
	    TEST(test_the_applicant_leaves),
	    TEST(test_others_wait_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
