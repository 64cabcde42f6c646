/* SPDX-License-Identifier: MIT */
/*
 * site: the settings and windows of the store as struct rules. Read in each
 * transaction, so that a change counts from the next call on.
 */
#ifndef SITE_H
#define SITE_H

#include "core/rules.h"
#include "db/store/store.h"

/* The windows are those that hold today, else the next, else the last, each
 * with that person's own last day where the office set one. */
int
site_rules(struct store *, int64_t person, int32_t today, struct rules *,
    struct err *);

#endif
