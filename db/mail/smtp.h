/* SPDX-License-Identifier: MIT */
/*
 * smtp: mails to a mail server, one after the other through one connection,
 * one recipient each. The only place that knows libcurl's handles.
 *
 * Nothing of the environment counts: no proxy, no .netrc. Takes no address
 * that does not fit (address.h), for libcurl lets CR and LF through.
 */
#ifndef MAIL_SMTP_H
#define MAIL_SMTP_H

#include "outcome.h"
#include "settings.h"

/* Milliseconds at most. */
struct patience {
	long connect; /* for a connection and its encryption */
	long send;    /* for a mail, with the connection; the end of a
			 connection that failed can take it once more */
};

/* A mail on its way; borrowed. */
struct parcel {
	const char *from, *to;
	const char *text; /* compose() */
	size_t bytes;
};

struct smtp;

/* Connects with the first mail only. Settings are borrowed; ERR_INTERNAL. */
struct smtp *
smtp_new(const struct settings *, const struct patience *, struct err *);
/* Says QUIT. NULL is fine. */
void
smtp_free(struct smtp *);

/* A connection that had served before and is of no use any more is replaced
 * once. */
void
smtp_send(struct smtp *, const struct parcel *, struct attempt *);

#endif
