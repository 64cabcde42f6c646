/* SPDX-License-Identifier: MIT */
/* What of a text is seen, where, and how it looks. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/text.h"
#include "textarea_hand.h"

static void
expect_line(WINDOW *w, int y, int x, int cells, const char *want)
{
	wchar_t wide[COLUMNS + 1];
	char got[COLUMNS * 8];

	mvwinnwstr(w, y, x, wide, COLUMNS);
	wcstombs(got, wide, sizeof got);
	got[text_fit(got, cells, NULL)] = '\0';
	assert_string_equal(got, want);
}

static attr_t
look_at(WINDOW *w, int y, int x)
{
	cchar_t c = {0};

	mvwin_wch(w, y, x, &c);
	return c.attr & (A_REVERSE | A_UNDERLINE);
}

static void
draws_at_odd_and_even_widths(void **state)
{
	struct textarea *t = textarea_new_prose();
	WINDOW *w = dotted(ROWS, COLUMNS);
	int y, x;

	(void)state;
	textarea_set(t, "髙﨑𠮷①※か、");
	textarea_draw(t, w, 0, 0, 3, 7);
	expect_line(w, 0, 0, 9, "髙﨑𠮷①..");
	expect_line(w, 1, 0, 9, "※か、  ..");
	expect_line(w, 2, 0, 9, "       ..");
	press(t, DOWN);
	press(t, END);
	textarea_cursor(t, &y, &x);
	assert_int_equal(y, 1);
	assert_int_equal(x, 5);
	textarea_draw(t, w, 0, 0, 3, 8);
	expect_line(w, 0, 0, 9, "髙﨑𠮷①※.");
	textarea_free(t);
	delwin(w);
}

static void
line_scrolls_sideways(void **state)
{
	struct textarea *t = textarea_new_line();
	WINDOW *w = dotted(ROWS, COLUMNS);
	int y, x;

	(void)state;
	textarea_draw(t, w, 2, 4, 1, 7);
	type(t, "あいうえお");
	textarea_draw(t, w, 2, 4, 1, 7);
	expect_line(w, 2, 3, 9, ".うえお .");
	textarea_cursor(t, &y, &x);
	assert_int_equal(y, 2);
	assert_int_equal(x, 4 + 6);
	press(t, HOME);
	textarea_draw(t, w, 2, 4, 1, 7);
	expect_line(w, 2, 3, 9, ".あいう .");
	press(t, END);
	textarea_draw(t, w, 2, 4, 1, 7);
	press(t, INPUT_BACKSPACE);
	press(t, INPUT_BACKSPACE); /* it fits again */
	textarea_draw(t, w, 2, 4, 1, 7);
	expect_line(w, 2, 3, 9, ".あいう .");
	textarea_free(t);
	delwin(w);
}

static void
what_is_over_the_limit_is_underlined_in_its_place(void **state)
{
	struct textarea *t = textarea_new_prose();
	WINDOW *w = dotted(ROWS, COLUMNS);

	(void)state;
	textarea_limit(t, 3);
	textarea_set(t, "あいうえ");
	textarea_draw(t, w, 0, 0, 2, 20);
	assert_int_equal(look_at(w, 0, 4), 0);
	assert_int_equal(look_at(w, 0, 6), A_UNDERLINE);
	type(t, "𠮷");
	textarea_draw(t, w, 0, 0, 2, 20);
	assert_int_equal(look_at(w, 0, 4), 0);
	assert_int_equal(look_at(w, 0, 6), A_UNDERLINE);
	assert_int_equal(look_at(w, 0, 8), A_UNDERLINE);
	press(t, INPUT_FUNCTION(KEY_SEND));
	textarea_draw(t, w, 0, 0, 2, 20);
	assert_int_equal(look_at(w, 0, 0), 0);
	assert_int_equal(look_at(w, 0, 2), A_REVERSE);
	press(t, INPUT_BACKSPACE);
	textarea_draw(t, w, 0, 0, 2, 20);
	assert_string_equal(textarea_text(t), "𠮷");
	assert_int_equal(look_at(w, 0, 0), 0);
	textarea_free(t);
	delwin(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(draws_at_odd_and_even_widths),
	    cmocka_unit_test(line_scrolls_sideways),
	    cmocka_unit_test(what_is_over_the_limit_is_underlined_in_its_place),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
