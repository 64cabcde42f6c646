/* SPDX-License-Identifier: MIT */
/*
 * import_result: everything that is wrong in a file, line by line; or, when
 * nothing is, what it will change, and the key that does it.
 */
#include "import_result.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

static struct import_outcome *
own(const struct screen *screen)
{
	return screen->own;
}

void
import_outcome_release(struct import_outcome *outcome)
{
	import_file_release(&outcome->file);
	shape_release(&import_checked_shape, &outcome->checked);
}

/* Lines may have several; what tells them apart is their place. */
static int64_t
row_id(const void *row)
{
	return (int64_t)(intptr_t)row;
}

static const char *
line_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%5lld",
	    (long long)((const struct import_problem *)row)->line);
	return out;
}

static const char *
column_text(const void *row, char *out, size_t bytes)
{
	const char *column = ((const struct import_problem *)row)->column;

	(void)out;
	(void)bytes;
	return column == NULL ? "" : column;
}

static const char *
problem_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct import_problem *)row)->text;
}

static const struct column columns[] = {
    {.title = N_("Line"), .cells = 5, .text = line_text},
    {.title = N_("Column"), .cells = 16, .text = column_text},
    {.title = N_("What is wrong"),
	.cells = 56,
	.weight = 1,
	.text = problem_text},
    {0},
};

/* What arg holds is this screen's from here on. */
static int
open_result(struct screen *screen, const void *arg, struct err *err)
{
	struct import_outcome *outcome = heap_new(1, sizeof *outcome);

	(void)err;
	*outcome = *(const struct import_outcome *)arg;
	screen->own = outcome;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	const struct list *problems = &own(screen)->checked.problems;

	(void)err;
	table_set(screen->table, problems->at, problems->n,
	    sizeof(struct import_problem));
	return 0;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	bool wrong = own(screen)->checked.wrong > 0;

	if (action == ACTION_IMPORT && wrong)
		return N_("Please correct the file and read it again.");
	if (action == ACTION_OPEN && !wrong)
		return N_("Nothing is wrong.");
	return NULL;
}

/* All of a sentence that the list may cut. */
static int
tell_all(struct screen *screen)
{
	const struct import_problem *row = table_selected_row(screen->table);

	program_push(screen->program, &notice_screen, row->text);
	return 0;
}

static int
write_file(struct screen *screen, struct err *err)
{
	struct program *program = screen->program;
	struct import_checked done;
	char text[SCREEN_TEXT];
	int rc = import_file_write(
	    &own(screen)->file, program_way, program, &done, err);

	if (rc < 0)
		return rc;
	snprintf(text, sizeof text,
	    _("Imported: %lld added, %lld changed, %lld as they were."),
	    (long long)done.added, (long long)done.changed,
	    (long long)done.unchanged);
	shape_release(&import_checked_shape, &done);
	program_pop(program, true);
	program_say(program, text);
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	return action == ACTION_OPEN ? tell_all(screen)
				     : write_file(screen, err);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const struct import_checked *checked = &own(screen)->checked;

	snprintf(left, SCREEN_TEXT, _(" Import: %s"),
	    words_label(&import_words, checked->kind));
	snprintf(right, SCREEN_TEXT, _("%lld lines"), (long long)checked->rows);
}

static void
status(const struct screen *screen, char *out)
{
	const struct import_checked *checked = &own(screen)->checked;

	if (checked->wrong == 0)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("Nothing is wrong. Nothing is imported yet."));
	else if (checked->wrong > (int64_t)checked->problems.n)
		snprintf(out, SCREEN_TEXT,
		    _(" Problems: %lld, the first %zu here. Nothing was "
		      "imported."),
		    (long long)checked->wrong, checked->problems.n);
	else
		snprintf(out, SCREEN_TEXT,
		    _(" Problems: %lld. Nothing was imported."),
		    (long long)checked->wrong);
}

static void
draw_count(int y, const char *label, int64_t n)
{
	mvprintw(y, 4, "%6lld  %s", (long long)n, label);
}

/* In place of the list. */
static void
draw_counts(struct screen *screen)
{
	const struct import_checked *checked = &own(screen)->checked;

	draw_count(2, _("will be added"), checked->added);
	draw_count(3, _("will be changed"), checked->changed);
	draw_count(4, _("stay as they are"), checked->unchanged);
	screen->y = 2;
	screen->x = 4;
}

static void
draw(struct screen *screen)
{
	if (own(screen)->checked.wrong == 0) {
		draw_counts(screen);
		return;
	}
	list_draw(screen);
}

static void
close_result(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct import_problem));
	import_outcome_release(own(screen));
	free(screen->own);
}

const struct screen_ops import_result_screen = {
    .name = "import-result",
    .also = KEYMAP_LIST,
    .title = N_("What a file would change"),
    .columns = columns,
    .id = row_id,
    .open = open_result,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_result,
};
