/* SPDX-License-Identifier: MIT */
/*
 * table_inside: what the parts of the table share; for tui/widgets/table*.c.
 */
#ifndef TABLE_INSIDE_H
#define TABLE_INSIDE_H

#include "table.h"

struct table {
	const struct column *columns;
	size_t ncolumns;
	int64_t (*id)(const void *row);

	const char *rows;
	size_t n, row_bytes;
	size_t selected;
	int64_t selected_id;
	bool *marked;
	size_t marks;

	WINDOW *window; /* what was drawn last, and where */
	int y, x, height, cells;
	size_t top;
	int *widths;      /* cells of each column in this window */
	bool *stale;      /* of the rows seen, those to be drawn again */
	signed char *bar; /* of the rows seen: cells of their bar */
	size_t barred;    /* the row that has the bar; SIZE_MAX: none */
	bool all_stale;
};

void
table_draw_stale(struct table *, size_t i); /* if it is seen */
const char *
table_cell(const struct table *, size_t i, size_t column, char *out);

#endif
