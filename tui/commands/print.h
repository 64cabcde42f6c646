/* SPDX-License-Identifier: MIT */
/*
 * print: what commands write to standard output.
 *
 * Owns the two forms of a table: columns that are aligned by cells in a
 * terminal, else fields between tabs, or lines to be read aloud; and JSON on
 * one line. Refuses to know
 * what is printed.
 */
#ifndef PRINT_H
#define PRINT_H

#include <jansson.h>
#include <stdint.h>

#include "core/anonymity.h"
#include "core/err.h"
#include "core/form.h"
#include "core/report.h"
#include "core/shape.h"

struct print_table {
	const char *const *labels; /* msgids, NULL at the end */
	size_t columns;
	bool spoken;
	struct list cells; /* of char *, heap */
};

/* Begins a table with its heading; labels are borrowed until print_end.
 * spoken: each row is a line of its own, of labels and what is there. */
void
print_begin(struct print_table *, const char *const *labels, bool spoken);
/* The next cell of the row; NULL and "none" are empty ones. */
void
print_text(struct print_table *, const char *);
void
print_number(struct print_table *, int64_t);
void
print_date(struct print_table *, int32_t);
/* Writes and releases the table. */
void
print_end(struct print_table *);

/* One labelled text; its further lines are indented. NULL: nothing. */
void
print_field(const char *label, const char *text);
/* What a person reads for an item, a facility by its name; heap. entries: of
 * struct entry, whose ids may stand there. */
char *
print_shown(enum form_item, const char *text, const struct list *entries);
/* The items of a report that hold something. */
void
print_items(const struct items *, const struct list *entries);
/* A list of struct reason: what keeps a report from being registered. */
void
print_findings(const struct list *);
/* A list of struct hinted: those that wait for an answer, or all. */
void
print_hints(const struct list *, bool all);
/* A list of struct comment. */
void
print_comments(const struct list *);
/* Takes the reference. */
void
print_json(json_t *);
/* An array of a list's rows. */
void
print_rows(const struct shape *, const struct list *);
/* That a search found more than it gave; not in the table, of which scripts
 * count the lines. */
void
print_more(bool more);
/* 0, or what has kept the output from being written. */
int
print_finish(struct err *);

#endif
