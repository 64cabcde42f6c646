/* SPDX-License-Identifier: MIT */
/* card_draw: the labels at the left, what is typed or chosen beside them. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "card_inside.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

#define PROSE_ROWS 5 /* at most; more is scrolled */

static int
view_rows(void)
{
	return LINES - 3; /* the first, the message line and the key bar */
}

static int
value_x(const struct card_own *own)
{
	return own->cells + 7; /* the mark, the star, room for "< " */
}

static int
rows_of(const struct card_own *own, const struct card_item *item)
{
	int cells = COLS - value_x(own) - 1, rows;

	if (item->member->type != SHAPE_PROSE)
		return 1;
	rows = (int)(2 * item->member->max + cells - 1) / cells;
	if (rows > PROSE_ROWS || item->member->max == 0)
		rows = PROSE_ROWS;
	return rows < 2 ? 2 : rows;
}

static int
intro_rows(const struct card_own *own)
{
	return own->intro == NULL
		   ? 0
		   : (int)paragraph_rows(own->intro, COLS - 2) + 1;
}

/* Where everything stands, for one size of the window. */
static void
lay_out(struct card_own *own)
{
	int y = intro_rows(own), most = COLS / 2;

	own->cells = 0;
	for (size_t i = 0; i < own->n; i++) {
		const char *label = gettext(own->items[i].field->label);
		int cells = text_cells(label, strlen(label));

		if (cells > own->cells)
			own->cells = cells;
	}
	if (own->cells > most)
		own->cells = most;
	for (size_t i = 0; i < own->n; i++) {
		own->items[i].y = y;
		own->items[i].rows = rows_of(own, &own->items[i]);
		y += own->items[i].rows;
	}
}

/* The current field is seen, and before the first one the intro. */
static bool
scroll_to(struct card_own *own)
{
	const struct card_item *item = &own->items[own->at];
	int top = own->top;

	if (item->y + item->rows > top + view_rows())
		top = item->y + item->rows - view_rows();
	if (item->y < top || own->at == 0)
		top = own->at == 0 && item->y + item->rows <= view_rows()
			  ? 0
			  : item->y;
	if (top == own->top)
		return false;
	own->top = top;
	return true;
}

static bool
seen(const struct card_own *own, int y)
{
	return y >= own->top && y < own->top + view_rows();
}

static void
draw_intro(const struct card_own *own)
{
	size_t bytes;
	const char *row;

	for (int y = 0; y < intro_rows(own) - 1; y++) {
		if (!seen(own, y))
			continue;
		row = paragraph_row(own->intro, COLS - 2, (size_t)y, &bytes);
		mvaddnstr(1 + y - own->top, 1, row, (int)bytes);
	}
}

static void
draw_label(const struct card_own *own, const struct card_item *item)
{
	bool now = item == &own->items[own->at];
	char *padded = text_pad(gettext(item->field->label), own->cells);
	const char *mark = item->refusal != NULL ? "!" : now ? ">" : " ";

	attrset(now || item->refusal != NULL ? A_BOLD : A_NORMAL);
	mvprintw(1 + item->y - own->top, 0, "%s %s %s", mark, padded,
	    item->member->optional || item->member->type == SHAPE_BOOL ? " "
								       : "*");
	attrset(A_NORMAL);
	free(padded);
}

/* What is chosen or picked: one row, the rest of it blank. */
static void
draw_chosen(const struct card_own *own, const struct card_item *item)
{
	bool now = item == &own->items[own->at];
	int x = value_x(own) - 2, cells = COLS - x - 1;
	char *text, *padded;

	if (item->field->pick != NULL)
		text = heap_printf("  %s%s",
		    item->shown == NULL ? _("(not chosen)") : item->shown,
		    now ? _("   [Enter: search]") : "");
	else
		text = heap_printf(now ? "< %s >" : "  %s",
		    card_item_choice(item, item->word));
	padded = text_pad(text, cells);
	mvaddstr(1 + item->y - own->top, x, padded);
	free(padded);
	free(text);
}

static void
draw_item(const struct card_own *own, struct card_item *item)
{
	int rows = item->rows, x = value_x(own);

	if (!seen(own, item->y))
		return;
	draw_label(own, item);
	if (item->area == NULL) {
		draw_chosen(own, item);
		return;
	}
	if (item->y + rows > own->top + view_rows())
		rows = own->top + view_rows() - item->y;
	if (item->member->type == SHAPE_PROSE)
		mvvline_set(1 + item->y - own->top, x - 2, WACS_VLINE, rows);
	textarea_draw(
	    item->area, stdscr, 1 + item->y - own->top, x, rows, COLS - x - 1);
}

static void
find_cursor(struct screen *screen)
{
	const struct card_own *own = card_own(screen);
	const struct card_item *item = &own->items[own->at];

	if (item->area != NULL) {
		textarea_cursor(item->area, &screen->y, &screen->x);
		return;
	}
	screen->y = 1 + item->y - own->top;
	screen->x = value_x(own);
}

static void
clear_all(const struct card_own *own)
{
	for (int y = 1; y <= view_rows(); y++)
		mvhline(y, 0, ' ', COLS);
	for (size_t i = 0; i < own->n; i++)
		if (own->items[i].area != NULL)
			textarea_touch(own->items[i].area);
}

void
card_draw(struct screen *screen)
{
	struct card_own *own = card_own(screen);

	if (screen->fresh)
		lay_out(own);
	if (scroll_to(own) || screen->fresh) {
		clear_all(own);
		draw_intro(own);
	}
	for (size_t i = 0; i < own->n; i++)
		draw_item(own, &own->items[i]);
	find_cursor(screen);
}
