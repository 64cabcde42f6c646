/* SPDX-License-Identifier: MIT */
#include "tui/terminal/width.h"

#include <curses.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "core/text.h"
#include "typist.h"

static int
start(void **state)
{
	struct typist *pty = calloc(1, sizeof *pty);

	typist_open(pty, 24, 80);
	assert_non_null(newterm(TYPIST_TERMINAL, pty->out, pty->in));
	*state = pty;
	return 0;
}

static int
stop(void **state)
{
	width_ambiguous(false);
	endwin();
	typist_close(*state);
	free(*state);
	return 0;
}

static int
cells(const char *text)
{
	return text_cells(text, strlen(text));
}

static void
test_one_cell(void **state)
{
	(void)state;
	assert_int_equal(cells("○①※→│…α"), 7);
	assert_int_equal(cells("髙﨑𠮷"), 6);
	assert_int_equal(cells("か\u3099ｶﾞA"), 5);
	assert_int_equal(wcwidth(L'\0'), 0);
	assert_int_equal(wcwidth(L'\x1b'), -1);
	assert_int_equal(wcwidth(L'\x301'), 0);
}

/* By hand where it is sure, and there as libc says. */
static void
test_as_libc(void **state)
{
	(void)state;
	for (wchar_t c = 1; c < 0x30000; c++) {
		const wchar_t text[] = {c, L'\0'};

		if (wcwidth(c) != wcswidth(text, 1))
			fail_msg("U+%X", (unsigned)c);
	}
}

/* What is not a terminal's choice stays. */
static void
test_two_cells(void **state)
{
	(void)state;
	width_ambiguous(true);
	assert_int_equal(cells("○①※→│…α"), 14);
	assert_int_equal(cells("髙﨑𠮷"), 6);
	assert_int_equal(cells("か\u3099ｶﾞA"), 5);
	assert_int_equal(wcwidth(L'\x301'), 0);
	assert_int_equal(wcwidth(L'é'), 2); /* so are some letters */
	assert_int_equal(wcwidth(L'ñ'), 1);
	width_ambiguous(false);
	assert_int_equal(cells("○①※→│…α"), 7);
}

/* The first and the last of the table, and what stands before and behind. */
static void
test_ends_of_the_table(void **state)
{
	(void)state;
	width_ambiguous(true);
	assert_int_equal(wcwidth(0xa0), 1);
	assert_int_equal(wcwidth(0xa1), 2);
	assert_int_equal(wcwidth(0xa2), 1);
	assert_int_equal(wcwidth(0x1f1ac), 2);
	assert_int_equal(wcwidth(0xfffd), 2);
}

/* A line of characters that take two cells would be twice as long. */
static void
test_lines_are_ascii(void **state)
{
	wchar_t text[CCHARW_MAX];
	attr_t attributes;
	short pair;

	(void)state;
	width_ambiguous(true);
	getcchar(WACS_HLINE, text, &attributes, &pair, NULL);
	assert_int_equal(text[0], L'-');
	getcchar(WACS_ULCORNER, text, &attributes, &pair, NULL);
	assert_int_equal(text[0], L'+');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_as_libc),
	    cmocka_unit_test(test_one_cell),
	    cmocka_unit_test(test_two_cells),
	    cmocka_unit_test(test_ends_of_the_table),
	    cmocka_unit_test(test_lines_are_ascii),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, start, stop);
}
