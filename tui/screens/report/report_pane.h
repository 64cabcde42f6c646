/* SPDX-License-Identifier: MIT */
/*
 * report_pane: a report to be read on the whole screen, item by item.
 *
 * Owns the cursor on an item, scrolling and drawing. Refuses to know what
 * can be done with the item: that is the screen's that has the pane.
 */
#ifndef REPORT_PANE_H
#define REPORT_PANE_H

#include "report_lines.h"
#include "tui/program/screen.h"

struct report_pane {
	const struct report_page *page; /* borrowed */
	struct report_look look;
	struct report_lines lines;
	bool stale; /* to be built anew before it is shown */
	size_t top; /* the first row seen */
	int stop;   /* the one with the cursor */
};

/* Shows a page, which must live as long, from its head. */
void
report_pane_set(struct report_pane *, const struct report_page *);
void
report_pane_release(struct report_pane *);

/* ↑ ↓ j k PgUp PgDn Home End: the code of a key. */
void
report_pane_move(struct report_pane *, int code);
/* A click goes to the item there; true when the key was one. */
bool
report_pane_key(struct report_pane *, const struct key *);
/* The item under the cursor, REPORT_HEAD, or WORD_NONE: the whole case. */
int
report_pane_item(struct report_pane *);
void
report_pane_go(struct report_pane *, int item); /* puts the cursor there */
/* Why nothing of the item under the cursor can be blanked, or NULL. */
const char *
report_pane_refuses_blank(struct report_pane *);
/* To the next item that has changed, round and round; none: stays. */
void
report_pane_next_change(struct report_pane *);
/* "3/20"; items above the cursor, that one included, and all. */
void
report_pane_position(struct report_pane *, char *out);
/* Into the lines between the frame's; sets the screen's cursor. */
void
report_pane_draw(struct report_pane *, struct screen *);

#endif
