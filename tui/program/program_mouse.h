/* SPDX-License-Identifier: MIT */
/*
 * program_mouse: what the mouse does, by way of the keys.
 *
 * A word of the first line or of the key bar is its key, a turn of the wheel
 * some arrows, a click on a row goes there and a second one is Enter. So
 * nothing can be done with the mouse alone. For program*.c.
 */
#ifndef PROGRAM_MOUSE_H
#define PROGRAM_MOUSE_H

#include "program.h"

/* The program's from here on, or the terminal's again; says which. */
void
program_mouse_toggle(struct program *);
/* Does what a key of the mouse says; false: it is none of these. */
bool
program_mouse(struct program *, const struct key *);

#endif
