/* SPDX-License-Identifier: MIT */
/* What real terminals send, whatever TERM says that they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "desk.h"

static const char *const types[] = {"xterm", "xterm-256color", "putty",
    "putty-256color", "linux", "screen-256color", "tmux-256color", "vt220"};

static void
expect(struct desk *d, const char *bytes, int code)
{
	struct key key;

	typist_type(&d->pty, bytes);
	assert_true(input_next(&d->input, &key));
	if (key.code != code)
		fail_msg("%#x %s is %#x, not %#x", (unsigned)*bytes, bytes + 1,
		    (unsigned)key.code, (unsigned)code);
	assert_false(input_next(&d->input, &key));
}

/* PuTTY's settings "Standard" and "rxvt"; rxvt itself; xterm's two modes. */
static void
home_and_end_of_every_terminal(void **state)
{
	static const char *const home[] = {
	    "\033[1~", "\033[7~", "\033[H", "\033OH"};
	static const char *const end[] = {
	    "\033[4~", "\033[8~", "\033[F", "\033OF", "\033Ow"};

	(void)state;
	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		struct desk d;

		desk_open(&d, types[t]);
		for (size_t i = 0; i < sizeof home / sizeof *home; i++)
			expect(&d, home[i], INPUT_FUNCTION(KEY_HOME));
		for (size_t i = 0; i < sizeof end / sizeof *end; i++)
			expect(&d, end[i], INPUT_FUNCTION(KEY_END));
		desk_close(&d);
	}
}

/* PuTTY's settings "ESC[n~", "Linux" and "Xterm R6". */
static void
function_keys_of_every_terminal(void **state)
{
	static const char *const sent[][3] = {
	    {"\033[11~", "\033[[A", "\033OP"},
	    {"\033[12~", "\033[[B", "\033OQ"},
	    {"\033[13~", "\033[[C", "\033OR"},
	    {"\033[14~", "\033[[D", "\033OS"},
	};

	(void)state;
	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		struct desk d;

		desk_open(&d, types[t]);
		for (int f = 1; f <= 4; f++)
			for (int i = 0; i < 3; i++)
				expect(&d, sent[f - 1][i],
				    INPUT_FUNCTION(KEY_F(f)));
		expect(&d, "\033[[E", INPUT_FUNCTION(KEY_F(5)));
		desk_close(&d);
	}
}

/* linux and putty call one of them a key of its own, others Ctrl-H. */
static void
controls_of_every_terminal(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		struct desk d;

		desk_open(&d, types[t]);
		for (int c = 1; c < ' '; c++)
			if (c != '\b' && c != '\n' && c != INPUT_ESCAPE)
				expect(&d, (const char[]){(char)c, 0}, c);
		expect(&d, "\b", INPUT_BACKSPACE);
		expect(&d, "\177", INPUT_BACKSPACE);
		expect(&d, "\n", INPUT_ENTER);
		desk_close(&d);
	}
}

/* The last of two modes in what the terminal was told. */
static char
last_keypad_mode(struct typist *pty)
{
	char told[4096], last = '\0';
	ssize_t n;

	while ((n = read(pty->person, told, sizeof told)) > 0)
		for (ssize_t i = 1; i < n; i++)
			if (told[i - 1] == '\033' &&
			    (told[i] == '=' || told[i] == '>'))
				last = told[i];
	return last;
}

static void
keypad_types_its_digits(void **state)
{
	struct desk d;
	struct key key;

	(void)state;
	desk_open(&d, "xterm-256color");
	input_next(&d.input, &key);
	refresh();
	assert_int_equal(last_keypad_mode(&d.pty), '>');
	terminal_lend(d.terminal);
	last_keypad_mode(&d.pty);
	terminal_take_back(d.terminal);
	input_next(&d.input, &key);
	refresh();
	assert_int_equal(last_keypad_mode(&d.pty), '>');
	desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(home_and_end_of_every_terminal),
	    cmocka_unit_test(function_keys_of_every_terminal),
	    cmocka_unit_test(controls_of_every_terminal),
	    cmocka_unit_test(keypad_types_its_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
