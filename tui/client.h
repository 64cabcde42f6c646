/* SPDX-License-Identifier: MIT */
/*
 * client: one call of the table over a connection, and its answer.
 *
 * Owns message ids, time-outs and what becomes of a service that is gone.
 * Refuses to know screens, commands and what a call means. One thread at a
 * time. Ignores SIGPIPE for the whole process, from client_open on.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "connect.h"
#include "core/call/call.h"
#include "core/call/cases.h"
#include "core/call/session.h"
#include "core/wire.h"

#define CLIENT_MS 10000       /* for one call */
#define CLIENT_SLOW_MS 2000   /* then `slow` is told */
#define CLIENT_START_MS 60000 /* for the first one: a database is made */

struct client {
	struct connection connection;
	struct wire wire;
	int64_t last;  /* id of the last call */
	int ms;        /* time for a call, in milliseconds */
	bool lost;     /* no call can succeed any more: open anew */
	int32_t today; /* of the greeting; none before */
	bool fixed;    /* the language was asked for with the greeting */
	/* Called while an answer is late, but not yet given up; or NULL. */
	void (*slow)(void *arg);
	void *slow_arg;
};

/* client_close must follow, also when this fails. */
int
client_open(struct client *, const struct connect *, struct err *);
/* Ends a private service, too, and waits for it. */
void
client_close(struct client *);

/*
 * Makes a call. args is of calls[id].args, reply of calls[id].reply; the
 * reply needs no init, and is the caller's to release with shape_release,
 * which does no harm after a failure either. Fails with what the service
 * answered, or ERR_NO_SERVICE, ERR_PROTOCOL, ERR_LIMIT.
 */
int
client_call(
    struct client *, enum call_id, const void *args, void *reply, struct err *);
/* The same, at a struct client. */
call_way client_way;
/*
 * The greeting, in the language that i18n has; then i18n has the one that the
 * person once chose, unless this one was asked for, and the process's zone is
 * the site's.
 */
int
client_hello(struct client *, struct hello *reply, struct err *);
/*
 * The same in two steps, for who has something to do while the service works;
 * no other call stands between them. first: with the first tab's rows.
 */
int
client_greet(struct client *, bool first, struct err *);
int
client_greeted(struct client *, struct hello *reply, struct err *);

/* 32 hex digits that no other write has, and their end. */
void
client_once(char out[ONCE_CHARS + 1]);

#endif
