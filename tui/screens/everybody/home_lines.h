/* SPDX-License-Identifier: MIT */
/*
 * home_lines: マイページ as lines of one width, and where some of them lead.
 * Refuses to know the cursor and scrolling: that is the screen's.
 */
#ifndef HOME_LINES_H
#define HOME_LINES_H

#include "core/call/home.h"
#include "tui/program/screen.h"

/* Where some lines lead; from and to are lines, the latter not included. */
struct home_goal {
	const struct screen_ops *ops;
	int programme; /* of its tab, or WORD_NONE */
	int64_t slot;  /* the row to be selected, or INT_NONE */
	size_t from, to;
};

struct home_lines {
	int cells;         /* that they are made for */
	struct list lines; /* of char * */
	struct list goals; /* of home_goal, downwards */
};

void
home_lines_build(struct home_lines *, const struct home *, int cells);
void
home_lines_release(struct home_lines *);

#endif
