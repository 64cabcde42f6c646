/* SPDX-License-Identifier: MIT */
/*
 * find: a query as the searches need it, and people by it.
 *
 * First come names that begin with it, in their order, then those that hold
 * it, then people of the facilities that hold it. (speed.md: search)
 */
#ifndef FIND_H
#define FIND_H

#include <stdbool.h>

#include "db/store/store.h"

struct needle {
	char *first, *last; /* keys from first up to, without, last begin so */
	char *grams;        /* "": there is nothing to look for */
	char *pattern;      /* for LIKE, anywhere; % and _ are themselves */
	bool empty;         /* everybody is found */
};

/* A pattern for LIKE that finds a text anywhere; heap. % and _ in it stand for
 * themselves. */
char *
find_like(const char *text);

/* The same for a query as it was typed, which is folded. */
char *
find_pattern(const char *query);

/* Of a query as it was typed; folds it. */
void
needle_init(struct needle *, const char *query);
void
needle_release(struct needle *);

enum find_who {
	FIND_ANYBODY,
	FIND_SUPERVISORS, /* those alone who have a qualification */
};

/*
 * Ids of people (id_row), each once, those to be shown first; at most so
 * many. An empty query finds whoever has a kana name, in its order.
 */
int
find_people(struct store *, const char *query, enum find_who, size_t most,
    struct list *ids, struct err *);

#endif
