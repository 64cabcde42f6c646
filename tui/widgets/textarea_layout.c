/* SPDX-License-Identifier: MIT */
/*
 * textarea_layout: the text in rows, with kinsoku.
 *
 * A row depends on nothing before its first byte, and on the text behind it
 * only as far as the first cluster that does not fit any more. That one stands
 * in the next row (or begins the one after it, when only a blank hanging over
 * the edge and a break that had to be forced lie between). So after a change
 * in row r rows from r-1 (or r-2) are laid out again, up to the first one that
 * begins where an old one began.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <wchar.h>

#include "core/heap.h"
#include "textarea_inside.h"

/* What draw shows in place of a character without a width has one cell. */
int
textarea_layout_cells(const char *s, size_t n)
{
	int cells = 0;
	ucs4_t c;

	for (size_t i = 0; i < n;) {
		int w;

		i += (size_t)u8_mbtouc(&c, (const uint8_t *)s + i, n - i);
		w = wcwidth((wchar_t)c);
		cells += w < 0 ? 1 : w;
	}
	return cells;
}

/* Blanks at the end of a row may hang over the edge; they aren't drawn. */
static bool
hangs(const char *s, size_t n)
{
	return (n == 1 && *s == ' ') || (n == 3 && !memcmp(s, "\u3000", 3));
}

/*
 * The row that begins at `at`, looking at n bytes; whole: the paragraph ends
 * there. False when that was not enough to tell.
 */
static bool
try_row(struct textarea *t, size_t at, size_t n, bool whole,
    struct textarea_row *row)
{
	const char *s = t->text + at;
	char *breaks = t->scratch, *borders = t->scratch + n;
	size_t good = 0, end;
	int cells = 0, good_cells = 0;

	/* EUC-JP: ① ※ ■ break as ideographs do. */
	u8_possible_linebreaks((const uint8_t *)s, n, "EUC-JP", breaks);
	u8_grapheme_breaks((const uint8_t *)s, n, borders);
	for (size_t i = 0; i < n; i = end) {
		int w;

		for (end = i + 1; end < n && !borders[end];)
			end++;
		if (end == n && !whole)
			return false;
		w = textarea_layout_cells(s + i, end - i);
		if (i > 0 && breaks[i] == UC_BREAK_POSSIBLE) {
			good = i;
			good_cells = cells;
		}
		if (cells > 0 && w > t->wrap - cells &&
		    !hangs(s + i, end - i)) {
			*row = good > 0 ? (struct textarea_row){at, good,
					      good_cells, false, false}
					: (struct textarea_row){
					      at, i, cells, false, true};
			return true;
		}
		cells += w;
	}
	*row = (struct textarea_row){at, n, cells, true, false};
	return whole;
}

static struct textarea_row
make_row(struct textarea *t, size_t at)
{
	size_t left = t->n - at, look = left;
	struct textarea_row row;
	const char *lf;
	bool whole;

	if (t->wrap < TEXTAREA_BYTES)
		look = 2 * (size_t)t->wrap + 32;
	for (;; look *= 2) {
		size_t n = look < left ? look : left;

		lf = memchr(t->text + at, '\n', n);
		if (lf)
			n = (size_t)(lf - t->text) - at;
		whole = lf || n == left;
		while (
		    !whole && ((unsigned char)t->text[at + n] & 0xc0) == 0x80)
			n--;
		if (2 * n + 1 > t->scratch_room) {
			t->scratch_room = 2 * n + 1;
			t->scratch = heap_grow(t->scratch, t->scratch_room, 1);
		}
		if (try_row(t, at, n, whole, &row))
			return row;
	}
}

size_t
textarea_layout_row(const struct textarea *t, size_t at)
{
	size_t low = 0, high = t->nrows;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (t->rows[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

void
textarea_layout_stale(struct textarea *t, size_t from, size_t to, size_t at)
{
	if (t->stale_from >= t->stale_to) {
		t->stale_from = from;
		t->stale_to = to;
		t->stale_at = at;
		return;
	}
	if (at < t->stale_at)
		t->stale_at = at;
	if (from < t->stale_from)
		t->stale_from = from;
	if (to > t->stale_to)
		t->stale_to = to;
}

struct rows {
	struct textarea_row *row;
	size_t n, room;
};

static void
add(struct rows *rows, struct textarea_row row)
{
	if (rows->n == rows->room) {
		rows->room = rows->room ? rows->room * 2 : 8;
		rows->row = heap_grow(rows->row, rows->room, sizeof *rows->row);
	}
	rows->row[rows->n++] = row;
}

/* Rows [first, old) of before give way to the new ones; the rest moves. */
static void
put_rows(struct textarea *t, size_t first, size_t old, const struct rows *new,
    size_t moved)
{
	size_t tail = t->nrows - old, nrows = first + new->n + tail;

	if (nrows > t->rows_room) {
		t->rows_room = nrows + nrows / 2;
		t->rows = heap_grow(t->rows, t->rows_room, sizeof *t->rows);
	}
	memmove(
	    t->rows + first + new->n, t->rows + old, tail * sizeof *t->rows);
	memcpy(t->rows + first, new->row, new->n * sizeof *t->rows);
	for (size_t i = first + new->n; i < nrows; i++)
		t->rows[i].at +=
		    moved; /* may wrap around: it is a difference */
	t->nrows = nrows;
}

void
textarea_layout_edit(
    struct textarea *t, size_t border, size_t at, size_t was, size_t now)
{
	size_t first = t->nrows ? textarea_layout_row(t, at) : 0, old, start;
	size_t moved = now - was, stale;
	struct rows new = {0};

	if (first > 0 && !t->rows[first - 1].paragraph)
		first--;
	if (first > 0 && t->rows[first].forced && !t->rows[first - 1].paragraph)
		first--;
	start = t->nrows ? t->rows[first].at : 0;
	stale = old = first;
	for (;;) {
		struct textarea_row row = make_row(t, start);

		add(&new, row);
		/* As it was, and all of it before the change: not stale. */
		if (stale == first + new.n - 1 && stale < t->nrows &&
		    t->rows[stale].n == row.n &&row.at + row.n <= at)
			stale++;
		start = row.at + row.n + row.paragraph;
		if (start > t->n || (start == t->n && !row.paragraph)) {
			old = t->nrows;
			break;
		}
		while (old < t->nrows && (t->rows[old].at < was ||
					     t->rows[old].at + moved < start))
			old++;
		if (start >= now && old < t->nrows &&
		    t->rows[old].at + moved == start)
			break;
	}
	/* That row may have got more, from the row behind it. */
	if (stale < t->nrows && t->rows[stale].at + t->rows[stale].n < border)
		border = t->rows[stale].at + t->rows[stale].n;
	textarea_layout_stale(
	    t, stale, old - first == new.n ? old : SIZE_MAX, border);
	put_rows(t, first, old, &new, moved);
	free(new.row);
}

void
textarea_layout_wrap(struct textarea *t, int wrap)
{
	if (t->wrap == wrap)
		return;
	t->wrap = wrap;
	t->nrows = 0;
	t->goal = -1;
	textarea_layout_edit(t, 0, 0, 0, t->n);
}
