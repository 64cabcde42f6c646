/* SPDX-License-Identifier: MIT */
#include "cells.h"

#include <stdio.h>

static int
colour(const VTermColor *colour)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(colour) ||
	    VTERM_COLOR_IS_DEFAULT_BG(colour) || VTERM_COLOR_IS_RGB(colour))
		return -1;
	return colour->indexed.idx;
}

static bool
blank(const VTermScreenCell *cell)
{
	bool empty = cell->chars[0] == 0 || cell->chars[0] == ' ';

	return empty && !cell->attrs.reverse && cell->attrs.underline == 0 &&
	       colour(&cell->bg) < 0;
}

static void
save_cell(FILE *out, int row, int col, const VTermScreenCell *cell)
{
	fprintf(out, "%d %d %d %d %d -%s%s%s %x", row, col,
	    cell->width > 1 ? 2 : 1, colour(&cell->fg), colour(&cell->bg),
	    cell->attrs.bold ? "b" : "", cell->attrs.reverse ? "r" : "",
	    cell->attrs.underline != 0 ? "u" : "",
	    cell->chars[0] == 0 ? ' ' : cell->chars[0]);
	for (int i = 1; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0;
	     i++)
		fprintf(out, "+%x", cell->chars[i]);
	fputc('\n', out);
}

int
cells_save(const struct tty *tty, const char *path)
{
	VTermPos at = {-1, -1};
	FILE *out = fopen(path, "we");

	if (out == NULL)
		return -1;
	if (tty->shown)
		vterm_state_get_cursorpos(vterm_obtain_state(tty->vt), &at);
	fprintf(out, "%d %d %d %d\n", tty->rows, tty->cols, at.row, at.col);
	for (int row = 0; row < tty->rows; row++) {
		for (int col = 0; col < tty->cols;) {
			VTermScreenCell cell = {.width = 1};

			vterm_screen_get_cell(tty->screen,
			    (VTermPos){.row = row, .col = col}, &cell);
			if (cell.chars[0] == (uint32_t)-1)
				cell.chars[0] = ' ';
			if (!blank(&cell))
				save_cell(out, row, col, &cell);
			col += cell.width > 1 ? cell.width : 1;
		}
	}
	return fclose(out) == 0 ? 0 : -1;
}
