/* SPDX-License-Identifier: MIT */
/*
 * audit: who did what with which result, as a chain.
 *
 * Rows are numbered from 1 without a gap. A row's hash is SHA-256, in hex,
 * over the hash of the row before (64 zeros before the first) and the row's
 * id, at, person, call, subject and result as text, each after its bytes in
 * decimal and a colon. The hash of the last row is the head. Who owns the
 * file can write a whole new chain or cut its end off: only a head that was
 * kept elsewhere finds that. (trust.md: faults)
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "db/digest.h"
#include "db/store/store.h"

#define AUDIT_SERVICE 0 /* who: the service itself */
#define AUDIT_SCHEMA 3  /* since which the rows are a chain */

/* Adds a row inside the caller's write transaction. subject is never clinical
 * text; result is "DONE" or an error's name. */
int
audit_add(struct store *, int64_t at, int64_t person, const char *call,
    const char *subject, const char *result, struct err *);

struct audit_walk {
	int64_t rows;          /* that are in order */
	char head[DIGEST_HEX]; /* of the last of these */
	int64_t kept;          /* the row whose hash was asked for, or -1 */
};

/*
 * Walks the chain from its first row. kept: a head from earlier (hex of any
 * case), or NULL. 0; ERR_INVALID with a sentence naming the first row that is
 * changed, moved or gone, or saying that the kept head isn't in the chain.
 */
int
audit_verify(
    struct store *, const char *kept, struct audit_walk *, struct err *);

/*
 * The same for at most so many rows, going on from what a walk has reached:
 * rows 0 and DIGEST_START at first. *done: there are no more. ERR_INVALID as
 * above.
 */
int
audit_walk_on(struct store *, int64_t most, struct audit_walk *, bool *done,
    struct err *);

#endif
