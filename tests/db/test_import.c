/* SPDX-License-Identifier: MIT */
/* What a file without a problem makes of the society. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "import_file.h"

static void
test_people(void **state)
{
	struct fixture *f = *state;
	char *key;

	import(f, "people",
	    PEOPLE YAMADA
	    "yamada\n"
	    "A2001|髙﨑 𠮷男|たかさき よしお||taka@example.org|1|1|takasaki\n"
	    "A2002|か\xe3\x82\x99 ① ｶﾞ|が||||1|\n",
	    2, 0, 1);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE "
		"member = 'A2001' AND physician AND active AND NOT staff "
		"AND login = 'takasaki' AND uid IS NULL"),
	    1);
	key = fixture_text(f, "SELECT key FROM person WHERE member = 'A2001'");
	assert_non_null(strstr(key, "高崎吉男")); /* found as it is typed */
	free(key);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE "
		"member = 'A2002' AND NOT physician AND mail IS NULL "
		"AND login IS NULL"),
	    1);
	/* what was staged is gone, and he is in the program */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM staging"), 0);
	fixture_done(f, "takasaki", "case.list", "{s:s}", "programme", NEW);
}

static void
test_same_file_again(void **state)
{
	struct fixture *f = *state;
	char *before;

	import(f, "people", PEOPLE "A2001|髙﨑|たかさき|Takasaki||○|1|\n", 1, 0,
	    0);
	fixture_sql(f, "DELETE FROM done");
	before = fixture_state(f);
	import(f, "people", PEOPLE "A2001|髙﨑|たかさき|Takasaki||○|1|\n", 0, 0,
	    1);
	fixture_sql(f, "DELETE FROM done");
	fixture_unchanged(f, before);
}

static void
test_new_name(void **state)
{
	struct fixture *f = *state;
	char *key;

	import(f, "people",
	    "member|name|kana|physician|active\n"
	    "A1001|中村 花子|なかむら はなこ|1|1\n",
	    0, 1, 0);
	/* what the file has no column for stays */
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person WHERE "
		"id = 1 AND name = '中村 花子' AND roman = 'Yamada Hanako' "
		"AND mail = 'x@example.org' AND login = 'yamada'"),
	    1);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM person_name WHERE person = 1 AND "
		"name = '山田 花子' AND until_on = 20618"),
	    1);
	key = fixture_text(f, "SELECT key FROM person WHERE id = 1");
	assert_non_null(strstr(key, "中村花子"));
	assert_non_null(strstr(key, "山田花子"));
	free(key);
	/* the old one is found also after something else has changed */
	import(f, "people",
	    "member|name|kana|physician|active|mail\n"
	    "A1001|中村 花子|なかむら はなこ|1|1|n@example.org\n",
	    0, 1, 0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person_name"), 1);
	key = fixture_text(f, "SELECT key FROM person WHERE id = 1");
	assert_non_null(strstr(key, "山田花子"));
	free(key);
}

static void
test_login_moves(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET uid = 4711 WHERE id = 1");
	import(f, "people", PEOPLE YAMADA "hanako\n", 0, 1, 0);
	/* another account: its first connection counts anew */
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person WHERE "
			      "id = 1 AND login = 'hanako' AND uid IS NULL"),
	    1);
	import(f, "people", PEOPLE YAMADA "\n", 0, 1, 0);
	fixture_refused(
	    f, ERR_STRANGER, "hanako", "case.list", "{s:s}", "programme", NEW);
}

static void
test_facilities(void **state)
{
	struct fixture *f = *state;

	import(f, "facilities",
	    FACILITIES
	    "みなと総合病院|みなとそうごうびょういん|core|2024-04-01|2029-03-"
	    "31\n"
	    "潮鳴ホスピス|しおなりほすぴす|affiliated|2022/4/"
	    "1|２０２７／３／３１\n"
	    "㈱髙橋病院|たかはしびょういん|Core "
	    "facility|2024-04-01|2029-03-31\n"
	    "㈱髙橋病院|たかはしびょういん|training|2019-04-01|2024-03-31\n",
	    2, 1, 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM hospital"), 3);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM accreditation "
			      "a JOIN hospital h ON h.id = a.hospital WHERE "
			      "h.name = '㈱髙橋病院'"),
	    2);
	assert_int_equal(
	    fixture_number(f, "SELECT to_on FROM accreditation WHERE id = 201"),
	    20908);
	fixture_done(f, "yamada", "facility.search", "{s:s}", "query", "高橋");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 2);
}

static void
test_qualifications(void **state)
{
	struct fixture *f = *state;

	import(f, "qualifications",
	    QUALIFICATIONS
	    "A1028|senior|2024-04-01|2029-03-31\n"
	    "A1005|Provisional supervisor|2025-06-01|2030-03-31\n"
	    "A１００２|senior|2024.4.1|2029-03-31\n",
	    1, 1, 1);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM qualification "
			      "WHERE person = 5 AND to_on = 22004"),
	    1);
	/* now he has the tab */
	fixture_done(f, "tanaka", "request.inbox", "{}");
}

static void
test_affiliations(void **state)
{
	struct fixture *f = *state;

	import(f, "affiliations",
	    AFFILIATIONS "A1028|みなと総合病院|2024-04-01|\n"
			 "A1002|みなと総合病院|2023-04-01|2025-03-31\n"
			 "A1010|潮鳴ホスピス|2019-04-01|\n",
	    1, 1, 1);
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM affiliation "
		"WHERE person = 8 AND hospital = 1 AND to_on IS NULL"),
	    1);
	assert_int_equal(
	    fixture_number(f, "SELECT to_on FROM affiliation WHERE id = 1"),
	    20178);
}

/* What nobody can decide any more goes back to its applicant. */
static void
test_requests_fall_back(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_request(f, "yamada", 1, "A1002");
	import(f, "qualifications",
	    QUALIFICATIONS "A1002|senior|2024-04-01|2030-03-31\n", 0, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	/* shorter than the case, but the next line covers it */
	import(f, "qualifications",
	    QUALIFICATIONS "A1002|senior|2024-04-01|2025-05-20\n"
			   "A1002|specialist|2025-05-21|2030-03-31\n",
	    1, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	import(f, "qualifications",
	    QUALIFICATIONS "A1002|specialist|2025-05-21|2025-05-22\n", 0, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	fixture_request(f, "yamada", 1, "A1004");
	import(f, "people",
	    PEOPLE "A1004|小野寺 修|おのでら おさむ||"
		   "x@example.org|1|0|onodera\n",
	    0, 1, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_people),
	    TEST(test_same_file_again),
	    TEST(test_new_name),
	    TEST(test_login_moves),
	    TEST(test_facilities),
	    TEST(test_qualifications),
	    TEST(test_affiliations),
	    TEST(test_requests_fall_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
