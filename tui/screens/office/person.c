/* SPDX-License-Identifier: MIT */
/*
 * person: the page of one member, as the office keeps him. Enter on a line
 * changes what it says, or does it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "person_inside.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

struct person_page *
person_own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
line_id(const void *row)
{
	return ((const struct person_line *)row)->id;
}

static const char *
label_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct person_line *)row)->label;
}

static const char *
line_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct person_line *)row)->text;
}

static const struct column columns[] = {
    {.title = NULL, .cells = 14, .text = label_text},
    {.title = NULL, .cells = 64, .weight = 1, .text = line_text},
    {0},
};

static int
open_person(struct screen *screen, const void *arg, struct err *err)
{
	struct person_page *page = heap_new(1, sizeof *page);

	(void)err;
	page->person = *(const int64_t *)arg;
	shape_init(&person_view_shape, &page->view);
	screen->own = page;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct person_page *page = person_own(screen);
	const struct person_args args = {page->person};
	struct list old = page->lines;
	struct person_page gone = {.lines = old};
	struct person_view view;
	int rc =
	    program_call(screen->program, CALL_PERSON_SHOW, &args, &view, err);

	if (rc < 0)
		return rc;
	shape_release(&person_view_shape, &page->view);
	page->view = view;
	page->lines = (struct list){0};
	person_lines_make(page);
	table_set(screen->table, page->lines.at, page->lines.n,
	    sizeof(struct person_line));
	table_touch(screen->table);
	person_lines_release(&gone);
	return 0;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct person_line *line = table_selected_row(screen->table);

	if (action != ACTION_ENTER && action != ACTION_DROP)
		return NULL;
	if (person_own(screen)->view.own)
		return N_("Nobody keeps his own data: please ask another "
			  "member of the office.");
	if (line == NULL || line->what == DO_NOTHING)
		return N_("There is nothing to change here.");
	if (action == ACTION_DROP && line->what != DO_QUALIFICATION &&
	    line->what != DO_AFFILIATION)
		return N_("Only qualifications and affiliations can be "
			  "cancelled.");
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct person_line *line = table_selected_row(screen->table);

	(void)err;
	if (action == ACTION_ENTER)
		person_card(screen, line);
	else if (action == ACTION_DROP)
		person_drop(screen, line);
	return 0;
}

/* The list below shows his name and what he is. */
static void
back(struct screen *screen)
{
	program_pop(screen->program, true);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const struct person_view *view = &person_own(screen)->view;

	(void)right;
	snprintf(left, SCREEN_TEXT, " %s  %s (%s)", _("Data of a member"),
	    view->name == NULL ? "" : view->name,
	    view->member == NULL ? "" : view->member);
}

static void
close_person(struct screen *screen)
{
	struct person_page *page = person_own(screen);

	table_set(screen->table, NULL, 0, sizeof(struct person_line));
	person_lines_release(page);
	shape_release(&person_view_shape, &page->view);
	free(page);
}

const struct screen_ops person_screen = {
    .name = "person",
    .also = KEYMAP_LIST,
    .title = N_("Data of a member"),
    .columns = columns,
    .id = line_id,
    .open = open_person,
    .load = load,
    .refuses = refuses,
    .act = act,
    .back = back,
    .heading = heading,
    .draw = list_draw,
    .close = close_person,
};
