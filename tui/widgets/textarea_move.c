/* SPDX-License-Identifier: MIT */
/*
 * textarea_move: where the caret can go.
 *
 * A row begins on a border of clusters, so that borders are looked for from
 * there and never from the start of the text.
 */
#include <limits.h>
#include <unictype.h>
#include <unistr.h>

#include "core/text.h"
#include "textarea_inside.h"

size_t
textarea_border_before(const struct textarea *t, size_t at)
{
	size_t i = textarea_layout_row(t, at);
	const struct textarea_row *row = &t->rows[i];

	if (at == row->at) {
		if (i == 0)
			return 0;
		if (row[-1].paragraph)
			return at - 1; /* its LF */
		row--;
	}
	return row->at + text_prev(t->text + row->at, row->n, at - row->at);
}

size_t
textarea_border_after(const struct textarea *t, size_t at)
{
	const struct textarea_row *row = &t->rows[textarea_layout_row(t, at)];

	if (at == row->at + row->n)
		return at < t->n ? at + 1 : t->n;
	return row->at + text_next(t->text + row->at, row->n, at - row->at);
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

/* Japanese has no blanks: a word is a run of one kind of character. */
enum kind {
	KIND_BLANK,
	KIND_HIRAGANA,
	KIND_KATAKANA,
	KIND_KANJI,
	KIND_WORD,
	KIND_OTHER
};

static enum kind
kind_at(const struct textarea *t, size_t at)
{
	ucs4_t c;

	u8_mbtouc(&c, (const uint8_t *)t->text + at, t->n - at);
	if (c == ' ' || c == '\n' || c == 0x3000)
		return KIND_BLANK;
	if (c >= 0x3041 && c <= 0x309f)
		return KIND_HIRAGANA;
	if ((c >= 0x30a1 && c <= 0x30ff) || (c >= 0xff66 && c <= 0xff9f))
		return KIND_KATAKANA;
	if (uc_is_general_category(c, UC_OTHER_LETTER) || c == 0x3005)
		return KIND_KANJI;
	if (uc_is_alnum(c))
		return KIND_WORD;
	return KIND_OTHER;
}

static size_t
word_on(const struct textarea *t)
{
	size_t at = t->caret;
	enum kind kind;

	if (at == t->n)
		return at;
	kind = kind_at(t, at);
	while (at < t->n && kind_at(t, at) == kind)
		at = textarea_border_after(t, at);
	while (at < t->n && kind_at(t, at) == KIND_BLANK)
		at = textarea_border_after(t, at);
	return at;
}

static size_t
word_back(const struct textarea *t)
{
	size_t at = t->caret, before;
	enum kind kind = KIND_BLANK;

	while (at > 0 && (kind = kind_at(t, before = textarea_border_before(
						t, at))) == KIND_BLANK)
		at = before;
	while (at > 0 &&
	       kind_at(t, before = textarea_border_before(t, at)) == kind)
		at = before;
	return at;
}

/* Shift with one of them, as far as the terminal sends it. */
static int
without_shift(int code)
{
	switch (code) {
	case INPUT_FUNCTION(KEY_SLEFT):
		return INPUT_FUNCTION(KEY_LEFT);
	case INPUT_FUNCTION(KEY_SRIGHT):
		return INPUT_FUNCTION(KEY_RIGHT);
	case INPUT_FUNCTION(KEY_SR):
		return INPUT_FUNCTION(KEY_UP);
	case INPUT_FUNCTION(KEY_SF):
		return INPUT_FUNCTION(KEY_DOWN);
	case INPUT_FUNCTION(KEY_SHOME):
		return INPUT_FUNCTION(KEY_HOME);
	case INPUT_FUNCTION(KEY_SEND):
		return INPUT_FUNCTION(KEY_END);
	default:
		return code;
	}
}

static enum textarea_result
go(struct textarea *t, int code);

enum textarea_result
textarea_move_key(struct textarea *t, int code)
{
	int plain = without_shift(code);
	enum textarea_result result;

	if (plain != code && t->mark == TEXTAREA_NO_MARK) {
		t->mark = t->caret;
		t->sticky = false;
	}
	result = go(t, plain);
	/* at the edge nothing was selected, and it is no other item's key */
	if (plain != code)
		return TEXTAREA_MOVED;
	if (result == TEXTAREA_MOVED && !t->sticky)
		t->mark = TEXTAREA_NO_MARK;
	return result;
}

static enum textarea_result
go(struct textarea *t, int code)
{
	const struct textarea_row *row =
	    &t->rows[textarea_layout_row(t, t->caret)];
	long page = t->height > 1 ? t->height - 1 : 1;

	switch (code) {
	case INPUT_FUNCTION(KEY_LEFT):
		return move_to(t, textarea_border_before(t, t->caret));
	case INPUT_FUNCTION(KEY_RIGHT):
		return move_to(t, textarea_border_after(t, t->caret));
	case TEXTAREA_WORD_BACK:
		return move_to(t, word_back(t));
	case TEXTAREA_WORD_ON:
		return move_to(t, word_on(t));
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

enum textarea_result
textarea_move_click(struct textarea *t, int y, int x)
{
	size_t row = t->top + (size_t)(y - t->y);

	if (t->window == NULL || y < t->y || y >= t->y + t->height ||
	    x < t->x || x >= t->x + t->cells)
		return TEXTAREA_IGNORED;
	if (!t->sticky)
		t->mark = TEXTAREA_NO_MARK;
	if (row >= t->nrows) /* below the text */
		return move_to(t, t->n);
	return move_to(t, at_cell(t, &t->rows[row], t->left + x - t->x));
}
