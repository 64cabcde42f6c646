/* SPDX-License-Identifier: MIT */
#include "box.h"

#include <string.h>

#include "core/text.h"

struct box
box_middle(int lines, int cells)
{
	struct box box = {.lines = lines, .cells = cells};

	/* the first line and the key bar stay visible */
	if (box.lines > LINES - 2)
		box.lines = LINES - 2;
	if (box.cells > COLS)
		box.cells = COLS;
	box.y = 1 + (LINES - 2 - box.lines) / 2;
	box.x = (COLS - box.cells) / 2;
	return box;
}

static void
side(const struct box *box, int line)
{
	/* first the blanks: half a wide character below would eat a border */
	mvhline(box->y + line, box->x, ' ', box->cells);
	mvadd_wch(box->y + line, box->x, WACS_VLINE);
	mvadd_wch(box->y + line, box->x + box->cells - 1, WACS_VLINE);
}

static void
edge(const struct box *box, int line, const cchar_t *left, const cchar_t *right)
{
	mvhline(box->y + line, box->x, ' ', box->cells);
	mvadd_wch(box->y + line, box->x, left);
	mvhline_set(box->y + line, box->x + 1, WACS_HLINE, box->cells - 2);
	mvadd_wch(box->y + line, box->x + box->cells - 1, right);
}

void
box_draw_look(const struct box *box, const char *title, attr_t look)
{
	attron(look);
	edge(box, 0, WACS_ULCORNER, WACS_URCORNER);
	for (int line = 1; line < box->lines - 1; line++)
		side(box, line);
	edge(box, box->lines - 1, WACS_LLCORNER, WACS_LRCORNER);
	attroff(look);
	if (title != NULL) {
		size_t fit = text_fit(title, box->cells - 4, NULL);

		mvaddch(box->y, box->x + 1, ' ');
		addnstr(title, (int)fit);
		addch(' ');
	}
}

void
box_draw(const struct box *box, const char *title)
{
	box_draw_look(box, title, A_NORMAL);
}

void
box_text(const struct box *box, int line, int cell, const char *text)
{
	size_t fit = text_fit(text, box->cells - 2 - cell, NULL);

	mvaddnstr(box->y + line, box->x + 1 + cell, text, (int)fit);
}
