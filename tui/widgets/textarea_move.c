/* SPDX-License-Identifier: MIT */
/*
 * textarea_move: where the caret can go.
 *
 * A row begins on a border of clusters, so that borders are looked for from
 * there and never from the start of the text.
 */
#include <limits.h>

#include "core/text.h"
#include "textarea_inside.h"

size_t
textarea_move_before(const struct textarea *t)
{
	size_t i = textarea_layout_row(t, t->caret);
	const struct textarea_row *row = &t->rows[i];

	if (t->caret == row->at) {
		if (i == 0)
			return 0;
		if (row[-1].paragraph)
			return t->caret - 1; /* its LF */
		row--;
	}
	return row->at +
	       text_prev(t->text + row->at, row->n, t->caret - row->at);
}

size_t
textarea_move_after(const struct textarea *t)
{
	const struct textarea_row *row =
	    &t->rows[textarea_layout_row(t, t->caret)];

	if (t->caret == row->at + row->n)
		return t->caret < t->n ? t->caret + 1 : t->n;
	return row->at +
	       text_next(t->text + row->at, row->n, t->caret - row->at);
}

/* The last place of a row that is still shown in that row. */
static size_t
row_end(const struct textarea *t, const struct textarea_row *row)
{
	if (row->paragraph)
		return row->at + row->n;
	return row->at + text_prev(t->text + row->at, row->n, row->n);
}

/* The border at or before a cell of a row. */
static size_t
at_cell(const struct textarea *t, const struct textarea_row *row, int cell)
{
	size_t at = row->at, last = row_end(t, row);
	int cells = 0;

	while (at < last) {
		size_t next = row->at + text_next(t->text + row->at, row->n,
					    at - row->at);

		cells += textarea_layout_cells(t->text + at, next - at);
		if (cells > cell)
			break;
		at = next;
	}
	return at;
}

static enum textarea_result
move_rows(struct textarea *t, long rows)
{
	size_t i = textarea_layout_row(t, t->caret);
	const struct textarea_row *row = &t->rows[i];
	long to = (long)i + rows, last = (long)t->nrows - 1;

	if (to < 0)
		to = 0;
	if (to > last)
		to = last;
	if (to == (long)i)
		return TEXTAREA_IGNORED;
	if (t->goal < 0)
		t->goal = textarea_layout_cells(
		    t->text + row->at, t->caret - row->at);
	t->caret = at_cell(t, &t->rows[to], t->goal);
	return TEXTAREA_MOVED;
}

static enum textarea_result
move_to(struct textarea *t, size_t at)
{
	t->caret = at;
	t->goal = -1;
	return TEXTAREA_MOVED;
}

enum textarea_result
textarea_move_key(struct textarea *t, int code)
{
	const struct textarea_row *row =
	    &t->rows[textarea_layout_row(t, t->caret)];
	long page = t->height > 1 ? t->height - 1 : 1;

	switch (code) {
	case INPUT_FUNCTION(KEY_LEFT):
		return move_to(t, textarea_move_before(t));
	case INPUT_FUNCTION(KEY_RIGHT):
		return move_to(t, textarea_move_after(t));
	case INPUT_FUNCTION(KEY_HOME):
		return move_to(t, row->at);
	case INPUT_FUNCTION(KEY_END):
		return move_to(t, row_end(t, row));
	case INPUT_FUNCTION(KEY_UP):
		return move_rows(t, -1);
	case INPUT_FUNCTION(KEY_DOWN):
		return move_rows(t, 1);
	case INPUT_FUNCTION(KEY_PPAGE):
		return move_rows(t, -page);
	case INPUT_FUNCTION(KEY_NPAGE):
		return move_rows(t, page);
	default:
		return TEXTAREA_IGNORED;
	}
}
