/* SPDX-License-Identifier: MIT */
#include "core/policy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "workflow_matrix.h"

#define ME 7
#define OTHER 8

/* Columns: who asks is an active applicant (a), staff (s), the service (v). */
static const char *const columns[] = {
    "---", "a--", "-s-", "as-", "--v", "a-v", "-sv", "asv"};

#define COLUMNS (sizeof columns / sizeof *columns)

/*
 * In which relation: Owner, sUpervisor who was asked, staFf, serVice, - none.
 * Nobody is staff on his own case, nor on a request addressed to him.
 */
static const struct {
	int64_t owner, asked;
	const char *relation; /* one letter a column */
} expected[] = {
    {PERSON_NONE, PERSON_NONE, "--FFVVVV"},
    {PERSON_NONE, ME, "UUUUVVVV"},
    {PERSON_NONE, OTHER, "--FFVVVV"},
    {ME, PERSON_NONE, "-O-OVVVV"},
    {ME, ME, "-O-OVVVV"},
    {ME, OTHER, "-O-OVVVV"},
    {OTHER, PERSON_NONE, "--FFVVVV"},
    {OTHER, ME, "UUUUVVVV"},
    {OTHER, OTHER, "--FFVVVV"},
};

#define ROWS (sizeof expected / sizeof *expected)

/* What may be read and written, y or -, beside the events:
 * state, report, revision, paper, note, write the note, person. */
static const struct {
	char letter;
	unsigned relation;
	const char *word; /* in workflow_matrix */
	const char *acts;
} lines[] = {
    {'O', RELATION_OWNER, "owner", "yyy-yy-"},
    {'U', RELATION_SUPERVISOR, "supervisor", "y-y----"},
    {'F', RELATION_STAFF, "staff", "y--y--y"},
    {'V', RELATION_SERVICE, "service", "-------"},
    {'-', RELATION_NONE, "nobody", "-------"},
};

static struct policy_facts
facts_of(int64_t person, size_t row, size_t column)
{
	return (struct policy_facts){.person = person,
	    .applicant = columns[column][0] == 'a',
	    .staff = columns[column][1] == 's',
	    .service = columns[column][2] == 'v',
	    .owner = expected[row].owner,
	    .asked = expected[row].asked};
}

static size_t
line_of(char letter)
{
	size_t i = 0;

	while (lines[i].letter != letter)
		i++;
	return i;
}

/* Holds one combination of facts against its line: every act and event. */
static void
check_facts(const struct policy_facts *facts, size_t line)
{
	const struct transition *row;
	const char *cell;
	size_t word = strlen(lines[line].word);
	bool may;

	assert_int_equal(policy_relation(facts), lines[line].relation);
	for (int act = 0; act < ACT_COUNT; act++)
		assert_int_equal(policy_may(facts, (enum act)act),
		    lines[line].acts[act] == 'y');
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (size_t c = 0; c < WORKFLOW_CELLS; c++) {
			cell = p == PROGRAMME_SPECIALIST
				   ? workflow_matrix[c].approval
				   : workflow_matrix[c].none;
			may = strncmp(cell, lines[line].word, word) == 0 &&
			      cell[word] == ' ';
			row = policy_transition(facts, (enum programme)p,
			    (enum state)(c / EVENT_COUNT),
			    (enum event)(c % EVENT_COUNT));
			if ((row != NULL) != may)
				fail_msg("%s: %s in %s", lines[line].word,
				    workflow_matrix[c].event,
				    workflow_matrix[c].state);
		}
}

static void
test_every_combination(void **state)
{
	struct policy_facts facts;

	(void)state;
	assert_int_equal(strlen(lines[0].acts), ACT_COUNT);
	for (size_t row = 0; row < ROWS; row++)
		for (size_t column = 0; column < COLUMNS; column++) {
			facts = facts_of(ME, row, column);
			check_facts(
			    &facts, line_of(expected[row].relation[column]));
		}
}

static void
test_nobody_known_may_nothing(void **state)
{
	struct policy_facts facts;

	(void)state;
	for (size_t row = 0; row < ROWS; row++)
		for (size_t column = 0; column < COLUMNS; column++) {
			facts = facts_of(PERSON_NONE, row, column);
			check_facts(&facts, line_of(facts.service ? 'V' : '-'));
		}
	facts = (struct policy_facts){0};
	check_facts(&facts, line_of('-'));
}

/* The combinations that matter most, by name. */
static void
test_staff_on_his_own_case(void **state)
{
	struct policy_facts own = {.person = ME, .staff = true, .owner = ME};

	(void)state;
	own.asked = OTHER;
	assert_null(policy_transition(
	    &own, PROGRAMME_SPECIALIST, STATE_REGISTERED, EVENT_APPROVE_PAPER));
	own.applicant = true;
	assert_null(policy_transition(
	    &own, PROGRAMME_SPECIALIST, STATE_REGISTERED, EVENT_APPROVE_PAPER));
	assert_null(policy_transition(
	    &own, PROGRAMME_SPECIALIST, STATE_APPROVED, EVENT_REVOKE));
	assert_null(policy_transition(
	    &own, PROGRAMME_CERTIFIED, STATE_SUBMITTED, EVENT_CLOSE_PASSED));
	/* the control: the same on another's */
	own.owner = OTHER;
	assert_non_null(policy_transition(
	    &own, PROGRAMME_SPECIALIST, STATE_REGISTERED, EVENT_APPROVE_PAPER));
}

static void
test_staff_on_a_request_to_himself(void **state)
{
	struct policy_facts facts = {
	    .person = ME, .staff = true, .owner = OTHER, .asked = ME};

	(void)state;
	assert_null(policy_transition(
	    &facts, PROGRAMME_SPECIALIST, STATE_REQUESTED, EVENT_REASSIGN));
	assert_non_null(policy_transition(
	    &facts, PROGRAMME_SPECIALIST, STATE_REQUESTED, EVENT_APPROVE));
}

static void
test_nobody_approves_his_own_case(void **state)
{
	struct policy_facts facts = {.person = ME, .owner = ME, .asked = ME};

	(void)state;
	for (int flags = 0; flags < 4; flags++) {
		facts.applicant = (flags & 1) != 0;
		facts.staff = (flags & 2) != 0;
		assert_null(policy_transition(&facts, PROGRAMME_SPECIALIST,
		    STATE_REQUESTED, EVENT_APPROVE));
		assert_null(policy_transition(&facts, PROGRAMME_SPECIALIST,
		    STATE_REQUESTED, EVENT_REJECT));
	}
}

/* 備考は指導者に送信されません [seed] */
static void
test_note_is_the_owners(void **state)
{
	struct policy_facts facts;

	(void)state;
	for (size_t row = 0; row < ROWS; row++)
		for (size_t column = 0; column < COLUMNS; column++) {
			facts = facts_of(ME, row, column);
			if (policy_relation(&facts) == RELATION_OWNER)
				continue;
			assert_false(policy_may(&facts, ACT_READ_NOTE));
			assert_false(policy_may(&facts, ACT_WRITE_NOTE));
		}
}

/* Staff read the case of a paper approval, and no other: domain.md. */
static void
test_staff_read_the_case_of_a_paper_approval(void **state)
{
	struct policy_facts facts = {
	    .person = ME, .staff = true, .owner = OTHER};
	bool may;

	(void)state;
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int s = 0; s < STATE_COUNT; s++)
			for (int paper = 0; paper < 2; paper++) {
				may = p == PROGRAMME_SPECIALIST &&
				      (s == STATE_REGISTERED ||
					  (s == STATE_APPROVED && paper == 1));
				assert_int_equal(policy_reads_paper(&facts,
						     (enum programme)p,
						     (enum state)s, paper == 1),
				    may);
			}
}

static void
test_nobody_else_reads_it(void **state)
{
	struct policy_facts facts = {
	    .person = ME, .applicant = true, .owner = OTHER};

	(void)state;
	assert_false(policy_reads_paper(
	    &facts, PROGRAMME_SPECIALIST, STATE_REGISTERED, false));
	/* nor staff his own, nor a request addressed to him */
	facts.staff = true;
	facts.owner = ME;
	assert_false(policy_reads_paper(
	    &facts, PROGRAMME_SPECIALIST, STATE_REGISTERED, false));
	facts.owner = OTHER;
	facts.asked = ME;
	assert_false(policy_reads_paper(
	    &facts, PROGRAMME_SPECIALIST, STATE_APPROVED, true));
	facts.asked = PERSON_NONE;
	assert_true(policy_reads_paper(
	    &facts, PROGRAMME_SPECIALIST, STATE_APPROVED, true));
}

static void
test_what_is_no_act_is_refused(void **state)
{
	static const int acts[] = {-1, ACT_COUNT, 1000, INT32_MIN, INT32_MAX};
	struct policy_facts facts;

	(void)state;
	for (size_t row = 0; row < ROWS; row++)
		for (size_t column = 0; column < COLUMNS; column++) {
			facts = facts_of(ME, row, column);
			for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
				assert_false(
				    policy_may(&facts, (enum act)acts[i]));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_combination),
	    cmocka_unit_test(test_nobody_known_may_nothing),
	    cmocka_unit_test(test_staff_on_his_own_case),
	    cmocka_unit_test(test_staff_on_a_request_to_himself),
	    cmocka_unit_test(test_nobody_approves_his_own_case),
	    cmocka_unit_test(test_note_is_the_owners),
	    cmocka_unit_test(test_staff_read_the_case_of_a_paper_approval),
	    cmocka_unit_test(test_nobody_else_reads_it),
	    cmocka_unit_test(test_what_is_no_act_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
