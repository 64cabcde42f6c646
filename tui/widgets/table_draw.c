/* SPDX-License-Identifier: MIT */
/*
 * table_draw: titles, rows, and the bar on the selected one.
 *
 * The bar moves by changing attributes of a few cells (mvwchgat), without
 * asking the columns again: that is half the instructions of a key.
 */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "table_inside.h"
#include "tui/terminal/cells.h"

#define LEAST_CELLS 2 /* a column is never narrower, but the window may cut */

void
table_touch(struct table *t)
{
	t->all_stale = true;
}

static size_t
seen(const struct table *t)
{
	return t->height > 1 ? (size_t)t->height - 1 : 0;
}

void
table_draw_stale(struct table *t, size_t i)
{
	if (t->stale && i >= t->top && i - t->top < seen(t))
		t->stale[i - t->top] = true;
}

/* The one that leaves next where cells are missing, or ncolumns: none. */
static size_t
next_leaving(const struct table *t)
{
	size_t found = t->ncolumns;
	int most = 0;

	for (size_t i = 0; i < t->ncolumns; i++)
		if (t->widths[i] > 0 && t->columns[i].leaves > most) {
			most = t->columns[i].leaves;
			found = i;
		}
	return found;
}

/* Gives the cells that are over (or missing: < 0) to those with weight; a
 * column that has left has none. */
static void
measure(struct table *t)
{
	int spare = t->cells + 1;
	int weight = 0;
	size_t leaving;

	for (size_t i = 0; i < t->ncolumns; i++) {
		t->widths[i] = t->columns[i].cells;
		spare -= t->widths[i] + 1;
		weight += t->columns[i].weight;
	}
	while (spare < 0 && (leaving = next_leaving(t)) < t->ncolumns) {
		spare += t->widths[leaving] + 1;
		weight -= t->columns[leaving].weight;
		t->widths[leaving] = 0;
	}
	/* Each takes its part of what is left, so that nothing stays over. */
	for (size_t i = 0; i < t->ncolumns && weight > 0; i++) {
		int part = spare * t->columns[i].weight / weight;

		if (t->widths[i] == 0)
			continue;
		if (t->widths[i] + part < LEAST_CELLS)
			part = LEAST_CELLS - t->widths[i];
		weight -= t->columns[i].weight;
		t->widths[i] += part;
		spare -= part;
	}
}

/* A row of n cells, made one column after another. */
struct line {
	char *text;
	size_t n;
	int cells, used;
};

static void
add_bytes(struct line *line, const char *text, size_t n)
{
	line->text = heap_grow(line->text, line->n + n + 1, 1);
	if (text != NULL)
		memcpy(line->text + line->n, text, n);
	else
		memset(line->text + line->n, ' ', n);
	line->n += n;
	line->text[line->n] = '\0';
}

static void
add(struct line *line, const char *text, int cells)
{
	char *padded;

	if (cells > line->cells - line->used)
		cells = line->cells - line->used;
	if (cells <= 0)
		return;
	line->used += cells;
	if (*text == '\0') {
		add_bytes(line, NULL, (size_t)cells);
		return;
	}
	padded = text_pad(text, cells);
	add_bytes(line, padded, strlen(padded));
	free(padded);
}

/* The blanks at its end are filled in at once: a cell of text costs more. */
static void
write_line(struct table *t, struct line *line, int y, attr_t look)
{
	int cells = line->used;

	while (line->n > 0 && line->text[line->n - 1] == ' ') {
		line->n--;
		cells--;
	}
	wattron(t->window, look);
	cells_put(t->window, y, t->x, line->text, line->n);
	wattroff(t->window, look);
	if (cells < line->cells)
		mvwhline(t->window, y, t->x + cells, ' ', line->cells - cells);
	free(line->text);
}

static void
draw_titles(struct table *t)
{
	struct line line = {.cells = t->cells};

	for (size_t i = 0; i < t->ncolumns; i++) {
		const char *title = t->columns[i].title;

		if (t->widths[i] == 0)
			continue;
		if (line.used > 0)
			add(&line, "", 1);
		add(&line, title ? _(title) : "", t->widths[i]);
	}
	write_line(t, &line, t->y, A_BOLD);
}

static int
line_y(const struct table *t, size_t i)
{
	return t->y + 1 + (int)(i - t->top);
}

static void
change(struct table *t, int y, int x, int cells, chtype look)
{
	mvwchgat(t->window, y, t->x + x, cells, look & A_ATTRIBUTES & ~A_COLOR,
	    (short)PAIR_NUMBER(look), NULL);
}

/* Of the columns that begin in the first `cells` cells of a plain row. */
static void
draw_looks(struct table *t, size_t i, int cells)
{
	for (size_t c = 0, x = 0; c < t->ncolumns && (int)x < cells; c++) {
		int width = t->widths[c];
		chtype look = A_NORMAL;

		if (width == 0)
			continue;
		if ((int)x + width > t->cells)
			width = t->cells - (int)x;
		if (t->columns[c].look)
			look = t->columns[c].look(table_row(t, i));
		if (look != A_NORMAL)
			change(t, line_y(t, i), (int)x, width, look);
		x += (size_t)t->widths[c] + 1;
	}
}

static void
draw_row(struct table *t, size_t i)
{
	struct line line = {.cells = t->cells};
	char out[TABLE_TEXT_BYTES];
	int bar;

	for (size_t c = 0; c < t->ncolumns; c++) {
		if (t->widths[c] == 0)
			continue;
		if (line.used > 0)
			add(&line, "", 1);
		add(&line, table_cell(t, i, c, out), t->widths[c]);
	}
	add(&line, "", line.cells - line.used);
	/* Not half of a wide character. */
	text_fit(line.text, TABLE_BAR_CELLS, &bar);
	t->bar[i - t->top] = (signed char)bar;
	write_line(t, &line, line_y(t, i), A_NORMAL);
	draw_looks(t, i, t->cells);
	if (i == t->barred)
		t->barred = SIZE_MAX; /* written over */
}

static void
move_bar(struct table *t)
{
	size_t was = t->barred, now = t->n ? t->selected : SIZE_MAX;

	if (was == now)
		return;
	if (was != SIZE_MAX) {
		change(t, line_y(t, was), 0, t->bar[was - t->top], A_NORMAL);
		draw_looks(t, was, t->bar[was - t->top]);
	}
	if (now != SIZE_MAX)
		change(t, line_y(t, now), 0, t->bar[now - t->top], A_REVERSE);
	t->barred = now;
}

static void
place(struct table *t, WINDOW *window, int y, int x, int rows, int cells)
{
	if (t->window == window && t->y == y && t->x == x &&
	    t->height == rows && t->cells == cells)
		return;
	t->window = window;
	t->y = y;
	t->x = x;
	t->height = rows;
	t->cells = cells;
	t->stale = heap_grow(t->stale, (size_t)rows, sizeof *t->stale);
	t->bar = heap_grow(t->bar, (size_t)rows, sizeof *t->bar);
	measure(t);
	table_touch(t);
}

static void
follow_selected(struct table *t)
{
	size_t top = t->top, height = seen(t);

	if (height == 0)
		return;
	if (t->selected < top)
		top = t->selected;
	if (t->selected >= top + height)
		top = t->selected - height + 1;
	if (top + height > t->n)
		top = t->n > height ? t->n - height : 0;
	if (top != t->top)
		table_touch(t);
	t->top = top;
}

static void
draw_rows(struct table *t)
{
	for (size_t k = 0; k < seen(t); k++) {
		if (!t->all_stale && !t->stale[k])
			continue;
		t->stale[k] = false;
		if (t->top + k < t->n)
			draw_row(t, t->top + k);
		else
			mvwhline(
			    t->window, t->y + 1 + (int)k, t->x, ' ', t->cells);
	}
}

void
table_draw(struct table *t, WINDOW *window, int y, int x, int rows, int cells)
{
	if (rows < 1 || cells < 1)
		return;
	place(t, window, y, x, rows, cells);
	follow_selected(t);
	if (t->all_stale) {
		t->barred = SIZE_MAX;
		draw_titles(t);
	}
	draw_rows(t);
	t->all_stale = false;
	if (seen(t) > 0)
		move_bar(t);
	table_cursor(t, &y, &x);
	wmove(window, y, x);
}

void
table_cursor(const struct table *t, int *y, int *x)
{
	*y = t->n > 0 && seen(t) > 0 ? line_y(t, t->selected) : t->y;
	*x = t->x;
}

bool
table_at(const struct table *t, int y, int x, size_t *i)
{
	int row = y - t->y - 1;

	if (row < 0 || (size_t)row >= seen(t) || x < t->x ||
	    x >= t->x + t->cells || t->top + (size_t)row >= t->n)
		return false;
	*i = t->top + (size_t)row;
	return true;
}
