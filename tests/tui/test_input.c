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

#include "desk.h"

/* newterm() of ncurses 6.4 forgets its screen when the type is unknown. */
const char *
__lsan_default_suppressions(void);
const char *
__lsan_default_suppressions(void)
{
	return "leak:new_prescr";
}

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
	d->terminal = terminal_prepare(TYPIST_TERMINAL, d->pty.out, d->pty.in);
	terminal_start(d->terminal);
	terminal_stop(d->terminal);
	tcgetattr(fileno(d->pty.in), &after);
	assert_int_equal(after.c_iflag, before.c_iflag);
	assert_int_equal(after.c_lflag, before.c_lflag);
	assert_null(terminal_prepare("no-such-type", d->pty.out, d->pty.in));
	assert_null(terminal_prepare("dumb", d->pty.out, d->pty.in));
}

static void
no_color_is_obeyed(void **state)
{
	struct desk *d = *state;

	assert_true(terminal_colours(d->terminal));
	input_release(&d->input);
	terminal_stop(d->terminal);
	setenv("NO_COLOR", "1", 1);
	d->terminal = terminal_prepare(TYPIST_TERMINAL, d->pty.out, d->pty.in);
	terminal_start(d->terminal);
	assert_false(terminal_colours(d->terminal));
	unsetenv("NO_COLOR");
}

/* A job of its own, so that nothing but it stops. */
static int
job(struct typist *pty)
{
	struct terminal *t;

	setpgid(0, 0);
	t = terminal_prepare(TYPIST_TERMINAL, pty->out, pty->in);
	if (!t)
		return 1;
	terminal_start(t);
	terminal_suspend(t);
	if (terminal_wait(t, 0) != TERMINAL_RESIZED)
		return 2;
	raise(SIGTSTP); /* from outside: told until it is done */
	for (int i = 0; i < 2; i++)
		if (terminal_wait(t, -1) != TERMINAL_STOPPING)
			return 3;
	terminal_suspend(t);
	if (terminal_wait(t, -1) != TERMINAL_RESIZED)
		return 4;
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
	    AT_DESK(waiting_tells_what_happened),
	    AT_DESK(hang_up_ends),
	    AT_DESK(terminal_is_given_back),
	    AT_DESK(no_color_is_obeyed),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
