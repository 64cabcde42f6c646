/* SPDX-License-Identifier: MIT */
/* Moving, finding and marking in a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample_table.h"

static void
moves_and_scrolls(void **state)
{
	struct row *rows = many(50);
	struct table *t = table_of(rows, 50);
	WINDOW *w = dotted(ROWS, COLUMNS);

	(void)state;
	table_draw(t, w, 0, 0, 21, 49);
	hit(t, 'k');
	assert_int_equal(table_selected(t), 0);
	hit(t, INPUT_FUNCTION(KEY_NPAGE));
	assert_int_equal(table_selected(t), 19);
	hit(t, 'j');
	table_draw(t, w, 0, 0, 21, 49);
	expect_line(w, 1, 8, "       2");
	expect_line(w, 20, 8, "      21");
	hit(t, INPUT_FUNCTION(KEY_END));
	table_draw(t, w, 0, 0, 21, 49);
	assert_int_equal(table_selected(t), 49);
	expect_line(w, 1, 8, "      31");
	expect_line(w, 20, 8, "      50");
	hit(t, 'j');
	assert_int_equal(table_selected(t), 49);
	hit(t, INPUT_FUNCTION(KEY_PPAGE));
	assert_int_equal(table_selected(t), 30);
	hit(t, INPUT_FUNCTION(KEY_HOME));
	table_draw(t, w, 0, 0, 21, 49);
	assert_int_equal(getcury(w), 1);
	expect_line(w, 1, 8, "       1");
	assert_false(hit(t, 'x'));
	assert_false(hit(t, INPUT_ENTER));
	table_free(t);
	free(rows);
	delwin(w);
}

static void
selection_is_kept_by_id(void **state)
{
	static const struct row more[] = {
	    {9, 9, "新", ""}, {11, 1, "痛み", ""}, {13, 3, "三", ""}};
	struct table *t = table_of(few, 3);

	(void)state;
	table_select(t, 2);
	table_mark(t, 0);
	table_mark(t, 1);
	assert_int_equal(table_marks(t), 2);
	table_set(t, more, 3, sizeof *more);
	assert_int_equal(table_selected(t), 2);
	assert_ptr_equal(table_selected_row(t), &more[2]);
	assert_int_equal(table_marks(t), 1);
	assert_true(table_marked(t, 1));
	table_set(t, more, 2, sizeof *more); /* its row went away */
	assert_int_equal(table_selected(t), 1);
	table_set(t, NULL, 0, sizeof *more);
	assert_null(table_selected_row(t));
	assert_int_equal(table_marks(t), 0);
	assert_false(table_find(t, "x"));
	assert_false(table_find_next(t, "x"));
	assert_false(table_marked(t, 0));
	hit(t, 'j');
	table_set(t, few, 3, sizeof *few);
	assert_int_equal(table_selected(t), 0);
	assert_true(table_select_id(t, 12));
	assert_int_equal(table_selected(t), 1);
	assert_false(table_select_id(t, 99));
	table_free(t);
}

static void
finds_however_written(void **state)
{
	struct row *rows = many(20);
	struct table *t = table_of(rows, 20);

	(void)state;
	assert_true(table_find(t, "すずき"));
	assert_int_equal(table_selected(t), 3);
	assert_true(table_find(t, "スズキ")); /* stays on a row that has it */
	assert_int_equal(table_selected(t), 3);
	assert_true(table_find_next(t, "すず"));
	assert_int_equal(table_selected(t), 10);
	assert_true(table_find_next(t, "すず"));
	assert_true(table_find_next(t, "すず"));
	assert_int_equal(table_selected(t), 3);
	assert_true(table_find_previous(t, "すず"));
	assert_int_equal(table_selected(t), 17);
	assert_false(table_find_next(t, "無い"));
	assert_false(table_find_next(t, ""));
	assert_int_equal(table_selected(t), 17);
	table_free(t);
	free(rows);
}

static bool
odd(const void *row)
{
	return ((const struct row *)row)->number % 2;
}

static void
marks_what_may_be(void **state)
{
	struct row *rows = many(20);
	struct table *t = table_of(rows, 20);
	WINDOW *w = dotted(ROWS, COLUMNS);

	(void)state;
	table_draw(t, w, 0, 0, 21, 49);
	table_mark(t, 1);
	table_mark_all(t, odd);
	assert_int_equal(table_marks(t), 10);
	assert_false(table_marked(t, 1));
	table_draw(t, w, 0, 0, 21, 49);
	expect_line(w, 1, 9, "[x]    1 ");
	expect_line(w, 2, 9, "       2 ");
	assert_true(look_at(w, 1, 0) & A_REVERSE);
	table_mark_none(t);
	assert_int_equal(table_marks(t), 0);
	table_draw(t, w, 0, 0, 21, 49);
	expect_line(w, 3, 9, "       3 ");
	table_free(t);
	free(rows);
	delwin(w);
}

static long
bytes_of(struct table *t, WINDOW *w)
{
	long before = drawn_bytes();

	table_draw(t, w, 1, 0, 21, 80);
	wnoutrefresh(w);
	doupdate();
	return drawn_bytes() - before;
}

static void
moving_is_cheap(void **state)
{
	struct row *rows = many(20);
	struct table *t = table_of(rows, 20);
	WINDOW *w = newwin(24, 80, 0, 0);

	(void)state;
	table_mark(t, 4);
	bytes_of(t, w);
	for (int i = 0; i < 19; i++) {
		hit(t, INPUT_FUNCTION(KEY_DOWN));
		assert_in_range(bytes_of(t, w), 1, 41);
	}
	assert_int_equal(bytes_of(t, w), 0);
	table_free(t);
	free(rows);
	delwin(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(moves_and_scrolls),
	    cmocka_unit_test(selection_is_kept_by_id),
	    cmocka_unit_test(finds_however_written),
	    cmocka_unit_test(marks_what_may_be),
	    cmocka_unit_test(moving_is_cheap),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
