/* SPDX-License-Identifier: MIT */
/*
 * import: how the rows of one kind become rows of the store. A kind is one
 * struct import_rule; import.c reads, checks and writes any of them.
 */
#ifndef HANDLERS_IMPORT_H
#define HANDLERS_IMPORT_H

#include "core/call/import.h"
#include "db/handler.h"

enum import_what { IMPORT_ADDED, IMPORT_CHANGED, IMPORT_UNCHANGED };

/* A row of the file, and what it meets in the store. */
struct import_item {
	int64_t line;
	void *row; /* of the kind's shape */
	enum import_what what;
	int64_t id;     /* of what is to be changed */
	int64_t person; /* whose it is; INT_NONE: nobody's */
};

/* What no two rows of a file may share. */
struct import_unique {
	const char *column; /* named in the problem; NULL: the whole line */
	char *(*key)(const void *row); /* heap; NULL: shared by nobody */
	const char *(*agree)(
	    const void *row); /* rows that agree may; or NULL */
};

struct import_rule {
	struct import_unique unique[2]; /* the second may have no key */
	/* Finds what the row meets; what is wrong becomes a problem. */
	int (*find)(struct ctx *, const struct import_reader *,
	    struct import_item *, struct list *problems, struct err *);
	int (*save)(struct ctx *, const struct import_item *, struct err *);
	/* What becomes of the person's requests after a change; or NULL. */
	int (*after)(struct ctx *, int64_t person, int64_t *n, struct err *);
};

extern const struct import_rule import_people, import_facilities,
    import_qualifications, import_affiliations, import_formers;

/* The id of a member number, or a problem and 0. */
int
import_member(struct ctx *, const char *member, const struct shape *,
    struct import_item *, struct list *problems, struct err *);

#endif
