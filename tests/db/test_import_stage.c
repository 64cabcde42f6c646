/* SPDX-License-Identifier: MIT */
/* How a file comes, waits and is written: in parts, for a day, once, and as
 * that of one member of the office. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "import_file.h"

static void
test_parts(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
	    stage(f, "jimu", "people", 1, PEOPLE "B1|名|な|||1|1|\n"), 0);
	assert_int_equal(
	    stage(f, "jimu", "people", 3, PEOPLE "B3|名|な|||1|1|\n"),
	    -ERR_STATE);
	assert_int_equal(
	    stage(f, "jimu", "facilities", 2, FACILITIES), -ERR_STATE);
	assert_int_equal(
	    stage(f, "jimu", "people", 2, PEOPLE "B2|名|な|||1|1|\n"), 0);
	fixture_done(f, "jimu", "import.check", "{s:s}", "import", FILE_ID);
	counts(f, 2, 0, 0);
	/* a first part begins anew */
	assert_int_equal(
	    stage(f, "jimu", "people", 1, PEOPLE "B4|名|な|||1|1|\n"), 0);
	fixture_done(f, "jimu", "import.check", "{s:s}", "import", FILE_ID);
	counts(f, 1, 0, 0);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "import.check", "{s:s}",
	    "import", "ffffffffffffffffffffffffffffffff");
}

static void
test_kept_a_day(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'kato'");
	assert_int_equal(
	    stage(f, "kato", "people", 1, PEOPLE "B1|名|な|||1|1|\n"), 0);
	/* it is kato's: for others it isn't there */
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "import.check", "{s:s}",
	    "import", FILE_ID);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "import.write", "{s:s}",
	    "import", FILE_ID);
	fixture_now(f, "2026-06-16T09:59:00+09:00");
	check(f, "people", PEOPLE "B1|名|な|||1|1|\n");
	fixture_done(f, "kato", "import.check", "{s:s}", "import", FILE_ID);
	fixture_now(f, "2026-06-16T10:01:00+09:00");
	check(f, "people", PEOPLE "B1|名|な|||1|1|\n");
	fixture_refused(f, ERR_NOT_FOUND, "kato", "import.check", "{s:s}",
	    "import", FILE_ID);
}

static void
test_once(void **state)
{
	struct fixture *f = *state;
	static const char once[] = "abcdefabcdefabcdefabcdefabcdefab";

	check(f, "people", PEOPLE "B1|名|な|||1|1|\n");
	for (int i = 0; i < 2; i++) {
		fixture_done(f, "jimu", "import.write", "{s:s,s:s}", "once",
		    once, "import", FILE_ID);
		counts(f, 1, 0, 0);
	}
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM person WHERE member = 'B1'"),
	    1);
	fixture_refused(f, ERR_ONCE, "jimu", "import.write", "{s:s,s:s}",
	    "once", once, "import", "ffffffffffffffffffffffffffffffff");
}

static void
test_audit(void **state)
{
	struct fixture *f = *state;
	char *subject;

	import(f, "people", PEOPLE "B1|名|な|||1|1|\n" YAMADA "h\n", 1, 1, 0);
	subject = fixture_text(f,
	    "SELECT subject FROM audit WHERE "
	    "call = 'import.write' AND result = 'DONE' AND person = 3");
	assert_string_equal(subject, "people: 1 added, 1 changed");
	free(subject);
}

static void
test_staff_alone(void **state)
{
	static const char *const others[] = {"yamada", "suzuki", "kato"};
	struct fixture *f = *state;

	assert_int_equal(stage(f, "jimu", "people", 1, PEOPLE), 0);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_int_equal(
		    stage(f, others[i], "people", 1, PEOPLE), -ERR_DENIED);
		fixture_refused(f, ERR_DENIED, others[i], "import.check",
		    "{s:s}", "import", FILE_ID);
		fixture_refused(f, ERR_DENIED, others[i], "import.write",
		    "{s:s}", "import", FILE_ID);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_parts),
	    TEST(test_kept_a_day),
	    TEST(test_once),
	    TEST(test_audit),
	    TEST(test_staff_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
