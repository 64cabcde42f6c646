/* SPDX-License-Identifier: MIT */
/* applied: a submitted set, for whom it may be. */
#ifndef APPLIED_H
#define APPLIED_H

#include "facts.h"

/* One's own, or any for the 事務局; else ERR_NOT_FOUND, as if there were
 * none. The row is to be released in any case. */
int
applied_set(struct ctx *, int64_t id, struct applied_set_row *, struct err *);

#endif
