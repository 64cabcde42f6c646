/* SPDX-License-Identifier: MIT */
/* Keys at random: after each of them the text is as it must be, and what was
 * drawn bit by bit is what is drawn at once. SEED repeats a walk. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "core/heap.h"
#include "textarea_check.h"
#include "textarea_hand.h"
#include "tui/widgets/textarea_inside.h"

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
	WINDOW *fresh = dotted(ROWS, COLUMNS);
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

static const char *const pieces[] = {"あ", "い", "髙", "﨑", "𠮷", "ー", "っ",
    "、", "。", "（", "）", "「", "」", "ｶﾞ", "①", "※", "\u3000", " ", "a",
    "Bc", "12.5", "%", "-", "\u3099", "\u0301", "\u200d", FAMILY,
    "\U0001F1EF\U0001F1F5", "か", "é", "\uFA19", "\U000E0100", "\u200b", "가",
    "\u1161", "\U0001F469", "……", "々", "\u202e", "\u0378", "\n", "\n"};
#define PIECES (sizeof pieces / sizeof *pieces)

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
	    TEXTAREA_WORD_BACK, TEXTAREA_WORD_ON, TEXTAREA_ERASE_BACK,
	    TEXTAREA_ERASE_WORD, TEXTAREA_ERASE_ON, INPUT_FUNCTION(KEY_SLEFT),
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
	WINDOW *window = dotted(ROWS, COLUMNS);

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
			window = dotted(ROWS, COLUMNS);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(random_walk),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
