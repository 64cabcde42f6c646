/* SPDX-License-Identifier: MIT */
#include "text.h"

#include "heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>

/*
 * How far to look back for a sure border. Text that passed the checks has one
 * within a cluster, except in a row of flags; there a multiple of 8 bytes
 * (one flag) keeps the pairs as they are.
 */
#define LOOK_BACK 512
#define WINDOW 256

static const uint8_t *
u8(const char *s)
{
	return (const uint8_t *)s;
}

static size_t
char_at(const char *s, size_t n, size_t at, ucs4_t *c)
{
	if ((unsigned char)s[at] < 0x80) {
		*c = (unsigned char)s[at];
		return 1;
	}
	return (size_t)u8_mbtouc(c, u8(s + at), n - at);
}

/* Where the character begins that ends at `at` (> 0); a bad byte is one. */
static size_t
char_before(const char *s, size_t at, ucs4_t *c)
{
	size_t back;

	for (back = 1; back <= 4 && back <= at; back++)
		if (((unsigned char)s[at - back] & 0xC0) != 0x80)
			break;
	if (back > 4 || back > at || char_at(s, at, at - back, c) != back) {
		back = 1;
		*c = 0xFFFD;
	}
	return at - back;
}

/* Where the character begins that holds the byte `at` (< n). */
static size_t
char_start(const char *s, size_t n, size_t at)
{
	size_t back;
	ucs4_t c;

	for (back = 0; back < 4 && back <= at; back++)
		if (((unsigned char)s[at - back] & 0xC0) != 0x80)
			break;
	if (back >= 4 || back > at || char_at(s, n, at - back, &c) <= back)
		return at;
	return at - back;
}

/* The printing ones: a byte, a cluster, a cell each. */
static bool
ascii(char c)
{
	return c >= 0x20 && c < 0x7F;
}

/* Kana, kanji, ASCII: between two of these there is always a border. */
static bool
plain(ucs4_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c < 0x302A) ||
	       (c >= 0x3041 && c < 0x3097) || (c >= 0x309B && c < 0x3100) ||
	       (c >= 0x3400 && c < 0xA000) || (c >= 0xFF01 && c < 0xFF9E) ||
	       (c >= 0x20000 && c < 0x30000);
}

/*
 * Is there a border between these two whatever stands around them? A "no"
 * means only that more of the text must be seen.
 */
static bool
sure_border(ucs4_t before, ucs4_t after)
{
	int b, a;

	if (plain(before) && plain(after))
		return true;
	b = uc_graphemeclusterbreak_property(before);
	a = uc_graphemeclusterbreak_property(after);
	if (b == GBP_CR)
		return a != GBP_LF;
	if (b == GBP_LF || b == GBP_CONTROL)
		return true;
	switch (a) {
	case GBP_CR:
	case GBP_LF:
	case GBP_CONTROL:
		return true;
	case GBP_OTHER: /* may be an emoji */
		return b != GBP_ZWJ && b != GBP_PREPEND;
	case GBP_L:
	case GBP_LV:
	case GBP_LVT:
		return b != GBP_L && b != GBP_PREPEND;
	case GBP_RI:
		return b != GBP_RI && b != GBP_PREPEND;
	default:
		return false;
	}
}

/* The end of the cluster that begins at the border `at` (< n). */
static size_t
cluster_end(const char *s, size_t n, size_t at)
{
	char few[WINDOW], *border;
	size_t room, len, i, end;
	ucs4_t c, next;

	if (at + 1 < n && ascii(s[at]) && ascii(s[at + 1]))
		return at + 1;
	end = at + char_at(s, n, at, &c);
	if (end >= n)
		return n;
	char_at(s, n, end, &next);
	if (sure_border(c, next))
		return end;
	for (room = 32;; room *= 2) {
		len = room < n - at ? room : n - at;
		if (at + len < n)
			len = char_start(s, n, at + len) - at;
		border = len <= WINDOW ? few : heap_new(len, 1);
		u8_grapheme_breaks(u8(s + at), len, border);
		for (i = 1; i < len && !border[i]; i++)
			;
		if (border != few)
			free(border);
		if (i < len || at + len == n)
			return at + i;
	}
}

/*
 * A border at or before the character p, looking no further than LOOK_BACK
 * before `at`, which is taken for a border itself when there is none.
 */
static size_t
safe_start(const char *s, size_t n, size_t p, size_t at)
{
	size_t q;
	ucs4_t c, before;

	for (char_at(s, n, p, &c); p > 0 && at - p < LOOK_BACK; p = q) {
		q = char_before(s, p, &before);
		if (sure_border(before, c))
			break;
		c = before;
	}
	return p;
}

size_t
text_next(const char *s, size_t n, size_t at)
{
	size_t end;

	if (at >= n)
		return n;
	end = safe_start(s, n, char_start(s, n, at), at);
	do
		end = cluster_end(s, n, end);
	while (end <= at);
	return end;
}

size_t
text_prev(const char *s, size_t n, size_t at)
{
	size_t start, end;

	if (at > n)
		at = n;
	if (at == 0)
		return 0;
	end = safe_start(s, n, char_start(s, n, at - 1), at);
	do {
		start = end;
		end = cluster_end(s, n, start);
	} while (end < at);
	return start;
}

size_t
text_clusters(const char *s)
{
	size_t n = strlen(s), at, count = 0;

	for (at = 0; at < n; at = cluster_end(s, n, at))
		count++;
	return count;
}

static enum text_fault
check_char(ucs4_t c, bool prose)
{
	if (c == '\n' && prose)
		return TEXT_OK;
	if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
		return TEXT_CONTROL;
	if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
		return TEXT_BIDI;
	return TEXT_OK;
}

static enum text_fault
check(const char *s, size_t n, bool prose)
{
	enum text_fault fault;
	size_t at, end;
	ucs4_t c;

	if (u8_check(u8(s), n) != NULL)
		return TEXT_BROKEN;
	for (at = 0; at < n;) {
		at += char_at(s, n, at, &c);
		fault = check_char(c, prose);
		if (fault != TEXT_OK)
			return fault;
	}
	for (at = 0; at < n; at = end) {
		end = cluster_end(s, n, at);
		if (end - at > TEXT_CLUSTER_BYTES)
			return TEXT_CLUSTER;
	}
	return TEXT_OK;
}

enum text_fault
text_check_line(const char *s, size_t n)
{
	return check(s, n, false);
}

enum text_fault
text_check_prose(const char *s, size_t n)
{
	return check(s, n, true);
}

int
text_cells(const char *s, size_t n)
{
	size_t at;
	int cells = 0, w;
	ucs4_t c;

	if (n == 1 && ascii(s[0]))
		return 1;
	for (at = 0; at < n;) {
		at += char_at(s, n, at, &c);
		w = wcwidth((wchar_t)c);
		if (w > 0)
			cells += w;
	}
	return cells;
}

size_t
text_fit(const char *s, int cells, int *used)
{
	size_t n = strlen(s), at, end;
	int sum = 0, w;

	for (at = 0; at < n; at = end) {
		end = cluster_end(s, n, at);
		w = text_cells(s + at, end - at);
		if (w > cells - sum)
			break;
		sum += w;
	}
	if (used != NULL)
		*used = sum;
	return at;
}

/* Lists show prose too; a line end there would break the screen. */
static char *
one_row(const char *s)
{
	char *row = heap_dup(s), *p;

	for (p = row; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			*p = ' ';
	return row;
}

const char *
text_more(void)
{
	return wcwidth(L'…') == 1 ? "…" : "~";
}

char *
text_pad(const char *s, int cells)
{
	const char *mark = text_more();
	char *row = one_row(s), *out;
	size_t n, marks, blanks;
	int used;

	if (cells < 0)
		cells = 0;
	n = text_fit(row, cells, &used);
	if (row[n] == '\0' || cells == 0) {
		mark = "";
	} else {
		n = text_fit(row, cells - 1, &used);
		used++;
	}
	marks = strlen(mark);
	blanks = (size_t)(cells - used);
	/* by hand: a list is drawn by hundreds of these */
	out = heap_new(n + marks + blanks + 1, 1);
	memcpy(out, row, n);
	memcpy(out + n, mark, marks);
	memset(out + n + marks, ' ', blanks);
	free(row);
	return out;
}
