/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/find.h"
#include "db/index.h"
#include "db/rows.h"
#include "db/sample/sample.h"
#include "fixture.h"

/* The sample at 2026-06-15; as a test only reads, it is loaded once. */
static int
set_up(void **state)
{
	struct fixture *f;

	fixture_bare(state);
	f = *state;
	if (store_open(f->dir, &f->store, &f->err) < 0)
		return -1;
	return sample_start(f->store, &f->clock, &f->err);
}

/* Which row has that member number, or -1. */
static int
row_of(struct fixture *f, const char *member)
{
	for (size_t i = 0; i < row_count(f); i++)
		if (strcmp(json_string_value(cell(f, i, "member")), member) ==
		    0)
			return (int)i;
	return -1;
}

static void
search(struct fixture *f, const char *query)
{
	fixture_done(f, "yamada", "supervisor.search", "{s:s}", "query", query);
}

/* Members are separated by blanks; they are found, and nobody else is. */
static void
finds(struct fixture *f, const char *query, const char *members)
{
	char all[512];
	size_t n = 0;

	search(f, query);
	snprintf(all, sizeof all, "%s", members);
	for (char *rest = all, *one; (one = strsep(&rest, " ")) != NULL;) {
		if (*one == '\0')
			continue;
		n++;
		if (row_of(f, one) < 0)
			fail_msg("\"%s\" does not find %s", query, one);
	}
	if (row_count(f) != n)
		fail_msg("\"%s\" finds %zu", query, row_count(f));
}

static void
test_names(void **state)
{
	struct fixture *f = *state;
	/* two of one name, and a 鈴江 */
	static const char suzu[] = "A1002 A1006 A1007";

	finds(f, "鈴木", "A1002 A1006");
	finds(f, "鈴木一郎", "A1002 A1006");
	finds(f, "鈴木　一郎", "A1002 A1006");
	finds(f, "鈴", "A1002 A1006 A1007 A1023"); /* 鈴蘭平病院 too */
	finds(f, "すずき", "A1002 A1006");
	finds(f, "スズキ", "A1002 A1006");
	finds(f, "ｽｽﾞｷ", "A1002 A1006");
	finds(f, "すず え", "A1007");
	finds(f, "Suzuki", "A1002 A1006");
	finds(f, "suzuki ichiro", "A1002 A1006");
	finds(f, "ＳＵＺＵＫＩ", "A1002 A1006");
	finds(f, "suz", suzu);
	finds(f, "A1006", "A1006");
	finds(f, "ａ１００６", "A1006");
	finds(f, "A10",
	    "A1002 A1004 A1005 A1006 A1007 A1008 A1009 A1010 A1011"
	    " A1012 A1013 A1014 A1015 A1016 A1017 A1018 A1019 A1020"
	    " A1021 A1022 A1023 A1024 A1025 A1026 A1027");
	finds(f, "yamada", ""); /* no supervisor */
	finds(f, "そんな人はいない", "");
}

/* 髙 is found as 高, and the other way. */
static void
test_variants(void **state)
{
	struct fixture *f = *state;

	finds(f, "高橋", "A1005");
	finds(f, "髙橋", "A1005");
	finds(f, "吉田", "A1008");
	finds(f, "𠮷田", "A1008");
	finds(f, "宮崎", "A1009");
	finds(f, "宮﨑", "A1009");
	finds(f, "渡辺", "A1010");
	finds(f, "竜ヶ崎", "A1012");
	finds(f, "三ヶ島", "A1017");
	finds(f, "三ケ島", "A1017");
}

static void
test_old_name(void **state)
{
	struct fixture *f = *state;

	finds(f, "石黒", "A1017");
	finds(f, "いしぐろ", "A1017");
	finds(f, "Ishiguro", "A1017");
	finds(f, "安曇", "A1009");
	/* and the name of today is shown */
	assert_string_equal(json_string_value(cell(f, 0, "name")), "宮﨑 礼子");
	/* no key runs from the name of today into the old one */
	finds(f, "三ヶ島 静 みかじま", "");
}

static void
test_facility(void **state)
{
	struct fixture *f = *state;

	search(f, "みなと総合病院");
	assert_true(row_of(f, "A1002") >= 0 && row_of(f, "A1004") >= 0);
	assert_true(row_of(f, "A1005") < 0);
	search(f, "ミナトソウゴウ");
	assert_true(row_of(f, "A1002") >= 0);
	search(f, "ホスピス");
	assert_true(row_of(f, "A1005") >= 0);
	/* where he is now stands in the row; none recorded is none */
	search(f, "A1007");
	assert_string_equal(
	    json_string_value(cell(f, 0, "facility")), "白鷺ヶ原がんセンター");
	search(f, "A1025");
	assert_true(json_is_null(cell(f, 0, "facility")));
}

/* What LIKE would read as a sign stands for itself. */
static void
test_signs(void **state)
{
	static const char *const none[] = {"%", "_", "％", "＿", "\\", "A100_",
	    "A%", "'", "' OR 1=1 --", "\\%"};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		finds(f, none[i], "");
		fixture_done(
		    f, "yamada", "facility.search", "{s:s}", "query", none[i]);
		assert_int_equal(row_count(f), 0);
	}
	search(f, "");
	assert_int_equal(row_count(f), 25);
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "supervisor.search", "{s:s}",
	    "query", "a\nb");
}

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

/* A name or a number that is another one now is found, the old one is not. */
static void
test_index_follows(void **state)
{
	struct fixture *f = *state;
	int64_t id =
	    fixture_number(f, "SELECT id FROM person WHERE member = 'A1002'");

	fixture_sql(f, "UPDATE person SET name = '薔薇園 一郎', kana = "
		       "'バラエン イチロウ' WHERE member = 'A1002'");
	assert_int_equal(index_person(f->store, id, &f->err), 0);
	finds(f, "薔薇", "A1002");
	finds(f, "ばら", "A1002");
	finds(f, "園", "A1002");
	finds(f, "鈴木", "A1006");
	fixture_sql(f, "UPDATE person SET name = '鈴木 一郎', kana = "
		       "'すずき いちろう' WHERE member = 'A1002'");
	assert_int_equal(index_person(f->store, id, &f->err), 0);
	finds(f, "薔薇", "");
	finds(f, "鈴木", "A1002 A1006");
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

static void
people_are(struct fixture *f, const char *query, const char *members)
{
	struct list ids = {0};
	const struct id_row *row;
	char *found = heap_dup("");

	assert_int_equal(
	    find_people(f->store, query, FIND_ANYBODY, 50, &ids, &f->err), 0);
	row = ids.at;
	for (size_t i = 0; i < ids.n; i++) {
		char *member = fixture_text(f,
		    "SELECT member FROM person WHERE id = %d", (int)row[i].id);
		char *longer = heap_printf(
		    "%s%s%s", found, *found == '\0' ? "" : " ", member);

		free(member);
		free(found);
		found = longer;
	}
	assert_string_equal(found, members);
	free(found);
	shape_list_release(&id_row_shape, &ids);
}

/* Everybody, supervisor or not; names that begin so first. */
static void
test_people(void **state)
{
	struct fixture *f = *state;

	people_are(f, "ﾔﾏﾀﾞ", "A1001");
	people_are(f, "yamada", "A1001");
	people_are(f, "石黒", "A1017");
	people_are(f, "A1002", "A1002");
	people_are(f, "%", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_variants),
	    cmocka_unit_test(test_old_name),
	    cmocka_unit_test(test_facility),
	    cmocka_unit_test(test_signs),
	    cmocka_unit_test(test_eligible_first),
	    cmocka_unit_test(test_namesakes),
	    cmocka_unit_test(test_case_numbers),
	    cmocka_unit_test(test_facility_entries),
	    cmocka_unit_test(test_ends_today),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_search_and_request_agree),
	    cmocka_unit_test(test_index_follows),
	    cmocka_unit_test(test_eligible_among_all),
	    cmocka_unit_test(test_people),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, set_up, fixture_tear_down);
}
