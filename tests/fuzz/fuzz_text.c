/* SPDX-License-Identifier: MIT */
/*
 * Text, first as the bytes come, broken or not: every walk ends and stays
 * inside. Then cleaned: it passes the check, its borders are those of Unicode
 * and the same both ways, and it fills exactly the cells that are asked for.
 *
 * The first byte is how many cells.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>

#include "core/heap.h"
#include "core/text.h"

#define u8(s) ((const uint8_t *)(s))

/* Any bytes: inside, onward, and to the end. */
static void
must_walk(const char *s, size_t n)
{
	size_t at, to;

	for (at = 0; at < n; at++) {
		to = text_next(s, n, at);
		MUST(to > at && to <= n);
		MUST(text_prev(s, n, at + 1) <= at);
	}
	MUST(text_next(s, n, n) == n && text_prev(s, n, 0) == 0);
}

/* From inside a cluster, too, unless flags begin too far before (text.h). */
#define NEAR 400

/* Text that passed: the borders are those of the whole text. */
static void
must_have_borders(const char *s, size_t n)
{
	char *border = heap_new(n + 1, 1);
	size_t from = 0, to, count = 0;

	if (n > 0)
		u8_grapheme_breaks(u8(s), n, border);
	for (; from < n; from = to) {
		to = text_next(s, n, from);
		count++;
		MUST(to - from <= TEXT_CLUSTER_BYTES);
		for (size_t i = from + 1; i < to; i++) {
			MUST(!border[i]);
			MUST(i > NEAR || text_next(s, n, i) == to);
			MUST(i > NEAR || text_prev(s, n, i) == from);
		}
		MUST(to == n || border[to]);
		MUST(text_prev(s, n, to) == from);
	}
	MUST(text_clusters(s) == count);
	free(border);
}

static void
must_pad(const char *s, int cells)
{
	int used, more;
	size_t n = strlen(s), fits = text_fit(s, cells, &used);
	size_t next = text_next(s, n, fits);
	char *row = text_pad(s, cells);

	MUST(fits <= n && used <= cells);
	MUST(text_cells(s, fits) == used);
	more = text_cells(s + fits, next - fits);
	MUST(fits == n || used + more > cells);
	MUST(text_cells(row, strlen(row)) == cells);
	MUST(u8_check(u8(row), strlen(row)) == NULL);
	MUST(strchr(row, '\n') == NULL);
	if (text_check_line(s, n) == TEXT_OK && text_cells(s, n) <= cells)
		MUST(strncmp(row, s, n) == 0);
	free(row);
}

static void
must_clean(const char *s, size_t n, bool prose, int cells)
{
	char *(*clean)(const char *, size_t) =
	    prose ? text_clean_prose : text_clean_line;
	char *once = clean(s, n), *twice;
	size_t len = strlen(once);

	MUST(
	    (prose ? text_check_prose : text_check_line)(once, len) == TEXT_OK);
	twice = clean(once, len);
	MUST(strcmp(once, twice) == 0);
	free(twice);
	must_have_borders(once, len);
	must_pad(once, cells);
	free(once);
}

/* A key holds nothing that is not seen, and is that of the cleaned name. */
static void
must_fold(const char *s)
{
	char *key = text_fold(s), *clean = text_clean_line(s, strlen(s));
	char *again = text_fold(clean);
	size_t n = strlen(key), at;
	ucs4_t c;

	MUST(u8_check(u8(key), n) == NULL);
	MUST(strcmp(key, again) == 0);
	MUST(text_blank(s) == (n == 0));
	for (at = 0; at < n;) {
		at += (size_t)u8_mbtouc(&c, u8(key + at), n - at);
		MUST(!uc_is_property_white_space(c));
	}
	free(key);
	free(clean);
	free(again);
}

static void
must_have_digits(const char *s)
{
	char *once = text_ascii_digits(s), *twice = text_ascii_digits(once);

	MUST(strcmp(once, twice) == 0);
	free(once);
	free(twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes in = {data, n};
	int cells = (int)bytes_take(&in);
	char *s = heap_new(in.n + 1, 1), *row;
	size_t len;

	if (in.n > 0)
		memcpy(s, in.at, in.n);
	must_walk(s, in.n);
	must_clean(s, in.n, false, cells);
	must_clean(s, in.n, true, cells);
	if (text_check_prose(s, in.n) == TEXT_OK)
		must_have_borders(s, in.n);
	len = strlen(s);
	if (u8_check(u8(s), len) == NULL)
		must_pad(s, cells);
	row = text_pad(s, -cells);
	free(row);
	must_fold(s);
	must_have_digits(s);
	free(s);
	return 0;
}
