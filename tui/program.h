/* SPDX-License-Identifier: MIT */
/*
 * program: the full-screen program, from the greeting to the last key.
 *
 * Owns the terminal while it runs. Refuses to know how the service was
 * reached, but may end the connection and open another one for --as.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "client.h"
#include "options.h"

/* On an open connection before its greeting; returns the exit status. */
int
program_run(struct client *, const struct options *);

#endif
