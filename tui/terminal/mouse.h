/* SPDX-License-Identifier: MIT */
/*
 * mouse: a report of the mouse to a key.
 *
 * Owns the two ways in which terminals write one: SGR (CSI < b;x;y M), and
 * the older three bytes after CSI M of those that do not know it. Refuses to
 * know what stands where the click was.
 */
#ifndef MOUSE_H
#define MOUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "input.h"

enum mouse_fed {
	MOUSE_MORE,    /* it goes on */
	MOUSE_KEY,     /* a click or the wheel */
	MOUSE_NOTHING, /* a button let go, or another one */
	MOUSE_BROKEN,  /* that byte is no part of it */
};

/* A report begins behind CSI < or CSI M. */
void
mouse_begin_sgr(struct mouse *);
void
mouse_begin_bytes(struct mouse *);
/* Is there one that has not ended? */
bool
mouse_begun(const struct mouse *);
/* One byte (or code of curses) more; with MOUSE_KEY the key. */
enum mouse_fed
mouse_feed(struct mouse *, int c, struct key *);

#endif
