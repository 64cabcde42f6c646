/* SPDX-License-Identifier: MIT */
/*
 * keep: what every call begins and ends with by which the office changes a
 * person: that it is somebody else's (policy), and that what stands there is
 * what was seen.
 */
#ifndef KEEP_H
#define KEEP_H

#include "core/call/people.h"
#include "db/handler.h"

/* Any person, to be read; ERR_NOT_FOUND. Release in any case. */
int
keep_load(struct ctx *, int64_t person, struct member_row *, struct err *);

/*
 * A person to be changed: named in the audit; refused when he is the caller
 * himself (ERR_STATE) or not as he was seen (ERR_STALE). Release in any case.
 */
int
keep_begin(struct ctx *, int64_t person, int64_t seen, struct member_row *,
    struct err *);
/* His new version, and requests that fell back by what was changed. */
int
keep_end(struct ctx *, const struct member_row *, struct person_written *,
    struct err *);

#endif
