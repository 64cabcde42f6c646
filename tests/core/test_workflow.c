/* SPDX-License-Identifier: MIT */
#include "core/workflow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "workflow_matrix.h"

struct bit {
	unsigned bit;
	const char *word;
};

static const struct bit relations[] = {
    {RELATION_OWNER, "owner"},
    {RELATION_SUPERVISOR, "supervisor"},
    {RELATION_STAFF, "staff"},
    {RELATION_SERVICE, "service"},
    {0, NULL},
};

static const struct bit guards[] = {
    {GUARD_VALID, "valid"},
    {GUARD_CHANGED, "changed"},
    {GUARD_ELIGIBLE, "eligible"},
    {GUARD_NO_DRAFT, "no_draft"},
    {GUARD_OPENED, "opened"},
    {GUARD_STILL, "still"},
    {GUARD_COMMENT, "comment"},
    {GUARD_REASON, "reason"},
    {GUARD_PAPER, "paper"},
    {GUARD_CONSENT, "consent"},
    {GUARD_DRAFT, "draft"},
    {GUARD_NUMBER, "number"},
    {GUARD_COMPLETE, "complete"},
    {0, NULL},
};

static const struct bit notices[] = {
    {NOTIFY_APPLICANT, "applicant"},
    {NOTIFY_SUPERVISOR, "supervisor"},
    {NOTIFY_OLD_SUPERVISOR, "old_supervisor"},
    {NOTIFY_STAFF, "staff"},
    {0, NULL},
};

/* The words of a set behind a heading; what has no word shows as "?". */
static void
write_bits(FILE *out, const char *heading, unsigned set, const struct bit *bits)
{
	if (set != 0)
		fputs(heading, out);
	for (; bits->word != NULL; bits++)
		if ((set & bits->bit) != 0) {
			fprintf(out, " %s", bits->word);
			set &= ~bits->bit;
		}
	if (set != 0)
		fputs(" ?", out);
}

/* What the code says, in the matrix's words. */
static void
write_cell(
    char *text, size_t size, enum programme programme, int from, int event)
{
	FILE *out = fmemopen(text, size, "w");
	const struct transition *row;
	int cells = 0;

	for (const struct bit *r = relations; r->word != NULL; r++) {
		row = workflow_next(
		    programme, (enum state)from, (enum event)event, r->bit);
		if (row == NULL)
			continue;
		fprintf(out, "%s%s %s", cells++ == 0 ? "" : " / ", r->word,
		    row->to == STATE_BEFORE
			? "BEFORE"
			: words_code(&state_words,
			      (int)workflow_to(
				  row, (enum state)from, STATE_SUBMITTED)));
		write_bits(out, " if", row->guards, guards);
		write_bits(out, " tell", row->notify, notices);
	}
	if (cells == 0)
		fputs("-", out);
	fclose(out);
}

static const char *
expected(size_t cell, int programme)
{
	return programme == PROGRAMME_SPECIALIST
		   ? workflow_matrix[cell].approval
		   : workflow_matrix[cell].none;
}

static void
test_matrix_is_whole(void **state)
{
	(void)state;
	assert_int_equal(WORKFLOW_CELLS, STATE_COUNT * EVENT_COUNT);
	for (int s = 0; s < STATE_COUNT; s++)
		for (int e = 0; e < EVENT_COUNT; e++) {
			size_t cell = (size_t)s * EVENT_COUNT + (size_t)e;

			assert_string_equal(workflow_matrix[cell].state,
			    words_code(&state_words, s));
			assert_string_equal(workflow_matrix[cell].event,
			    words_code(&event_words, e));
		}
}

static void
test_walk(void **state)
{
	char text[256];
	size_t cell;

	(void)state;
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (cell = 0; cell < WORKFLOW_CELLS; cell++) {
			int from = (int)cell / EVENT_COUNT;
			int event = (int)cell % EVENT_COUNT;

			write_cell(
			    text, sizeof text, (enum programme)p, from, event);
			if (strcmp(text, expected(cell, p)) != 0)
				fail_msg("%s, %s, %s: \"%s\", not \"%s\"",
				    words_code(&programme_words, p),
				    workflow_matrix[cell].state,
				    workflow_matrix[cell].event, text,
				    expected(cell, p));
			assert_int_equal(
			    workflow_has((enum programme)p, (enum state)from,
				(enum event)event),
			    strcmp(expected(cell, p), "-") != 0);
		}
}

static void
test_nobody_may_nothing(void **state)
{
	(void)state;
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int s = 0; s < STATE_COUNT; s++)
			for (int e = 0; e < EVENT_COUNT; e++)
				assert_null(workflow_next((enum programme)p,
				    (enum state)s, (enum event)e,
				    RELATION_NONE));
}

static void
test_what_is_no_event_is_refused(void **state)
{
	(void)state;
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int s = 0; s < STATE_COUNT; s++) {
			assert_null(workflow_next((enum programme)p,
			    (enum state)s, (enum event)EVENT_COUNT, ~0u));
			assert_null(workflow_next((enum programme)p,
			    (enum state)s, (enum event) - 1, ~0u));
		}
}

/* At most one row answers, so that the order of rows means nothing. */
static void
test_rows_never_overlap(void **state)
{
	(void)state;
	for (size_t i = 0; i < workflow_count; i++)
		for (size_t j = 0; j < i; j++) {
			const struct transition *a = &workflow_rows[i];
			const struct transition *b = &workflow_rows[j];

			assert_false(a->event == b->event &&
				     a->approval == b->approval &&
				     (a->from & b->from) != 0);
		}
}

static void
test_only_new_specialists_need_approval(void **state)
{
	(void)state;
	assert_true(workflow_needs_approval(PROGRAMME_SPECIALIST));
	assert_false(workflow_needs_approval(PROGRAMME_CERTIFIED));
	assert_false(workflow_needs_approval(PROGRAMME_TRANSFER));
}

static void
test_where_a_row_leads(void **state)
{
	const struct transition *row;

	(void)state;
	row = workflow_next(PROGRAMME_SPECIALIST, STATE_SUBMITTED,
	    EVENT_CLOSE_OTHER, RELATION_STAFF);
	assert_int_equal(
	    workflow_to(row, STATE_SUBMITTED, STATE_APPROVED), STATE_APPROVED);
	row = workflow_next(
	    PROGRAMME_CERTIFIED, STATE_SUBMITTED, EVENT_RETURN, RELATION_STAFF);
	assert_int_equal(workflow_to(row, STATE_SUBMITTED, STATE_REGISTERED),
	    STATE_REGISTERED);
	row = workflow_next(PROGRAMME_SPECIALIST, STATE_REJECTED,
	    EVENT_SAVE_DRAFT, RELATION_OWNER);
	assert_int_equal(
	    workflow_to(row, STATE_REJECTED, STATE_EMPTY), STATE_REJECTED);
	row = workflow_next(PROGRAMME_SPECIALIST, STATE_REJECTED,
	    EVENT_REGISTER, RELATION_OWNER);
	assert_int_equal(
	    workflow_to(row, STATE_REJECTED, STATE_EMPTY), STATE_REGISTERED);
}

static void
test_refusal(void **state)
{
	struct err err = {0};

	(void)state;
	for (int s = 0; s < STATE_COUNT; s++) {
		assert_int_equal(workflow_refuse(PROGRAMME_SPECIALIST, 12,
				     (enum state)s, EVENT_DELETE, &err),
		    -ERR_STATE);
		assert_int_equal(err.code, ERR_STATE);
		/* the number, the state, the event, and what to do */
		assert_non_null(strstr(err.text, "Number 12"));
		assert_non_null(strstr(err.text, words_label(&state_words, s)));
		assert_non_null(strstr(err.text, "\"delete\""));
		assert_int_equal(err.text[strlen(err.text) - 1], '.');
	}
	workflow_refuse(
	    PROGRAMME_SPECIALIST, 1, STATE_REQUESTED, EVENT_DELETE, &err);
	assert_non_null(strstr(err.text, "withdraw the request first"));
	err_clear(&err);
}

static void
test_state_label(void **state)
{
	(void)state;
	assert_string_equal(
	    workflow_state_label(PROGRAMME_SPECIALIST, STATE_REGISTERED),
	    "Unapproved");
	assert_string_equal(
	    workflow_state_label(PROGRAMME_CERTIFIED, STATE_REGISTERED),
	    "Registered");
	assert_string_equal(
	    workflow_state_label(PROGRAMME_TRANSFER, STATE_REGISTERED),
	    "Registered");
	assert_string_equal(
	    workflow_state_label(PROGRAMME_TRANSFER, STATE_EMPTY), "Empty");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_matrix_is_whole),
	    cmocka_unit_test(test_walk),
	    cmocka_unit_test(test_nobody_may_nothing),
	    cmocka_unit_test(test_what_is_no_event_is_refused),
	    cmocka_unit_test(test_rows_never_overlap),
	    cmocka_unit_test(test_only_new_specialists_need_approval),
	    cmocka_unit_test(test_where_a_row_leads),
	    cmocka_unit_test(test_refusal),
	    cmocka_unit_test(test_state_label),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
