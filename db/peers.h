/* SPDX-License-Identifier: MIT */
/*
 * peers: who is connected how often, as the parent of all children counts.
 *
 * Owns the table of children and of accounts, and the accounts' rates, which
 * the children share. Refuses to know what is said on a connection.
 */
#ifndef PEERS_H
#define PEERS_H

#include <sys/types.h>

#include "core/err.h"
#include "db/rate.h"

#define PEERS_MOST 1000 /* connections in all */
#define PEERS_EACH 16   /* of one account */

struct peers;

/* NULL: no memory to share. */
struct peers *
peers_new(void);
void
peers_free(struct peers *);

/*
 * May this account have one more? Its rate, borrowed, good in a child forked
 * now; or NULL and ERR_BUSY with a sentence. now from rate_now.
 */
struct rate *
peers_admit(struct peers *, uid_t, int64_t now, struct err *);
/* The child that serves who was admitted last. */
void
peers_add(struct peers *, pid_t, uid_t);
/* A child ended; its account, or (uid_t)-1: it is none of these. */
uid_t
peers_remove(struct peers *, pid_t);
int
peers_count(const struct peers *);
/* Sends a signal to every child. */
void
peers_signal(const struct peers *, int number);

#endif
