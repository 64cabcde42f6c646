/* SPDX-License-Identifier: MIT */
/* Lists that the 事務局 takes out: which rows, page by page, and who may. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

/* The rows of all pages; *pages counts them. */
static json_t *
rows(struct fixture *f, const char *call, int year, int *pages)
{
	json_t *all = json_array();
	char *after = NULL;

	*pages = 0;
	do {
		fixture_done(f, "jimu", call, "{s:i,s:s?}", "fiscal_year", year,
		    "after", after);
		free(after);
		json_array_extend(all, at(f->reply, "rows.data"));
		++*pages;
		after = json_is_null(at(f->reply, "next"))
			    ? NULL
			    : strdup(text_at(f->reply, "next"));
	} while (after != NULL);
	return all;
}

static size_t
count(struct fixture *f, const char *call, int year)
{
	int pages;
	json_t *all = rows(f, call, year, &pages);
	size_t n = json_array_size(all);

	json_decref(all);
	return n;
}

/* A fiscal year is April to March; the days at its ends are in it. */
static void
test_of_a_year(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_request(f, "yamada", 2, "A1002");
	assert_int_equal(count(f, "staff.requests", 2026), 2);
	assert_int_equal(count(f, "staff.requests", 2025), 0);
	assert_int_equal(count(f, "staff.decisions", 2026), 0);
	/* 2026-03-31 and 2026-04-01 */
	fixture_sql(f, "UPDATE request SET requested_on = 20543"
		       " WHERE number = 1;"
		       "UPDATE request SET requested_on = 20544,"
		       " state = 'APPROVED', decided_on = 20909, decided_at = 1"
		       " WHERE number = 2;");
	assert_int_equal(count(f, "staff.requests", 2025), 1);
	assert_int_equal(count(f, "staff.requests", 2026), 1);
	/* 2027-04-01 */
	assert_int_equal(count(f, "staff.decisions", 2026), 0);
	assert_int_equal(count(f, "staff.decisions", 2027), 1);
	assert_int_equal(count(f, "staff.requests", 9999), 0);
}

/* Withdrawn by the applicant is no decision; revoked is one. */
static void
test_what_is_a_decision(void **state)
{
	static const struct {
		const char *phase;
		size_t n;
	} phases[] = {{"APPROVED", 1}, {"REJECTED", 1}, {"REVOKED", 1},
	    {"WITHDRAWN", 0}, {"REASSIGNED", 0}, {"FELL_BACK", 0}};
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
		fixture_sql(f,
		    "UPDATE request SET state = '%s', decided_on = 20600,"
		    " decided_at = 1",
		    phases[i].phase);
		assert_int_equal(
		    count(f, "staff.decisions", 2026), phases[i].n);
	}
}

/* All of one day, so that the second half of the key is what goes on. */
static void
test_pages_by_key(void **state)
{
	struct fixture *f = *state;
	int pages;
	json_t *all;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_sql(f,
	    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 120)"
	    " INSERT INTO request (sending, slot, applicant, supervisor,"
	    " programme, number, category, revision, state, requested_at,"
	    " requested_on, decided_at, decided_on) SELECT sending, slot,"
	    " applicant, supervisor, programme, number, category, revision,"
	    " 'REJECTED', requested_at, requested_on, requested_at,"
	    " requested_on FROM request, n");
	all = rows(f, "staff.requests", 2026, &pages);
	assert_int_equal(json_array_size(all), 121);
	assert_int_equal(pages, 3);
	for (size_t i = 1; i < json_array_size(all); i++)
		assert_true(json_integer_value(
				json_array_get(json_array_get(all, i - 1), 0)) <
			    json_integer_value(
				json_array_get(json_array_get(all, i), 0)));
	json_decref(all);
	all = rows(f, "staff.decisions", 2026, &pages);
	assert_int_equal(json_array_size(all), 120);
	assert_int_equal(pages, 3);
	json_decref(all);
}

/* Neither a report's text nor 備考 is in any of them. */
static void
test_no_text_of_a_report(void **state)
{
	static const char *const names[] = {
	    "staff.requests", "staff.decisions", "staff.credits"};
	struct fixture *f = *state;
	char *all;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_sql(f, "UPDATE slot SET note = '備考の髙﨑';"
		       "UPDATE request SET state = 'APPROVED',"
		       " decided_on = 20400, requested_on = 20400,"
		       " decided_at = 1");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		fixture_done(f, "jimu", names[i], "{s:i}", "fiscal_year", 2025);
		assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
		all = json_dumps(f->reply, 0);
		assert_null(strstr(all, "備考"));
		assert_null(strstr(all, "history"));
		assert_null(strstr(all, "note"));
		free(all);
	}
}

/* As the supervisor sees them; of this year nothing counts yet. */
static void
test_credits(void **state)
{
	struct fixture *f = *state;
	const json_t *row;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_request(f, "yamada", 2, "A1002");
	fixture_request(f, "tanaka", 1, "A1004");
	fixture_sql(f, "UPDATE request SET state = 'APPROVED',"
		       " decided_on = 20400, decided_at = 1;"
		       "INSERT INTO unit VALUES (2025, 50)");
	assert_int_equal(count(f, "staff.credits", 2026), 0);
	fixture_done(f, "jimu", "staff.credits", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 2);
	row = json_array_get(at(f->reply, "rows.data"), 0);
	assert_string_equal(json_string_value(json_array_get(row, 0)), "A1002");
	assert_string_equal(json_string_value(json_array_get(row, 2)), "A1001");
	assert_int_equal(json_integer_value(json_array_get(row, 4)), 2);
	assert_int_equal(json_integer_value(json_array_get(row, 5)), 100);
}

/* Who took which list stands in the audit. */
static void
test_it_is_audited(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "jimu", "staff.take", "{s:s,s:i}", "list", "requests",
	    "fiscal_year", 2025);
	fixture_done(f, "jimu", "staff.take", "{s:s}", "list", "people");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM audit a JOIN person p ON"
			      " p.id = a.person WHERE p.login = 'jimu' AND"
			      " call = 'staff.take' AND result = 'DONE' AND"
			      " subject IN ('requests 2025', 'people')"),
	    2);
	fixture_refused(
	    f, ERR_BAD_ARGS, "jimu", "staff.take", "{s:s}", "list", "slots");
}

static void
test_who_may_not(void **state)
{
	static const char *const names[] = {
	    "staff.requests", "staff.decisions", "staff.credits"};
	static const char *const people[] = {"yamada", "suzuki", "kato"};
	struct fixture *f = *state;

	for (size_t k = 0; k < sizeof people / sizeof *people; k++) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			fixture_refused(f, ERR_DENIED, people[k], names[i],
			    "{s:i}", "fiscal_year", 2026);
		fixture_refused(f, ERR_DENIED, people[k], "staff.take", "{s:s}",
		    "list", "people");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_of_a_year),
	    TEST(test_what_is_a_decision),
	    TEST(test_pages_by_key),
	    TEST(test_no_text_of_a_report),
	    TEST(test_credits),
	    TEST(test_it_is_audited),
	    TEST(test_who_may_not),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
