/* SPDX-License-Identifier: MIT */
/*
 * sheet: A4 pages that blocks are set on, one below the other.
 *
 * Owns the page: margins, fixed line pitch, where a block breaks, the line at
 * the foot. A part is placed whole before it is drawn, for each of its pages
 * says how many they are; no text is set twice, and no more than a part is in
 * memory. Refuses to know what is printed. Lengths are points (1/72 inch).
 */
#ifndef SHEET_H
#define SHEET_H

#include <pango/pangocairo.h>

#include "core/document.h"
#include "ink.h"
#include "missing.h"

#define SHEET_WIDTH 595.276
#define SHEET_HEIGHT 841.890

struct sheet {
	cairo_t *cr;
	PangoContext *context;
	PangoFontDescription *font;
	const char *number; /* "Page %d/%d", borrowed */
	struct ink ink;     /* of this part */
	int pages;          /* of this part so far */
	int before;         /* block_kind of the last one, or WORD_NONE */
	double y;           /* where the next block begins */
	double bar_label;   /* the column of a part's bars */
	struct missing missing;
};

/* On a surface that the caller finishes; font: a family of fontconfig. */
void
sheet_init(struct sheet *, cairo_surface_t *, const char *font,
    const struct document *);
/* The missing characters are the caller's to release. */
void
sheet_release(struct sheet *);
/* A part begins on a page of its own; how many pages it took. */
int
sheet_part(struct sheet *, const struct part *);

#endif
