/* SPDX-License-Identifier: MIT */
/*
 * person_inside: what the parts of a member's page share; for
 * tui/screens/person*.c alone.
 *
 * person.c        the page: reading, what a line opens
 * person_lines.c  the lines of the page
 * person_cards.c  the forms of what the office changes
 * person_merge.c  an entry that is there twice
 */
#ifndef PERSON_INSIDE_H
#define PERSON_INSIDE_H

#include "core/call/people.h"
#include "tui/program/program.h"

/* What Enter on a line does. */
enum person_do {
	DO_NOTHING,
	DO_EDIT,
	DO_QUALIFICATION, /* correct the one of the line */
	DO_AFFILIATION,
	DO_ADD_QUALIFICATION,
	DO_ADD_AFFILIATION,
	DO_DEADLINE,
	DO_LEAVE,
	DO_RETURN,
	DO_GRANT,
	DO_REVOKE,
	DO_REBIND,
	DO_MERGE,
	DO_CASES,
};

struct person_line {
	const char *label; /* translated, borrowed */
	char *text;        /* heap */
	enum person_do what;
	size_t of; /* of the view's list that the line is about */
	int64_t id;
};

struct person_page {
	int64_t person;
	struct person_view view;
	struct list lines; /* of person_line */
};

struct person_page *
person_own(const struct screen *);

/* person_lines.c: what the view says, line by line. */
void
person_lines_make(struct person_page *);
void
person_lines_release(struct person_page *);

/* person_cards.c: opens the form of a line, or asks. */
void
person_card(struct screen *, const struct person_line *);
/* Cancels or removes what a line is about, after asking. */
void
person_drop(struct screen *, const struct person_line *);

/* person_merge.c */
void
person_merge(struct screen *);

#endif
