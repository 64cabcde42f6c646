/* SPDX-License-Identifier: MIT */
/*
 * golden: a screen as it should be, in a file, against the one that is.
 *
 * Owns reading and writing NAME.screen and showing how two screens differ so
 * that a person sees it at once. Refuses to know where a screen comes from:
 * it is the text that tty_screen() makes.
 */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stdio.h>

char *
golden_load(const char *path); /* the caller's; NULL with errno */
int
golden_save(const char *path, const char *screen); /* 0 or -1 with errno */

/* A screen with the numbers of its rows, trailing empty rows left out. */
void
golden_show(FILE *out, const char *screen);

/*
 * Both in one picture: rows that are equal once, others as "-" (expected)
 * and "+" (actual) with a "^" under the first cell that differs.
 */
void
golden_differ(FILE *out, const char *expected, const char *actual);

#endif
