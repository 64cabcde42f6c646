/* SPDX-License-Identifier: MIT */
/* inbox: what the decision shares with the supervisor's list. */
#ifndef INBOX_H
#define INBOX_H

#include "core/call/requests.h"
#include "db/handler.h"

/* One page; after is NULL or `next` of the page before. */
int
inbox_page(struct ctx *, const char *after, struct inbox *, struct err *);

/* A request addressed to the caller, else ERR_NOT_FOUND. The row is to be
 * released in any case; the request is named in the audit. */
int
inbox_request(struct ctx *, int64_t id, struct request_row *, struct err *);

/* A request whose text its supervisor may read: rows of those that were taken
 * away stay without it. */
bool
inbox_readable(int phase);

#endif
