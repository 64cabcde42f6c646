/* SPDX-License-Identifier: MIT */
/*
 * identity: a login and the uid that first came with it are one person.
 *
 * The kernel says the uid, the host's accounts its login, no message either.
 * A uid that was given to somebody else, or a login that was, opens nothing.
 * A private store has no uid: INT_NONE. (trust.md, 15)
 */
#ifndef IDENTITY_H
#define IDENTITY_H

#include <sys/types.h>

#include "db/rows.h"
#include "db/store/store.h"

/* True for who is no person: root, and whom the kernel can't name. */
bool identity_nobody(uid_t);
/*
 * Keeps the pair of a first connection, in a transaction of its own. 1: the
 * pair is the kept one; 0: it is not, and identity_load will refuse it.
 */
int
identity_keep(struct store *, const char *login, int64_t uid, struct err *);
/* Inside a transaction. ERR_STRANGER; the row is then still whose login it
 * is, or none. Release it either way. */
int
identity_load(struct store *, const char *login, int64_t uid,
    struct person_row *, struct err *);

#endif
