/* SPDX-License-Identifier: MIT */
/*
 * round: takes notices until there are none, sends each and tells the service
 * what became of it.
 *
 * Owns nothing that outlives it: what was taken and not answered for comes
 * back to the service by itself, whenever this ends. The log says which notice
 * and what became of it, never whom it is to, nor a word of it.
 */
#ifndef MAIL_ROUND_H
#define MAIL_ROUND_H

#include <signal.h>

#include "settings.h"
#include "smtp.h"

struct round {
	const struct settings *settings; /* these are borrowed */
	const char *socket;
	struct patience patience;
	const sigset_t *ends; /* signals, blocked, that end it early */
	/* what it came to */
	int64_t next_s; /* seconds until there may be more */
	bool
	    misconfigured; /* a mail could not go out until somebody mends it */
	bool ended;        /* a signal came */
};

/* ERR_NO_SERVICE and what the service refuses with. */
int
round_run(struct round *, struct err *);

#endif
