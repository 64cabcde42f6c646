/* SPDX-License-Identifier: MIT */
/* program_key: what a key does, whoever's it is; for program.c alone. */
#ifndef PROGRAM_KEY_H
#define PROGRAM_KEY_H

#include "program.h"

/* The screen's own text first, then what the bindings say. */
void
program_key(struct program *, struct key *);

#endif
