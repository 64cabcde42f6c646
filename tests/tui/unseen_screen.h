/* SPDX-License-Identifier: MIT */
/* unseen_screen: a screen of 24 by 140 that nobody sees, to draw on. */
#ifndef UNSEEN_SCREEN_H
#define UNSEEN_SCREEN_H

#include "tui/terminal/input.h"

/* For cmocka: what is drawn goes to a file. */
int
open_screen(void **state);
int
close_screen(void **state);
/* How many bytes were drawn so far. */
long
drawn_bytes(void);

/* Full of dots, to see what is drawn outside its place; for delwin(). */
WINDOW *
dotted(int rows, int columns);

#endif
