/* SPDX-License-Identifier: MIT */
/*
 * textarea_edit: every change of the text is one replacement.
 *
 * Not only what is new is cleaned, but it together with what it touches: か
 * before and U+3099 after it become が, whether they were typed, pasted or
 * came together because something between them was deleted. The seams are so
 * near that this costs a few characters, whatever the length of the text.
 */
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unistr.h>

#include "core/heap.h"
#include "textarea_inside.h"

/* Between two of these there is a border, whatever stands around them. */
static bool
plain(const struct textarea *t, size_t at)
{
	ucs4_t c;

	u8_mbtouc(&c, (const uint8_t *)t->text + at, t->n - at);
	return c == '\n' || uc_graphemeclusterbreak_property(c) == GBP_OTHER;
}

static size_t
character_before(const struct textarea *t, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)t->text[at] & 0xc0) == 0x80);
	return at;
}

static size_t
character_after(const struct textarea *t, size_t at)
{
	do
		at++;
	while (at < t->n && ((unsigned char)t->text[at] & 0xc0) == 0x80);
	return at;
}

/*
 * The nearest border before `from` that no change at `from` can move: one
 * unchanged character at least stands between them.
 */
static size_t
seam_before(const struct textarea *t, size_t from)
{
	size_t at = from;

	while (at > 0) {
		size_t before = character_before(t, at);

		if (at < from && plain(t, at) && plain(t, before))
			break;
		at = before;
	}
	return at;
}

static size_t
seam_after(const struct textarea *t, size_t to)
{
	size_t at = to;

	while (at < t->n) {
		size_t before = at;

		at = character_after(t, at);
		if (at < t->n && plain(t, before) && plain(t, at))
			break;
	}
	return at;
}

/*
 * Clusters in s. *border, when not NULL, is moved up to the next border.
 */
static size_t
count(const char *s, size_t n, size_t *border)
{
	char *borders = heap_new(n + 1, 1);
	size_t clusters = 0;

	u8_grapheme_breaks((const uint8_t *)s, n, borders);
	for (size_t i = 0; i < n; i++)
		clusters += borders[i] != 0;
	while (border && *border < n && !borders[*border])
		++*border;
	free(borders);
	return clusters;
}

/* text[left, from) s text[to, right), cleaned. */
static char *
join(const struct textarea *t, size_t left, size_t from, size_t to,
    size_t right, const char *s, size_t n)
{
	size_t head = from - left, tail = right - to;
	char *raw = heap_new(head + n + tail + 1, 1), *clean;

	memcpy(raw, t->text + left, head);
	memcpy(raw + head, s, n);
	memcpy(raw + head + n, t->text + to, tail);
	clean = t->kind->clean(raw, head + n + tail);
	free(raw);
	return clean;
}

static void
splice(struct textarea *t, size_t left, size_t right, const char *s, size_t n)
{
	size_t now = t->n - (right - left) + n;

	if (now + 1 > t->room) {
		t->room = (now + 1) * 3 / 2;
		t->text = heap_grow(t->text, t->room, 1);
	}
	memmove(t->text + left + n, t->text + right, t->n - right + 1);
	memcpy(t->text + left, s, n);
	t->n = now;
}

/* Tells the history what differs, on borders of characters. */
static void
note(struct textarea *t, size_t left, size_t right, const char *piece,
    size_t length, size_t same)
{
	const char *was = t->text + left;
	size_t old = right - left, tail = 0;

	while (same > 0 && same < length &&
	       ((unsigned char)piece[same] & 0xc0) == 0x80)
		same--;
	while (
	    same > 0 && same < old && ((unsigned char)was[same] & 0xc0) == 0x80)
		same--;
	while (tail < old - same && tail < length - same &&
	       was[old - 1 - tail] == piece[length - 1 - tail])
		tail++;
	while (tail > 0 && ((unsigned char)was[old - tail] & 0xc0) == 0x80)
		tail--;
	textarea_undo_note(t, left + same, was + same, old - tail - same,
	    piece + same, length - tail - same);
}

static size_t
common(const char *a, const char *b, size_t n)
{
	size_t i = 0;

	while (i < n && a[i] == b[i])
		i++;
	return i;
}

/* Nothing came of it: because it may not stand in a text, or for room? */
static enum textarea_result
unchanged(const struct textarea *t, const char *s, size_t n)
{
	char *clean = t->kind->clean(s, n);
	bool nothing = !*clean;

	free(clean);
	return nothing ? TEXTAREA_MOVED : TEXTAREA_FULL;
}

enum textarea_result
textarea_edit_replace(
    struct textarea *t, size_t from, size_t to, const char *s, size_t n)
{
	size_t left = seam_before(t, from), right = seam_after(t, to);
	char *piece = join(t, left, from, to, right, s, n), *head = NULL;
	size_t length = strlen(piece), old = right - left, same, caret = length;
	size_t clusters;
	enum textarea_result result = TEXTAREA_CHANGED;

	if (t->n - old + length > TEXTAREA_BYTES) {
		result = TEXTAREA_FULL;
		goto out;
	}
	same = common(t->text + left, piece, length < old ? length : old);
	if (same == length && length == old) {
		result = unchanged(t, s, n);
		goto out;
	}
	if (right > to) {
		head = join(t, left, from, to, to, s, n);
		caret = strlen(head);
		if (caret > length)
			caret = length;
	}
	note(t, left, right, piece, length, same);
	clusters = t->clusters;
	t->clusters -= count(t->text + left, old, NULL);
	t->clusters += count(piece, length, &caret);
	splice(t, left, right, piece, length);
	t->caret = left + caret;
	t->goal = -1;
	t->mark = TEXTAREA_NO_MARK;
	textarea_layout_edit(t, left, left + same, right, left + length);
	textarea_limit_edit(t, left, right, length, clusters);
out:
	free(head);
	free(piece);
	return result;
}
