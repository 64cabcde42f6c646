/* SPDX-License-Identifier: MIT */
/*
 * sheet: A4 pages that blocks are set on, one below the other.
 *
 * Owns the page: margins, fixed line pitch, where a block breaks, the line at
 * the foot. Refuses to know what is printed. Lengths are points (1/72 inch).
 */
#ifndef SHEET_H
#define SHEET_H

#include <pango/pangocairo.h>
#include <stdbool.h>

#include "core/document.h"

#define SHEET_WIDTH 595.276
#define SHEET_HEIGHT 841.890

struct sheet {
	cairo_t *cr;
	const char *font;   /* family, borrowed */
	const char *lang;   /* borrowed */
	const char *footer; /* of the part, borrowed */
	const char *number; /* "Page %d/%d", borrowed */
	int page, pages;    /* this one, and all; 0: none yet, not known yet */
	double y;           /* where the next block begins */
	int unknown;        /* glyphs that no font has */
};

/* On a surface that the caller finishes. */
void
sheet_init(struct sheet *, cairo_surface_t *, const char *font,
    const struct document *, int pages);
void
sheet_release(struct sheet *);
/* A part begins on a page of its own. */
void
sheet_part(struct sheet *, const struct part *);
void
sheet_block(struct sheet *, const struct block *);
/* The last page of the part is done. */
void
sheet_part_end(struct sheet *);

#endif
