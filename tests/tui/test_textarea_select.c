/* SPDX-License-Identifier: MIT */
/* What a mark, Shift, the words and a search select. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "textarea_hand.h"
#include "tui/widgets/textarea_inside.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_mark_selects_for_cut_copy_and_paste),
	    cmocka_unit_test(what_is_typed_takes_the_place_of_what_is_selected),
	    cmocka_unit_test(words_are_runs_of_one_kind),
	    cmocka_unit_test(find_goes_round_and_selects),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
