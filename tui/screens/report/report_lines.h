/* SPDX-License-Identifier: MIT */
/*
 * report_lines: a report as rows of text, for one width.
 *
 * Owns how head, items, differences and comments are set, from the table of
 * the form. Refuses to know the terminal, and what is done with an item.
 */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/diff.h"
#include "report_page.h"

#define REPORT_HEAD (-2)      /* as a stop's item: applicant, message, … */
#define REPORT_SIDE_CELLS 120 /* from here on old and new side by side */

/* How it is to look. */
struct report_look {
	int cells;
	bool before;                  /* the old texts of what was changed */
	const struct items *comments; /* NULL: nothing is ticked here */
	const char *general;          /* with comments; NULL: none yet */
};

struct report_line {
	char *text;               /* one row, heap */
	size_t label_at, label_n; /* bytes of the label in it */
	struct list marks; /* of diff_span: bytes of it that have changed */
};

/* What the cursor goes to: rows [from, to). */
struct report_stop {
	int item; /* a form item, REPORT_HEAD, or WORD_NONE: the whole case */
	size_t from, to;
};

struct report_lines {
	struct list lines; /* of report_line */
	struct report_stop stops[ITEM_COUNT + 2];
	int nstops;
};

/* Borrows nothing afterwards. */
void
report_lines_build(struct report_lines *, const struct report_page *,
    const struct report_look *);
void
report_lines_release(struct report_lines *);

const struct report_line *
report_lines_line(const struct report_lines *, size_t i);

#endif
