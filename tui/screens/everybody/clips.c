/* SPDX-License-Identifier: MIT */
/* clips: what was cut or copied last, to be put into the text below. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/program/program_text.h"
#include "tui/screens/screens.h"

static int64_t
row_id(const void *row)
{
	return ((const struct clip *)row)->id;
}

/* Its first line. */
static const char *
beginning_text(const void *row, char *out, size_t bytes)
{
	const char *text = ((const struct clip *)row)->text;
	size_t fit = text_fit(text, (int)bytes / 4, NULL);
	size_t line = strcspn(text, "\n");

	snprintf(out, bytes, "%.*s", (int)(line < fit ? line : fit), text);
	return out;
}

static const char *
size_text(const void *row, char *out, size_t bytes)
{
	const char *text = ((const struct clip *)row)->text;

	snprintf(out, bytes, "%6zu", text_clusters(text));
	return out;
}

static const struct column columns[] = {
    {.title = N_("Length"), .cells = 6, .text = size_text},
    {.title = N_("Text"), .cells = 20, .weight = 1, .text = beginning_text},
    {0},
};

static int
load(struct screen *screen, struct err *err)
{
	const struct clips *clips = &screen->program->clips;

	(void)err;
	table_set(screen->table, clips->at, clips->n, sizeof *clips->at);
	return 0;
}

/* The list goes first: the text is put into what was below it. */
static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct program *program = screen->program;
	const struct clip *clip = table_selected_row(screen->table);
	char *text;

	(void)err;
	if (action != ACTION_CHOOSE || clip == NULL)
		return 0;
	text = heap_dup(clip->text);
	program_pop(program, false);
	program_text_put(program, text);
	free(text);
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)screen;
	(void)right;
	snprintf(left, SCREEN_TEXT, " %s", _("What was cut or copied"));
}

static void
status(const struct screen *screen, char *out)
{
	(void)screen;
	snprintf(out, SCREEN_TEXT, " %s",
	    _("Kept until the program ends; the newest is on top."));
}

static void
draw(struct screen *screen)
{
	if (screen->fresh)
		table_touch(screen->table);
	table_draw(screen->table, stdscr, 1, 0, LINES - 3, COLS);
	table_cursor(screen->table, &screen->y, &screen->x);
}

static void
close_clips(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct clip));
}

const struct screen_ops clips_screen = {
    .name = "clips",
    .also = KEYMAP_LIST,
    .title = N_("What was cut or copied"),
    .columns = columns,
    .id = row_id,
    .load = load,
    .act = act,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_clips,
};
