/* SPDX-License-Identifier: MIT */
/*
 * listen: many people on one socket, one forked child a connection. Who a
 * child serves is what the kernel says of its peer, never a message.
 */
#ifndef LISTEN_H
#define LISTEN_H

#include "core/err.h"

struct listen_site {
	const char *data;   /* the folder of the database */
	const char *mailer; /* the login of the program that sends notices */
	const char *open_with;
};

/*
 * Serves until SIGTERM or SIGINT: then nobody is let in, and sessions end
 * after the call that they are at. The socket is made and removed again, but
 * for one that a supervisor handed over.
 */
int
listen_serve(const char *path, const struct listen_site *, struct err *);

#endif
