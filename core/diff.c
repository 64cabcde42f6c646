/* SPDX-License-Identifier: MIT */
#include "diff.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <uniwbrk.h>

#include "heap.h"

#define ISLAND 2 /* words in common that are fewer, between changes, are none */

/* The words of one text. */
struct side {
	const char *text;
	size_t *at; /* n + 1 borders, bytes */
	size_t n;
	bool *changed; /* n */
};

static void
split(struct side *side, const char *text)
{
	size_t bytes = strlen(text);
	char *words = heap_new(bytes + 1, 1),
	     *clusters = heap_new(bytes + 1, 1);

	u8_wordbreaks((const uint8_t *)text, bytes, words);
	u8_grapheme_breaks((const uint8_t *)text, bytes, clusters);
	side->text = text;
	side->at = heap_new(bytes + 1, sizeof *side->at);
	side->changed = heap_new(bytes + 1, sizeof *side->changed);
	side->n = 0;
	for (size_t i = 1; i <= bytes; i++)
		if (i == bytes || (words[i] && clusters[i]))
			side->at[++side->n] = i;
	free(words);
	free(clusters);
}

static void
side_release(struct side *side)
{
	free(side->at);
	free(side->changed);
}

static bool
same(const struct side *a, size_t i, const struct side *b, size_t k)
{
	size_t n = a->at[i + 1] - a->at[i];

	return n == b->at[k + 1] - b->at[k] &&
	       memcmp(a->text + a->at[i], b->text + b->at[k], n) == 0;
}

static void
change_all(struct side *side, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		side->changed[i] = true;
}

/* How many words [i, …) and [k, …) have in common at most, in that order. */
struct common {
	uint16_t *at;
	size_t columns;
};

static uint16_t *
cell(const struct common *common, size_t i, size_t k)
{
	return &common->at[i * common->columns + k];
}

static void
count(const struct common *common, const struct side *a, const struct side *b,
    size_t from, size_t na, size_t nb)
{
	for (size_t i = na; i-- > 0;)
		for (size_t k = nb; k-- > 0;) {
			uint16_t down = *cell(common, i + 1, k);
			uint16_t right = *cell(common, i, k + 1);

			if (same(a, from + i, b, from + k))
				*cell(common, i, k) =
				    (uint16_t)(1 + *cell(common, i + 1, k + 1));
			else
				*cell(common, i, k) =
				    down >= right ? down : right;
		}
}

/* Along the longest way of common words: what lies beside it has changed. */
static void
walk(const struct common *common, struct side *a, struct side *b, size_t from,
    size_t na, size_t nb)
{
	size_t i = 0, k = 0;

	while (i < na && k < nb)
		if (same(a, from + i, b, from + k)) {
			i++;
			k++;
		} else if (*cell(common, i + 1, k) >= *cell(common, i, k + 1))
			a->changed[from + i++] = true;
		else
			b->changed[from + k++] = true;
	change_all(a, from + i, from + na);
	change_all(b, from + k, from + nb);
}

/* Between the same beginning and the same end. */
static void
compare(struct side *a, struct side *b, size_t from, size_t na, size_t nb)
{
	struct common common = {.columns = nb + 1};

	if (na == 0 || nb == 0 || na + nb > DIFF_WORDS) {
		change_all(a, from, from + na);
		change_all(b, from, from + nb);
		return;
	}
	common.at = heap_new((na + 1) * (nb + 1), sizeof *common.at);
	count(&common, a, b, from, na, nb);
	walk(&common, a, b, from, na, nb);
	free(common.at);
}

/* A lone word that two changes happen to share says nothing: の between two
 * other words is no island to be read. */
static void
drown(struct side *a, struct side *b)
{
	size_t i = 0, k = 0, run;
	bool before = false, after;

	while (i < a->n || k < b->n) {
		while (i < a->n && a->changed[i]) {
			before = true;
			i++;
		}
		while (k < b->n && b->changed[k]) {
			before = true;
			k++;
		}
		for (run = 0; i + run < a->n && k + run < b->n &&
			      !a->changed[i + run] && !b->changed[k + run];)
			run++;
		after = (i + run < a->n) || (k + run < b->n);
		if (before && after && run < ISLAND) {
			change_all(a, i, i + run);
			change_all(b, k, k + run);
		}
		i += run;
		k += run;
	}
}

static void
gather(const struct side *side, struct list *spans)
{
	struct diff_span *span = NULL;

	for (size_t i = 0; i < side->n; i++) {
		if (!side->changed[i]) {
			span = NULL;
			continue;
		}
		if (span == NULL) {
			span = list_add(spans, sizeof *span);
			span->from = side->at[i];
		}
		span->to = side->at[i + 1];
	}
}

void
diff_make(struct diff *diff, const char *old, const char *now)
{
	struct side a, b;
	size_t from = 0, end = 0;

	*diff = (struct diff){0};
	split(&a, old);
	split(&b, now);
	while (from < a.n && from < b.n && same(&a, from, &b, from))
		from++;
	while (end < a.n - from && end < b.n - from &&
	       same(&a, a.n - 1 - end, &b, b.n - 1 - end))
		end++;
	compare(&a, &b, from, a.n - from - end, b.n - from - end);
	drown(&a, &b);
	gather(&a, &diff->old);
	gather(&b, &diff->now);
	side_release(&a);
	side_release(&b);
}

void
diff_release(struct diff *diff)
{
	free(diff->old.at);
	free(diff->now.at);
	*diff = (struct diff){0};
}
