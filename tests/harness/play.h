/* SPDX-License-Identifier: MIT */
/*
 * play: one screen test, from its folder to its verdict.
 *
 * Owns the verbs of the steps language (tests/tui/screens/README.md) and
 * what is said when one of them fails. Refuses to know about the other tests.
 */
#ifndef PLAY_H
#define PLAY_H

#include <stdio.h>

struct setup;

/*
 * Runs folder/steps in the empty folder place. 0 when all of it holds; else
 * -1 with the reason, for a person, in why.
 */
int
play_run(
    const struct setup *, const char *folder, const char *place, FILE *why);

#endif
