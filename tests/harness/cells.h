/* SPDX-License-Identifier: MIT */
/*
 * cells: a screen with how each of its cells looks, for tests/pictures.
 *
 * A line "ROWS COLS ROW COL" (of the cursor; -1 -1: hidden), then one for each
 * cell that is not blank: "ROW COL WIDTH FG BG LOOK CODE[+CODE…]". FG and BG
 * are -1 for the terminal's own or the number of a colour, LOOK "-" and any of
 * "b"old, "r"everse and "u"nderline, CODE a code point in hex.
 */
#ifndef CELLS_H
#define CELLS_H

#include "tty.h"

/* 0 or -1 with errno. */
int
cells_save(const struct tty *, const char *path);

#endif
