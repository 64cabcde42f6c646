/* SPDX-License-Identifier: MIT */
/* Cases approved in a former system. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "import_file.h"

#define FORMER "member|programme|number|supervisor|decided_on|source\n"

static void
test_former(void **state)
{
	struct fixture *f = *state;
	char *name =
	    fixture_text(f, "SELECT name FROM person WHERE member = 'A1004'");
	char *text, *found;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "yamada", 2, PERIOD);
	text = heap_printf(FORMER
	    "A1001|specialist-new|1|A1002|2025-12-01|旧登録システム ①\n"
	    "A1001|specialist-new|２|%s|2026/1/15|旧登録システム ①\n",
	    name);
	free(name);
	import(f, "former", text, 2, 0, 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
	assert_string_equal(fixture_slot(f, "yamada", 2), "APPROVED");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM request WHERE source ="
			      " 'FORMER' AND received_on IS NULL AND reason ="
			      " '旧登録システム ①' AND recorded_by ="
			      " (SELECT id FROM person WHERE login = 'jimu')"),
	    2);
	/* the day of the former system counts for the year, and once */
	fixture_done(
	    f, "suzuki", "request.credits", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	found = fixture_text(f,
	    "SELECT kind FROM outbox o JOIN person p ON p.id = o.person"
	    " WHERE p.login = 'yamada'");
	assert_string_equal(found, "approve_paper");
	free(found);
	/* the office sees whence it came */
	fixture_done(f, "jimu", "staff.cases", "{s:I}", "person",
	    (json_int_t)fixture_number(
		f, "SELECT id FROM person WHERE login = 'yamada'"));
	found = json_dumps(f->reply, JSON_COMPACT);
	assert_non_null(strstr(found, "\"FORMER\",\"旧登録システム ①\""));
	free(found);
	/* the same file again changes nothing */
	fixture_sql(f, "DELETE FROM done");
	import(f, "former", text, 0, 0, 2);
	consistent(f);
	free(text);
}

static void
test_former_problems(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "sato", 1, PERIOD);
	wrong(f, "former",
	    FORMER "A1001|specialist-new|3|A1002|2025-12-01|旧\n", 2, "Number",
	    "Number 3 is \"Empty\": only what is registered and not requested "
	    "can be approved.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1009|2025-12-01|旧\n", 2,
	    "Supervisor",
	    "\"A1009\" is no supervisor here: enter the person and the "
	    "qualification first.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|髙﨑 誰|2025-12-01|旧\n", 2,
	    "Supervisor",
	    "\"髙﨑 誰\" is no supervisor here: enter the person and the "
	    "qualification first.");
	wrong(f, "former",
	    FORMER "A1010|specialist-new|1|A1010|2025-12-01|旧\n", 2,
	    "Supervisor", "Nobody is his own supervisor.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1002|2026-06-16|旧\n", 2,
	    "Approved on", "This day has not come yet.");
	wrong(f, "former", FORMER "A1001|certified-new|1|A1002|2025-12-01|旧\n",
	    2, "Application",
	    "This application needs no approval by a supervisor.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|21|A1002|2025-12-01|旧\n", 2, "Number",
	    "\"21\" is no number of the list.");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n"
		   "A1001|specialist-new|1|A1004|2025-12-01|旧\n",
	    3, "Number", "Line 2 has the same already.");
	/* a draft beside it */
	fixture_draft(f, "yamada", 1, "2025-05-01..2025-06-09");
	wrong(f, "former",
	    FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n", 2, "Number",
	    "Number 1 has a draft that differs: the applicant must register "
	    "it, or discard it.");
}

/* All or nothing, and nobody records his own or what he would decide. */
static void
test_former_own(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'suzuki'");
	assert_int_equal(
	    stage(f, "suzuki", "former", 1,
		FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n"),
	    0);
	fixture_refused(f, ERR_INVALID, "suzuki", "import.write", "{s:s}",
	    "import", FILE_ID);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'yamada'");
	assert_int_equal(
	    stage(f, "yamada", "former", 1,
		FORMER "A1001|specialist-new|1|A1002|2025-12-01|旧\n"),
	    0);
	fixture_refused(f, ERR_INVALID, "yamada", "import.write", "{s:s}",
	    "import", FILE_ID);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_former),
	    TEST(test_former_problems),
	    TEST(test_former_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
