/* SPDX-License-Identifier: MIT */
/* What typing, moving, deleting and pasting make of a text. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/text.h"
#include "textarea_check.h"
#include "textarea_hand.h"
#include "tui/widgets/textarea_inside.h"

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
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
