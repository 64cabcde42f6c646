/* SPDX-License-Identifier: MIT */
/*
 * cells: a text onto a window, as the cells that it takes.
 *
 * curses' own waddnstr() takes each character through all that it could be: a
 * control, a tab, the end of a line, half of a sequence. A text that was made
 * to fit its row is none of these. Refuses to know what it says.
 */
#ifndef CELLS_H
#define CELLS_H

#include <curses.h>
#include <stddef.h>

/*
 * Writes n bytes, or what fits up to the window's edge, with the attributes
 * that the window has; the cursor is behind them. A character without a width
 * of its own joins the one before it. No controls: text_check_line.
 */
void
cells_put(WINDOW *, int y, int x, const char *text, size_t n);

#endif
