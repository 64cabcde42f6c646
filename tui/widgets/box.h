/* SPDX-License-Identifier: MIT */
/*
 * box: a frame with a title, drawn into stdscr over what is there.
 * Sizes are lines and cells, borders included.
 */
#ifndef BOX_H
#define BOX_H

#include <curses.h>

struct box {
	int y, x, lines, cells;
};

/* In the middle of the screen, and inside of it. */
struct box
box_middle(int lines, int cells);
/* Clears the inside and draws the frame; title may be NULL. */
void
box_draw(const struct box *, const char *title);
/* The same with lines that look so; what stands in it does not. */
void
box_draw_look(const struct box *, const char *title, attr_t look);
/* Writes text at a line and cell inside, cut at the frame. */
void
box_text(const struct box *, int line, int cell, const char *text);

#endif
