/* SPDX-License-Identifier: MIT */
/*
 * rate: how often one account may do a thing, over all its connections.
 *
 * Lies in memory that the children share: one number each, changed by one
 * atomic step, so that a child killed at any moment leaves it whole. The
 * numbers are far above what a person or his scripts reach.
 */
#ifndef RATE_H
#define RATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum rate_kind {
	RATE_CONNECT,
	RATE_WRITE,
	RATE_DRAFT, /* drafts save themselves: apart (contracts.md: writes) */
	RATE_LOG,   /* lines and audit rows about refusals */
	RATE_COUNT
};

/* All zero: nothing was done yet. */
struct rate {
	_Atomic int64_t due[RATE_COUNT]; /* when what was done is paid off */
};

int64_t
rate_now(void); /* microseconds of the clock that is never set */
/* Takes one if there is one; now from rate_now. rate may be NULL: always. */
bool
rate_take(struct rate *, enum rate_kind, int64_t now);
/* Nothing counts any more: as good as a fresh one. */
bool
rate_idle(struct rate *, int64_t now);
/* How many can be taken at once after a rest. */
int rate_burst(enum rate_kind);

#endif
