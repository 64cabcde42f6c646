/* SPDX-License-Identifier: MIT */
/*
 * width: how many cells a character takes on this terminal.
 *
 * Owns the table of the characters whose width is a terminal's own choice
 * (①, ※, ○, box drawing), and this program's wcwidth(): the one that curses
 * and core/text call is defined here, so that all agree. Refuses to know how
 * the choice is found out.
 */
#ifndef WIDTH_H
#define WIDTH_H

#include <stdbool.h>

/*
 * Two cells from now on, or one as at the start. After newterm(): the line
 * drawing of curses becomes ASCII, for which two cells would be too many.
 * All that is drawn or laid out is to be made again.
 */
void
width_ambiguous(bool wide);

#endif
