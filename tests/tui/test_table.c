/* SPDX-License-Identifier: MIT */
#include "tui/widgets/table.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/text.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

struct row {
	int64_t id;
	int number;
	const char *category, *note;
};

static int64_t
row_id(const void *row)
{
	return ((const struct row *)row)->id;
}

static const char *
number(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4d", ((const struct row *)row)->number);
	return out;
}

static const char *
category(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct row *)row)->category;
}

static const char *
note(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct row *)row)->note;
}

static chtype
bold(const void *row)
{
	return ((const struct row *)row)->number == 2 ? A_BOLD : A_NORMAL;
}

static const struct column columns[] = {
    {.title = "選", .cells = 3, .text = table_mark_text},
    {.title = "番号", .cells = 4, .text = number},
    {.title = "症例区分", .cells = 22, .weight = 1, .text = category},
    {.title = "備考", .cells = 17, .weight = 3, .text = note, .look = bold},
    {.text = NULL},
};

static const struct row few[] = {
    {11, 1, "痛み", "髙橋"},
    {12, 2, "せん妄", "か\u3099ｶﾞ①※"},
    {13, 3, "𠮷野家の" FAMILY, "外来"},
};

#define ROWS 24
#define COLUMNS 140

static SCREEN *screen;
static FILE *drawn;

static int
open_screen(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	drawn = tmpfile();
	screen = newterm("xterm-256color", drawn, fopen("/dev/null", "r"));
	assert_non_null(screen);
	return resize_term(ROWS, COLUMNS) == OK ? 0 : -1;
}

static int
close_screen(void **state)
{
	(void)state;
	endwin();
	delscreen(screen);
	return 0;
}

static WINDOW *
dotted(void)
{
	WINDOW *w = newwin(ROWS, COLUMNS, 0, 0);

	for (int y = 0; y < ROWS; y++)
		mvwhline(w, y, 0, '.', COLUMNS);
	return w;
}

static void
expect_line(WINDOW *w, int y, int cells, const char *want)
{
	wchar_t wide[COLUMNS + 1];
	char got[COLUMNS * 8];

	mvwinnwstr(w, y, 0, wide, COLUMNS);
	wcstombs(got, wide, sizeof got);
	got[text_fit(got, cells, NULL)] = '\0';
	assert_string_equal(got, want);
}

static attr_t
look_at(WINDOW *w, int y, int x)
{
	attr_t attributes = 0;
	wchar_t text[CCHARW_MAX + 1];
	short pair;
	cchar_t c;

	mvwin_wch(w, y, x, &c);
	getcchar(&c, text, &attributes, &pair, NULL);
	return attributes;
}

static bool
press(struct table *t, int code)
{
	struct key key = {.code = code};

	return table_key(t, &key);
}

static struct table *
table_of(const struct row *rows, size_t n)
{
	struct table *t = table_new(columns, row_id);

	table_set(t, rows, n, sizeof *rows);
	return t;
}

static void
draws_in_cells(void **state)
{
	struct table *t = table_of(few, 3);
	WINDOW *w = dotted();
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
	assert_true(press(t, INPUT_FUNCTION(KEY_DOWN)));
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
	WINDOW *w = dotted();

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
	WINDOW *w = dotted();

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
	WINDOW *w = dotted();

	(void)state;
	table_set(t, rows, 1, sizeof *rows);
	table_draw(t, w, 0, 0, 4, 20);
	assert_true(look_at(w, 1, 6) & A_REVERSE);
	assert_false(look_at(w, 1, 7) & A_REVERSE);
	table_free(t);
	delwin(w);
}

static struct row *
many(size_t n)
{
	struct row *rows = calloc(n, sizeof *rows);

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct row){(int64_t)i * 10, (int)i + 1, "痛み",
		    i % 7 == 3 ? "ｽｽﾞｷ 一郎" : "外来"};
	return rows;
}

static void
moves_and_scrolls(void **state)
{
	struct row *rows = many(50);
	struct table *t = table_of(rows, 50);
	WINDOW *w = dotted();

	(void)state;
	table_draw(t, w, 0, 0, 21, 49);
	press(t, 'k');
	assert_int_equal(table_selected(t), 0);
	press(t, INPUT_FUNCTION(KEY_NPAGE));
	assert_int_equal(table_selected(t), 19);
	press(t, 'j');
	table_draw(t, w, 0, 0, 21, 49);
	expect_line(w, 1, 8, "       2");
	expect_line(w, 20, 8, "      21");
	press(t, INPUT_FUNCTION(KEY_END));
	table_draw(t, w, 0, 0, 21, 49);
	assert_int_equal(table_selected(t), 49);
	expect_line(w, 1, 8, "      31");
	expect_line(w, 20, 8, "      50");
	press(t, 'j');
	assert_int_equal(table_selected(t), 49);
	press(t, INPUT_FUNCTION(KEY_PPAGE));
	assert_int_equal(table_selected(t), 30);
	press(t, INPUT_FUNCTION(KEY_HOME));
	table_draw(t, w, 0, 0, 21, 49);
	assert_int_equal(getcury(w), 1);
	expect_line(w, 1, 8, "       1");
	assert_false(press(t, 'x'));
	assert_false(press(t, INPUT_ENTER));
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
	press(t, 'j');
	table_set(t, few, 3, sizeof *few);
	assert_int_equal(table_selected(t), 0);
	assert_true(table_select_id(t, 12));
	assert_int_equal(table_selected(t), 1);
	assert_false(table_select_id(t, 99));
	table_free(t);
}

static void
empty_table_draws(void **state)
{
	struct table *t = table_new(columns, row_id);
	WINDOW *w = dotted();

	(void)state;
	table_draw(t, w, 0, 0, 4, 49);
	expect_line(w, 1, 10, "          ");
	table_draw(t, w, 0, 0, 1, 49);
	table_draw(t, w, 0, 0, 0, 49);
	press(t, INPUT_FUNCTION(KEY_END));
	table_draw(t, w, 0, 0, 2, 1);
	table_free(t);
	delwin(w);
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
	WINDOW *w = dotted();

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
	long before = lseek(fileno(drawn), 0, SEEK_END);

	table_draw(t, w, 1, 0, 21, 80);
	wnoutrefresh(w);
	doupdate();
	return lseek(fileno(drawn), 0, SEEK_END) - before;
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
		press(t, INPUT_FUNCTION(KEY_DOWN));
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
	    cmocka_unit_test(draws_in_cells),
	    cmocka_unit_test(wide_and_narrow_windows),
	    cmocka_unit_test(columns_leave_a_narrow_window),
	    cmocka_unit_test(bar_takes_no_half_character),
	    cmocka_unit_test(moves_and_scrolls),
	    cmocka_unit_test(selection_is_kept_by_id),
	    cmocka_unit_test(empty_table_draws),
	    cmocka_unit_test(finds_however_written),
	    cmocka_unit_test(marks_what_may_be),
	    cmocka_unit_test(moving_is_cheap),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
