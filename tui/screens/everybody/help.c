/* SPDX-License-Identifier: MIT */
/* help: the keys of a screen, from the table that binds them. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/keys/keys.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/paragraph.h"

#define KEY_CELLS 22
#define TEXT_AT (1 + KEY_CELLS + 2)

struct help {
	const struct screen_ops *of;
	struct list keys; /* of struct key_line */
	int cells;        /* that the rows are made for */
	struct list rows; /* of char * */
	size_t first;
};

static struct help *
own(const struct screen *screen)
{
	return screen->own;
}

static size_t
height(void)
{
	return (size_t)LINES - 3;
}

static void
add_row(struct list *rows, const char *keys, size_t nkeys, const char *text,
    size_t ntext)
{
	char **row = list_add(rows, sizeof *row), *left, *padded;

	while (nkeys > 0 && keys[nkeys - 1] == ' ')
		nkeys--; /* the blank at which it was broken */
	left = heap_ndup(keys, nkeys);
	padded = text_pad(left, KEY_CELLS);
	*row = heap_printf(" %s  %.*s", padded, (int)ntext, text);
	free(padded);
	free(left);
}

/* As many rows as the keys or the sentence take, whichever is more. */
static void
add_rows(struct help *help, const struct key_line *line)
{
	struct paragraph *keys = paragraph_new(line->keys);
	struct paragraph *text =
	    paragraph_new(gettext(actions[line->action].help));
	int cells = help->cells - TEXT_AT - 1;
	size_t nkeys = paragraph_rows(keys, KEY_CELLS);
	size_t ntext = paragraph_rows(text, cells);

	for (size_t i = 0; i < nkeys || i < ntext; i++) {
		const char *left = "", *right = "";
		size_t nleft = 0, nright = 0;

		if (i < nkeys)
			left = paragraph_row(keys, KEY_CELLS, i, &nleft);
		if (i < ntext)
			right = paragraph_row(text, cells, i, &nright);
		add_row(&help->rows, left, nleft, right, nright);
	}
	paragraph_free(text);
	paragraph_free(keys);
}

static void
release_rows(struct help *help)
{
	char **all = help->rows.at;

	for (size_t i = 0; i < help->rows.n; i++)
		free(all[i]);
	free(all);
	help->rows = (struct list){0};
}

static void
build(struct help *help)
{
	const struct key_line *line = help->keys.at;

	release_rows(help);
	help->cells = COLS;
	for (size_t i = 0; i < help->keys.n; i++)
		add_rows(help, &line[i]);
}

static int
open_help(struct screen *screen, const void *arg, struct err *err)
{
	struct help *help = heap_new(1, sizeof *help);

	(void)err;
	help->of = arg;
	/* this screen is on top already: the asking one was a tab at depth 1 */
	keys_list(help->of->name, help->of->also, screen->program->depth == 1,
	    &help->keys);
	screen->own = help;
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(
	    left, SCREEN_TEXT, _(" Help: %s"), gettext(own(screen)->of->title));
}

static size_t
last_first(const struct help *help)
{
	return help->rows.n > height() ? help->rows.n - height() : 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct help *help = own(screen);

	(void)action;
	(void)err;
	if (screen->code == INPUT_FUNCTION(KEY_UP) && help->first > 0)
		help->first--;
	if (screen->code == INPUT_FUNCTION(KEY_DOWN))
		help->first++;
	if (screen->code == INPUT_FUNCTION(KEY_PPAGE))
		help->first -= help->first < height() ? help->first : height();
	if (screen->code == INPUT_FUNCTION(KEY_NPAGE))
		help->first += height();
	if (help->first > last_first(help))
		help->first = last_first(help);
	return 0;
}

/* What does not fit is said, or nobody would look for it. */
static void
status(const struct screen *screen, char *out)
{
	const struct help *help = own(screen);
	size_t below = help->rows.n - help->first;

	if (help->first + height() < help->rows.n)
		snprintf(
		    out, SCREEN_TEXT, _(" ↓ %zu more lines"), below - height());
}

static void
draw(struct screen *screen)
{
	struct help *help = own(screen);
	char *const *rows;

	if (help->cells != COLS)
		build(help);
	if (help->first > last_first(help))
		help->first = last_first(help);
	rows = help->rows.at;
	for (size_t y = 0; y < height(); y++) {
		move(1 + (int)y, 0);
		if (help->first + y < help->rows.n)
			addstr(rows[help->first + y]);
		clrtoeol();
	}
	screen->y = 1;
	screen->x = 1;
}

static void
close_help(struct screen *screen)
{
	keys_release(&own(screen)->keys);
	release_rows(own(screen));
	free(screen->own);
}

const struct screen_ops help_screen = {
    .name = "help",
    .title = N_("Help"),
    .open = open_help,
    .act = act,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_help,
};
