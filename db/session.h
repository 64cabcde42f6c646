/* SPDX-License-Identifier: MIT */
/*
 * session: one connection, from a line to its reply.
 *
 * Read line -> shape -> role -> begin -> once -> handler -> audit -> commit
 * -> reply (contracts.md: writes). Who it is was decided when the connection
 * was made; no message can change it.
 */
#ifndef SESSION_H
#define SESSION_H

#include "core/call/call.h"
#include "core/wire.h"
#include "db/clock.h"
#include "db/rate.h"
#include "db/store/store.h"

struct session {
	struct store *store;       /* borrowed */
	const struct clock *clock; /* borrowed */
	char *login;               /* heap; who */
	int64_t uid;               /* with his login; INT_NONE: private */
	bool known;                /* the two are kept together */
	bool told;                 /* that they aren't stands in the audit */
	bool mailer;               /* the program that sends notices */
	const char *open_with;     /* borrowed: said in notices */
	struct rate *rate;         /* borrowed; NULL: no limit */
	int bell, ear;         /* borrowed; rung here, heard here (bell.h) */
	int first_ms, call_ms; /* for the first line, a call; 0: no limit */
	struct {
		int64_t person, at; /* Unix seconds, 0: nothing */
	} came; /* a login to be written by session_settle */
};

/* uid is INT_NONE, nothing limited, and no bell: who listens sets that. */
void
session_init(
    struct session *, struct store *, const struct clock *, const char *login);
void
session_release(struct session *);

/*
 * One line to syslog (authpriv): who, what and with which result, never a
 * text that somebody wrote. Reads and drafts that were done have none;
 * refusals have a rate.
 */
void
session_log(
    const struct session *, const char *call, const char *subject, int code);

/* Carries out one call. The result is heap JSON text of the reply, or NULL
 * with err set. */
char *
session_call(
    struct session *, const struct call *, const json_t *json, struct err *);

/*
 * Writes what a greeting left: the time of the login and its row in the
 * audit. To be called when the reply has gone, so that the first screen waits
 * for no disk (speed.md: first paint). It fails into syslog alone.
 */
void
session_settle(struct session *);

/* Serves lines on a descriptor until it ends; 0, or 1 when it was cut. */
int
session_serve(struct session *, int in, int out);

#endif
