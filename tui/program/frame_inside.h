/* SPDX-License-Identifier: MIT */
/*
 * frame_inside: what the parts of the frame share; for tui/program/frame*.c.
 */
#ifndef FRAME_INSIDE_H
#define FRAME_INSIDE_H

#include "frame.h"

bool
frame_is_tab(const struct screen *);
/* Adds to a line of SCREEN_TEXT bytes what has room. */
void
frame_add(char *line, const char *text);
/* These cells of a row stand for a key. */
void
frame_add_spot(struct frame *, int y, int from, int to, int code);
/* What was clickable in a row is written over. */
void
frame_forget_spots(struct frame *, int y);

/* Only what has changed since the last time. */
void
frame_bar_draw(struct frame *, const struct screen *);

#endif
