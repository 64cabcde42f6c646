/* SPDX-License-Identifier: MIT */
/*
 * round: takes notices until there are none, sends each and tells the service
 * what became of it.
 *
 * Owns the connection to the service, and nothing that outlives it: what was
 * taken and not answered for comes back to the service by itself, whenever this
 * ends. The log says which notice and what became of it, never whom it is to,
 * nor a word of it.
 */
#ifndef MAIL_ROUND_H
#define MAIL_ROUND_H

#include <signal.h>

#include "service.h"
#include "settings.h"
#include "smtp.h"

struct round {
	const struct settings *settings; /* these are borrowed */
	const char *socket;
	struct patience patience;
	const sigset_t *ends;   /* signals, blocked, that end it early */
	struct service service; /* opened by a round, kept for the next */
	/* what it came to */
	int64_t next_s; /* seconds until there may be more */
	bool
	    misconfigured; /* a mail could not go out until somebody mends it */
	bool ended;        /* a signal came */
};

/* ERR_NO_SERVICE and what the service refuses with; the connection is then
 * closed. */
int
round_run(struct round *, struct err *);
/* Closes the connection, if there is one. */
void
round_end(struct round *);
/* One of the signals has come, now or before. */
bool
round_is_ended(struct round *);
/* Milliseconds of the clock that is never set, and goes on while the host
 * sleeps: a lease is over by then. */
int64_t
round_ms(void);

#endif
