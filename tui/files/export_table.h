/* SPDX-License-Identifier: MIT */
/*
 * export_table: lines of cells to the bytes of a file.
 *
 * Owns quotes, the defusing of formulas and encodings. Refuses to know what a
 * cell means, and opens no file.
 */
#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/shape.h"

struct export_table {
	size_t columns;
	struct list cells; /* of char *, heap; the headings first */
};

/* The next cell; NULL is an empty one. Copies the text. */
void
export_table_add(struct export_table *, const char *);
void
export_table_release(struct export_table *);

/*
 * Comma separated values with CR LF; *bytes is heap. UTF-8 with its mark,
 * which Excel needs to know it, or CP932 for older programs. A cell that
 * begins like a formula gets an apostrophe, which csv_read takes away.
 * ERR_INVALID names the line, column and character of everything that CP932
 * hasn't; then *bytes is NULL.
 */
int
export_table_csv(const struct export_table *, bool cp932, char **bytes,
    size_t *n, struct err *);
/* For people: each line of the table as labelled texts, a blank line between;
 * empty cells are left out. *bytes is heap. */
void
export_table_text(const struct export_table *, char **bytes, size_t *n);

#endif
