/* SPDX-License-Identifier: MIT */
#include "textarea.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "core/heap.h"
#include "core/text.h"
#include "textarea_inside.h"

static int
wrap_never(int cells)
{
	(void)cells;
	return INT_MAX;
}

static int
wrap_at_edge(int cells)
{
	return cells;
}

static enum textarea_result
enter_is_not_ours(struct textarea *t)
{
	(void)t;
	return TEXTAREA_IGNORED;
}

static enum textarea_result
enter_breaks(struct textarea *t)
{
	return textarea_replace_selected(t, "\n", 1);
}

static void
follow_sideways(struct textarea *t, size_t row, int cell)
{
	int most = t->rows[row].cells + 1 - t->cells; /* behind it, a cell */

	/* No empty cells behind the text while some are hidden before it. */
	if (t->left > most)
		t->left = most > 0 ? most : 0;
	if (cell < t->left)
		t->left = cell;
	if (cell >= t->left + t->cells)
		t->left = cell - t->cells + 1;
}

static void
follow_rows(struct textarea *t, size_t row, int cell)
{
	size_t height = (size_t)t->height;

	(void)cell;
	if (row < t->top)
		t->top = row;
	if (row >= t->top + height)
		t->top = row - height + 1;
	/* No empty rows below the text while some are hidden above. */
	if (t->top + height > t->nrows)
		t->top = t->nrows > height ? t->nrows - height : 0;
}

static const struct textarea_kind line = {
    .clean = text_clean_line,
    .wrap = wrap_never,
    .enter = enter_is_not_ours,
    .follow = follow_sideways,
};

static const struct textarea_kind prose = {
    .clean = text_clean_prose,
    .wrap = wrap_at_edge,
    .enter = enter_breaks,
    .follow = follow_rows,
};

static struct textarea *
new_of(const struct textarea_kind *kind)
{
	struct textarea *t = heap_new(1, sizeof *t);

	t->kind = kind;
	t->goal = -1;
	t->mark = t->over_at = TEXTAREA_NO_MARK;
	t->room = 64;
	t->text = heap_new(t->room, 1);
	textarea_layout_wrap(t, INT_MAX); /* until a width is known */
	return t;
}

struct textarea *
textarea_new_line(void)
{
	return new_of(&line);
}

struct textarea *
textarea_new_prose(void)
{
	return new_of(&prose);
}

void
textarea_free(struct textarea *t)
{
	if (!t)
		return;
	textarea_undo_forget(t);
	free(t->text);
	free(t->rows);
	free(t->scratch);
	free(t);
}

bool
textarea_set(struct textarea *t, const char *utf8)
{
	bool first = t->nsteps == 0;

	if (!textarea_rewrite(t, utf8))
		return false;
	if (first) /* before that nothing was written here */
		textarea_undo_forget(t);
	return true;
}

bool
textarea_rewrite(struct textarea *t, const char *utf8)
{
	textarea_undo_close(t);
	if (textarea_edit_replace(t, 0, t->n, utf8, strlen(utf8)) ==
	    TEXTAREA_FULL)
		return false;
	textarea_undo_close(t);
	t->mark = TEXTAREA_NO_MARK;
	t->caret = 0;
	t->top = 0;
	t->left = 0;
	textarea_touch(t);
	return true;
}

const char *
textarea_text(const struct textarea *t)
{
	return t->text;
}

size_t
textarea_clusters(const struct textarea *t)
{
	return t->clusters;
}

size_t
textarea_rows(struct textarea *t, int cells)
{
	textarea_layout_wrap(t, t->kind->wrap(cells > 1 ? cells : 1));
	return t->nrows;
}

static enum textarea_result
insert(struct textarea *t, int character)
{
	char s[8];
	int n = u8_uctomb((uint8_t *)s, (ucs4_t)character, sizeof s);

	if (n <= 0)
		return TEXTAREA_IGNORED;
	return textarea_replace_selected(t, s, (size_t)n);
}

/* What is selected, else the character at that side of the caret. */
static enum textarea_result delete (struct textarea *t, bool before) {
	size_t from, to;

	if (textarea_selected(t, &from, &to)) return textarea_edit_replace(
	    t, from, to, "", 0);
	from = before ? textarea_border_before(t, t->caret) : t->caret;
	to = before ? t->caret : textarea_border_after(t, t->caret);
	return textarea_edit_replace(t, from, to, "", 0);
}

/* All between the caret and where this key goes: one step for undo. */
static enum textarea_result
erase_to(struct textarea *t, int code)
{
	size_t from = t->caret, to = from;
	enum textarea_result result;

	t->mark = TEXTAREA_NO_MARK;
	textarea_move_key(t, code);
	if (t->caret < from)
		from = t->caret;
	else
		to = t->caret;
	textarea_undo_close(t);
	result = textarea_edit_replace(t, from, to, "", 0);
	textarea_undo_close(t);
	return result;
}

static enum textarea_result
press(struct textarea *t, const struct key *key)
{
	enum textarea_result result;

	switch (key->code) {
	case INPUT_PASTE:
		textarea_undo_close(t);
		result = textarea_replace_selected(t, key->text, key->bytes);
		textarea_undo_close(t);
		return result;
	case INPUT_ENTER:
		return t->kind->enter(t);
	case INPUT_BACKSPACE:
		return delete (t, true);
	case INPUT_FUNCTION(KEY_DC):
		return delete (t, false);
	case TEXTAREA_ERASE_BACK:
		return erase_to(t, INPUT_FUNCTION(KEY_HOME));
	case TEXTAREA_ERASE_WORD:
		return erase_to(t, TEXTAREA_WORD_BACK);
	case TEXTAREA_ERASE_ON:
		return erase_to(t, INPUT_FUNCTION(KEY_END));
	case INPUT_ESCAPE:
		if (t->mark == TEXTAREA_NO_MARK)
			return TEXTAREA_IGNORED;
		t->mark = TEXTAREA_NO_MARK;
		return TEXTAREA_MOVED;
	case INPUT_CLICK:
		return textarea_move_click(t, key->y, key->x);
	case TEXTAREA_UNDO:
		return textarea_undo(t);
	case TEXTAREA_REDO:
		return textarea_redo(t);
	case TEXTAREA_MARK:
	case TEXTAREA_COPY:
	case TEXTAREA_CUT:
	case TEXTAREA_FIND:
		return textarea_select_key(t, key);
	default:
		if (key->code >= ' ' && key->code <= 0x10ffff)
			return insert(t, key->code);
		return textarea_move_key(t, key->code);
	}
}

enum textarea_result
textarea_key(struct textarea *t, const struct key *key)
{
	size_t mark = t->mark, caret = t->caret;
	enum textarea_result result = press(t, key);

	if (result == TEXTAREA_MOVED)
		textarea_undo_close(t);
	if (mark != TEXTAREA_NO_MARK || t->mark != TEXTAREA_NO_MARK)
		textarea_select_stale(t, mark, caret);
	return result;
}
