/* SPDX-License-Identifier: MIT */
/* search: supervisors of the sample, by what yamada types. */
#ifndef SEARCH_H
#define SEARCH_H

#include "fixture.h"

/* The sample at 2026-06-15, for a group whose tests leave it as it was. */
int
search_set_up(void **state);

/* Searches; the rows stay in .reply. */
void
search(struct fixture *, const char *query);
/* Which of them has that member number, or -1. */
int
row_of(const struct fixture *, const char *member);
/* Members are separated by blanks; they are found, and nobody else is. */
void
finds(struct fixture *, const char *query, const char *members);

#endif
