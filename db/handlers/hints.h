/* SPDX-License-Identifier: MIT */
/* hints: what the anonymity check finds in a case, and what was answered. */
#ifndef HINTS_H
#define HINTS_H

#include "core/anonymity.h"
#include "facts.h"

/*
 * Adds what is found in the texts (of struct hinted) with the answers of that
 * slot; id INT_NONE: none was given. place: the facility of the report.
 */
int
hints_find(struct ctx *, int64_t slot, const struct items *,
    const struct place *, struct list *hints, struct err *);
/* How many wait for an answer. */
size_t
hints_open(const struct list *hints);

#endif
