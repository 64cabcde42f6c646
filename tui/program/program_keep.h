/* SPDX-License-Identifier: MIT */
/*
 * program_keep: when what the screens hold is written to the rescue file.
 * For the program alone, and the screens that lay typed texts aside.
 */
#ifndef PROGRAM_KEEP_H
#define PROGRAM_KEEP_H

#include "program.h"
#include "tui/rescue/rescue.h"

/* For the person who was greeted. */
void
program_keep_start(struct program *);
void
program_keep_stop(struct program *);
/* A time of an option, in ms; NULL or what is none: the usual one. */
int
program_keep_ms(const char *text, int usual);
/* A key came: something may have been typed. */
void
program_keep_typed(struct program *);
/* ms until program_keep_tick() has something to do, or timeout_ms if that is
 * less; -1: for ever. */
int
program_keep_wait(const struct program *, int timeout_ms);
void
program_keep_tick(struct program *);
/* Now. True when all that the service does not have is on the disk. */
bool
program_keep_now(struct program *);
/* What is kept now stays until the next start, whatever closes. */
void
program_keep_seal(struct program *);
/* Shows what an earlier program has left of this person, if anything. */
void
program_keep_offer(struct program *);

#endif
