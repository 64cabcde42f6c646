/* SPDX-License-Identifier: MIT */
#include "home_lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "core/workflow.h"
#include "tui/screens/screens.h"
#include "tui/widgets/paragraph.h"

static void
add_line(struct home_lines *to, const char *text, size_t bytes, int indent)
{
	char **line = list_add(&to->lines, sizeof *line);

	*line = heap_printf("%*s%.*s", indent, "", (int)bytes, text);
}

static void
blank(struct home_lines *to)
{
	add_line(to, "", 0, 0);
}

static void
wrap(struct home_lines *to, int indent, int cells, const char *text)
{
	struct paragraph *p = paragraph_new(text);
	size_t bytes, rows = paragraph_rows(p, cells);
	const char *row;

	for (size_t i = 0; i < rows; i++) {
		row = paragraph_row(p, cells, i, &bytes);
		add_line(to, row, bytes, indent);
	}
	paragraph_free(p);
}

/* Takes the text. Most fit, and need not be searched for breaks. */
static void
say(struct home_lines *to, int indent, char *text)
{
	int cells = to->cells - indent - 1;
	size_t bytes = strlen(text);

	if (strchr(text, '\n') == NULL && text_cells(text, bytes) <= cells)
		add_line(to, text, bytes, indent);
	else
		wrap(to, indent, cells, text);
	free(text);
}

/* The same, and it leads to a row of that screen. Takes the text. */
static void
lead(struct home_lines *to, const struct screen_ops *ops, int programme,
    int64_t slot, char *text)
{
	struct home_goal *goal = list_add(&to->goals, sizeof *goal);

	*goal = (struct home_goal){ops, programme, slot, to->lines.n, 0};
	say(to, 3, heap_printf("> %s", text));
	free(text);
	goal->to = to->lines.n;
}

static const struct screen_ops *
list_of(int programme)
{
	return workflow_needs_approval((enum programme)programme)
		   ? &cases_screen
		   : &cases_plain_screen;
}

static void
requests(struct home_lines *to, const struct home *home)
{
	if (home->badges == NULL || home->badges->waiting == 0)
		return;
	lead(to, &inbox_screen, WORD_NONE, INT_NONE,
	    heap_printf(_("Requests that wait for your decision: %d (the "
			  "oldest: %d days)"),
		(int)home->badges->waiting,
		home->oldest == INT_NONE ? 0 : (int)home->oldest));
}

/* A decision since the last login, with its way to the case. */
static void
results(struct home_lines *to, const struct home *home)
{
	const struct home_case *row = home->results.at;
	char day[DATE_SIZE];

	if (home->results.n == 0)
		return;
	blank(to);
	say(to, 1, heap_dup(_("New results since the last login")));
	for (size_t i = 0; i < home->results.n; i++, row++)
		lead(to, list_of(row->programme), row->programme, row->slot,
		    heap_printf(_("Number %d %s: %s  %s  %s"), (int)row->slot,
			words_label(&category_words, row->category),
			words_label(&state_words, row->state), row->supervisor,
			date_format(row->day, day)));
}

static void
waiting(struct home_lines *to, const struct home *home)
{
	const struct home_case *row = home->waiting.at;

	if (home->waiting.n == 0)
		return;
	blank(to);
	say(to, 1, heap_dup(_("Waiting for a supervisor's decision")));
	for (size_t i = 0; i < home->waiting.n; i++, row++)
		lead(to, list_of(row->programme), row->programme, row->slot,
		    heap_printf(_("Number %d %s: %s  %d days"), (int)row->slot,
			words_label(&category_words, row->category),
			row->supervisor, (int)row->days));
}

static char *
progress_text(const struct home_programme *p)
{
	const char *name = words_label(&programme_words, p->programme);
	bool approval = workflow_needs_approval((enum programme)p->programme);
	int all = (int)p->slots;

	if (p->submitted > 0)
		return heap_printf("%s  %s %d/%d", name,
		    words_label(&state_words, STATE_SUBMITTED),
		    (int)p->submitted, all);
	if (!approval)
		return heap_printf("%s  %s %d/%d  %s %d", name,
		    workflow_state_label(
			(enum programme)p->programme, STATE_REGISTERED),
		    (int)p->registered, all,
		    words_label(&state_words, STATE_EMPTY),
		    (int)p->unregistered);
	return heap_printf("%s  %s %d/%d  %s %d  %s %d  %s %d  %s %d", name,
	    words_label(&state_words, STATE_APPROVED), (int)p->approved, all,
	    words_label(&state_words, STATE_REQUESTED), (int)p->requested,
	    words_label(&state_words, STATE_REJECTED), (int)p->rejected,
	    words_label(&state_words, STATE_REGISTERED), (int)p->registered,
	    words_label(&state_words, STATE_EMPTY), (int)p->unregistered);
}

static void
programme(struct home_lines *to, const struct home_programme *p)
{
	const struct reason *why = p->blockers.at;

	blank(to);
	say(to, 1, progress_text(p));
	say(to, 3, heap_dup(p->windows));
	for (size_t i = 0; i < p->blockers.n; i++, why++)
		if (why->slot == INT64_MIN)
			say(to, 5, heap_dup(why->text));
		else
			lead(to, list_of(p->programme), p->programme, why->slot,
			    heap_dup(why->text));
}

static void
announcements(struct home_lines *to, const struct home *home)
{
	const struct announcement_row *row = home->announcements.at;
	char day[DATE_SIZE];

	if (home->announcements.n == 0)
		return;
	blank(to);
	say(to, 1, heap_dup(_("Announcements by the office")));
	for (size_t i = 0; i < home->announcements.n; i++, row++)
		say(to, 3,
		    heap_printf(
			"%s  %s", date_format(row->from_on, day), row->text));
}

/* Where his mail goes, and which he wants. */
static void
notices(struct home_lines *to, const struct home *home)
{
	if (home->mail == NULL)
		say(to, 1,
		    heap_dup(_("No mail address is recorded for you, so no "
			       "notice reaches you: please tell the office.")));
	else if (home->reminders)
		say(to, 1,
		    heap_printf(_("Notices go to %s, reminders too (r: no "
				  "reminders)."),
			home->mail));
	else
		say(to, 1,
		    heap_printf(_("Notices go to %s, but no reminders (r: with "
				  "reminders)."),
			home->mail));
}

void
home_lines_build(struct home_lines *to, const struct home *home, int cells)
{
	const struct home_programme *p = home->programmes.at;

	*to = (struct home_lines){.cells = cells};
	say(to, 1, heap_dup(home->greeting));
	say(to, 1, heap_dup(home->open_now));
	requests(to, home);
	results(to, home);
	announcements(to, home);
	for (size_t i = 0; i < home->programmes.n; i++)
		programme(to, &p[i]);
	waiting(to, home);
	blank(to);
	say(to, 1, heap_printf(_("Office: %s"), home->office));
	notices(to, home);
}

void
home_lines_release(struct home_lines *lines)
{
	char **all = lines->lines.at;

	for (size_t i = 0; i < lines->lines.n; i++)
		free(all[i]);
	free(lines->lines.at);
	free(lines->goals.at);
	*lines = (struct home_lines){0};
}
