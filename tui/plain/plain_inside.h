/* SPDX-License-Identifier: MIT */
/* plain_inside: what the asking and its end share; for them alone. */
#ifndef PLAIN_INSIDE_H
#define PLAIN_INSIDE_H

#include "plain.h"

/* From here on a signal ends the answers; standard input is read by hand. */
void
plain_watch(struct plain *);
/* The signal that ended them, 0: none; from here on they are as usual. */
int
plain_watch_end(struct plain *);
/* Waits for something to read; false: a signal came, before or meanwhile. */
bool
plain_await(const struct plain *);

/* What was not sent is written where the next start finds it. */
void
plain_keep_all(struct plain *);

#endif
