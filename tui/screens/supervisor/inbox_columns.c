/* SPDX-License-Identifier: MIT */
#include "inbox_columns.h"

#include <curses.h>
#include <stdio.h>

#include "core/call/requests.h"
#include "core/i18n.h"

static const char *
requested_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(((const struct inbox_row *)row)->requested_on, out);
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4d", (int)((const struct inbox_row *)row)->slot);
	return out;
}

static const char *
opened_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct inbox_row *)row)->opened ? _("Read") : _("New");
}

static const char *
category_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &category_words, ((const struct inbox_row *)row)->category);
}

static const char *
applicant_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct inbox_row *)row)->applicant;
}

/* A state is a word and a symbol; colour comes on top. */
static const char *const symbols[PHASE_COUNT] = {
    [PHASE_REQUESTED] = "> ",
    [PHASE_APPROVED] = "* ",
    [PHASE_REJECTED] = "! ",
    [PHASE_WITHDRAWN] = "- ",
    [PHASE_REASSIGNED] = "- ",
    [PHASE_FELL_BACK] = "- ",
    [PHASE_REVOKED] = "- ",
};

static const char *
state_text(const void *r, char *out, size_t bytes)
{
	const struct inbox_row *row = r;

	snprintf(out, bytes, "%s%s", symbols[row->state],
	    words_label(&phase_words, row->state));
	return out;
}

/* The day of the decision, or how long it has been waited for. */
static const char *
decided_text(const void *r, char *out, size_t bytes)
{
	const struct inbox_row *row = r;
	int year, month, day;

	if (row->days != INT_NONE)
		snprintf(out, bytes, _("%lld days"), (long long)row->days);
	else if (row->decided_on != DATE_NONE) {
		date_split(row->decided_on, &year, &month, &day);
		snprintf(out, bytes, "%d/%d", month, day);
	} else
		*out = '\0';
	return out;
}

static chtype
opened_look(const void *r)
{
	const struct inbox_row *row = r;

	return row->opened || row->days == INT_NONE ? A_NORMAL : A_BOLD;
}

/* In the seed's order; 印刷 has no column, a key will do it. */
const struct column inbox_columns[] = {
    {.title = N_("Sel"), .cells = 3, .text = table_mark_text},
    /* TRANSLATORS: 依頼日, the day of a request; 10 cells */
    {.title = N_("Asked on"), .cells = 10, .leaves = 1, .text = requested_text},
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Opened"),
	.cells = 6,
	.text = opened_text,
	.look = opened_look},
    {.title = N_("Case category"),
	.cells = 20,
	.weight = 12,
	.text = category_text},
    {.title = N_("Applicant"),
	.cells = 10,
	.weight = 3,
	.text = applicant_text},
    {.title = N_("State"), .cells = 12, .weight = 5, .text = state_text},
    /* TRANSLATORS: 対応日, the day of a decision; 7 cells */
    {.title = N_("Decided"), .cells = 7, .text = decided_text},
    {0},
};
