/* SPDX-License-Identifier: MIT */
/*
 * revisions: the history of a number: everything that kept its report, newest
 * first. One can be read and copied, two can be held against each other.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/revisions.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "printing.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"

#define COMPARED 2 /* rows */

struct revisions {
	struct pages pages;
	int programme;
	int64_t slot;
};

static struct revisions *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct revision_row *)row)->id;
}

static const char *
at_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return time_format_minute(((const struct revision_row *)row)->at, out);
}

static const char *
event_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &event_words, ((const struct revision_row *)row)->event);
}

static const char *
by_text(const void *row, char *out, size_t bytes)
{
	const char *by = ((const struct revision_row *)row)->by;

	(void)out;
	(void)bytes;
	return by == NULL ? _("the service") : by;
}

static const char *
revision_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%6lld",
	    (long long)((const struct revision_row *)row)->revision);
	return out;
}

static const char *
category_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &category_words, ((const struct revision_row *)row)->category);
}

static const struct column columns[] = {
    {.title = N_("Sel"), .cells = 3, .text = table_mark_text},
    {.title = N_("Date and time"), .cells = 16, .text = at_text},
    {.title = N_("Event"), .cells = 16, .text = event_text},
    {.title = N_("By"), .cells = 13, .weight = 1, .text = by_text},
    {.title = N_("Rev."), .cells = 6, .text = revision_text},
    {.title = N_("Case category"),
	.cells = 20,
	.weight = 3,
	.leaves = 1,
	.text = category_text},
    {0},
};

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	struct revisions *revisions = own(screen);
	char *key = heap_dup(after);
	const struct revision_list_args args = {
	    revisions->programme, revisions->slot, key};
	struct revision_list page;
	int rc = program_call(
	    screen->program, CALL_REVISION_LIST, &args, &page, err);

	free(key);
	if (rc < 0)
		return rc;
	*rows = page.rows;
	*next = page.next;
	page.rows = (struct list){0};
	page.next = NULL;
	shape_release(&revision_list_shape, &page);
	return 0;
}

static int
open_revisions(struct screen *screen, const void *arg, struct err *err)
{
	const struct case_key *key = arg;
	struct revisions *revisions = heap_new(1, sizeof *revisions);

	(void)err;
	revisions->programme = key->programme;
	revisions->slot = key->slot;
	revisions->pages.shape = &revision_row_shape;
	revisions->pages.read = read_page;
	screen->own = revisions;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(&own(screen)->pages, screen, err);
}

/* The two marked ones, newer first; else the selected one and the one that
 * stood there before it. *against stays NULL when there is none. */
static void
choose(const struct screen *screen, const struct revision_row **one,
    const struct revision_row **against)
{
	const struct revision_row *row;

	*one = table_selected_row(screen->table);
	*against = NULL;
	if (table_marks(screen->table) == COMPARED)
		*one = NULL;
	for (size_t i = 0; i < table_count(screen->table); i++) {
		row = table_row(screen->table, i);
		if (table_marks(screen->table) == COMPARED) {
			if (!table_marked(screen->table, i))
				continue;
			if (*one == NULL)
				*one = row;
			else
				*against = row;
		} else if (*one != NULL && *against == NULL &&
			   i > table_selected(screen->table) &&
			   row->revision != (*one)->revision)
			*against = row;
	}
}

static const char *
refuses_compare(const struct screen *screen)
{
	const struct revision_row *one, *against;

	choose(screen, &one, &against);
	if (table_marks(screen->table) == 1)
		return N_(
		    "Select two of them, or none: then it is held against "
		    "the one before it.");
	if (against == NULL)
		return N_("There is no earlier revision to compare it with.");
	if (one->revision == against->revision)
		return N_("Both are one and the same revision.");
	return NULL;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	size_t selected = table_selected(screen->table);

	if (table_count(screen->table) == 0)
		return action == ACTION_OPEN || action == ACTION_MARK ||
			       action == ACTION_PRINT ||
			       action == ACTION_COMPARE || action == ACTION_COPY
			   ? N_("There is no row.")
			   : NULL;
	if (action == ACTION_MARK && table_marks(screen->table) == COMPARED &&
	    !table_marked(screen->table, selected))
		return N_("Two are selected already.");
	return action == ACTION_COMPARE ? refuses_compare(screen) : NULL;
}

static void
read_one(struct screen *screen, const struct revision_row *row,
    const struct revision_row *against)
{
	struct revision_question question = {.against = INT_NONE};

	if (row == NULL)
		return;
	question.revision = row->revision;
	if (against != NULL)
		question.against = against->revision;
	program_push(screen->program, &revision_screen, &question);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct revision_row *row = table_selected_row(screen->table);
	const struct revision_row *one, *against;
	struct revision_copying copying;

	(void)err;
	switch (action) {
	case ACTION_OPEN:
		read_one(screen, row, NULL);
		break;
	case ACTION_PRINT:
		printing_one(screen, GATHER_REVISION, row->revision,
		    _("Case reports"), "revision");
		break;
	case ACTION_MARK:
		table_mark(screen->table, table_selected(screen->table));
		break;
	case ACTION_COMPARE:
		choose(screen, &one, &against);
		read_one(screen, one, against);
		break;
	case ACTION_COPY:
		copying = (struct revision_copying){
		    row->revision, own(screen)->programme};
		program_push(screen->program, &copy_screen, &copying);
		break;
	default:
		break;
	}
	return 0;
}

static void
back(struct screen *screen)
{
	program_pop(screen->program, true); /* a copy may lie in the list */
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	/* TRANSLATORS: application, number */
	snprintf(left, SCREEN_TEXT, _(" Revisions: %s, number %d"),
	    words_label(&programme_words, own(screen)->programme),
	    (int)own(screen)->slot);
}

static void
status(const struct screen *screen, char *out)
{
	if (table_count(screen->table) == 0)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("Nothing was registered in this number yet."));
	else if (!table_left(screen->table)) /* which says more of a row */
		snprintf(out, SCREEN_TEXT, " %s",
		    _("What was registered stays, whatever became of it."));
}

static void
draw(struct screen *screen)
{
	pages_read_on(&own(screen)->pages, screen);
	list_draw(screen);
}

static void
close_revisions(struct screen *screen)
{
	pages_release(&own(screen)->pages, screen);
	free(screen->own);
}

const struct screen_ops revisions_screen = {
    .name = "revisions",
    .also = KEYMAP_LIST,
    .title = N_("Revisions"),
    .columns = columns,
    .id = row_id,
    .open = open_revisions,
    .load = load,
    .refuses = refuses,
    .act = act,
    .back = back,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_revisions,
};
