/* SPDX-License-Identifier: MIT */
/* Supervisors and people, by what they are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/find.h"
#include "db/index.h"
#include "db/rows.h"
#include "fixture.h"
#include "search.h"

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
	    cmocka_unit_test(test_index_follows),
	    cmocka_unit_test(test_people),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, search_set_up, fixture_tear_down);
}
