/* SPDX-License-Identifier: MIT */
#include "blanking.h"

#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "text.h"

/* The byte after so many clusters from there; n when there are fewer, and
 * *left what is missing. */
static size_t
skip(const char *text, size_t n, size_t at, size_t *left)
{
	for (; *left > 0 && at < n; --*left)
		at = text_next(text, n, at);
	return at;
}

char *
blanking_passage(const char *text, size_t first, size_t n)
{
	size_t bytes = strlen(text), from, to;

	from = skip(text, bytes, 0, &first);
	to = skip(text, bytes, from, &n);
	if (first > 0 || n > 0 || to == from)
		return NULL;
	return heap_ndup(text + from, to - from);
}

/* From a border on, the next place where the passage stands between borders;
 * *before counts the clusters up to it. */
static const char *
next_place(const char *text, size_t bytes, size_t at, const char *passage,
    size_t *before)
{
	size_t n = strlen(passage), end;

	for (*before = 0; n > 0 && at + n <= bytes; ++*before) {
		if (memcmp(text + at, passage, n) == 0) {
			for (end = at; end < at + n;)
				end = text_next(text, bytes, end);
			if (end == at + n)
				return text + at;
		}
		at = text_next(text, bytes, at);
	}
	return NULL;
}

bool
blanking_find(const char *text, const char *passage, size_t *first, size_t *n)
{
	if (next_place(text, strlen(text), 0, passage, first) == NULL)
		return false;
	*n = text_clusters(passage);
	return true;
}

char *
blanking_apply(const char *text, const char *passage)
{
	size_t bytes = strlen(text), clusters = text_clusters(passage), before;
	size_t mark = strlen(BLANKING_MARK), n = 0, at = 0;
	const char *place = next_place(text, bytes, 0, passage, &before);
	char *out;

	if (place == NULL)
		return NULL;
	/* a cluster has a byte at least */
	out = heap_new(mark * bytes + 1, 1);
	for (; place != NULL;
	     place = next_place(text, bytes, at, passage, &before)) {
		memcpy(out + n, text + at, (size_t)(place - text) - at);
		n += (size_t)(place - text) - at;
		for (size_t i = 0; i < clusters; i++, n += mark)
			memcpy(out + n, BLANKING_MARK, mark);
		at = (size_t)(place - text) + strlen(passage);
	}
	memcpy(out + n, text + at, bytes - at);
	return out;
}
