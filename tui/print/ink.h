/* SPDX-License-Identifier: MIT */
/*
 * ink: what is to stand on the pages of one part, in the order in which it was
 * placed, until it is known how many pages they are.
 *
 * Owns the texts as they were set, so that none is set twice, and refuses to
 * know why something stands where it does. Lengths are points.
 */
#ifndef INK_H
#define INK_H

#include <pango/pangocairo.h>
#include <stdbool.h>

#include "core/err.h"

struct ink {
	struct list marks;   /* in the order of their pages */
	struct list layouts; /* that the lines are of */
};

/* A layout whose lines are placed; it is the ink's then. */
void
ink_keep(struct ink *, PangoLayout *);
/* A line of it, whose baseline begins there, in that scale. */
void
ink_line(struct ink *, int page, double x, double y, double scale,
    PangoLayoutLine *);
void
ink_frame(
    struct ink *, int page, double x, double y, double width, double height);
void
ink_shade(
    struct ink *, int page, double x, double y, double width, double height);
void
ink_bar(
    struct ink *, int page, double x, double y, double width, double height);
/* A line to write on. */
void
ink_rule(struct ink *, int page, double x, double y, double width);
/* What was placed on this page, from *next on, which is moved behind it. */
void
ink_draw(const struct ink *, cairo_t *, int page, size_t *next);
void
ink_release(struct ink *);

#endif
