/* SPDX-License-Identifier: MIT */
/*
 * paragraph: text that is read, broken into rows with kinsoku.
 * Owns a copy of the text and its rows for one width.
 */
#ifndef PARAGRAPH_H
#define PARAGRAPH_H

#include <stddef.h>

struct paragraph;

struct paragraph *
paragraph_new(const char *text);
void
paragraph_free(struct paragraph *); /* NULL: nothing */
/* Rows in a width of so many cells, at least 1. */
size_t
paragraph_rows(struct paragraph *, int cells);
/* Row i of that width: borrowed, *bytes long, no LF. i < paragraph_rows. */
const char *
paragraph_row(struct paragraph *, int cells, size_t i, size_t *bytes);

#endif
