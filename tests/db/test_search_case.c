/* SPDX-License-Identifier: MIT */
/* A supervisor or a facility, for cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "db/index.h"
#include "fixture.h"
#include "search.h"

/* With the cases 1 and 4 of yamada. */
static void
search_for(struct fixture *f, const char *query)
{
	fixture_done(f, "yamada", "supervisor.search",
	    "{s:s, s:s, s:[{s:i}, {s:i}]}", "query", query, "programme", NEW,
	    "cases", "slot", 1, "slot", 4);
}

static void
test_eligible_first(void **state)
{
	struct fixture *f = *state;
	bool ended = false;
	int eligible = 0;

	search_for(f, "");
	assert_int_equal(row_count(f), 25);
	for (size_t i = 0; i < row_count(f); i++) {
		bool can = json_is_true(cell(f, i, "eligible"));

		assert_false(can && ended);
		ended = !can;
		eligible += can;
		/* who can't says why, who can has no reason */
		assert_int_equal(
		    json_array_size(cell(f, i, "reasons")) == 0, can);
	}
	assert_true(eligible > 5 && eligible < 25);
	/* it starts with the supervisors at the facility of the cases */
	assert_true(row_of(f, "A1002") < 3);
	assert_true(
	    json_is_true(cell(f, (size_t)row_of(f, "A1002"), "eligible")));
	/* one who left, one without a login, one whose time is over */
	assert_false(
	    json_is_true(cell(f, (size_t)row_of(f, "A1015"), "eligible")));
	assert_false(
	    json_is_true(cell(f, (size_t)row_of(f, "A1016"), "eligible")));
	assert_false(
	    json_is_true(cell(f, (size_t)row_of(f, "A1025"), "eligible")));
}

/* Eligible in the search means: the request goes through; and not: not. */
static void
test_search_and_request_agree(void **state)
{
	struct fixture *f = *state;
	json_t *found;
	size_t n;

	search_for(f, "");
	found = json_incref(f->reply);
	n = row_count(f);
	for (size_t i = 0; i < n; i++) {
		json_t *row = json_array_get(at(found, "rows.data"), i);
		const char *member = json_string_value(json_array_get(row, 0));
		bool can;

		json_decref(f->reply);
		f->reply = json_incref(found);
		can = json_is_true(cell(f, i, "eligible"));
		if (fixture_call(f, "yamada", "request.send",
			"{s:s, s:[{s:i, s:I}, {s:i, s:I}], s:s, s:[s]}",
			"programme", NEW, "cases", "slot", 1, "seen",
			(json_int_t)fixture_version(f, "yamada", 1), "slot", 4,
			"seen", (json_int_t)fixture_version(f, "yamada", 4),
			"to", member, "confirm", "elsewhere") == 0)
			fixture_done(f, "yamada", "request.withdraw",
			    "{s:[s], s:s, s:[{s:i, s:I}, {s:i, s:I}]}",
			    "confirm", "told", "programme", NEW, "cases",
			    "slot", 1, "seen",
			    (json_int_t)fixture_version(f, "yamada", 1), "slot",
			    4, "seen",
			    (json_int_t)fixture_version(f, "yamada", 4));
		if ((f->reply != NULL) != can)
			fail_msg("%s: the search says %d", member, can);
	}
	json_decref(found);
}

static void
test_namesakes(void **state)
{
	struct fixture *f = *state;

	search_for(f, "鈴木 一郎");
	assert_int_equal(row_count(f), 2);
	assert_string_equal(json_string_value(cell(f, 0, "name")),
	    json_string_value(cell(f, 1, "name")));
	/* told apart by facility and number; the one at the place is first */
	assert_string_equal(json_string_value(cell(f, 0, "member")), "A1002");
	assert_string_not_equal(json_string_value(cell(f, 0, "member")),
	    json_string_value(cell(f, 1, "member")));
	assert_string_not_equal(json_string_value(cell(f, 0, "facility")),
	    json_string_value(cell(f, 1, "facility")));
}

/* Somebody else's cases are not judged: the numbers are one's own. */
static void
test_case_numbers(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_NOT_FOUND, "yamada", "supervisor.search",
	    "{s:s, s:s, s:[{s:i}]}", "query", "", "programme", "certified-new",
	    "cases", "slot", 6);
	fixture_done(f, "yamada", "supervisor.search", "{s:s, s:s, s:[{s:i}]}",
	    "query", "鈴木", "programme", NEW, "cases", "slot", 20);
	assert_int_equal(row_count(f), 2);
	fixture_done(f, "yamada", "supervisor.search", "{s:s, s:s, s:[]}",
	    "query", "鈴木", "programme", NEW, "cases");
	assert_int_equal(row_count(f), 2);
}

static void
entries(struct fixture *f, const char *query, const char *from, const char *to)
{
	fixture_done(f, "yamada", "facility.search", "{s:s, s:s?, s:s?}",
	    "query", query, "from", from, "to", to);
}

static void
test_facility_entries(void **state)
{
	struct fixture *f = *state;

	entries(f, "みなと", NULL, NULL);
	assert_int_equal(row_count(f), 2); /* each accreditation is one */
	assert_int_equal(json_integer_value(cell(f, 0, "id")), 101);
	assert_true(json_is_true(cell(f, 0, "ended")));
	assert_false(json_is_true(cell(f, 1, "ended")));
	/* without a period every one fits */
	assert_true(json_is_true(cell(f, 0, "fits")));
	assert_true(json_is_true(cell(f, 1, "fits")));
	/* 101 ends 2024-03-31, 102 begins 2024-04-01 */
	entries(f, "ミナト", "2024-04-01", "2024-05-01");
	assert_false(json_is_true(cell(f, 0, "fits")));
	assert_true(json_is_true(cell(f, 1, "fits")));
	entries(f, "minato", NULL, NULL);
	assert_int_equal(row_count(f), 0); /* hospitals have no roman name */
	entries(f, "みなと", "2024-03-01", "2024-03-31");
	assert_true(json_is_true(cell(f, 0, "fits")));
	/* it has ended, and still fits: it can be chosen */
	assert_true(json_is_true(cell(f, 0, "ended")));
	entries(f, "みなと", "2024-03-01", "2024-04-01");
	assert_false(json_is_true(cell(f, 0, "fits")));
	/* spanning both is in neither */
	entries(f, "みなと", "2024-03-31", "2024-04-02");
	assert_false(json_is_true(cell(f, 0, "fits")));
	assert_false(json_is_true(cell(f, 1, "fits")));
	/* a day alone */
	entries(f, "みなと", "2024-04-01", NULL);
	assert_true(json_is_true(cell(f, 1, "fits")));
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "facility.search",
	    "{s:s, s:s}", "query", "みなと", "from", "2023-02-30");
}

/* The last day of an accreditation is still in it. */
static void
test_ends_today(void **state)
{
	struct fixture *f = *state;

	fixture_now(f, "2029-03-31T23:59:59+09:00");
	entries(f, "みなと", NULL, NULL);
	assert_false(json_is_true(cell(f, 1, "ended")));
	fixture_now(f, "2029-04-01T00:00:00+09:00");
	entries(f, "みなと", NULL, NULL);
	assert_true(json_is_true(cell(f, 1, "ended")));
	fixture_now(f, "2026-06-15T10:00:00+09:00");
}

static void
test_many(void **state)
{
	struct fixture *f = *state;

	entries(f, "", NULL, NULL);
	assert_int_equal(row_count(f),
	    fixture_number(f, "SELECT min(50, count(*)) FROM accreditation"));
	assert_int_equal(json_is_true(at(f->reply, "more")),
	    fixture_number(f, "SELECT count(*) > 50 FROM accreditation"));
	fixture_sql(f, "INSERT INTO accreditation SELECT id + 90000, hospital,"
		       " kind, from_on, to_on FROM accreditation");
	entries(f, "", NULL, NULL);
	assert_int_equal(row_count(f), 50);
	assert_true(json_is_true(at(f->reply, "more")));
	fixture_sql(f, "DELETE FROM accreditation WHERE id > 90000");
}

/* Sixty who can't take the cases stand before the one who can, by their
 * names; he is first all the same. */
static void
test_eligible_among_all(void **state)
{
	struct fixture *f = *state;

	for (int i = 1; i <= 60; i++) {
		fixture_sql(f,
		    "INSERT INTO person (id, member, name, kana, roman,"
		    " physician, active, staff, login, key) VALUES"
		    " (%d, 'Z%d', '蕨 %d', 'わらび %02d', '', 1, 1, 0, 'z%d', "
		    "'')",
		    9000 + i, i, i, i, i);
		fixture_sql(f,
		    "INSERT INTO qualification (person, kind, from_on, to_on)"
		    " VALUES (%d, 'senior', %d, %d)",
		    9000 + i, i == 60 ? 0 : 1, i == 60 ? 40000 : 2);
		assert_int_equal(index_person(f->store, 9000 + i, &f->err), 0);
	}
	for (int i = 0; i < 3; i++) {
		static const char *const query[] = {"わらび", "蕨", "ﾜﾗ"};

		search_for(f, query[i]);
		assert_int_equal(row_count(f), 50);
		assert_true(json_is_true(at(f->reply, "more")));
		assert_string_equal(
		    json_string_value(cell(f, 0, "member")), "Z60");
		assert_true(json_is_true(cell(f, 0, "eligible")));
		assert_false(json_is_true(cell(f, 1, "eligible")));
	}
	fixture_sql(f, "DELETE FROM qualification WHERE person > 9000");
	for (int i = 1; i <= 60; i++)
		assert_int_equal(index_person(f->store, 9000 + i, &f->err), 0);
	finds(f, "わらび", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_eligible_first),
	    cmocka_unit_test(test_namesakes),
	    cmocka_unit_test(test_case_numbers),
	    cmocka_unit_test(test_facility_entries),
	    cmocka_unit_test(test_ends_today),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_search_and_request_agree),
	    cmocka_unit_test(test_eligible_among_all),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, search_set_up, fixture_tear_down);
}
