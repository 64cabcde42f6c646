/* SPDX-License-Identifier: MIT */
#include "cells.h"

#include <stdbool.h>
#include <unistr.h>
#include <wchar.h>

#define CELLS_AT_ONCE 128

/* What is not yet written, and the character that may still be joined. */
struct cells {
	WINDOW *window;
	attr_t look;
	short pair;
	cchar_t ready[CELLS_AT_ONCE];
	int nready, y, x; /* where the first of them goes */
	int width;        /* of all of them */
	wchar_t last[CCHARW_MAX + 1];
	int nlast;
};

static void
flush(struct cells *cells)
{
	mvwadd_wchnstr(
	    cells->window, cells->y, cells->x, cells->ready, cells->nready);
	cells->x += cells->width;
	cells->nready = cells->width = 0;
}

/* The last character is whole. */
static void
end(struct cells *cells)
{
	if (cells->nlast == 0)
		return;
	cells->last[cells->nlast] = L'\0';
	setcchar(&cells->ready[cells->nready++], cells->last, cells->look,
	    cells->pair, NULL);
	cells->nlast = 0;
	if (cells->nready == CELLS_AT_ONCE)
		flush(cells);
}

static void
add(struct cells *cells, wchar_t c)
{
	int width = wcwidth(c);

	if (width == 0) {
		if (cells->nlast > 0 && cells->nlast < CCHARW_MAX)
			cells->last[cells->nlast++] = c;
		return;
	}
	end(cells);
	cells->last[0] = width < 0 ? L'\xFFFD' : c;
	cells->nlast = 1;
	cells->width += width < 0 ? 1 : width;
}

void
cells_put(WINDOW *window, int y, int x, const char *text, size_t n)
{
	struct cells cells;
	ucs4_t c;

	cells.window = window;
	cells.y = y;
	cells.x = x;
	cells.nready = cells.width = cells.nlast = 0;
	wattr_get(window, &cells.look, &cells.pair, NULL);
	for (size_t at = 0; at < n;) {
		at += (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, n - at);
		add(&cells, (wchar_t)c);
	}
	end(&cells);
	flush(&cells);
	wmove(window, y, cells.x);
}
