/* SPDX-License-Identifier: MIT */
/* What is said of a database whose rows were changed behind the back. */
#include "db/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static void
verify_says(struct fixture *f, const char *why)
{
	struct audit_walk walk;
	int rc = verify_store(f->store, NULL, &walk, &f->err);

	if (why == NULL && rc < 0)
		fail_msg("it says: %s", f->err.text);
	if (why == NULL)
		return;
	assert_int_equal(rc, -ERR_INVALID);
	if (strstr(f->err.text, why) == NULL)
		fail_msg("it says: %s", f->err.text);
	err_clear(&f->err);
}

/* A row changed behind the back, what is said of it, and back again. */
static void
spoil(struct fixture *f, const char *change, const char *why, const char *back)
{
	fixture_sql(f, "%s", change);
	verify_says(f, why);
	fixture_sql(f, "%s", back);
	verify_says(f, NULL);
}

static void
test_rows_agree(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	verify_says(f, NULL);
	spoil(f, "UPDATE slot SET state = 'APPROVED' WHERE id = 1",
	    "The state of a case and its request don't agree (slot 1)",
	    "UPDATE slot SET state = 'REQUESTED' WHERE id = 1");
	spoil(f, "INSERT INTO draft_item VALUES (1, 'age', '70s', 1)",
	    "a draft in a state that can have none (slot 1)",
	    "DELETE FROM draft_item WHERE slot = 1");
	spoil(f, "UPDATE slot SET begun = 0 WHERE id = 1",
	    "is begun and not counted as such, or the other way round (slot 1)",
	    "UPDATE slot SET begun = 1 WHERE id = 1");
	spoil(f, "UPDATE person SET waiting = 5 WHERE id = 2",
	    "waiting requests is wrong (person 2)",
	    "UPDATE person SET waiting = 1 WHERE id = 2");
	spoil(f, "UPDATE person SET rejected = 5 WHERE id = 2",
	    "rejected cases is wrong (person 2)",
	    "UPDATE person SET rejected = 0 WHERE id = 2");
	spoil(f, "UPDATE slot SET person = 999 WHERE id = 1",
	    "the table slot refers to a row of person",
	    "UPDATE slot SET person = 1 WHERE id = 1");
}

static void
test_reports_are_there(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_sql(f, "DROP TRIGGER revision_text_stays;"
		       "DELETE FROM revision_text");
	verify_says(f, "A registered report is empty");
}

static void
test_a_request_without_a_case(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_sql(f, "UPDATE slot SET state = 'EMPTY', revision = NULL"
		       " WHERE id = 1");
	verify_says(f, "A request waits and no case knows of it (request 1)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_rows_agree),
	    TEST(test_reports_are_there),
	    TEST(test_a_request_without_a_case),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
