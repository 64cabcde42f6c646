/* SPDX-License-Identifier: MIT */
#include "tui/terminal/cells.h"

#include <curses.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "typist.h"

#define COLUMNS 20

static WINDOW *ours, *curses_own;

static int
start(void **state)
{
	struct typist *pty = calloc(1, sizeof *pty);

	typist_open(pty, 24, 80);
	assert_non_null(newterm(TYPIST_TERMINAL, pty->out, pty->in));
	ours = newwin(1, COLUMNS, 0, 0);
	curses_own = newwin(1, COLUMNS, 1, 0);
	*state = pty;
	return 0;
}

static int
stop(void **state)
{
	delwin(ours);
	delwin(curses_own);
	endwin();
	typist_close(*state);
	free(*state);
	return 0;
}

static int
clear_both(void **state)
{
	(void)state;
	wattrset(ours, A_NORMAL);
	wattrset(curses_own, A_NORMAL);
	werase(ours);
	werase(curses_own);
	return 0;
}

static void
put(int x, const char *text)
{
	cells_put(ours, 0, x, text, strlen(text));
	mvwaddnstr(curses_own, 0, x, text, (int)strlen(text));
}

static void
check(const char *text)
{
	cchar_t a[COLUMNS + 1] = {0}, b[COLUMNS + 1] = {0};

	mvwin_wchnstr(ours, 0, 0, a, COLUMNS);
	mvwin_wchnstr(curses_own, 0, 0, b, COLUMNS);
	for (int x = 0; x < COLUMNS; x++)
		if (memcmp(&a[x], &b[x], sizeof *a) != 0)
			fail_msg("%s: cell %d", text, x);
}

/* Cell by cell what curses makes of it. */
static void
test_as_curses(void **state)
{
	static const char *const texts[] = {"", "A", "髙﨑𠮷", "か\u3099ｶﾞA",
	    "①※　→│…α", "👨‍👩‍👧です", "e\u0301\u0302\u0303"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		clear_both(state);
		put(2, texts[i]);
		check(texts[i]);
		assert_int_equal(getcurx(ours), getcurx(curses_own));
	}
}

static void
test_look(void **state)
{
	clear_both(state);
	wattron(ours, A_REVERSE | A_BOLD);
	wattron(curses_own, A_REVERSE | A_BOLD);
	put(0, "承認済み 4/20");
	check("look");
}

/* Half of a wide character that is written over is a blank. */
static void
test_over_half(void **state)
{
	wchar_t text[COLUMNS + 1];

	clear_both(state);
	cells_put(ours, 0, 0, "症例登録", strlen("症例登録"));
	cells_put(ours, 0, 1, "A", 1);
	cells_put(ours, 0, 4, "例B", strlen("例B"));
	mvwinnwstr(ours, 0, 0, text, COLUMNS);
	assert_int_equal(wcsncmp(text, L" A例例B   ", 8), 0);
}

/* What does not fit is not there, nor a half of it. */
static void
test_edge(void **state)
{
	cchar_t cell;
	wchar_t text[CCHARW_MAX + 1];
	attr_t look;
	short pair;

	clear_both(state);
	cells_put(ours, 0, COLUMNS - 3, "症例登録", strlen("症例登録"));
	mvwin_wch(ours, 0, COLUMNS - 3, &cell);
	getcchar(&cell, text, &look, &pair, NULL);
	assert_int_equal(text[0], L'症');
	mvwin_wch(ours, 0, COLUMNS - 1, &cell);
	getcchar(&cell, text, &look, &pair, NULL);
	assert_int_equal(text[0], L' ');
}

/* More than is written at once. */
static void
test_long(void **state)
{
	WINDOW *wide = newpad(1, 400);
	char text[400];
	cchar_t cell;
	wchar_t out[CCHARW_MAX + 1];
	attr_t look;
	short pair;

	(void)state;
	memset(text, 'a', sizeof text);
	text[300] = 'b';
	cells_put(wide, 0, 0, text, sizeof text);
	mvwin_wch(wide, 0, 300, &cell);
	getcchar(&cell, out, &look, &pair, NULL);
	assert_int_equal(out[0], L'b');
	mvwin_wch(wide, 0, 399, &cell);
	getcchar(&cell, out, &look, &pair, NULL);
	assert_int_equal(out[0], L'a');
	delwin(wide);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_as_curses),
	    cmocka_unit_test(test_look),
	    cmocka_unit_test(test_over_half),
	    cmocka_unit_test(test_edge),
	    cmocka_unit_test(test_long),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, start, stop);
}
