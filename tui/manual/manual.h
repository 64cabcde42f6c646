/* SPDX-License-Identifier: MIT */
/*
 * manual: what stands in the manual pages as the program has it.
 *
 * Prints mdoc(7) in the language of gettext; the pages hold it between marks
 * (make manual). Refuses to know the rest of a page.
 */
#ifndef MANUAL_H
#define MANUAL_H

#include <stdio.h>

/* The keys of every screen: first those that many share, then each one's. */
void
manual_keys(FILE *);
/* Every call: for whom it is, what it takes and what it answers. */
void
manual_calls(FILE *);

#endif
