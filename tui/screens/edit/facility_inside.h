/* SPDX-License-Identifier: MIT */
/* facility_inside: what facility.c and facility_draw.c share. */
#ifndef FACILITY_INSIDE_H
#define FACILITY_INSIDE_H

#include "core/call/search.h"
#include "tui/program/screen.h"
#include "tui/widgets/paragraph.h"
#include "tui/widgets/textarea.h"

#define FACILITY_ROWS 3 /* of the list, at least; the rule has the rest */

struct facility {
	struct textarea *query;
	bool
	    given; /* the query was proposed: the first character replaces it */
	bool asked; /* the list is of this query */
	struct span period;
	void (*chosen)(struct screen *, const struct entry *);
	struct facility_list list;
	size_t at, first; /* chosen and first seen entry */
	struct paragraph *rule;
};

void
facility_draw(struct screen *);
/* The entry that stands there on the screen; false: none does. */
bool
facility_entry_at(struct screen *, int y, int x, size_t *i);

#endif
