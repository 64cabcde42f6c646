/* SPDX-License-Identifier: MIT */
/* What the columns that have left a narrow window say. */
#include "tui/widgets/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "sample_table.h"

static const char *
answer(const void *row, char *out, size_t bytes)
{
	(void)row;
	(void)out;
	(void)bytes;
	return "はい";
}

/* In 30 cells the last three have left, in 60 all have room. */
static const struct column columns[] = {
    {.title = "選", .cells = 3, .text = table_mark_text},
    {.title = "区分", .cells = 20, .text = category},
    {.title = "番号", .cells = 4, .leaves = 2, .text = number},
    {.title = "備考", .cells = 20, .leaves = 1, .text = note},
    {.title = NULL, .cells = 4, .leaves = 3, .text = answer},
    {0},
};

static const struct row rows[] = {
    {1, 1, "痛み", "髙橋"},
    {2, 2, "せん妄", ""},
    {3, 20, "鎮静", "か\u3099ｶﾞ①※𠮷野家の隣の病院から"},
};

static struct table *
table_in(int cells, size_t selected)
{
	struct table *t = table_new(columns, row_id);
	WINDOW *w = dotted(ROWS, COLUMNS);

	table_set(t, rows, sizeof rows / sizeof *rows, sizeof *rows);
	table_select(t, selected);
	table_draw(t, w, 0, 0, 5, cells);
	delwin(w);
	return t;
}

static void
expect_left(size_t selected, int cells, const char *want)
{
	struct table *t = table_in(30, selected);
	char out[256];

	table_left_text(t, cells, out, sizeof out);
	assert_string_equal(out, want);
	assert_true(text_cells(out, strlen(out)) <= cells);
	table_free(t);
}

static void
says_what_has_left(void **state)
{
	(void)state;
	/* a number without the blanks before it, a column without a title */
	expect_left(0, 40, "番号: 1  備考: 髙橋  はい");
	/* one that says nothing is not told of */
	expect_left(1, 40, "番号: 2  はい");
}

static void
each_has_its_share(void **state)
{
	(void)state;
	/* 8 and 4 cells are enough for two: 20 stay for the third, which does
	 * not end in half a character */
	expect_left(2, 36, "番号: 20  備考: か\u3099ｶﾞ①※𠮷野家…   はい");
	/* nor does anybody get more than there is, nor half of 髙 */
	expect_left(0, 22, "番号: 1  備考: …  はい");
}

static void
a_column_with_room_says_nothing(void **state)
{
	struct table *t = table_in(60, 0);
	char out[64] = "x";

	(void)state;
	assert_false(table_left(t));
	table_left_text(t, 40, out, sizeof out);
	assert_string_equal(out, "");
	table_free(t);
}

static void
nothing_before_it_is_drawn_or_without_rows(void **state)
{
	struct table *t = table_new(columns, row_id);
	WINDOW *w = dotted(ROWS, COLUMNS);

	(void)state;
	table_set(t, rows, sizeof rows / sizeof *rows, sizeof *rows);
	assert_false(table_left(t));
	table_draw(t, w, 0, 0, 5, 30);
	assert_true(table_left(t));
	table_set(t, NULL, 0, 0);
	assert_false(table_left(t));
	table_free(t);
	delwin(w);
}

static void
a_buffer_that_is_small_is_not_overrun(void **state)
{
	struct table *t = table_in(30, 0);
	char out[12];

	(void)state;
	table_left_text(t, 40, out, sizeof out);
	assert_memory_equal(out, "番号: 1", 9);
	assert_true(strlen(out) < sizeof out);
	table_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_what_has_left),
	    cmocka_unit_test(each_has_its_share),
	    cmocka_unit_test(a_column_with_room_says_nothing),
	    cmocka_unit_test(nothing_before_it_is_drawn_or_without_rows),
	    cmocka_unit_test(a_buffer_that_is_small_is_not_overrun),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
