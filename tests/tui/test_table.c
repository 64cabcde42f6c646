/* SPDX-License-Identifier: MIT */
/* How a table is drawn. */
#include "tui/widgets/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample_table.h"

static void
draws_in_cells(void **state)
{
	struct table *t = table_of(few, 3);
	WINDOW *w = dotted(ROWS, COLUMNS);
	int y, x;

	(void)state;
	table_mark(t, 1);
	table_draw(t, w, 1, 0, 5, 49);
	expect_line(
	    w, 0, 50, "..................................................");
	expect_line(
	    w, 1, 50, "選  番号 症例区分               備考             .");
	expect_line(
	    w, 2, 50, "       1 痛み                   髙橋             .");
	expect_line(w, 3, 50,
	    "[x]    2 せん妄                 か\u3099ｶﾞ①※           .");
	expect_line(
	    w, 5, 50, "                                                 .");
	expect_line(
	    w, 6, 50, "..................................................");
	table_cursor(t, &y, &x);
	assert_int_equal(y, 2);
	assert_int_equal(x, 0);
	/* 8 cells of bar; the look of a cell on top of its words */
	assert_true(look_at(w, 2, 7) & A_REVERSE);
	assert_false(look_at(w, 2, 8) & A_REVERSE);
	assert_true(look_at(w, 3, 32) & A_BOLD);
	assert_false(look_at(w, 2, 32) & A_BOLD);
	assert_true(hit(t, INPUT_FUNCTION(KEY_DOWN)));
	table_draw(t, w, 1, 0, 5, 49);
	assert_int_equal(getcury(w), 3);
	assert_false(look_at(w, 2, 0) & A_REVERSE);
	assert_true(look_at(w, 3, 0) & A_REVERSE);
	table_free(t);
	delwin(w);
}

static void
expect_row(int cells, size_t row, const char *want)
{
	struct table *t = table_of(few, 3);
	WINDOW *w = dotted(ROWS, COLUMNS);

	table_draw(t, w, 0, 0, 4, cells);
	expect_line(w, (int)row, cells + 1, want);
	table_free(t);
	delwin(w);
}

static void
wide_and_narrow_windows(void **state)
{
	(void)state;
	/* 12 over: 3 and 9 */
	expect_row(61, 1,
	    "       1 痛み                      髙橋                      .");
	/* 16 missing: 4 and 12 */
	expect_row(33, 1, "       1 痛み               髙橋 .");
	/* 27 missing: all of it is not to be had, the window cuts */
	expect_row(22, 3, "       3 𠮷野家の…    .");
	expect_row(9, 1, "       1 .");
}

static const struct column leaving[] = {
    {.title = "番号", .cells = 4, .text = number},
    {.title = "区分", .cells = 8, .leaves = 1, .text = category},
    {.title = "備考", .cells = 8, .weight = 1, .text = note},
    {.title = "日", .cells = 6, .leaves = 2, .text = category},
    {.text = NULL},
};

static void
expect_leaving(int cells, const char *titles, const char *row)
{
	struct table *t = table_new(leaving, row_id);
	WINDOW *w = dotted(ROWS, COLUMNS);

	table_set(t, few, 3, sizeof *few);
	table_draw(t, w, 0, 0, 4, cells);
	expect_line(w, 0, cells + 1, titles);
	expect_line(w, 1, cells + 1, row);
	table_free(t);
	delwin(w);
}

/* The highest first, its blank too; the others take what is over. */
static void
columns_leave_a_narrow_window(void **state)
{
	(void)state;
	expect_leaving(29, "番号 区分     備考     日    .",
	    "   1 痛み     髙橋     痛み  .");
	expect_leaving(28, "番号 区分     備考          .",
	    "   1 痛み     髙橋          .");
	expect_leaving(
	    22, "番号 区分     備考    .", "   1 痛み     髙橋    .");
	expect_leaving(21, "番号 備考            .", "   1 髙橋            .");
	/* the rest has to do with what there is */
	expect_leaving(9, "番号 備考.", "   1 髙橋.");
}

static void
bar_takes_no_half_character(void **state)
{
	static const struct column one[] = {
	    {.title = NULL, .cells = 20, .text = category}, {.text = NULL}};
	static const struct row rows[] = {{1, 1, "1痛みとせん妄", ""}};
	struct table *t = table_new(one, row_id);
	WINDOW *w = dotted(ROWS, COLUMNS);

	(void)state;
	table_set(t, rows, 1, sizeof *rows);
	table_draw(t, w, 0, 0, 4, 20);
	assert_true(look_at(w, 1, 6) & A_REVERSE);
	assert_false(look_at(w, 1, 7) & A_REVERSE);
	table_free(t);
	delwin(w);
}

static void
empty_table_draws(void **state)
{
	struct table *t = table_new(sample_columns, row_id);
	WINDOW *w = dotted(ROWS, COLUMNS);

	(void)state;
	table_draw(t, w, 0, 0, 4, 49);
	expect_line(w, 1, 10, "          ");
	table_draw(t, w, 0, 0, 1, 49);
	table_draw(t, w, 0, 0, 0, 49);
	hit(t, INPUT_FUNCTION(KEY_END));
	table_draw(t, w, 0, 0, 2, 1);
	table_free(t);
	delwin(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(draws_in_cells),
	    cmocka_unit_test(wide_and_narrow_windows),
	    cmocka_unit_test(columns_leave_a_narrow_window),
	    cmocka_unit_test(bar_takes_no_half_character),
	    cmocka_unit_test(empty_table_draws),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
