/* SPDX-License-Identifier: MIT */
/* What is wrong in a file keeps all of it out, and is told by its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/call/import.h"
#include "core/heap.h"
#include "import_file.h"

static void
test_headings(void **state)
{
	struct fixture *f = *state;

	wrong(f, "qualifications", "member|kind|from_on|to_on|Färbung\nA|||\n",
	    1, NULL, "There is no column \"Färbung\" here.");
	wrong(f, "qualifications", "member|kind|to_on\nA||\n", 1, "From",
	    "This column is missing.");
	wrong(f, "qualifications", "member|kind|from|From|to\nA||||\n", 1,
	    "From", "This column is there 2 times.");
	/* in Excel's own words, in any order, with an empty column */
	check(f, "qualifications",
	    "To|Qualification||FROM|Member number\n"
	    "2029-03-31|senior||2024-04-01|A1028\n");
	counts(f, 1, 0, 0);
}

static void
test_cells(void **state)
{
	struct fixture *f = *state;

	wrong(f, "people", PEOPLE "A2001|　 |な|||1|1|\n", 2, "Name",
	    "This must be filled in.");
	/* who is in the society is never guessed */
	wrong(f, "people", PEOPLE "A2001|名|な|||1||\n", 2, "In the society",
	    "This must be filled in.");
	wrong(f, "people", PEOPLE "A2001|名|な|||vielleicht|1|\n", 2,
	    "Physician member",
	    "\"vielleicht\" is neither yes (1) nor no (0).");
	wrong(f, "people", PEOPLE "A2001|名\xef\xbf\xbd|な|||1|1|\n", 2, "Name",
	    "It holds a line break, a control or broken character.");
	wrong(f, "people",
	    PEOPLE "A20010123456789012345678901234567|名|な|||1|1|\n", 2,
	    "Member number", "Member number: at most 32 characters (now 33).");
	wrong(f, "people", PEOPLE "A2001|名|な||taro at home|1|1|\n", 2,
	    "Mail address", "\"taro at home\" is no mail address.");
	wrong(f, "people", PEOPLE "A2001|名|な|||1|1|山田\n", 2, "Login",
	    "\"山田\" is no login.");
	wrong(f, "people", PEOPLE "A2001|名|な|||1|1||über\n", 2, NULL,
	    "\"über\" stands in a column without a heading.");
	wrong(f, "qualifications",
	    QUALIFICATIONS "A1028|chief|2024-04-01|"
			   "2029-03-31\n",
	    2, "Qualification",
	    "\"chief\" is none of these: Senior supervisor, Specialist, "
	    "Certified doctor with trainer status, Provisional supervisor");
	wrong(f, "qualifications",
	    QUALIFICATIONS "A1028|senior|2024-02-30|"
			   "2029-03-31\n",
	    2, "From", "\"2024-02-30\" is no day; write it like 2024-04-10.");
	wrong(f, "qualifications",
	    QUALIFICATIONS "A1028|senior|2024-04-02|"
			   "2024-04-01\n",
	    2, "To", "The last day is before the first.");
}

static void
test_rows(void **state)
{
	struct fixture *f = *state;

	wrong(f, "people",
	    PEOPLE YAMADA "yamada\nB1|名|な|||1|1|\n"
			  "B1|名|な|||1|1|\n",
	    4, "Member number", "Line 3 has the same already.");
	wrong(f, "people", PEOPLE "B1|名|な|||1|1|x\nB2|名|な|||1|1|x\n", 3,
	    "Login", "Line 2 has the same already.");
	wrong(f, "people", PEOPLE "B1|名|な|||1|1|tanaka\n", 2, "Login",
	    "The login tanaka is that of member A1028.");
	wrong(f, "facilities",
	    FACILITIES "丘|おか|core|2024-04-01|2029-03-31\n"
		       "丘|おか|core|2024-04-01|2028-03-31\n",
	    3, NULL, "Line 2 has the same already.");
	wrong(f, "facilities",
	    FACILITIES "丘|おか|core|2024-04-01|2029-03-31\n"
		       "丘|きゅう|core|2020-04-01|2024-03-31\n",
	    3, "Kana", "Line 2 has another one for the same name.");
	wrong(f, "qualifications",
	    QUALIFICATIONS "Z1|senior|2024-04-01|"
			   "2029-03-31\n",
	    2, "Member number", "There is no member Z1.");
	wrong(f, "affiliations", AFFILIATIONS "A1028|丘|2024-04-01|\n", 2,
	    "Facility", "There is no facility \"丘\".");
	fixture_sql(f, "UPDATE hospital SET name = '丘'");
	wrong(f, "affiliations", AFFILIATIONS "A1028|丘|2024-04-01|\n", 2,
	    "Facility", "Several facilities are called \"丘\".");
}

/* One wrong line keeps all others out; each problem is told by its line. */
static void
test_all_or_nothing(void **state)
{
	struct fixture *f = *state;

	check(f, "people",
	    PEOPLE "B1|名|な|||1|1|\nB2||な|||1|1|\n"
		   "B3|名||||1|1|\n");
	assert_int_equal(number_at(f->reply, "rows"), 3);
	assert_int_equal(number_at(f->reply, "wrong"), 2);
	assert_int_equal(
	    json_integer_value(cell_of(f, "problems", 0, "line")), 3);
	assert_int_equal(
	    json_integer_value(cell_of(f, "problems", 1, "line")), 4);
	fixture_refused(
	    f, ERR_INVALID, "jimu", "import.write", "{s:s}", "import", FILE_ID);
	assert_int_equal(fixture_reasons(f, "import"), 2);
	assert_int_equal(
	    fixture_number(
		f, "SELECT count(*) FROM person WHERE member LIKE 'B%%'"),
	    0);
}

static void
test_many_problems(void **state)
{
	struct fixture *f = *state;
	char *text = heap_dup(PEOPLE), *more;

	for (int i = 0; i < IMPORT_PROBLEMS + 50; i++) {
		more = heap_printf("%sB%d||な|||1|1|\n", text, i);
		free(text);
		text = more;
	}
	check(f, "people", text);
	free(text);
	assert_int_equal(number_at(f->reply, "wrong"), IMPORT_PROBLEMS + 50);
	assert_int_equal(
	    json_array_size(at(f->reply, "problems.data")), IMPORT_PROBLEMS);
}

/* Nobody is staff on himself, but he may stand in the society's list. */
static void
test_own_person(void **state)
{
	struct fixture *f = *state;
	static const char you[] =
	    "This is you: another member of the office must do it.";

	import(f, "people",
	    PEOPLE "J0001|佐々木 恵|ささき めぐみ|"
		   "Sasaki Megumi|x@example.org|0|1|jimu\n",
	    0, 0, 1);
	wrong(f, "people",
	    PEOPLE "J0001|佐々木 恵|ささき めぐみ|"
		   "Sasaki Megumi|x@example.org|1|1|jimu\n",
	    2, NULL, you);
	wrong(f, "qualifications",
	    QUALIFICATIONS "J0001|senior|2024-04-01|2029-03-31\n", 2, NULL,
	    you);
	wrong(f, "affiliations",
	    AFFILIATIONS "J0001|みなと総合病院|2024-04-01|\n", 2, NULL, you);
	/* and at the moment of writing, whoever he is by then */
	check(f, "people", PEOPLE YAMADA "hanako\n");
	counts(f, 0, 1, 0);
	fixture_sql(f,
	    "UPDATE person SET login = 'x' WHERE login = 'jimu'; "
	    "UPDATE person SET login = 'jimu', staff = 1 WHERE id = 1; "
	    "UPDATE staging SET person = 1");
	fixture_refused(
	    f, ERR_INVALID, "jimu", "import.write", "{s:s}", "import", FILE_ID);
}

/* What no text may hold does not come over the wire at all. */
static void
test_controls(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
	    stage(f, "jimu", "people", 1, PEOPLE "B1|名\x1b[2J|な|||1|1|\n"),
	    -ERR_BAD_ARGS);
	assert_int_equal(stage(f, "jimu", "people", 1,
			     PEOPLE "B1|名\xe2\x80\xae|な|||1|1|\n"),
	    -ERR_BAD_ARGS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_headings),
	    TEST(test_cells),
	    TEST(test_rows),
	    TEST(test_all_or_nothing),
	    TEST(test_many_problems),
	    TEST(test_own_person),
	    TEST(test_controls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
