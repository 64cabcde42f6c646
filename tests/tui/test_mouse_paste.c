/* SPDX-License-Identifier: MIT */
/* Keys that bring more than a code: a place, a text. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "desk.h"

static void
expect_mouse(struct desk *d, int code, int y, int x)
{
	struct key key;

	assert_true(input_next(&d->input, &key));
	assert_int_equal(key.code, code);
	assert_int_equal(key.y, y);
	assert_int_equal(key.x, x);
}

static void
mouse_is_a_key_with_a_place(void **state)
{
	struct desk *d = *state;

	typist_type(&d->pty, "a\033[<0;14;7M\033[<0;14;7m\033[<4;300;100M"
			     "\033[<64;1;1M\033[<65;1;1Mb");
	assert_int_equal(next(d), 'a');
	expect_mouse(d, INPUT_CLICK, 6, 13);
	expect_mouse(d, INPUT_CLICK, 99, 299); /* with Shift */
	expect_mouse(d, INPUT_WHEEL_UP, 0, 0);
	expect_mouse(d, INPUT_WHEEL_DOWN, 0, 0);
	EXPECT('b');
	/* other buttons and moving are no keys, nor is a place that is none */
	typist_type(&d->pty, "\033[<1;2;3M\033[<2;2;3M\033[<32;2;3M"
			     "\033[<0;0;0Mc");
	EXPECT('c');
	/* the three bytes of older terminals, beyond ASCII too */
	typist_type(&d->pty, "\033[M .'\033[M#.'\033[M`!!\033[M \377!d");
	expect_mouse(d, INPUT_CLICK, 6, 13);
	expect_mouse(d, INPUT_WHEEL_UP, 0, 0);
	expect_mouse(d, INPUT_CLICK, 0, 222);
	EXPECT('d');
}

static void
mouse_in_packets_and_broken(void **state)
{
	struct desk *d = *state;
	const char *report = "\033[<0;14;7";

	typist_type_n(&d->pty, report, 3);
	assert_int_equal(next(d), NOTHING);
	for (size_t i = 3; i < strlen(report); i++) {
		typist_type_n(&d->pty, report + i, 1);
		assert_int_equal(next(d), NOTHING);
	}
	typist_type(&d->pty, "M");
	expect_mouse(d, INPUT_CLICK, 6, 13);
	/* what breaks one off is taken for what it is */
	typist_type(&d->pty, "\033[<0;14あ\033[<1\033OA\033[M \033OB");
	EXPECT(L'あ', INPUT_FUNCTION(KEY_UP), INPUT_FUNCTION(KEY_DOWN));
	typist_type(&d->pty, "\033[<0;99999999999999;1Mx");
	assert_true(next(d) == INPUT_CLICK); /* far outside, and no text */
	EXPECT('x');
}

static void
expect_paste(struct desk *d, const char *text)
{
	struct key key;

	assert_true(input_next(&d->input, &key));
	assert_int_equal(key.code, INPUT_PASTE);
	assert_int_equal(key.bytes, strlen(text));
	assert_string_equal(key.text, text);
	free(key.text);
}

static void
paste_is_one_key(void **state)
{
	struct desk *d = *state;

	typist_type(
	    &d->pty, "a\033[200~1行目\r\n２行目\tx\033[31m\377\033[201~b");
	assert_int_equal(next(d), 'a');
	/* Its controls come through: whoever takes it cleans it. */
	expect_paste(d, "1行目\r\n２行目\tx\033[31m\377");
	EXPECT('b');
	typist_type(&d->pty, "\033[200~\033[201~");
	expect_paste(d, "");
	typist_type(&d->pty, "\033[200~前\343");
	assert_int_equal(next(d), NOTHING);
	typist_type(&d->pty, "\201");
	assert_int_equal(next(d), NOTHING);
	assert_in_range(input_wait(&d->input, -1), 0, 60000);
	assert_int_equal(input_wait(&d->input, 0), 0);
	typist_type(&d->pty, "\202後\033[201~");
	expect_paste(d, "前あ後");
	assert_int_equal(input_wait(&d->input, -1), -1);
}

static void
paste_without_its_end(void **state)
{
	struct desk *d = *state;

	d->input.paste_wait_ms = 0;
	typist_type(&d->pty, "\033[200~途中まで");
	expect_paste(d, "途中まで");
	EXPECT(NOTHING);
	typist_type(&d->pty, "\033[201~x"); /* the mark comes late */
	EXPECT('x');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_DESK(mouse_is_a_key_with_a_place),
	    AT_DESK(mouse_in_packets_and_broken),
	    AT_DESK(paste_is_one_key),
	    AT_DESK(paste_without_its_end),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
