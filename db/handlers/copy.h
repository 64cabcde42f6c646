/* SPDX-License-Identifier: MIT */
/* copy: a kept report becomes a draft again. */
#ifndef COPY_H
#define COPY_H

#include "facts.h"

/*
 * The texts of a revision as the draft of an empty slot that has none; what
 * its form doesn't ask for and a preset category that is another one stay
 * behind. The slot remembers where they came from. The caller has checked
 * whose both are.
 */
int
copy_to_draft(
    struct ctx *, int64_t revision, const struct slot_row *, struct err *);

#endif
