/* SPDX-License-Identifier: MIT */
/*
 * blanking: a passage of a text, and the text without it.
 *
 * Counts in grapheme clusters, so that nobody who handles a passage by its
 * place need read it. Refuses to know whose text it is and who may.
 * (domain.md: revisions)
 */
#ifndef BLANKING_H
#define BLANKING_H

#include <stdbool.h>
#include <stddef.h>

/* One cluster alone would blank a letter everywhere. */
#define BLANKING_LEAST 2
#define BLANKING_MOST 200
#define BLANKING_MARK "●"

/* Clusters [first, first + n) of a text; heap. NULL: there are not so many. */
char *
blanking_passage(const char *text, size_t first, size_t n);
/*
 * Where a passage first stands, between clusters: true, with the number of
 * clusters before it and its own.
 */
bool
blanking_find(const char *text, const char *passage, size_t *first, size_t *n);
/*
 * The text with a mark in the place of each cluster of each occurrence; heap.
 * NULL: it holds the passage nowhere.
 */
char *
blanking_apply(const char *text, const char *passage);

#endif
