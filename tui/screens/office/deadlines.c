/* SPDX-License-Identifier: MIT */
/*
 * deadlines: last days of single members in a fiscal year, with the reason.
 * Enter corrects one; a new one is given from the member's page.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/windows.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"

struct deadlines {
	struct pages pages; /* first */
	int64_t year;
};

static struct deadlines *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	const struct deadline_row *d = row;

	return (d->person * PROGRAMME_COUNT + d->programme) * WINDOW_COUNT +
	       d->kind;
}

static const char *
member_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct deadline_row *)row)->member;
}

static const char *
name_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct deadline_row *)row)->name;
}

static const char *
window_text(const void *row, char *out, size_t bytes)
{
	const struct deadline_row *d = row;

	snprintf(out, bytes, "%s  %s",
	    words_label(&programme_words, d->programme),
	    words_label(&window_words, d->kind));
	return out;
}

static const char *
day_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(((const struct deadline_row *)row)->to_on, out);
}

static const char *
reason_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct deadline_row *)row)->reason;
}

static const struct column columns[] = {
    {.title = N_("Mem. no."), .cells = 8, .text = member_text},
    {.title = N_("Name"), .cells = 12, .weight = 1, .text = name_text},
    {.title = N_("Period"), .cells = 26, .text = window_text},
    {.title = N_("Last day"), .cells = 10, .text = day_text},
    {.title = N_("Reason"),
	.cells = 16,
	.weight = 2,
	.leaves = 1,
	.text = reason_text},
    {0},
};

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	struct deadline_page_args args = {own(screen)->year, heap_dup(after)};
	struct deadline_list page;
	int rc = program_call(
	    screen->program, CALL_DEADLINE_LIST, &args, &page, err);

	shape_release(&deadline_page_args_shape, &args);
	if (rc < 0)
		return rc;
	*rows = page.rows;
	*next = page.next;
	return 0;
}

static const struct card_field fields[] = {
    {"fiscal_year", N_("Year"), N_("From April on."), NULL},
    {"programme", N_("Application"), N_("← → choose."), NULL},
    {"kind", N_("Period"), N_("← → choose."), NULL},
    {"to_on", N_("Last day"), N_("Empty: the same as everybody's again."),
	NULL},
    {"reason", N_("Reason"), N_("It is kept with the day."), NULL},
    {0},
};

void
card_deadline(
    struct screen *screen, const char *name, struct deadline_set_args *args)
{
	const struct card card = {.title = N_("Last day of a single member"),
	    .subject = name,
	    .call = CALL_DEADLINE_SET,
	    .fields = fields,
	    .args = args,
	    .done = N_("The last day was recorded; it holds from now on.")};

	program_push(screen->program, &card_screen, &card);
}

static int
open_deadlines(struct screen *screen, const void *arg, struct err *err)
{
	struct deadlines *deadlines = heap_new(1, sizeof *deadlines);

	(void)err;
	deadlines->pages.shape = &deadline_row_shape;
	deadlines->pages.read = read_page;
	deadlines->year = *(const int64_t *)arg;
	screen->own = deadlines;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(&own(screen)->pages, screen, err);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (action == ACTION_ENTER && table_count(screen->table) == 0)
		return N_("There is no row.");
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct deadline_row *row = table_selected_row(screen->table);
	struct deadline_set_args *args;

	(void)err;
	if (action != ACTION_ENTER || row == NULL)
		return 0;
	args = card_args(CALL_DEADLINE_SET);
	args->person = row->person;
	args->seen = row->version;
	args->fiscal_year = own(screen)->year;
	args->programme = row->programme;
	args->kind = row->kind;
	args->to_on = row->to_on;
	args->reason = heap_dup(row->reason);
	card_deadline(screen, row->name, args);
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(left, SCREEN_TEXT,
	    _(" Last days of single members  fiscal year %lld"),
	    (long long)own(screen)->year);
}

static void
status(const struct screen *screen, char *out)
{
	if (table_count(screen->table) == 0)
		snprintf(out, SCREEN_TEXT, "%s",
		    _("Nobody has a last day of his own. The page of a member "
		      "gives one."));
}

static void
draw(struct screen *screen)
{
	pages_read_on(&own(screen)->pages, screen);
	list_draw(screen);
}

static void
close_deadlines(struct screen *screen)
{
	pages_release(&own(screen)->pages, screen);
	free(screen->own);
}

const struct screen_ops deadlines_screen = {
    .name = "deadlines",
    .also = KEYMAP_LIST,
    .title = N_("Last days of single members"),
    .columns = columns,
    .id = row_id,
    .open = open_deadlines,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_deadlines,
};
