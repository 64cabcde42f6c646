/* SPDX-License-Identifier: MIT */
#include "cases_columns.h"

#include <stdio.h>

#include "core/call/cases.h"
#include "core/i18n.h"
#include "core/workflow.h"

int64_t
cases_row_id(const void *row)
{
	return ((const struct case_row *)row)->slot;
}

static const char *
number_text(const void *r, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4d", (int)((const struct case_row *)r)->slot);
	return out;
}

static const char *
category_text(const void *r, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &category_words, ((const struct case_row *)r)->category);
}

static const char *
note_text(const void *r, char *out, size_t bytes)
{
	const struct case_row *row = r;

	(void)out;
	(void)bytes;
	return row->note == NULL ? "" : row->note;
}

/* A state is a word and a symbol; colour comes on top. */
static const char *const symbols[STATE_COUNT] = {
    [STATE_EMPTY] = "",
    [STATE_REGISTERED] = "- ",
    [STATE_REQUESTED] = "> ",
    [STATE_APPROVED] = "* ",
    [STATE_REJECTED] = "! ",
    [STATE_SUBMITTED] = "= ",
};

static const char *
state_label(int programme, int state)
{
	return workflow_state_label(
	    (enum programme)programme, (enum state)state);
}

static const char *
state_line(int programme, const struct case_row *row, char *out, size_t bytes)
{
	if (row->late)
		snprintf(out, bytes, "%s%s", symbols[row->state],
		    _("Not this year"));
	else if (row->draft)
		snprintf(out, bytes, _("%s+draft"),
		    state_label(programme, row->state));
	else
		snprintf(out, bytes, "%s%s", symbols[row->state],
		    state_label(programme, row->state));
	return out;
}

static const char *
approval_state_text(const void *row, char *out, size_t bytes)
{
	return state_line(PROGRAMME_SPECIALIST, row, out, bytes);
}

/* REGISTERED reads 登録済み where no approval is asked for. */
static const char *
plain_state_text(const void *row, char *out, size_t bytes)
{
	return state_line(PROGRAMME_CERTIFIED, row, out, bytes);
}

static const char *
supervisor_text(const void *r, char *out, size_t bytes)
{
	const struct case_row *row = r;
	int32_t day =
	    row->decided_on == DATE_NONE ? row->requested_on : row->decided_on;
	int year, month, date;

	/* a request that ended by itself is said where it stood */
	if (row->came_back != WORD_NONE)
		return words_label(&phase_words, row->came_back);
	if (row->supervisor == NULL)
		return "";
	if (day == DATE_NONE)
		return row->supervisor;
	date_split(day, &year, &month, &date);
	/* the date first: in 80 cells a name is cut, not the day */
	snprintf(out, bytes, "%d/%d %s", month, date, row->supervisor);
	return out;
}

static const char *
notice_text(const void *r, char *out, size_t bytes)
{
	const struct case_row *row = r;
	int year, month, date;

	if (row->notice != NOTICE_SENT || row->notice_on == DATE_NONE)
		return words_label(&notice_words, row->notice);
	date_split(row->notice_on, &year, &month, &date);
	/* short: in 80 cells the column has eight */
	snprintf(out, bytes, _("on %d/%d"), month, date);
	return out;
}

static chtype
state_look(const void *r)
{
	const struct case_row *row = r;

	return row->state == STATE_REJECTED ? A_BOLD : A_NORMAL;
}

const struct column cases_columns[] = {
    {.title = N_("Sel"), .cells = 3, .text = table_mark_text},
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Case category"), .cells = 22, .text = category_text},
    {.title = N_("Note"),
	.cells = 8,
	.weight = 4,
	.leaves = 1,
	.text = note_text},
    {.title = N_("State"),
	.cells = 16,
	.text = approval_state_text,
	.look = state_look},
    {.title = N_("Approval"),
	.cells = 13,
	.weight = 1,
	.text = supervisor_text},
    {.title = N_("Notice"),
	.cells = 8,
	.weight = 1,
	.leaves = 2,
	.text = notice_text},
    {0},
};

const struct column cases_plain_columns[] = {
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Case category"), .cells = 22, .text = category_text},
    {.title = N_("Note"), .cells = 34, .weight = 4, .text = note_text},
    {.title = N_("State"), .cells = 16, .text = plain_state_text},
    {0},
};
