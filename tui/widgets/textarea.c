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
	return textarea_edit_replace(t, t->caret, t->caret, "\n", 1);
}

static void
follow_sideways(struct textarea *t, size_t row, int cell)
{
	(void)row;
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
	free(t->text);
	free(t->rows);
	free(t->scratch);
	free(t);
}

bool
textarea_set(struct textarea *t, const char *utf8)
{
	if (textarea_edit_replace(t, 0, t->n, utf8, strlen(utf8)) ==
	    TEXTAREA_FULL)
		return false;
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
	return textarea_edit_replace(t, t->caret, t->caret, s, (size_t)n);
}

enum textarea_result
textarea_key(struct textarea *t, const struct key *key)
{
	switch (key->code) {
	case INPUT_PASTE:
		return textarea_edit_replace(
		    t, t->caret, t->caret, key->text, key->bytes);
	case INPUT_ENTER:
		return t->kind->enter(t);
	case INPUT_BACKSPACE:
		return textarea_edit_replace(
		    t, textarea_move_before(t), t->caret, "", 0);
	case INPUT_FUNCTION(KEY_DC):
		return textarea_edit_replace(
		    t, t->caret, textarea_move_after(t), "", 0);
	default:
		if (key->code >= ' ' && key->code <= 0x10ffff)
			return insert(t, key->code);
		return textarea_move_key(t, key->code);
	}
}
