/* SPDX-License-Identifier: MIT */
/* A shell's keys: back to the start, the word before, on to the end. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "textarea_hand.h"
#include "tui/widgets/textarea_inside.h"

#define TEXT "髙橋か\u3099ｶﾞ" FAMILY "𠮷①"

static void
expect(struct textarea *t, int code, const char *text, size_t caret)
{
	assert_int_equal(press(t, code), TEXTAREA_CHANGED);
	assert_string_equal(textarea_text(t), text);
	assert_int_equal(t->caret, caret);
}

static struct textarea *
line_at_end(const char *text)
{
	struct textarea *t = textarea_new_line();

	textarea_set(t, text);
	press(t, END);
	return t;
}

static void
back_and_on_from_the_caret(void **state)
{
	struct textarea *t = line_at_end(TEXT);

	(void)state;
	press(t, LEFT);
	press(t, LEFT);
	expect(t, TEXTAREA_ERASE_BACK, "𠮷①", 0);
	expect(t, TEXTAREA_UNDO, "髙橋がｶﾞ" FAMILY "𠮷①",
	    strlen("髙橋がｶﾞ" FAMILY));
	expect(
	    t, TEXTAREA_ERASE_ON, "髙橋がｶﾞ" FAMILY, strlen("髙橋がｶﾞ" FAMILY));
	assert_int_equal(textarea_clusters(t), 5);
	expect(t, TEXTAREA_ERASE_BACK, "", 0);
	textarea_free(t);
}

static void
the_word_before_and_its_blanks(void **state)
{
	struct textarea *t = line_at_end("/tmp/症例 一覧.csv　 ");

	(void)state;
	expect(t, TEXTAREA_ERASE_WORD, "/tmp/症例 一覧.",
	    strlen("/tmp/症例 一覧."));
	expect(
	    t, TEXTAREA_ERASE_WORD, "/tmp/症例 一覧", strlen("/tmp/症例 一覧"));
	expect(t, TEXTAREA_ERASE_WORD, "/tmp/症例 ", strlen("/tmp/症例 "));
	expect(t, TEXTAREA_ERASE_WORD, "/tmp/", strlen("/tmp/"));
	textarea_free(t);
}

static void
each_is_one_step_for_undo(void **state)
{
	struct textarea *t = textarea_new_line();

	(void)state;
	type(t, "すず き");
	press(t, TEXTAREA_ERASE_WORD);
	press(t, TEXTAREA_ERASE_BACK);
	type(t, "髙");
	expect(t, TEXTAREA_UNDO, "", 0);
	expect(t, TEXTAREA_UNDO, "すず ", strlen("すず "));
	expect(t, TEXTAREA_UNDO, "すず き", strlen("すず き"));
	expect(t, TEXTAREA_REDO, "すず ", strlen("すず "));
	textarea_free(t);
}

static void
nothing_is_there_to_erase(void **state)
{
	static const int codes[] = {
	    TEXTAREA_ERASE_BACK, TEXTAREA_ERASE_WORD, TEXTAREA_ERASE_ON};
	struct textarea *t = textarea_new_line();

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_int_equal(press(t, codes[i]), TEXTAREA_MOVED);
	type(t, "あ");
	assert_int_equal(press(t, TEXTAREA_ERASE_ON), TEXTAREA_MOVED);
	press(t, HOME);
	assert_int_equal(press(t, TEXTAREA_ERASE_BACK), TEXTAREA_MOVED);
	assert_string_equal(textarea_text(t), "あ");
	textarea_free(t);
}

/* It is the caret that counts, as in a shell, and nothing stays selected. */
static void
what_is_selected_does_not_matter(void **state)
{
	struct textarea *t = line_at_end("あいう");

	(void)state;
	press(t, INPUT_FUNCTION(KEY_SLEFT));
	expect(t, TEXTAREA_ERASE_BACK, "う", 0);
	assert_int_equal(t->mark, TEXTAREA_NO_MARK);
	textarea_free(t);
}

static void
prose_keeps_the_rows_before(void **state)
{
	struct textarea *t = textarea_new_prose();

	(void)state;
	textarea_set(t, "一行目\n二行目");
	press(t, DOWN);
	press(t, END);
	press(t, LEFT);
	expect(t, TEXTAREA_ERASE_BACK, "一行目\n目", strlen("一行目\n"));
	textarea_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(back_and_on_from_the_caret),
	    cmocka_unit_test(the_word_before_and_its_blanks),
	    cmocka_unit_test(each_is_one_step_for_undo),
	    cmocka_unit_test(nothing_is_there_to_erase),
	    cmocka_unit_test(what_is_selected_does_not_matter),
	    cmocka_unit_test(prose_keeps_the_rows_before),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
