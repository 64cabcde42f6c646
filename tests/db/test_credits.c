/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static void
approve(struct fixture *f, const char *login, int64_t request)
{
	fixture_view(f, login, request);
	fixture_done(f, login, "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)request, "seen", 1);
}

static void
are(struct fixture *f, const char *login, const char *expected)
{
	char *text;

	fixture_done(f, login, "request.credits", "{}");
	text = json_dumps(at(f->reply, "rows.data"), JSON_COMPACT);
	assert_string_equal(text, expected);
	free(text);
}

/* From the next fiscal year on, without what was revoked, his own alone. */
static void
test_years(void **state)
{
	struct fixture *f = *state;
	int64_t one = fixture_request(f, "yamada", 1, "A1002");
	int64_t two = fixture_request(f, "yamada", 2, "A1002");
	int64_t three = fixture_request(f, "yamada", 3, "A1002");

	fixture_request(f, "tanaka", 1, "A1002");
	approve(f, "suzuki", one);
	approve(f, "suzuki", two);
	approve(f, "suzuki", three);
	are(f, "suzuki", "[]");
	fixture_now(f, "2027-03-31T23:59:59+09:00");
	are(f, "suzuki", "[]");
	fixture_now(f, "2027-04-01T00:00:00+09:00");
	are(f, "suzuki", "[[2026,\"山田 花子\",\"A1001\",3]]");
	fixture_sql(f,
	    "UPDATE slot SET state = 'REGISTERED', request = NULL"
	    " WHERE request = %d; UPDATE request SET state = 'REVOKED'"
	    " WHERE id = %d; INSERT INTO unit VALUES (2026, 50);",
	    (int)three, (int)three);
	are(f, "suzuki", "[[2026,\"山田 花子\",\"A1001\",2,100]]");
	are(f, "onodera", "[]");
	fixture_done(
	    f, "suzuki", "request.credits", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	fixture_done(
	    f, "suzuki", "request.credits", "{s:i}", "fiscal_year", 2026);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
}

/* A set that passed empties the list: what stands there next is another
 * report, and so is its approval. */
static void
test_a_number_used_again(void **state)
{
	struct fixture *f = *state;

	approve(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_sql(f,
	    "INSERT INTO application (number, person, programme, fiscal_year,"
	    " state, submitted_at, submitted_on) VALUES ('2026-S-0001', 1,"
	    " '" NEW "', 2026, 'PASSED', 1, 1); INSERT INTO application_case"
	    " SELECT last_insert_rowid(), id, number, 'pain', revision,"
	    " request, 'APPROVED' FROM slot; UPDATE slot SET state = 'EMPTY',"
	    " revision = NULL, request = NULL");
	approve(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_now(f, "2027-04-01T00:00:00+09:00");
	are(f, "suzuki", "[[2026,\"山田 花子\",\"A1001\",2]]");
	/* returned, it would be the same report again */
	fixture_sql(f, "UPDATE application SET state = 'RETURNED'");
	are(f, "suzuki", "[[2026,\"山田 花子\",\"A1001\",1]]");
}

/* Deleted and copied into another number, it is the same report. */
static void
test_a_report_that_moved(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 8, "A1002");
	json_int_t revision = fixture_number(
	    f, "SELECT revision FROM request WHERE id = %d", (int)request);

	approve(f, "suzuki", request);
	fixture_done(f, "yamada", "revision.copy", "{s:s, s:i, s:I, s:i}",
	    "programme", NEW, "slot", 9, "revision", revision, "seen", 0);
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:i}",
	    "programme", NEW, "slot", 9, "seen",
	    (int)fixture_version(f, "yamada", 9));
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:i}], s:s, s:[s]}", "programme", NEW, "cases",
	    "slot", 9, "seen", (int)fixture_version(f, "yamada", 9), "to",
	    "A1002", "confirm", "twin");
	approve(f, "suzuki",
	    fixture_number(f, "SELECT request FROM slot WHERE number = 9"));
	fixture_now(f, "2027-04-01T00:00:00+09:00");
	are(f, "suzuki", "[[2026,\"山田 花子\",\"A1001\",1]]");
}

static void
approved_are(struct fixture *f, const char *login, int year, int64_t after,
    const char *expected)
{
	char key[32], *text;

	snprintf(key, sizeof key, "%lld", (long long)after);
	fixture_done(f, login, "request.approved", "{s:i, s:s?}", "fiscal_year",
	    year, "after", after == 0 ? NULL : key);
	text = json_dumps(at(f->reply, "rows.data"), JSON_COMPACT);
	assert_string_equal(text, expected);
	free(text);
}

/* Page by page, of one fiscal year, his own alone and not those revoked. */
static void
test_approved(void **state)
{
	struct fixture *f = *state;
	int64_t one = fixture_request(f, "yamada", 1, "A1002");
	int64_t two = fixture_request(f, "yamada", 2, "A1002");
	char both[64], second[64];

	fixture_request(f, "tanaka", 1, "A1002"); /* not decided */
	approve(f, "suzuki", two);
	approve(f, "suzuki", one);
	snprintf(both, sizeof both, "[[%lld],[%lld]]", (long long)one,
	    (long long)two);
	snprintf(second, sizeof second, "[[%lld]]", (long long)two);
	approved_are(f, "suzuki", 2026, 0, both);
	approved_are(f, "suzuki", 2026, one, second);
	approved_are(f, "suzuki", 2026, two, "[]");
	approved_are(f, "suzuki", 2025, 0, "[]");
	approved_are(f, "suzuki", 2027, 0, "[]");
	/* neither another's approvals nor the place of one of them */
	approved_are(f, "onodera", 2026, 0, "[]");
	approved_are(f, "onodera", 2026, one, "[]");
	fixture_sql(
	    f, "UPDATE request SET state = 'REVOKED' WHERE id = %d", (int)one);
	approved_are(f, "suzuki", 2026, 0, second);
	fixture_refused(f, ERR_DENIED, "yamada", "request.approved", "{s:i}",
	    "fiscal_year", 2026);
	fixture_refused(f, ERR_DENIED, "jimu", "request.approved", "{s:i}",
	    "fiscal_year", 2026);
}

/* A former supervisor keeps it; nobody else has it. */
static void
test_who(void **state)
{
	struct fixture *f = *state;

	are(f, "araki", "[]");
	fixture_refused(f, ERR_DENIED, "yamada", "request.credits", "{}");
	fixture_refused(f, ERR_DENIED, "jimu", "request.credits", "{}");
	fixture_refused(f, ERR_DENIED, "kato", "request.credits", "{}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_years),
	    TEST(test_a_number_used_again),
	    TEST(test_a_report_that_moved),
	    TEST(test_approved),
	    TEST(test_who),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
