/* SPDX-License-Identifier: MIT */
#include "tui/terminal/input.h"

#include <locale.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "tui/terminal/terminal.h"
#include "typist.h"

/* newterm() of ncurses 6.4 forgets its screen when the type is unknown. */
const char *
__lsan_default_suppressions(void);
const char *
__lsan_default_suppressions(void)
{
	return "leak:new_prescr";
}

#define NOTHING (-1)

struct desk {
	struct typist pty;
	struct terminal *terminal;
	struct input input;
};

static int
sit_down(void **state)
{
	struct desk *d = calloc(1, sizeof *d);

	typist_open(&d->pty, 24, 80);
	d->terminal = terminal_start(TYPIST_TERMINAL, d->pty.out, d->pty.in);
	assert_non_null(d->terminal);
	input_init(&d->input, 60000);
	*state = d;
	return 0;
}

static int
get_up(void **state)
{
	struct desk *d = *state;

	input_release(&d->input);
	terminal_stop(d->terminal);
	typist_close(&d->pty);
	free(d);
	return 0;
}

static int
next(struct desk *d)
{
	struct key key;

	if (!input_next(&d->input, &key))
		return NOTHING;
	assert_null(key.text);
	return key.code;
}

static void
expect_keys(struct desk *d, const int *codes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_int_equal(next(d), codes[i]);
	assert_int_equal(next(d), NOTHING);
}

#define EXPECT(...)                                                            \
	expect_keys(d, (const int[]){__VA_ARGS__},                             \
	    sizeof(int[]){__VA_ARGS__} / sizeof(int))

static void
characters_keys_and_controls(void **state)
{
	struct desk *d = *state;

	assert_int_equal(next(d), NOTHING);
	typist_type(&d->pty, "aあ髙﨑𠮷ｶﾞ①※\u3000か\u3099８");
	EXPECT('a', L'あ', L'髙', L'﨑', L'𠮷', L'ｶ', L'ﾞ', L'①', L'※', 0x3000,
	    L'か', 0x3099, L'８');
	typist_type(&d->pty, "\r\n\b\177\t\023\021\032\003");
	EXPECT(INPUT_ENTER, INPUT_ENTER, INPUT_BACKSPACE, INPUT_BACKSPACE,
	    INPUT_TAB, INPUT_CTRL('s'), INPUT_CTRL('q'), INPUT_CTRL('z'),
	    INPUT_CTRL('c'));
	typist_type(&d->pty, "\033OA\033OB\033[3~\033[5~\033OP\033[Z");
	EXPECT(INPUT_FUNCTION(KEY_UP), INPUT_FUNCTION(KEY_DOWN),
	    INPUT_FUNCTION(KEY_DC), INPUT_FUNCTION(KEY_PPAGE),
	    INPUT_FUNCTION(KEY_F(1)), INPUT_FUNCTION(KEY_BTAB));
	typist_type_n(&d->pty, "\0\033[1;5D\033[1;5C\033[1;2D\033[1;2A", 25);
	EXPECT(INPUT_MARK, INPUT_CTRL_LEFT, INPUT_CTRL_RIGHT,
	    INPUT_FUNCTION(KEY_SLEFT), INPUT_FUNCTION(KEY_SR));
}

static void
character_in_two_packets(void **state)
{
	struct desk *d = *state;
	const char *text = "あ𠮷か";

	for (size_t i = 0; i < strlen(text); i++) {
		int code;

		typist_type_n(&d->pty, text + i, 1);
		code = next(d);
		assert_int_equal(code, i == 2   ? L'あ'
				       : i == 6 ? L'𠮷'
				       : i == 9 ? L'か'
						: NOTHING);
	}
}

static void
broken_bytes_are_dropped(void **state)
{
	struct desk *d = *state;

	typist_type(&d->pty, "\377a\343b\343\201\343\201\202\200\xc0\xaf"
			     "c\355\240\200"
			     "d\343\033OAe\xf0\x9f");
	EXPECT('a', 'b', L'あ', 'c', 'd', INPUT_FUNCTION(KEY_UP), 'e');
	typist_type(&d->pty, "\x91\xa8");
	EXPECT(0x1f468);
}

static void
escape_alone_is_a_key(void **state)
{
	struct desk *d = *state;

	typist_type(&d->pty, "\033");
	EXPECT(INPUT_ESCAPE);
	typist_type(&d->pty, "\033\033");
	EXPECT(INPUT_ESCAPE, INPUT_ESCAPE);
	typist_type(&d->pty, "\033x");
	EXPECT(INPUT_ESCAPE, 'x');
	typist_type(&d->pty, "\033あ");
	EXPECT(INPUT_ESCAPE, L'あ');
}

static void
unknown_sequences_do_not_type(void **state)
{
	struct desk *d = *state;

	typist_type(&d->pty, "a\033[99;9u\033[?62;1;6cb\033Ozc\033[1;2zd");
	EXPECT('a', 'b', 'c', 'd');
	typist_type(&d->pty, "\033[1あ");
	EXPECT(L'あ');
}

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

static void *
type_the_rest(void *pty)
{
	typist_type(pty, "D");
	return NULL;
}

static void
sequence_in_two_packets(void **state)
{
	struct desk *d = *state;
	pthread_t person;

	typist_type(&d->pty, "\033[");
	/* Whenever it comes within that time, it is one key. */
	set_escdelay(20000);
	assert_int_equal(
	    pthread_create(&person, NULL, type_the_rest, &d->pty), 0);
	EXPECT(INPUT_FUNCTION(KEY_LEFT));
	pthread_join(person, NULL);
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

static void
waiting_tells_what_happened(void **state)
{
	struct desk *d = *state;
	struct winsize small = {.ws_row = 16, .ws_col = 60};

	assert_int_equal(terminal_wait(d->terminal, 0), TERMINAL_TIMEOUT);
	typist_type(&d->pty, "x");
	assert_int_equal(terminal_wait(d->terminal, -1), TERMINAL_INPUT);
	EXPECT('x');
	ioctl(d->pty.person, TIOCSWINSZ, &small);
	raise(SIGWINCH);
	assert_int_equal(terminal_wait(d->terminal, -1), TERMINAL_RESIZED);
	assert_int_equal(LINES, 16);
	assert_int_equal(COLS, 60);
	assert_int_equal(terminal_wait(d->terminal, 0), TERMINAL_TIMEOUT);
	assert_int_equal(terminal_signal(d->terminal), 0);
	raise(SIGTERM);
	assert_int_equal(terminal_wait(d->terminal, -1), TERMINAL_ENDING);
	assert_int_equal(terminal_signal(d->terminal), SIGTERM);
	raise(SIGPIPE); /* nothing */
}

static void
hang_up_ends(void **state)
{
	struct desk *d = *state;

	typist_hang_up(&d->pty);
	assert_true(terminal_wait(d->terminal, -1) & TERMINAL_ENDING);
	assert_int_equal(next(d), NOTHING);
	assert_int_equal(terminal_signal(d->terminal), SIGHUP);
}

static void
terminal_is_given_back(void **state)
{
	struct desk *d = *state;
	struct termios before, during, after;
	struct sigaction action;

	tcgetattr(fileno(d->pty.in), &during);
	assert_false(during.c_iflag & IXON);
	assert_false(during.c_lflag & (ICANON | ISIG | ECHO));
	input_release(&d->input);
	terminal_stop(d->terminal);
	terminal_stop(d->terminal);
	sigaction(SIGWINCH, NULL, &action);
	assert_true(action.sa_handler == SIG_DFL);
	before = during;
	before.c_iflag |= IXON | ICRNL;
	before.c_lflag |= ICANON | ISIG | ECHO;
	tcsetattr(fileno(d->pty.in), TCSANOW, &before);
	d->terminal = terminal_start(TYPIST_TERMINAL, d->pty.out, d->pty.in);
	terminal_stop(d->terminal);
	tcgetattr(fileno(d->pty.in), &after);
	assert_int_equal(after.c_iflag, before.c_iflag);
	assert_int_equal(after.c_lflag, before.c_lflag);
	assert_null(terminal_start("no-such-type", d->pty.out, d->pty.in));
	assert_null(terminal_start("dumb", d->pty.out, d->pty.in));
}

static void
no_color_is_obeyed(void **state)
{
	struct desk *d = *state;

	assert_true(terminal_colours(d->terminal));
	input_release(&d->input);
	terminal_stop(d->terminal);
	setenv("NO_COLOR", "1", 1);
	d->terminal = terminal_start(TYPIST_TERMINAL, d->pty.out, d->pty.in);
	assert_false(terminal_colours(d->terminal));
	unsetenv("NO_COLOR");
}

/* A job of its own, so that nothing but it stops. */
static int
job(struct typist *pty)
{
	struct terminal *t;

	setpgid(0, 0);
	t = terminal_start(TYPIST_TERMINAL, pty->out, pty->in);
	if (!t)
		return 1;
	terminal_suspend(t);
	if (terminal_wait(t, 0) != TERMINAL_RESIZED)
		return 2;
	raise(SIGTSTP); /* from outside: the same by way of the wait */
	if (terminal_wait(t, -1) != TERMINAL_RESIZED)
		return 3;
	terminal_stop(t);
	return 0;
}

/* Not under valgrind, which takes the stop for itself. */
static void
suspending_stops_the_job(void **state)
{
	if (getenv("TEST_VALGRIND") != NULL)
		skip();

	struct typist pty;
	int status;
	pid_t child;

	(void)state;
	typist_open(&pty, 24, 80);
	child = fork();
	if (child == 0)
		_exit(job(&pty));
	for (int i = 0; i < 2; i++) {
		assert_int_equal(waitpid(child, &status, WUNTRACED), child);
		assert_true(WIFSTOPPED(status));
		kill(child, SIGCONT);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	typist_close(&pty);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, sit_down, get_up)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(suspending_stops_the_job),
	    AT_DESK(characters_keys_and_controls),
	    AT_DESK(character_in_two_packets),
	    AT_DESK(broken_bytes_are_dropped),
	    AT_DESK(escape_alone_is_a_key),
	    AT_DESK(unknown_sequences_do_not_type),
	    AT_DESK(sequence_in_two_packets),
	    AT_DESK(mouse_is_a_key_with_a_place),
	    AT_DESK(mouse_in_packets_and_broken),
	    AT_DESK(paste_is_one_key),
	    AT_DESK(paste_without_its_end),
	    AT_DESK(waiting_tells_what_happened),
	    AT_DESK(hang_up_ends),
	    AT_DESK(terminal_is_given_back),
	    AT_DESK(no_color_is_obeyed),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
