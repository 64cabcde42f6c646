/* SPDX-License-Identifier: MIT */
/*
 * missing: characters that no font of this machine has.
 *
 * Owns which they were. Each is drawn as its font's own box for it, because
 * Pango's, with the digits of its code, leaves those digits as the text of the
 * PDF. Refuses to know what is a page and whom it tells.
 */
#ifndef MISSING_H
#define MISSING_H

#include <pango/pango.h>

#include "core/err.h"

struct missing {
	int n;             /* how often one was set */
	struct list named; /* of gunichar: each once, in their order */
};

/* Looks through a line before it is drawn. */
void
missing_in_line(struct missing *, PangoLayoutLine *);
/* "👨 U+1F468, 👩 U+1F469": the first ones; heap. */
char *
missing_names(const struct missing *);
void
missing_release(struct missing *);

#endif
