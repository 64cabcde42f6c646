/* SPDX-License-Identifier: MIT */
#include "tui/widgets/textarea.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include "core/heap.h"
#include "core/text.h"
#include "tui/widgets/textarea_inside.h"

#define LEFT INPUT_FUNCTION(KEY_LEFT)
#define RIGHT INPUT_FUNCTION(KEY_RIGHT)
#define UP INPUT_FUNCTION(KEY_UP)
#define DOWN INPUT_FUNCTION(KEY_DOWN)
#define HOME INPUT_FUNCTION(KEY_HOME)
#define END INPUT_FUNCTION(KEY_END)
#define DELETE INPUT_FUNCTION(KEY_DC)

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

static enum textarea_result
press(struct textarea *t, int code)
{
	struct key key = {.code = code};

	return textarea_key(t, &key);
}

static enum textarea_result
paste(struct textarea *t, const char *text)
{
	char *copy = heap_dup(text);
	struct key key = {
	    .code = INPUT_PASTE, .text = copy, .bytes = strlen(text)};
	enum textarea_result result = textarea_key(t, &key);

	free(copy);
	return result;
}

static enum textarea_result
find(struct textarea *t, const char *what)
{
	struct key key = {.code = TEXTAREA_FIND, .text = (char *)what};

	return textarea_key(t, &key);
}

/* What a cut or a copy gives; heap, NULL when nothing is selected. */
static char *
taken(struct textarea *t, int code)
{
	char *text = NULL;
	struct key key = {.code = code, .taken = &text};

	textarea_key(t, &key);
	return text;
}

static void
type(struct textarea *t, const char *text)
{
	const uint8_t *s = (const uint8_t *)text;
	ucs4_t c;

	for (; (s = u8_next(&c, s));)
		press(t, (int)c);
}

/* --- What a text must always be ------------------------------------------ */

struct naive {
	size_t at, n;
	bool paragraph;
};

static bool
is_blank(const char *s, size_t n)
{
	return (n == 1 && *s == ' ') || (n == 3 && !strncmp(s, "\u3000", 3));
}

static size_t
border_after(const char *borders, size_t i, size_t n)
{
	do
		i++;
	while (i < n && !borders[i]);
	return i;
}

/* A paragraph from its start, with the breaks of the whole of it. */
static size_t
naive_paragraph(
    const char *text, size_t at, size_t n, int width, struct naive *rows)
{
	const uint8_t *s = (const uint8_t *)text + at;
	char *breaks = heap_new(n + 1, 1), *borders = heap_new(n + 1, 1);
	size_t nrows = 0, start = 0, good = 0;
	int cells = 0;

	u8_possible_linebreaks(s, n, "EUC-JP", breaks);
	u8_grapheme_breaks(s, n, borders);
	for (size_t i = 0; i < n;) {
		size_t end = border_after(borders, i, n);
		int w = textarea_layout_cells(text + at + i, end - i);

		if (i > start && breaks[i] == UC_BREAK_POSSIBLE)
			good = i;
		if (cells > 0 && cells + w > width &&
		    !is_blank(text + at + i, end - i)) {
			if (good == start)
				good = i;
			rows[nrows++] =
			    (struct naive){at + start, good - start, false};
			i = start = good;
			cells = 0;
			continue;
		}
		cells += w;
		i = end;
	}
	rows[nrows++] = (struct naive){at + start, n - start, true};
	free(breaks);
	free(borders);
	return nrows;
}

static size_t
naive_layout(const char *text, int width, struct naive *rows)
{
	size_t nrows = 0;

	for (size_t at = 0;; at++) {
		size_t n = strcspn(text + at, "\n");

		nrows += naive_paragraph(text, at, n, width, rows + nrows);
		at += n;
		if (!text[at])
			return nrows;
	}
}

static void
check_rows(const struct textarea *t)
{
	struct naive *want = heap_new(t->n + 2, sizeof *want);
	size_t n = naive_layout(t->text, t->wrap, want);

	assert_int_equal(t->nrows, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(t->rows[i].at, want[i].at);
		assert_int_equal(t->rows[i].n, want[i].n);
		assert_int_equal(t->rows[i].paragraph, want[i].paragraph);
	}
	free(want);
}

static void
check_width(const struct textarea *t, const struct textarea_row *row)
{
	const char *s = t->text + row->at;
	size_t n = row->n;

	assert_int_equal(textarea_layout_cells(s, n), row->cells);
	while (
	    n > 0 && is_blank(s + text_prev(s, n, n), n - text_prev(s, n, n)))
		n = text_prev(s, n, n);
	/* One cluster alone may be wider than a very narrow area. */
	if (textarea_layout_cells(s, text_prev(s, n, n)) > 0)
		assert_true(textarea_layout_cells(s, n) <= t->wrap);
}

static void
check_borders(const struct textarea *t)
{
	char *borders = heap_new(t->n + 1, 1);

	u8_grapheme_breaks((const uint8_t *)t->text, t->n, borders);
	assert_true(t->caret == t->n || borders[t->caret]);
	if (t->mark != TEXTAREA_NO_MARK)
		assert_true(
		    t->mark == t->n || (t->mark < t->n && borders[t->mark]));
	for (size_t i = 0; i < t->nrows; i++)
		assert_true(t->rows[i].at == t->n || borders[t->rows[i].at]);
	free(borders);
}

/* Where the part over the limit begins, counted from the start. */
static void
check_limit(const struct textarea *t)
{
	size_t at = 0;

	if (t->limit == 0 || t->clusters <= t->limit) {
		assert_int_equal(t->over_at, TEXTAREA_NO_MARK);
		return;
	}
	for (size_t i = 0; i < t->limit; i++)
		at = textarea_border_after(t, at);
	assert_int_equal(t->over_at, at);
}

static void
check(const struct textarea *t)
{
	check_limit(t);
	assert_int_equal(strlen(t->text), t->n);
	assert_int_equal(text_check_prose(t->text, t->n), TEXT_OK);
	assert_int_equal(t->clusters, text_clusters(t->text));
	assert_true(t->caret <= t->n);
	check_borders(t);
	check_rows(t);
	for (size_t i = 0; i < t->nrows; i++)
		check_width(t, &t->rows[i]);
}

/* --- Drawing -------------------------------------------------------------- */

#define ROWS 12
#define COLUMNS 80

static SCREEN *screen;

static int
open_screen(void **state)
{
	FILE *nowhere = fopen("/dev/null", "r+");

	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	screen = newterm("xterm-256color", nowhere, nowhere);
	assert_non_null(screen);
	return resize_term(24, COLUMNS) == OK ? 0 : -1;
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

static bool
inside(const struct textarea *t, int y, int x)
{
	return y >= t->y && y < t->y + t->height && x >= t->x &&
	       x < t->x + t->cells;
}

/* What was drawn bit by bit is what is drawn at once, and no dot is lost. */
static void
check_drawing(struct textarea *t, WINDOW *window)
{
	WINDOW *fresh = dotted();
	int y, x;

	textarea_draw(t, window, t->y, t->x, t->height, t->cells);
	textarea_touch(t);
	textarea_draw(t, fresh, t->y, t->x, t->height, t->cells);
	for (y = 0; y < ROWS; y++)
		for (x = 0; x < COLUMNS; x++) {
			cchar_t a = {0}, b = {0};

			mvwin_wch(window, y, x, &a);
			mvwin_wch(fresh, y, x, &b);
			assert_int_equal(
			    wcsncmp(a.chars, b.chars, CCHARW_MAX), 0);
			assert_int_equal(a.attr, b.attr);
			if (!inside(t, y, x))
				assert_true(a.chars[0] == L'.' && !a.chars[1]);
		}
	textarea_cursor(t, &y, &x);
	assert_true(inside(t, y, x));
	/* The next drawing finds the window that it knows. */
	t->window = window;
	delwin(fresh);
}

/* --- The walk ------------------------------------------------------------- */

static const char *const pieces[] = {"あ", "い", "髙", "﨑", "𠮷", "ー", "っ",
    "、", "。", "（", "）", "「", "」", "ｶﾞ", "①", "※", "\u3000", " ", "a",
    "Bc", "12.5", "%", "-", "\u3099", "\u0301", "\u200d", FAMILY,
    "\U0001F1EF\U0001F1F5", "か", "é", "\uFA19", "\U000E0100", "\u200b", "가",
    "\u1161", "\U0001F469", "……", "々", "\u202e", "\u0378", "\n", "\n"};
#define PIECES (sizeof pieces / sizeof *pieces)

static unsigned
dice(unsigned *seed, unsigned faces)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % faces;
}

static void
random_paste(struct textarea *t, unsigned *seed)
{
	char text[2048] = "";
	size_t n = dice(seed, 40), used = 0;

	while (n--)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s",
		    pieces[dice(seed, PIECES)]);
	paste(t, text);
}

static void
random_key(struct textarea *t, unsigned *seed)
{
	static const int keys[] = {LEFT, RIGHT, UP, DOWN, HOME, END, DELETE,
	    INPUT_BACKSPACE, INPUT_BACKSPACE, INPUT_FUNCTION(KEY_PPAGE),
	    INPUT_FUNCTION(KEY_NPAGE), INPUT_ENTER, LEFT, RIGHT};
	static const int commands[] = {TEXTAREA_UNDO, TEXTAREA_UNDO,
	    TEXTAREA_REDO, TEXTAREA_MARK, TEXTAREA_CUT, TEXTAREA_COPY,
	    TEXTAREA_WORD_BACK, TEXTAREA_WORD_ON, INPUT_FUNCTION(KEY_SLEFT),
	    INPUT_FUNCTION(KEY_SRIGHT), INPUT_FUNCTION(KEY_SR),
	    INPUT_FUNCTION(KEY_SF), INPUT_ESCAPE};
	unsigned r = dice(seed, 110);

	if (r < 55)
		type(t, pieces[dice(seed, PIECES)]);
	else if (r < 97)
		press(t, keys[dice(seed, sizeof keys / sizeof *keys)]);
	else if (r < 99)
		random_paste(t, seed);
	else if (r < 100)
		find(t, pieces[dice(seed, PIECES)]);
	else
		press(t,
		    commands[dice(seed, sizeof commands / sizeof *commands)]);
}

/* All that was done can be taken back, and be done again. */
static void
check_history(struct textarea *t)
{
	char *end, *start;

	while (press(t, TEXTAREA_REDO) == TEXTAREA_CHANGED)
		;
	end = heap_dup(t->text);

	while (press(t, TEXTAREA_UNDO) == TEXTAREA_CHANGED)
		;
	start = heap_dup(t->text);
	while (press(t, TEXTAREA_REDO) == TEXTAREA_CHANGED)
		;
	check(t);
	assert_string_equal(t->text, end);
	assert_true(t->nsteps > 0 && t->done == t->nsteps);
	assert_int_equal(strlen(start), 0);
	free(start);
	free(end);
}

static void
walk(struct textarea *t, unsigned *seed)
{
	int rows = 1 + (int)dice(seed, 6), cells = 2 + (int)dice(seed, 60);
	WINDOW *window = dotted();

	textarea_limit(t, dice(seed, 3) * 20);
	textarea_draw(t, window, 3, 7, rows, cells);
	for (int i = 0; i < 400; i++) {
		random_key(t, seed);
		check(t);
		if (dice(seed, 4) == 0)
			check_drawing(t, window);
		if (dice(seed, 100) == 0) {
			cells = 1 + (int)dice(seed, 70);
			textarea_rows(t, cells);
			check(t);
			delwin(window);
			window = dotted();
			textarea_touch(t);
			textarea_draw(t, window, 3, 7, rows, cells);
		}
	}
	check_history(t);
	delwin(window);
}

static void
random_walk(void **state)
{
	const char *given = getenv("SEED");
	unsigned seed =
	    given ? (unsigned)strtoul(given, NULL, 0) : (unsigned)time(NULL);

	(void)state;
	printf("# SEED=%u\n", seed);
	for (int i = 0; i < 40; i++) {
		struct textarea *t =
		    i % 4 ? textarea_new_prose() : textarea_new_line();

		walk(t, &seed);
		textarea_free(t);
	}
}

/* --- Kinsoku -------------------------------------------------------------- */

static const char *const phrases[] = {"患者は", "７２歳の男性で、",
    "「ちょっと息苦しい」と訴え、", "（38.5℃）", "CT検査", "すりガラス影",
    "コーヒー・ティー！？", "々", "……", "【画像所見】", "“引用”", "①", "※",
    "12.3 mg/dL、", "50％", "っ", "ゃ", "ァ", "\u3000", "であった。",
    "ﾊﾟｯﾁﾃｽﾄ｡", "髙橋と﨑山と𠮷田",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467の", "『本』（第２版）。"};

static bool
one_of(const char *set, const char *s, size_t n)
{
	char one[64] = "";

	if (n == 0 || n >= sizeof one)
		return false;
	memcpy(one, s, n);
	return strstr(set, one) != NULL;
}

static void
check_kinsoku(const struct textarea *t)
{
	static const char no_head[] =
	    "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝"
	    "〉》」』】’”ぁぃぅぇぉっゃゅょゎァィゥェ"
	    "ォッャュョヮヵヶ…％℃｡";
	static const char no_tail[] = "（〔［｛〈《「『【‘“￥＄";

	for (size_t i = 0; i + 1 < t->nrows; i++) {
		const struct textarea_row *row = &t->rows[i];
		const char *s = t->text + row->at, *next = s + row->n;
		size_t last = text_prev(s, row->n, row->n);

		if (row->paragraph)
			continue;
		assert_false(
		    one_of(no_head, next, text_next(next, strlen(next), 0)));
		assert_false(one_of(no_tail, s + last, row->n - last));
	}
}

static void
kinsoku_at_every_width(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int width = 30; width <= 91; width++) {
		struct textarea *t = textarea_new_prose();

		textarea_rows(t, width);
		while (t->n < 3000)
			type(t, phrases[dice(
				    &seed, sizeof phrases / sizeof *phrases)]);
		check(t);
		check_kinsoku(t);
		textarea_free(t);
	}
}

/* --- One thing each ------------------------------------------------------- */

static void
composes_with_what_is_before(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	type(t, "か\u3099");
	assert_string_equal(textarea_text(t), "が");
	assert_int_equal(textarea_clusters(t), 1);
	type(t, "き");
	press(t, LEFT);
	assert_int_equal(press(t, INPUT_BACKSPACE), TEXTAREA_CHANGED);
	assert_string_equal(textarea_text(t), "き");
	press(t, END);
	paste(t, "\u3099");
	assert_string_equal(textarea_text(t), "ぎ");
	textarea_set(t, "\uFA19\uFA11");
	assert_string_equal(textarea_text(t), "\uFA19\uFA11");
	textarea_free(t);
}

static void
moves_and_deletes_by_cluster(void **state)
{
	struct textarea *t = textarea_new_line();

	(void)state;
	assert_true(textarea_set(t, "髙ｶﾞ" FAMILY "𠮷"));
	assert_int_equal(textarea_clusters(t), 4);
	press(t, RIGHT);
	press(t, RIGHT);
	assert_int_equal(t->caret, strlen("髙ｶﾞ"));
	assert_int_equal(press(t, DELETE), TEXTAREA_CHANGED);
	assert_string_equal(textarea_text(t), "髙ｶﾞ𠮷");
	assert_int_equal(press(t, INPUT_BACKSPACE), TEXTAREA_CHANGED);
	assert_string_equal(textarea_text(t), "髙𠮷");
	press(t, HOME);
	assert_int_equal(press(t, INPUT_BACKSPACE), TEXTAREA_MOVED);
	press(t, END);
	assert_int_equal(press(t, DELETE), TEXTAREA_MOVED);
	textarea_free(t);
}

static void
line_leaves_rows_to_the_form(void **state)
{
	static const int keys[] = {UP, DOWN, INPUT_ENTER, INPUT_TAB,
	    INPUT_ESCAPE, INPUT_CTRL('s'), INPUT_FUNCTION(KEY_F(2))};
	struct textarea *t = textarea_new_line();

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_int_equal(press(t, keys[i]), TEXTAREA_IGNORED);
	assert_int_equal(paste(t, "a\r\nb\tc\033[1m\n"), TEXTAREA_CHANGED);
	assert_string_equal(textarea_text(t), "a b c[1m ");
	textarea_free(t);
}

static void
prose_goes_on_at_its_ends(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	textarea_rows(t, 10);
	textarea_set(t, "あいうえおかきくけこ\r\nさ");
	assert_string_equal(textarea_text(t), "あいうえおかきくけこ\nさ");
	assert_int_equal(t->nrows, 3);
	assert_int_equal(press(t, UP), TEXTAREA_IGNORED);
	for (int i = 0; i < 3; i++)
		press(t, RIGHT);
	assert_int_equal(press(t, DOWN), TEXTAREA_MOVED);
	assert_int_equal(t->caret, 3 * strlen("あいうえおかきく") / 3);
	assert_int_equal(press(t, DOWN), TEXTAREA_MOVED);
	assert_int_equal(t->caret, t->n);
	assert_int_equal(press(t, DOWN), TEXTAREA_IGNORED);
	assert_int_equal(press(t, UP), TEXTAREA_MOVED);
	assert_int_equal(t->caret, strlen("あいうえおかきく"));
	press(t, END);
	assert_int_equal(t->caret, strlen("あいうえおかきくけこ"));
	press(t, UP);
	press(t, END); /* the last place that is still in that row */
	assert_int_equal(t->caret, strlen("あいうえ"));
	textarea_free(t);
}

static void
bytes_are_bounded(void **state)
{
	struct textarea *t = textarea_new_prose();
	char *much = heap_new(TEXTAREA_BYTES + 2, 1);

	(void)state;
	memset(much, 'x', TEXTAREA_BYTES + 1);
	assert_false(textarea_set(t, much));
	assert_string_equal(textarea_text(t), "");
	much[TEXTAREA_BYTES] = '\0';
	assert_true(textarea_set(t, much));
	assert_int_equal(press(t, 'y'), TEXTAREA_FULL);
	assert_int_equal(paste(t, "あ"), TEXTAREA_FULL);
	assert_int_equal(t->n, TEXTAREA_BYTES);
	press(t, DELETE);
	assert_int_equal(press(t, 'y'), TEXTAREA_CHANGED);
	free(much);
	textarea_set(t, "e");
	press(t, END);
	for (int i = 0; i < 31; i++)
		assert_int_equal(press(t, 0x0323 + i % 2), TEXTAREA_CHANGED);
	while (press(t, 0x0325) == TEXTAREA_CHANGED)
		assert_true(t->n <= TEXT_CLUSTER_BYTES);
	assert_int_equal(press(t, 0x0325), TEXTAREA_FULL);
	assert_int_equal(press(t, 0x202e), TEXTAREA_MOVED);
	check(t);
	textarea_free(t);
}

static void
big_paste_at_once(void **state)
{
	struct textarea *t = textarea_new_prose();
	char *text = heap_new(20000 * 3 + 1, 1);

	(void)state;
	for (int i = 0; i < 20000; i++)
		memcpy(text + (size_t)i * 3, i % 31 ? "あ" : "。", 3);
	textarea_rows(t, 76);
	assert_int_equal(paste(t, text), TEXTAREA_CHANGED);
	assert_int_equal(textarea_clusters(t), 20000);
	assert_string_equal(textarea_text(t), text);
	check(t);
	free(text);
	textarea_free(t);
}

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

static void
draws_at_odd_and_even_widths(void **state)
{
	struct textarea *t = textarea_new_prose();
	WINDOW *w = dotted();
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
	WINDOW *w = dotted();
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
undo_takes_back_a_phrase_and_redo_does_it_again(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	textarea_set(t, "既往");
	assert_int_equal(press(t, TEXTAREA_UNDO), TEXTAREA_MOVED);
	press(t, END);
	type(t, "歴は、高血圧。");
	assert_string_equal(textarea_text(t), "既往歴は、高血圧。");
	press(t, TEXTAREA_UNDO);
	assert_string_equal(textarea_text(t), "既往歴は、");
	press(t, TEXTAREA_UNDO);
	assert_string_equal(textarea_text(t), "既往");
	assert_int_equal(press(t, TEXTAREA_UNDO), TEXTAREA_MOVED);
	press(t, TEXTAREA_REDO);
	press(t, TEXTAREA_REDO);
	assert_string_equal(textarea_text(t), "既往歴は、高血圧。");
	assert_int_equal(t->caret, t->n);
	press(t, TEXTAREA_UNDO);
	type(t, "𠮷"); /* what was undone can't be done again after that */
	assert_int_equal(press(t, TEXTAREA_REDO), TEXTAREA_MOVED);
	assert_string_equal(textarea_text(t), "既往歴は、𠮷");
	textarea_free(t);
}

static void
undo_gives_back_what_composed_and_what_was_deleted(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	type(t, "か\u3099");
	assert_string_equal(textarea_text(t), "が");
	press(t, TEXTAREA_UNDO);
	assert_string_equal(textarea_text(t), "か");
	press(t, TEXTAREA_REDO);
	assert_string_equal(textarea_text(t), "が");
	type(t, FAMILY "①※");
	press(t, INPUT_BACKSPACE);
	press(t, INPUT_BACKSPACE);
	press(t, INPUT_BACKSPACE);
	assert_string_equal(textarea_text(t), "が");
	press(t, TEXTAREA_UNDO); /* a run of deletions is one step */
	assert_string_equal(textarea_text(t), "が" FAMILY "①※");
	textarea_free(t);
}

/* Taken from a box: the text that was there comes back with Ctrl-Z. */
static void
undo_gives_back_a_text_that_was_replaced(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	textarea_set(t, "元");
	type(t, "私の");
	textarea_set(t, "相手の");
	press(t, TEXTAREA_UNDO);
	assert_string_equal(textarea_text(t), "私の元");
	textarea_free(t);
}

static void
a_mark_selects_for_cut_copy_and_paste(void **state)
{
	struct textarea *t = textarea_new_prose(), *u = textarea_new_line();
	char *text;

	(void)state;
	textarea_set(t, "髙ｶﾞ" FAMILY "𠮷");
	assert_null(taken(t, TEXTAREA_COPY));
	press(t, RIGHT);
	press(t, TEXTAREA_MARK);
	press(t, RIGHT);
	press(t, RIGHT);
	text = taken(t, TEXTAREA_COPY);
	assert_string_equal(text, "ｶﾞ" FAMILY);
	assert_string_equal(textarea_text(t), "髙ｶﾞ" FAMILY "𠮷");
	paste(u, text);
	assert_string_equal(textarea_text(u), "ｶﾞ" FAMILY);
	free(text);
	press(t, INPUT_FUNCTION(KEY_SHOME));
	text = taken(t, TEXTAREA_CUT);
	assert_string_equal(text, "髙ｶﾞ" FAMILY);
	assert_string_equal(textarea_text(t), "𠮷");
	free(text);
	press(t, TEXTAREA_UNDO);
	assert_string_equal(textarea_text(t), "髙ｶﾞ" FAMILY "𠮷");
	textarea_free(t);
	textarea_free(u);
}

static void
what_is_typed_takes_the_place_of_what_is_selected(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	textarea_set(t, "あいう");
	press(t, INPUT_FUNCTION(KEY_SRIGHT));
	press(t, INPUT_FUNCTION(KEY_SRIGHT));
	type(t, "え");
	assert_string_equal(textarea_text(t), "えう");
	press(t, INPUT_FUNCTION(KEY_SEND));
	press(t, INPUT_BACKSPACE);
	assert_string_equal(textarea_text(t), "え");
	press(t, INPUT_FUNCTION(KEY_SHOME));
	press(t, INPUT_ESCAPE); /* selects no more, and nothing else */
	assert_int_equal(press(t, INPUT_ESCAPE), TEXTAREA_IGNORED);
	type(t, "お");
	assert_string_equal(textarea_text(t), "おえ");
	press(t, INPUT_FUNCTION(KEY_SRIGHT));
	press(t, LEFT); /* without Shift there is no selection any more */
	press(t, INPUT_BACKSPACE);
	assert_string_equal(textarea_text(t), "え");
	textarea_free(t);
}

static void
words_are_runs_of_one_kind(void **state)
{
	static const char *const words[] = {
	    "オキシコドン", "を", "10mg ", "投与", "、", "疼痛"};
	struct textarea *t = textarea_new_prose();
	size_t at = 0;

	(void)state;
	textarea_set(t, "オキシコドンを10mg 投与、疼痛");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		press(t, TEXTAREA_WORD_ON);
		at += strlen(words[i]);
		assert_int_equal(t->caret, at);
	}
	for (size_t i = sizeof words / sizeof *words; i-- > 0;) {
		press(t, TEXTAREA_WORD_BACK);
		at -= strlen(words[i]);
		assert_int_equal(t->caret, at);
	}
	textarea_free(t);
}

static void
find_goes_round_and_selects(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	textarea_set(t, "髙﨑、か\uFF9E、か、髙﨑");
	assert_int_equal(find(t, "髙﨑"), TEXTAREA_MOVED);
	assert_int_equal(t->mark, 0);
	assert_int_equal(find(t, "髙﨑"), TEXTAREA_MOVED);
	assert_int_equal(t->caret, t->n);
	assert_int_equal(find(t, "髙﨑"), TEXTAREA_MOVED);
	assert_int_equal(t->mark, 0);
	assert_int_equal(find(t, "か"), TEXTAREA_MOVED);
	assert_int_equal(t->mark, strlen("髙﨑、か\uFF9E、")); /* whole ones */
	assert_int_equal(find(t, "なし"), TEXTAREA_IGNORED);
	assert_int_equal(find(t, ""), TEXTAREA_IGNORED);
	textarea_free(t);
}

static attr_t
look_at(WINDOW *w, int y, int x)
{
	cchar_t c = {0};

	mvwin_wch(w, y, x, &c);
	return c.attr & (A_REVERSE | A_UNDERLINE);
}

static void
what_is_over_the_limit_is_underlined_in_its_place(void **state)
{
	struct textarea *t = textarea_new_prose();
	WINDOW *w = dotted();

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
	    cmocka_unit_test(composes_with_what_is_before),
	    cmocka_unit_test(moves_and_deletes_by_cluster),
	    cmocka_unit_test(line_leaves_rows_to_the_form),
	    cmocka_unit_test(prose_goes_on_at_its_ends),
	    cmocka_unit_test(bytes_are_bounded),
	    cmocka_unit_test(big_paste_at_once),
	    cmocka_unit_test(draws_at_odd_and_even_widths),
	    cmocka_unit_test(line_scrolls_sideways),
	    cmocka_unit_test(undo_takes_back_a_phrase_and_redo_does_it_again),
	    cmocka_unit_test(
		undo_gives_back_what_composed_and_what_was_deleted),
	    cmocka_unit_test(undo_gives_back_a_text_that_was_replaced),
	    cmocka_unit_test(a_mark_selects_for_cut_copy_and_paste),
	    cmocka_unit_test(what_is_typed_takes_the_place_of_what_is_selected),
	    cmocka_unit_test(words_are_runs_of_one_kind),
	    cmocka_unit_test(find_goes_round_and_selects),
	    cmocka_unit_test(what_is_over_the_limit_is_underlined_in_its_place),
	    cmocka_unit_test(kinsoku_at_every_width),
	    cmocka_unit_test(random_walk),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
