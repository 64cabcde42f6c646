/* SPDX-License-Identifier: MIT */
/*
 * look: what stands there now, before a command writes.
 *
 * Owns how the row of a command's look is found, and what is taken from it:
 * the version, and with `keeps` all that was not given. Refuses to know what
 * is kept there.
 */
#ifndef LOOK_H
#define LOOK_H

#include "command.h"

/* Fills job->args. What is not in its list was never seen: what to say of it
 * is the service's; but there is nothing to keep, ERR_NOT_FOUND. */
int
look_fill(struct job *, struct err *);
/* The person of a member number. */
int
look_person(struct job *, const char *member, int64_t *person, struct err *);

#endif
