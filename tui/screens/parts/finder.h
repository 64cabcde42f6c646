/* SPDX-License-Identifier: MIT */
/*
 * finder: a list that is searched while typing: a line for the query, and
 * below it, page by page, what the service found.
 *
 * Owns the query, its caret and when it is asked again. A screen that is a
 * finder has its struct finder as the first thing in screen->own and gives
 * these functions, or its own around them, to its screen_ops.
 */
#ifndef FINDER_H
#define FINDER_H

#include "list.h"
#include "pages.h"
#include "tui/widgets/textarea.h"

struct finder {
	struct pages pages;
	struct textarea *query;
	bool asked; /* the list is of this query */
	/* Of one who chooses for a screen below: told which row. */
	void (*chosen)(struct screen *below, const void *row);
};

/* read: as of struct pages; query: what stands there at first, or NULL. */
void
finder_init(struct finder *, const struct shape *row,
    int (*read)(
	struct screen *, const char *, struct list *, char **, struct err *),
    const char *query);
const char *
finder_query(const struct screen *); /* borrowed until the next key */

/* For screen_ops. */
int
finder_load(struct screen *, struct err *);
bool
finder_key(struct screen *, const struct key *);
void
finder_tick(struct screen *);
void
finder_status(const struct screen *, char *out);
void
finder_draw(struct screen *);
void
finder_close(struct screen *);
/* All of them, but open and act. */
#define FINDER_OPS                                                             \
	.also = KEYMAP_LINE, .load = finder_load, .key = finder_key,           \
	.heading = list_heading, .status = finder_status, .draw = finder_draw, \
	.tick = finder_tick, .close = finder_close
/* ACTION_CHOOSE: closes, then tells the screen below. */
int
finder_choose(struct screen *, enum action, struct err *);

#endif
