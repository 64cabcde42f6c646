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

#include "core/call/call.h"
#include "tui/program/screen.h"

struct pages {
	const struct shape *shape; /* of a row */
	enum call_id call;         /* that gives them, where read is NULL */
	/* Reads the page after a key, NULL: the first; rows and *next are the
	 * caller's then. 0, or negative with err and nothing else set. NULL:
	 * the call asks for nothing but the key, and says nothing but the
	 * rows and the next one. */
	int (*read)(struct screen *, const char *after, struct list *rows,
	    char **next, struct err *);
	struct list rows;
	char *next;  /* NULL: that is all */
	bool failed; /* the next page could not be read */
};

/* The pages of such a call; heap. */
struct pages *pages_new(enum call_id);
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
