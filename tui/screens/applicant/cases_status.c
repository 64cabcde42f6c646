/* SPDX-License-Identifier: MIT */
#include "cases_status.h"

#include <curses.h>
#include <stdio.h>

#include "core/i18n.h"
#include "core/workflow.h"
#include "tui/program/screen.h"

#define BAR_CELLS 16 /* of the progress bar */
#define BAR_FROM 80  /* in windows of so many cells */

static const char *
state_label(int programme, int state)
{
	return workflow_state_label(
	    (enum programme)programme, (enum state)state);
}

/* What is approved too late is not done this year. */
static int
count(const struct case_list *list, int state)
{
	const struct case_row *rows = list->rows.at;
	int n = 0;

	for (size_t i = 0; i < list->rows.n; i++)
		n += rows[i].state == state && !rows[i].late;
	return n;
}

static void
bar(char out[BAR_CELLS + 1], int done, int waiting, int all)
{
	for (int i = 0; i < BAR_CELLS; i++) {
		int at = i * all / BAR_CELLS;

		out[i] = at < done ? '#' : at < done + waiting ? '+' : '.';
	}
	out[BAR_CELLS] = '\0';
}

/* How many are done; bytes written. */
static size_t
progress(const struct case_list *list, char *out)
{
	int goal = workflow_needs_approval((enum programme)list->programme)
		       ? STATE_APPROVED
		       : STATE_REGISTERED;
	int all = (int)list->rows.n, done = count(list, goal);
	char cells[BAR_CELLS + 1];
	size_t used = (size_t)snprintf(out, SCREEN_TEXT, " %s %d/%d",
	    state_label(list->programme, goal), done, all);

	if (COLS >= BAR_FROM) {
		bar(cells, done, count(list, STATE_REQUESTED), all);
		used += (size_t)snprintf(
		    out + used, SCREEN_TEXT - used, " [%s]", cells);
	}
	return used;
}

void
cases_status(const struct case_list *list, char *out)
{
	int all = (int)list->rows.n;
	size_t used;

	if (count(list, STATE_SUBMITTED) == all) {
		snprintf(out, SCREEN_TEXT,
		    _(" %s %d/%d  v: what you have submitted"),
		    state_label(list->programme, STATE_SUBMITTED), all, all);
		return;
	}
	used = progress(list, out);
	if (workflow_needs_approval((enum programme)list->programme))
		used += (size_t)snprintf(out + used, SCREEN_TEXT - used,
		    "  %s %d  %s %d",
		    state_label(list->programme, STATE_REQUESTED),
		    count(list, STATE_REQUESTED),
		    state_label(list->programme, STATE_REJECTED),
		    count(list, STATE_REJECTED));
	if (list->deadline != DATE_NONE && list->deadline >= list->today)
		snprintf(out + used, SCREEN_TEXT - used, _("  %d days left"),
		    (int)(list->deadline - list->today));
}

void
cases_status_short(const struct case_list *list, char *out)
{
	progress(list, out);
}
