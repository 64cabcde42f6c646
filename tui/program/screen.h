/* SPDX-License-Identifier: MIT */
/*
 * screen: what a screen is: one file in screens/ and one struct screen_ops.
 *
 * A screen reads by calls and shows what it got; the frame draws the first
 * line, the message line and the key bar, and hands it keys and actions. A
 * screen refuses to know other screens but those that it opens.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "tui/keys/keymap.h"
#include "tui/terminal/input.h"
#include "tui/widgets/table.h"

#define SCREEN_TEXT 1024 /* bytes of a heading, a status or a message */

struct program;
struct rescue;
struct screen;

/* Every function but `draw` may be NULL: then nothing is done. */
struct screen_ops {
	const char *name;  /* in the table of bindings, and of tests */
	const char *also;  /* whose bindings it has too, or NULL: KEYMAP_LIST */
	const char *title; /* msgid, for the help */
	bool over; /* drawn over the screen below, which stays visible */
	const struct column *columns;   /* NULL: not a list */
	int64_t (*id)(const void *row); /* of a list's row */

	/* arg is the opener's; copied here if it is needed later */
	int (*open)(struct screen *, const void *arg, struct err *);
	/* Reads what is shown; one call. Also when something may be new. */
	int (*load)(struct screen *, struct err *);
	/* Why an action can't be done now, or NULL: it can. A msgid, or what
	 * is translated already: it is asked with each key, for the bar, and
	 * looked up when it is said. */
	const char *(*refuses)(const struct screen *, enum action);
	int (*act)(struct screen *, enum action, struct err *);
	/* Before the bindings: true when the key was text for a field, or a
	 * click on what is no row of the table. A key of type paste is the
	 * caller's to free. */
	bool (*key)(struct screen *, const struct key *);
	/* A click on a line of its own, not a row of the table: goes there, and
	 * says which key it is, 0 for none. */
	int (*click)(struct screen *, int y);
	/* Back: closes itself (program_pop), asks first, or stays. NULL: it is
	 * closed, and nothing below has changed. */
	void (*back)(struct screen *);
	/* First line of a screen that is not a tab: left and right part. */
	void (*heading)(const struct screen *, char *left, char *right);
	/* The message line while there is no message. */
	void (*status)(const struct screen *, char *out);
	/* Lines 2 to LINES-2 of stdscr; all of them when screen->fresh. Sets
	 * screen->y and x, where the terminal's cursor is to stand. */
	void (*draw)(struct screen *);
	/* After stdscr went out: for a screen that shows a pad. */
	void (*after)(struct screen *);
	/* Milliseconds until tick is wanted, -1 for never. */
	int (*wait)(const struct screen *);
	void (*tick)(struct screen *);
	/* Adds every text that was typed and that the service does not have
	 * (rescue_add). Any thread may call it while the program waits. */
	void (*keep)(const struct screen *, struct rescue *);
	/* The terminal is going: send what was typed. */
	void (*leave)(struct screen *);
	void (*close)(struct screen *);
};

struct screen {
	const struct screen_ops *ops;
	struct program *program; /* borrowed */
	void *own;               /* the screen's state, its to free in close */
	struct table *table;     /* of a list, the frame's */
	bool fresh;              /* the lines were erased: draw all */
	int code;                /* the key behind an action */
	int y, x;
};

#endif
