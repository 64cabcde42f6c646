/* SPDX-License-Identifier: MIT */
/* paper_text: what would be printed, as plain text: nothing but the text stands
 * in its rows, so that the terminal can copy them. (screens.md: p asks) */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/paragraph.h"

#define MOST_CELLS 80

struct text {
	struct paragraph *paragraph;
	size_t first; /* row that is shown on top */
};

static struct text *
own(const struct screen *screen)
{
	return screen->own;
}

static size_t
height(void)
{
	return (size_t)LINES - 3;
}

static int
cells(void)
{
	return COLS < MOST_CELLS ? COLS : MOST_CELLS;
}

static int
open_text(struct screen *screen, const void *arg, struct err *err)
{
	struct text *text = heap_new(1, sizeof *text);

	(void)err;
	text->paragraph = paragraph_new(arg);
	screen->own = text;
	return 0;
}

static size_t
last_first(const struct text *text)
{
	size_t rows = paragraph_rows(text->paragraph, cells());

	return rows > height() ? rows - height() : 0;
}

static size_t
less(size_t from, size_t by)
{
	return from < by ? 0 : from - by;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct text *text = own(screen);

	(void)err;
	if (action != ACTION_MOVE)
		return 0;
	switch (screen->code) {
	case INPUT_FUNCTION(KEY_UP):
	case 'k':
		text->first = less(text->first, 1);
		break;
	case INPUT_FUNCTION(KEY_DOWN):
	case 'j':
		text->first++;
		break;
	case INPUT_FUNCTION(KEY_PPAGE):
		text->first = less(text->first, height());
		break;
	case INPUT_FUNCTION(KEY_NPAGE):
		text->first += height();
		break;
	case INPUT_FUNCTION(KEY_HOME):
		text->first = 0;
		break;
	default:
		text->first = last_first(text);
		break;
	}
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const struct text *text = own(screen);

	snprintf(left, SCREEN_TEXT, " %s", gettext(screen->ops->title));
	snprintf(right, SCREEN_TEXT, "%zu/%zu ", text->first + 1,
	    paragraph_rows(text->paragraph, cells()));
}

static void
draw(struct screen *screen)
{
	struct text *text = own(screen);
	size_t rows = paragraph_rows(text->paragraph, cells()), bytes;
	const char *row;

	if (text->first > last_first(text))
		text->first = last_first(text);
	for (size_t y = 0; y < height(); y++) {
		move(1 + (int)y, 0);
		clrtoeol();
		if (text->first + y >= rows)
			continue;
		row = paragraph_row(
		    text->paragraph, cells(), text->first + y, &bytes);
		addnstr(row, (int)bytes);
	}
	screen->y = 1;
	screen->x = 0;
}

static void
close_text(struct screen *screen)
{
	paragraph_free(own(screen)->paragraph);
	free(screen->own);
}

const struct screen_ops paper_text_screen = {
    .name = "paper-text",
    .also = KEYMAP_PAGE,
    .title = N_("As text"),
    .open = open_text,
    .act = act,
    .heading = heading,
    .draw = draw,
    .close = close_text,
};
