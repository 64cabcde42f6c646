/* SPDX-License-Identifier: MIT */
/* paging: lists that come page by page, for who wants all of them. */
#ifndef PAGING_H
#define PAGING_H

#include "tui/client.h"

/* Moves the reply's `next` to the arguments' `after`; false: that was all, or
 * the call has no pages. */
bool
paging_turn(const struct call *, void *args, void *reply);
/*
 * Every row of a list, page after page; args are of the call's shape and
 * their `after` is the caller's to release. rows are its, too, also after a
 * failure. *more, unless NULL: the service says that there are more.
 */
int
paging_read(struct client *, enum call_id, void *args, const char *list,
    struct list *rows, bool *more, struct err *);

#endif
