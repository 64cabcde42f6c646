/* SPDX-License-Identifier: MIT */
/*
 * line_box: one line of text asked for in a box.
 * Owns the text and its caret; what it is for is the screen's.
 */
#ifndef LINE_BOX_H
#define LINE_BOX_H

#include <stdbool.h>

#include "tui/terminal/input.h"

struct line_box;

/* limit in clusters, shown when not 0. title and text are copied. */
struct line_box *
line_box_new(const char *title, const char *text, int limit);
void
line_box_free(struct line_box *);
/* True when the key was for the text. */
bool
line_box_key(struct line_box *, const struct key *);
const char *
line_box_text(const struct line_box *); /* borrowed until the next key */
/* False when the text is over its limit. */
bool
line_box_fits(const struct line_box *);
/* Draws into stdscr; *y and *x get the caret. */
void
line_box_draw(struct line_box *, bool all, int *y, int *x);

#endif
