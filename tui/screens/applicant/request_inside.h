/* SPDX-License-Identifier: MIT */
/* request_inside: what the parts of the request dialog share; for them alone. */
#ifndef REQUEST_INSIDE_H
#define REQUEST_INSIDE_H

#include "core/call/requests.h"
#include "core/call/search.h"
#include "tui/program/program.h"
#include "tui/widgets/textarea.h"

enum request_part {
	PART_SEARCH,
	PART_LIST,
	PART_MESSAGE,
	PART_CASES, /* only where they don't all fit: to scroll them */
	PART_COUNT
};

/* A row of the list of supervisors. */
struct candidate {
	const struct supervisor_row *row; /* of the last reply */
	int64_t id;
	bool chosen;
	bool namesake; /* somebody else in the list has this name */
};

struct request {
	int programme;
	struct case_row cases[SLOTS_MAX]; /* copies: the list may load anew */
	size_t n;

	struct textarea *query, *message;
	struct supervisor_list found;
	struct candidate *candidates; /* found.rows.n */
	bool asked_anew;              /* the query is not yet answered */
	struct supervisor_row chosen; /* .member NULL: nobody */
	struct list confirm;          /* of char *: warnings said yes to */

	enum request_part part;
	size_t first, seen; /* cases from which on, and how many, are shown */
	bool redraw;        /* the cases */
	char why[SCREEN_TEXT];
};

struct request *
request_own(const struct screen *);

/* request_people.c: the columns of the list, and the search behind it. */
extern const struct column request_columns[];
int64_t
request_candidate_id(const void *candidate);
/* Answers the query when it has changed since; says so when it can't. */
void
request_search(struct screen *);
void
request_forget(struct screen *); /* the last answer */
/* Chooses the selected one, or err with every reason why he can't be. */
int
request_choose(struct screen *, struct err *);
/* All there is to say about him, in one line. */
void
request_describe(const struct supervisor_row *, char *out, size_t bytes);

/* request_send.c */
void
request_ask(struct screen *); /* says what will happen; on yes it is sent */

/* request_draw.c */
void
request_draw(struct screen *);

#endif
