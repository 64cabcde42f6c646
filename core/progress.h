/* SPDX-License-Identifier: MIT */
/*
 * progress: how far a person's cases of one programme are, and what still
 * keeps them from an application.
 *
 * Pure: cases, windows and the day are arguments. Refuses to know people and
 * the store. (domain.md: マイページ, windows; seed: all twenty approved)
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "rules.h"

/* A slot in use; an empty one without a draft need not be named. */
struct progress_case {
	int64_t slot;
	enum state state;
	int category; /* as registered, or WORD_NONE */
	bool draft;   /* a draft lies beside it */
	int32_t decided_on;
};

struct progress {
	enum programme programme;
	int count[STATE_COUNT]; /* of all slots, the empty ones too */
	unsigned missing;       /* categories: bits 1 << enum category */
	int late;               /* approved, and not for this year */
};

void
progress_count(enum programme, const struct progress_case *, size_t n,
    const struct rules *, struct progress *);

/*
 * Does an approval of that day count for the application whose window the
 * rules hold? One after its last day is carried over to the next [seed].
 */
bool
progress_in_time(enum programme, const struct rules *, int32_t decided_on);

/*
 * Adds a sentence for everything that is in the way, what is to be done first
 * first. Its slot is where to go, INT64_MIN: nowhere. Returns how many.
 */
size_t
progress_blockers(const struct progress *, const struct progress_case *,
    size_t n, const struct rules *, int32_t today, struct list *reasons);

/* What is open until when, in one line; heap. */
char *
progress_windows(enum programme, const struct rules *, int32_t today);

#endif
