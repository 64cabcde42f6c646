/* SPDX-License-Identifier: MIT */
/* paging: lists that come page by page, for who wants all of them. */
#ifndef PAGING_H
#define PAGING_H

#include "core/call/call.h"

/* Moves the reply's `next` to the arguments' `after`; false: that was all, or
 * the call has no pages. */
bool
paging_turn(const struct call *, void *args, void *reply);

/* Every row of a list, page after page. */
struct paging {
	call_way *call;
	void *at;
	enum call_id id;
	void *args;       /* of the call; `after` is the caller's to release */
	const char *list; /* the member of the reply */
	bool more; /* the service says that there are more than it gives */
};
/* The next page: its rows are added to rows, the caller's, also after a
 * failure. 1: there are more pages; 0: that was the last. */
int
paging_step(struct paging *, struct list *rows, struct err *);
/* All that are left. */
int
paging_read(struct paging *, struct list *rows, struct err *);

#endif
