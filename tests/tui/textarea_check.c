/* SPDX-License-Identifier: MIT */
#include "textarea_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unigbrk.h>
#include <unilbrk.h>

#include "core/heap.h"
#include "core/text.h"
#include "tui/widgets/textarea_inside.h"

struct naive {
	size_t at, n;
	bool paragraph;
};

static bool
is_blank(const char *s, size_t n)
{
	return (n == 1 && *s == ' ') || (n == 3 && !strncmp(s, "\u3000", 3));
}

static size_t
border_after(const char *borders, size_t i, size_t n)
{
	do
		i++;
	while (i < n && !borders[i]);
	return i;
}

/* A paragraph from its start, with the breaks of the whole of it. */
static size_t
naive_paragraph(
    const char *text, size_t at, size_t n, int width, struct naive *rows)
{
	const uint8_t *s = (const uint8_t *)text + at;
	char *breaks = heap_new(n + 1, 1), *borders = heap_new(n + 1, 1);
	size_t nrows = 0, start = 0, good = 0;
	int cells = 0;

	u8_possible_linebreaks(s, n, "EUC-JP", breaks);
	u8_grapheme_breaks(s, n, borders);
	for (size_t i = 0; i < n;) {
		size_t end = border_after(borders, i, n);
		int w = textarea_layout_cells(text + at + i, end - i);

		if (i > start && breaks[i] == UC_BREAK_POSSIBLE)
			good = i;
		if (cells > 0 && cells + w > width &&
		    !is_blank(text + at + i, end - i)) {
			if (good == start)
				good = i;
			rows[nrows++] =
			    (struct naive){at + start, good - start, false};
			i = start = good;
			cells = 0;
			continue;
		}
		cells += w;
		i = end;
	}
	rows[nrows++] = (struct naive){at + start, n - start, true};
	free(breaks);
	free(borders);
	return nrows;
}

static size_t
naive_layout(const char *text, int width, struct naive *rows)
{
	size_t nrows = 0;

	for (size_t at = 0;; at++) {
		size_t n = strcspn(text + at, "\n");

		nrows += naive_paragraph(text, at, n, width, rows + nrows);
		at += n;
		if (!text[at])
			return nrows;
	}
}

static void
check_rows(const struct textarea *t)
{
	struct naive *want = heap_new(t->n + 2, sizeof *want);
	size_t n = naive_layout(t->text, t->wrap, want);

	assert_int_equal(t->nrows, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(t->rows[i].at, want[i].at);
		assert_int_equal(t->rows[i].n, want[i].n);
		assert_int_equal(t->rows[i].paragraph, want[i].paragraph);
	}
	free(want);
}

static void
check_width(const struct textarea *t, const struct textarea_row *row)
{
	const char *s = t->text + row->at;
	size_t n = row->n;

	assert_int_equal(textarea_layout_cells(s, n), row->cells);
	while (
	    n > 0 && is_blank(s + text_prev(s, n, n), n - text_prev(s, n, n)))
		n = text_prev(s, n, n);
	/* One cluster alone may be wider than a very narrow area. */
	if (textarea_layout_cells(s, text_prev(s, n, n)) > 0)
		assert_true(textarea_layout_cells(s, n) <= t->wrap);
}

static void
check_borders(const struct textarea *t)
{
	char *borders = heap_new(t->n + 1, 1);

	u8_grapheme_breaks((const uint8_t *)t->text, t->n, borders);
	assert_true(t->caret == t->n || borders[t->caret]);
	if (t->mark != TEXTAREA_NO_MARK)
		assert_true(
		    t->mark == t->n || (t->mark < t->n && borders[t->mark]));
	for (size_t i = 0; i < t->nrows; i++)
		assert_true(t->rows[i].at == t->n || borders[t->rows[i].at]);
	free(borders);
}

/* Where the part over the limit begins, counted from the start. */
static void
check_limit(const struct textarea *t)
{
	size_t at = 0;

	if (t->limit == 0 || t->clusters <= t->limit) {
		assert_int_equal(t->over_at, TEXTAREA_NO_MARK);
		return;
	}
	for (size_t i = 0; i < t->limit; i++)
		at = textarea_border_after(t, at);
	assert_int_equal(t->over_at, at);
}

void
check(const struct textarea *t)
{
	check_limit(t);
	assert_int_equal(strlen(t->text), t->n);
	assert_int_equal(text_check_prose(t->text, t->n), TEXT_OK);
	assert_int_equal(t->clusters, text_clusters(t->text));
	assert_true(t->caret <= t->n);
	check_borders(t);
	check_rows(t);
	for (size_t i = 0; i < t->nrows; i++)
		check_width(t, &t->rows[i]);
}
