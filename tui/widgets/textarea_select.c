/* SPDX-License-Identifier: MIT */
/*
 * textarea_select: a part of the text between the mark and the caret, what
 * can be done with it, and looking for a text.
 */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "textarea_inside.h"

bool
textarea_selected(const struct textarea *t, size_t *from, size_t *to)
{
	if (t->mark == TEXTAREA_NO_MARK || t->mark == t->caret)
		return false;
	*from = t->mark < t->caret ? t->mark : t->caret;
	*to = t->mark < t->caret ? t->caret : t->mark;
	return true;
}

enum textarea_result
textarea_replace_selected(struct textarea *t, const char *s, size_t n)
{
	size_t from = t->caret, to = from;

	textarea_selected(t, &from, &to);
	return textarea_edit_replace(t, from, to, s, n);
}

static enum textarea_result
copy(const struct textarea *t, const struct key *key)
{
	size_t from, to;

	if (key->taken != NULL && textarea_selected(t, &from, &to))
		*key->taken = heap_ndup(t->text + from, to - from);
	return TEXTAREA_MOVED;
}

static bool
is_border(const struct textarea *t, size_t at)
{
	size_t i = t->rows[textarea_layout_row(t, at)].at;

	while (i < at)
		i = textarea_border_after(t, i);
	return i == at;
}

/* The first whole clusters that read like this, from a byte on. */
static const char *
look_from(const struct textarea *t, size_t from, const char *what)
{
	const char *found = t->text + from;

	for (; (found = strstr(found, what)) != NULL; found++) {
		size_t at = (size_t)(found - t->text);

		if (is_border(t, at) && is_border(t, at + strlen(what)))
			break;
	}
	return found;
}

/* The next place behind the caret, then from the start on. */
static const char *
look_for(const struct textarea *t, const char *what)
{
	const char *found = look_from(t, t->caret, what);

	return found != NULL ? found : look_from(t, 0, what);
}

static enum textarea_result
find(struct textarea *t, const char *what)
{
	char *clean = t->kind->clean(what, strlen(what));
	const char *found = *clean == '\0' ? NULL : look_for(t, clean);

	if (found != NULL) {
		t->mark = (size_t)(found - t->text);
		t->caret = t->mark + strlen(clean);
		t->sticky = false;
		t->goal = -1;
	}
	free(clean);
	return found == NULL ? TEXTAREA_IGNORED : TEXTAREA_MOVED;
}

enum textarea_result
textarea_select_key(struct textarea *t, const struct key *key)
{
	enum textarea_result result = TEXTAREA_MOVED;

	switch (key->code) {
	case TEXTAREA_MARK:
		t->sticky = t->mark == TEXTAREA_NO_MARK || !t->sticky;
		t->mark = t->sticky ? t->caret : TEXTAREA_NO_MARK;
		break;
	case TEXTAREA_COPY:
		result = copy(t, key);
		t->mark = TEXTAREA_NO_MARK;
		break;
	case TEXTAREA_CUT:
		copy(t, key);
		if (t->mark != TEXTAREA_NO_MARK && t->mark != t->caret)
			result = textarea_replace_selected(t, "", 0);
		t->mark = TEXTAREA_NO_MARK;
		break;
	case TEXTAREA_FIND:
		return find(t, key->text);
	default:
		return TEXTAREA_IGNORED;
	}
	return result;
}

static void
stale_between(struct textarea *t, size_t from, size_t to)
{
	size_t first = textarea_layout_row(t, from > t->n ? t->n : from);
	size_t last = textarea_layout_row(t, to > t->n ? t->n : to);

	textarea_layout_stale(t, first, last + 1, t->rows[first].at);
}

void
textarea_select_stale(struct textarea *t, size_t mark, size_t caret)
{
	if (mark != TEXTAREA_NO_MARK)
		stale_between(t, mark < caret ? mark : caret,
		    mark < caret ? caret : mark);
	if (t->mark != TEXTAREA_NO_MARK && t->mark != mark)
		stale_between(t, t->mark < t->caret ? t->mark : t->caret,
		    t->mark < t->caret ? t->caret : t->mark);
	else if (t->mark != TEXTAREA_NO_MARK)
		stale_between(t, caret < t->caret ? caret : t->caret,
		    caret < t->caret ? t->caret : caret);
}

/* --- What is over the limit ---------------------------------------------- */

/* The border before which `limit` clusters stand. */
static size_t
count_from_start(const struct textarea *t)
{
	size_t at = 0;

	for (size_t i = 0; i < t->limit; i++)
		at = textarea_border_after(t, at);
	return at;
}

/* Where a place of the old text is in this one. */
static size_t
moved(size_t at, size_t left, size_t right, size_t now)
{
	if (at == TEXTAREA_NO_MARK || at <= left)
		return at;
	return at < right ? left : at - (right - left) + now;
}

void
textarea_limit_edit(struct textarea *t, size_t left, size_t right, size_t now,
    size_t clusters_before)
{
	size_t old = t->over_at, before = moved(old, left, right, now);
	size_t at = before;

	if (t->limit == 0 || t->clusters <= t->limit)
		at = TEXTAREA_NO_MARK;
	else if (old == TEXTAREA_NO_MARK || (left < old && old < right))
		at = count_from_start(t);
	else if (left < old) {
		for (size_t i = clusters_before; i < t->clusters; i++)
			at = textarea_border_before(t, at);
		for (size_t i = t->clusters; i < clusters_before; i++)
			at = textarea_border_after(t, at);
	}
	t->over_at = at;
	if (at != before)
		stale_between(
		    t, at < before ? at : before, at < before ? before : at);
}

void
textarea_limit(struct textarea *t, size_t clusters)
{
	t->limit = clusters;
	t->over_at = TEXTAREA_NO_MARK;
	textarea_limit_edit(t, 0, 0, 0, t->clusters);
	textarea_touch(t);
}
