/* SPDX-License-Identifier: MIT */
#include "unseen_screen.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static SCREEN *screen;
static FILE *drawn;

int
open_screen(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	drawn = tmpfile();
	screen = newterm("xterm-256color", drawn, fopen("/dev/null", "r"));
	assert_non_null(screen);
	return resize_term(24, 140) == OK ? 0 : -1;
}

int
close_screen(void **state)
{
	(void)state;
	endwin();
	delscreen(screen);
	return 0;
}

long
drawn_bytes(void)
{
	return lseek(fileno(drawn), 0, SEEK_END);
}

WINDOW *
dotted(int rows, int columns)
{
	WINDOW *w = newwin(rows, columns, 0, 0);

	for (int y = 0; y < rows; y++)
		mvwhline(w, y, 0, '.', columns);
	return w;
}
