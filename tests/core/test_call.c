/* SPDX-License-Identifier: MIT */
/* The table of all calls: who may, and how it is named. */
#include "core/call/call.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/cases.h"

#define ROLES                                                                  \
	(ROLE_APPLICANT | ROLE_SUPERVISOR | ROLE_STAFF | ROLE_MEMBER |         \
	    ROLE_MAILER)

/* Who may call what; a call that is not here has not been thought about. */
static const struct {
	const char *name;
	unsigned roles;
	bool writes;
	const char *without_once; /* why a write needs none */
} expected[] = {
    {"session.hello", ROLE_MEMBER, false, NULL},
    {"session.language", ROLE_MEMBER, true, NULL},
    {"home.show", ROLE_MEMBER, false, NULL},
    {"case.list", ROLE_APPLICANT, false, NULL},
    {"case.show", ROLE_APPLICANT, false, NULL},
    {"draft.save", ROLE_APPLICANT, true,
	"the version of each item tells a repeat; saved every few seconds"},
    {"draft.discard", ROLE_APPLICANT, true, NULL},
    {"hint.mark", ROLE_APPLICANT, true, NULL},
    {"case.delete", ROLE_APPLICANT, true, NULL},
    {"note.save", ROLE_APPLICANT, true, NULL},
    {"case.register", ROLE_APPLICANT, true, NULL},
    {"revision.list", ROLE_APPLICANT, false, NULL},
    {"revision.show", ROLE_APPLICANT, false, NULL},
    {"revision.copy", ROLE_APPLICANT, true, NULL},
    {"facility.search", ROLE_MEMBER, false, NULL},
    {"supervisor.search", ROLE_APPLICANT, false, NULL},
    {"request.send", ROLE_APPLICANT, true, NULL},
    {"request.withdraw", ROLE_APPLICANT, true, NULL},
    {"request.inbox", ROLE_SUPERVISOR, false, NULL},
    {"request.credits", ROLE_SUPERVISOR, false, NULL},
    {"statistics.own", ROLE_APPLICANT, false, NULL},
    {"statistics.office", ROLE_STAFF, false, NULL},
    {"request.approved", ROLE_SUPERVISOR, false, NULL},
    {"request.view", ROLE_SUPERVISOR, true,
	"opened is opened: twice records the same"},
    {"request.approve", ROLE_SUPERVISOR, true, NULL},
    {"request.reject", ROLE_SUPERVISOR, true, NULL},
    {"staff.office", ROLE_STAFF, false, NULL},
    {"blank.propose", ROLE_APPLICANT | ROLE_SUPERVISOR, true, NULL},
    {"blank.list", ROLE_STAFF, false, NULL},
    {"blank.ask", ROLE_STAFF, true, NULL},
    {"blank.agree", ROLE_STAFF, true, NULL},
    {"blank.refuse", ROLE_STAFF, true, NULL},
    {"staff.waiting", ROLE_STAFF, false, NULL},
    {"staff.take", ROLE_STAFF, true, NULL},
    {"staff.requests", ROLE_STAFF, false, NULL},
    {"staff.decisions", ROLE_STAFF, false, NULL},
    {"staff.credits", ROLE_STAFF, false, NULL},
    {"staff.unfinished", ROLE_STAFF, false, NULL},
    {"staff.remind", ROLE_STAFF, true, NULL},
    {"person.find", ROLE_STAFF, false, NULL},
    {"person.show", ROLE_STAFF, false, NULL},
    {"person.add", ROLE_STAFF, true, NULL},
    {"person.edit", ROLE_STAFF, true, NULL},
    {"person.leave", ROLE_STAFF, true, NULL},
    {"person.return", ROLE_STAFF, true, NULL},
    {"person.grant", ROLE_STAFF, true, NULL},
    {"person.revoke", ROLE_STAFF, true, NULL},
    {"person.rebind", ROLE_STAFF, true, NULL},
    {"person.merge", ROLE_STAFF, true, NULL},
    {"qualification.save", ROLE_STAFF, true, NULL},
    {"qualification.cancel", ROLE_STAFF, true, NULL},
    {"affiliation.save", ROLE_STAFF, true, NULL},
    {"affiliation.drop", ROLE_STAFF, true, NULL},
    {"hospital.search", ROLE_STAFF, false, NULL},
    {"staff.cases", ROLE_STAFF, false, NULL},
    {"staff.approve_paper", ROLE_STAFF, true, NULL},
    {"staff.read_paper", ROLE_STAFF, true,
	"each reading by the office stands in the audit"},
    {"staff.revoke", ROLE_STAFF, true, NULL},
    {"staff.reassign", ROLE_STAFF, true, NULL},
    {"staff.elsewhere", ROLE_STAFF, true, NULL},
    {"hospital.show", ROLE_STAFF, false, NULL},
    {"hospital.add", ROLE_STAFF, true, NULL},
    {"hospital.edit", ROLE_STAFF, true, NULL},
    {"accreditation.save", ROLE_STAFF, true, NULL},
    {"announcement.list", ROLE_STAFF, false, NULL},
    {"announcement.save", ROLE_STAFF, true, NULL},
    {"announcement.end", ROLE_STAFF, true, NULL},
    {"application.check", ROLE_APPLICANT, false, NULL},
    {"application.submit", ROLE_APPLICANT, true, NULL},
    {"application.list", ROLE_APPLICANT, false, NULL},
    {"application.show", ROLE_APPLICANT | ROLE_STAFF, false, NULL},
    {"application.submitted", ROLE_STAFF, false, NULL},
    {"application.review", ROLE_STAFF, true,
	"each reading by the office stands in the audit"},
    {"application.return", ROLE_STAFF, true, NULL},
    {"application.close", ROLE_STAFF, true, NULL},
    {"audit.list", ROLE_STAFF, false, NULL},
    {"audit.check", ROLE_STAFF, false, NULL},
    {"import.stage", ROLE_STAFF, true, NULL},
    {"import.check", ROLE_STAFF, false, NULL},
    {"import.write", ROLE_STAFF, true, NULL},
    {"window.list", ROLE_STAFF, false, NULL},
    {"window.set", ROLE_STAFF, true, NULL},
    {"unit.set", ROLE_STAFF, true, NULL},
    {"setting.set", ROLE_STAFF, true, NULL},
    {"deadline.list", ROLE_STAFF, false, NULL},
    {"deadline.set", ROLE_STAFF, true, NULL},
    {"notice.resend", ROLE_APPLICANT, true, NULL},
    {"notice.reminders", ROLE_MEMBER, true, NULL},
    {"notice.list", ROLE_STAFF, false, NULL},
    {"notice.again", ROLE_STAFF, true, NULL},
    {"notice.give_up", ROLE_STAFF, true, NULL},
    {"mail.take", ROLE_MAILER, true,
	"what was taken in vain is due again after its lease"},
    {"mail.wait", ROLE_MAILER, false, NULL},
    {"mail.done", ROLE_MAILER, true, "the lease tells a repeat"},
};

static void
test_table(void **state)
{
	(void)state;
	assert_int_equal(CALL_COUNT, sizeof expected / sizeof *expected);
	for (int i = 0; i < CALL_COUNT; i++) {
		assert_string_equal(calls[i].name, expected[i].name);
		assert_int_equal(calls[i].roles, expected[i].roles);
		assert_int_equal(calls[i].writes, expected[i].writes);
		assert_non_null(calls[i].args);
		assert_non_null(calls[i].reply);
		/* a role that nobody has, or none, would be a dead call */
		assert_true(calls[i].roles != 0);
		assert_int_equal(calls[i].roles & ~(unsigned)ROLES, 0);
	}
}

/* Positive, the same every time, and not what it was for another table: what
 * it takes in is every member of every shape. */
static void
test_protocol(void **state)
{
	(void)state;
	assert_true(call_protocol() > 0);
	assert_int_equal(call_protocol(), call_protocol());
	/* the number of the first table, raised by hand */
	assert_int_not_equal(call_protocol(), 1);
}

static void
test_sentences(void **state)
{
	const char *s;

	(void)state;
	for (int i = 0; i < CALL_COUNT; i++) {
		s = calls[i].sentence;
		assert_non_null(s);
		assert_true(isupper((unsigned char)s[0]));
		assert_int_equal(s[strlen(s) - 1], '.');
	}
}

static void
test_find(void **state)
{
	(void)state;
	/* so names are unique, too */
	for (int i = 0; i < CALL_COUNT; i++)
		assert_ptr_equal(call_find(calls[i].name), &calls[i]);
	assert_null(call_find(""));
	assert_null(call_find("case"));
	assert_null(call_find("case.lis"));
	assert_null(call_find("case.list "));
	assert_null(call_find("Case.list"));
	assert_null(call_find("rpc.discover"));
}

/* "noun.verb", lower case */
static void
test_names(void **state)
{
	const char *dot;

	(void)state;
	for (int i = 0; i < CALL_COUNT; i++) {
		dot = strchr(calls[i].name, '.');
		assert_non_null(dot);
		assert_true(dot > calls[i].name && dot[1] != '\0');
		assert_int_equal(
		    strspn(calls[i].name, "abcdefghijklmnopqrstuvwxyz_."),
		    strlen(calls[i].name));
		assert_null(strchr(dot + 1, '.'));
	}
}

static void
test_once(void **state)
{
	const struct member *once;

	(void)state;
	for (int i = 0; i < CALL_COUNT; i++) {
		once = shape_member(calls[i].args, "once");
		if (!calls[i].writes || expected[i].without_once != NULL) {
			assert_null(once);
			continue;
		}
		if (once == NULL || once->optional) {
			fail_msg("%s writes without once", calls[i].name);
			continue;
		}
		assert_int_equal(once->type, SHAPE_LINE);
		assert_int_equal(once->min, ONCE_CHARS);
		assert_int_equal(once->max, ONCE_CHARS);
	}
	assert_int_equal(ONCE_CHARS, 32);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_protocol),
	    cmocka_unit_test(test_sentences),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
