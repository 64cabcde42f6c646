/* SPDX-License-Identifier: MIT */
/* sample_table: rows of cases, and what is seen of them. */
#ifndef SAMPLE_TABLE_H
#define SAMPLE_TABLE_H

#include "tui/widgets/table.h"
#include "unseen_screen.h"

/* Of a window, in cells. */
#define ROWS 24
#define COLUMNS 140

struct row {
	int64_t id;
	int number;
	const char *category, *note;
};

/* Columns of a row, and the text of three of them. */
extern const struct column sample_columns[];
int64_t
row_id(const void *row);
const char *
number(const void *row, char *out, size_t bytes);
const char *
category(const void *row, char *out, size_t bytes);
const char *
note(const void *row, char *out, size_t bytes);

#define FEW 3
extern const struct row few[FEW];
/* So many rows, each seventh of ｽｽﾞｷ; heap. */
struct row *
many(size_t n);
struct table *
table_of(const struct row *, size_t n);

/* The first cells of a line hold that. */
void
expect_line(WINDOW *, int y, int cells, const char *want);
attr_t
look_at(WINDOW *, int y, int x);
/* Whether the table takes that key. */
bool
hit(struct table *, int code);

#endif
