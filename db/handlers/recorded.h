/* SPDX-License-Identifier: MIT */
/*
 * recorded: approvals that the office records, whether they came on paper or
 * from a former system: a request that is approved as it is written.
 */
#ifndef RECORDED_H
#define RECORDED_H

#include "facts.h"

/* A new request about what is registered; becomes the slot's last. */
int
recorded_ask(struct ctx *, const struct slot_row *, int64_t supervisor,
    int64_t *request, struct err *);

struct recorded {
	int source;          /* enum source */
	int32_t decided_on;  /* 対応日: what counts for the year */
	int32_t received_on; /* of paper, else DATE_NONE */
	const char *reason;  /* why on paper; which system */
};

/* Moves the slot, writes the request, keeps the revision and tells whom the
 * row of the workflow names. */
int
recorded_approve(struct ctx *, const struct slot_row *, int64_t supervisor,
    const struct transition *, const struct recorded *, struct err *);

#endif
