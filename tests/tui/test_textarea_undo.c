/* SPDX-License-Identifier: MIT */
/* How much one step of undo and redo is, and what it gives back. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "textarea_hand.h"
#include "tui/widgets/textarea_inside.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(undo_takes_back_a_phrase_and_redo_does_it_again),
	    cmocka_unit_test(
		undo_gives_back_what_composed_and_what_was_deleted),
	    cmocka_unit_test(undo_gives_back_a_text_that_was_replaced),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
