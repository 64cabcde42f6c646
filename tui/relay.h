/* SPDX-License-Identifier: MIT */
/*
 * relay: the far end of shorei --host, which ssh starts on the server.
 *
 * Owns the copying between standard input and output and the service's
 * socket. Has no privilege: to the service it is the person who logged in.
 * Refuses to know what the lines say.
 */
#ifndef RELAY_H
#define RELAY_H

#include "connect.h"
#include "core/err.h"

/*
 * Copies both ways until the service closes; the end of standard input is
 * told to it, and what it still answers is copied. Ignores SIGPIPE for the
 * whole process. Fails as connect_open does.
 */
int
relay_run(const struct connect *, struct err *);

#endif
