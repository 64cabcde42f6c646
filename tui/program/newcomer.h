/* SPDX-License-Identifier: MIT */
/*
 * newcomer: one line for who is here for the first time.
 *
 * Owns the sentences, one for each of the first screens. It is told once a
 * screen, in the message line until the next key, and only to a person whose
 * first login this is: so nothing has to be remembered of who has seen what.
 */
#ifndef NEWCOMER_H
#define NEWCOMER_H

#include "program.h"

/* When a screen has just come up; says nothing over another message. */
void
newcomer_tell(struct program *, const struct screen *);

#endif
