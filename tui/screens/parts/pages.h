/* SPDX-License-Identifier: MIT */
/*
 * pages: the rows of a list that the service gives page by page.
 *
 * Owns the rows that were read and where the next page begins; puts them
 * into the screen's table, whose selected row and marks stay. Refuses to know
 * what a row is, and never reads more than one page for one key.
 */
#ifndef PAGES_H
#define PAGES_H

#include "core/shape.h"
#include "tui/program/screen.h"

struct pages {
	const struct shape *shape; /* of a row */
	/* Reads the page after a key, NULL: the first; rows and *next are the
	 * caller's then. 0, or negative with err and nothing else set. */
	int (*read)(struct screen *, const char *after, struct list *rows,
	    char **next, struct err *);
	struct list rows;
	char *next;  /* NULL: that is all */
	bool failed; /* the next page could not be read */
};

/* Reads anew, as far as it takes to find the selected row again. */
int
pages_load(struct pages *, struct screen *, struct err *);
/* Reads the next page when the selected row is near the end of the last. */
void
pages_read_on(struct pages *, struct screen *);
/* The table is empty afterwards. */
void
pages_release(struct pages *, struct screen *);

#endif
