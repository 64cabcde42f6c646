/* SPDX-License-Identifier: MIT */
/*
 * program_lock: a session at which nobody sits ends.
 *
 * After the site's minutes without a key all that was typed is saved, the
 * connection is closed and the screen is blank but for one line; any key then
 * ends the program. It does not go on: who sits there now may be somebody
 * else, and a program without privilege can't ask him for a password. He logs
 * in again and finds his draft. For the program alone.
 */
#ifndef PROGRAM_LOCK_H
#define PROGRAM_LOCK_H

#include "program.h"

void
program_lock_start(struct program *);
void
program_lock_key(struct program *); /* somebody is there */
/* As program_keep_wait. */
int
program_lock_wait(const struct program *, int timeout_ms);
/* Warns, and when the time is over ends the session and returns true once a
 * key was pressed, or the terminal is gone. */
bool
program_lock_tick(struct program *);

#endif
