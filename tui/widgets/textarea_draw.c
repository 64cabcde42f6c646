/* SPDX-License-Identifier: MIT */
#include <unistr.h>
#include <wchar.h>

#include "core/text.h"
#include "textarea_inside.h"

/* What is being written of one row. */
struct pen {
	WINDOW *window;
	int cell, end; /* of the row: next to be written, first outside */
	const char *run;
	size_t nrun;
};

static void
flush(struct pen *pen)
{
	if (pen->nrun > 0)
		waddnstr(pen->window, pen->run, (int)pen->nrun);
	pen->nrun = 0;
}

static void
blanks(struct pen *pen, int n)
{
	flush(pen);
	for (; n > 0; n--, pen->cell++)
		waddch(pen->window, ' ');
}

/*
 * One character that takes cells [cell, cell + w) of its row. False when it
 * does not fit whole.
 */
static bool
put(struct pen *pen, const char *s, size_t n, int cell, int w)
{
	if (cell + (w < 0 ? 1 : w) > pen->end)
		return false;
	if (w < 0) { /* unknown to the C library, so to ncurses */
		blanks(pen, cell - pen->cell);
		waddstr(pen->window, "\uFFFD");
		pen->cell = cell + 1;
		return true;
	}
	if (cell > pen->cell)
		blanks(pen, cell - pen->cell);
	if (pen->nrun == 0)
		pen->run = s;
	pen->nrun += n;
	pen->cell = cell + w;
	return true;
}

/*
 * How many bytes of a row need not be written when those before byte `from` of
 * the text are on the screen. The last character is, with all that stands in
 * its cell: a cluster without a width of its own may have come or gone there.
 */
static size_t
known_bytes(
    const struct textarea *t, const struct textarea_row *row, size_t from)
{
	size_t known = from > row->at ? from - row->at : 0;
	const uint8_t *s = (const uint8_t *)t->text + row->at, *before;
	ucs4_t c = 0;

	if (known > row->n)
		known = row->n;
	while (known > 0 && wcwidth((wchar_t)c) == 0) {
		before = u8_prev(&c, s + known, s);
		known = before ? (size_t)(before - s) : 0;
	}
	return known;
}

/* Bytes [from, to) of the text, as far as they are of the row and seen. */
static void
look(struct textarea *t, const struct textarea_row *row, int y, size_t from,
    size_t to, attr_t attr)
{
	size_t end = row->at + row->n;
	int cell, last;

	if (from < row->at)
		from = row->at;
	if (to > end)
		to = end;
	if (from >= to)
		return;
	cell = textarea_layout_cells(t->text + row->at, from - row->at);
	last = cell + textarea_layout_cells(t->text + from, to - from);
	cell = cell < t->left ? 0 : cell - t->left;
	last = last - t->left > t->cells ? t->cells : last - t->left;
	if (cell < last)
		mvwchgat(t->window, y, t->x + cell, last - cell, attr, 0, NULL);
}

/* What is over the limit, then what is selected, from byte `known` on. */
static void
draw_looks(
    struct textarea *t, const struct textarea_row *row, size_t known, int y)
{
	size_t from, to, at = row->at + known;

	if (t->over_at != TEXTAREA_NO_MARK)
		look(t, row, y, t->over_at > at ? t->over_at : at, t->n,
		    A_UNDERLINE);
	if (textarea_selected(t, &from, &to))
		look(t, row, y, from > at ? from : at, to, A_REVERSE);
}

static void
draw_row(struct textarea *t, const struct textarea_row *row, size_t from, int y)
{
	size_t known = known_bytes(t, row, from);
	const char *s = t->text + row->at;
	int cell = textarea_layout_cells(s, known);
	struct pen pen = {t->window, t->left, t->left + t->cells, NULL, 0};
	bool base = false; /* a mark must not go to a cell left of ours */
	ucs4_t c;
	int x;

	if (cell > pen.cell)
		pen.cell = cell;
	if (pen.cell >= pen.end)
		return;
	/*
	 * Blanks first: whline() behind a narrow character that was written
	 * over a wide one would take that character with it (ncurses 6.4).
	 */
	x = t->x + pen.cell - t->left;
	mvwhline(t->window, y, x, ' ', pen.end - pen.cell);
	wmove(t->window, y, x);
	for (size_t i = known; i < row->n;) {
		size_t n =
		    (size_t)u8_mbtouc(&c, (const uint8_t *)s + i, row->n - i);
		int w = wcwidth((wchar_t)c);

		if (w != 0)
			base = cell >= t->left;
		if (base && !put(&pen, s + i, n, cell, w))
			break;
		cell += w < 0 ? 1 : w;
		i += n;
	}
	flush(&pen);
	draw_looks(t, row, known, y);
}

static void
draw_blank(struct textarea *t, int y)
{
	mvwhline(t->window, y, t->x, ' ', t->cells);
}

static int
caret_cell(const struct textarea *t, const struct textarea_row *row)
{
	return textarea_layout_cells(t->text + row->at, t->caret - row->at);
}

void
textarea_touch(struct textarea *t)
{
	textarea_layout_stale(t, 0, SIZE_MAX, 0);
}

static void
place(struct textarea *t, WINDOW *window, int y, int x, int rows, int cells)
{
	size_t top = t->top, row;
	int left = t->left;

	if (t->window != window || t->y != y || t->x != x ||
	    t->height != rows || t->cells != cells)
		textarea_touch(t);
	t->window = window;
	t->y = y;
	t->x = x;
	t->height = rows;
	t->cells = cells;
	textarea_layout_wrap(t, t->kind->wrap(cells));
	row = textarea_layout_row(t, t->caret);
	t->kind->follow(t, row, caret_cell(t, &t->rows[row]));
	if (t->top != top || t->left != left)
		textarea_touch(t);
}

void
textarea_draw(
    struct textarea *t, WINDOW *window, int y, int x, int rows, int cells)
{
	if (rows < 1 || cells < 1)
		return;
	place(t, window, y, x, rows, cells);
	for (int i = 0; i < rows; i++) {
		size_t row = t->top + (size_t)i;

		if (row < t->stale_from || row >= t->stale_to)
			continue;
		if (row < t->nrows)
			draw_row(t, &t->rows[row],
			    row == t->stale_from ? t->stale_at : 0, y + i);
		else
			draw_blank(t, y + i);
	}
	t->stale_from = t->stale_to = 0;
}

void
textarea_cursor(const struct textarea *t, int *y, int *x)
{
	size_t row = textarea_layout_row(t, t->caret);
	int cell = caret_cell(t, &t->rows[row]) - t->left;

	/* Behind a full row, or behind blanks that hang: on its last cell. */
	if (cell >= t->cells)
		cell = t->cells > 0 ? t->cells - 1 : 0;
	*y = t->y + (int)(row - t->top);
	*x = t->x + cell;
}
