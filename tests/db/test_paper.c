/* SPDX-License-Identifier: MIT */
/* The case of an approval on paper: which staff member reads it, and when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "office.h"

#define READ "staff.read_paper"
#define READ_ARGS "{s:i,s:s,s:i}"
#define READ_OF(person_, slot_)                                                \
	"person", person_, "programme", NEW, "slot", slot_

static void
approve(struct fixture *f, int person, const char *supervisor)
{
	fixture_done(f, "jimu", "staff.approve_paper", PAPER,
	    PAPER_OF(person, supervisor));
}

/* Refused as an absent one is: neither the answer nor the audit says more. */
static void
absent(struct fixture *f, const char *login, int person, int slot)
{
	char *text;

	fixture_refused(
	    f, ERR_NOT_FOUND, login, READ, READ_ARGS, READ_OF(999, 1));
	text = strdup(f->err.text);
	fixture_refused(
	    f, ERR_NOT_FOUND, login, READ, READ_ARGS, READ_OF(person, slot));
	assert_string_equal(f->err.text, text);
	assert_int_equal(f->err.why.n, 0);
	free(text);
}

/* What is registered, with its facility, and never 備考 nor a draft. */
static void
test_registered(void **state)
{
	struct fixture *f = *state;
	char *all;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "note.save", "{s:s,s:i,s:s}", "programme",
	    NEW, "slot", 1, "text", "備考の秘密");
	fixture_done(f, "yamada", "draft.save", "{s:s,s:i,s:[{s:s,s:s,s:i}]}",
	    "programme", NEW, "slot", 1, "changes", "item", "diagnosis", "text",
	    "下書きの癌", "seen", 0);
	fixture_done(f, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 1));
	assert_string_equal(
	    text_at(f->reply, "items.diagnosis"), "膵体部癌、多発肝転移（1）");
	assert_string_equal(text_at(f->reply, "member"), "A1001");
	assert_int_equal(number_at(f->reply, "entry.id"), 102);
	assert_int_equal(number_at(f->reply, "revision"),
	    fixture_number(f, "SELECT revision FROM slot"));
	all = json_dumps(f->reply, 0);
	assert_null(strstr(all, "備考"));
	assert_null(strstr(all, "下書き"));
	free(all);
}

/* Each reading stands in the audit, without a word of the report. */
static void
test_audited(void **state)
{
	struct fixture *f = *state;
	char *subject;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 1));
	fixture_done(f, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 1));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE"
					   " call = '" READ "'"),
	    2);
	subject = fixture_text(
	    f, "SELECT subject FROM audit WHERE call = '" READ "'");
	assert_string_equal(subject, NEW " 1 of A1001");
	free(subject);
}

static void
test_approved_on_paper(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	approve(f, YAMADA, "A1007");
	fixture_done(f, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 1));
	/* by the supervisor himself: it never was on paper */
	fixture_sql(f, "UPDATE request SET source = 'PROGRAM'");
	absent(f, "jimu", YAMADA, 1);
	fixture_sql(f, "UPDATE request SET source = 'FORMER'");
	absent(f, "jimu", YAMADA, 1);
}

/* Only while it is registered, where a supervisor has to approve it. */
static void
test_other_cases(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	absent(f, "jimu", YAMADA, 1);
	fixture_draft(f, "yamada", 2, PERIOD);
	absent(f, "jimu", YAMADA, 2);
	absent(f, "jimu", YAMADA, 3);
	fixture_register(f, "yamada", 4, PERIOD);
	fixture_done(f, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 4));
	fixture_sql(f, "UPDATE slot SET state = 'REJECTED' WHERE number = 4");
	absent(f, "jimu", YAMADA, 4);
	fixture_sql(f, "UPDATE slot SET state = 'SUBMITTED' WHERE number = 4");
	absent(f, "jimu", YAMADA, 4);
	/* a programme without approval has no paper */
	fixture_sql(f, "UPDATE slot SET state = 'REGISTERED',"
		       " programme = 'certified-new' WHERE number = 4");
	fixture_refused(f, ERR_NOT_FOUND, "jimu", READ, READ_ARGS, "person",
	    YAMADA, "programme", "certified-new", "slot", 4);
}

static void
test_who_may_not(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(
	    f, ERR_DENIED, "suzuki", READ, READ_ARGS, READ_OF(YAMADA, 1));
	fixture_refused(
	    f, ERR_DENIED, "tanaka", READ, READ_ARGS, READ_OF(YAMADA, 1));
	fixture_refused(
	    f, ERR_DENIED, "yamada", READ, READ_ARGS, READ_OF(YAMADA, 1));
	/* staff, but his own case */
	make_staff(f, "yamada");
	absent(f, "yamada", YAMADA, 1);
	/* staff, but with his own seal on it */
	make_staff(f, "suzuki");
	fixture_done(f, "suzuki", READ, READ_ARGS, READ_OF(YAMADA, 1));
	approve(f, YAMADA, "A1002");
	absent(f, "suzuki", YAMADA, 1);
	fixture_done(f, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 1));
	/* no longer staff */
	fixture_sql(f, "UPDATE person SET staff = 0 WHERE login = 'jimu'");
	fixture_refused(
	    f, ERR_DENIED, "jimu", READ, READ_ARGS, READ_OF(YAMADA, 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_registered),
	    TEST(test_audited),
	    TEST(test_approved_on_paper),
	    TEST(test_other_cases),
	    TEST(test_who_may_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
