/* SPDX-License-Identifier: MIT */
/* The terminal before it is taken over, and how often it is written to. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <locale.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "tui/terminal/terminal.h"
#include "typist.h"

/* Who is refused has his screen and his scrollback as they were. */
static void
prepared_nothing_is_shown_or_changed(void **state)
{
	struct termios before, after;
	struct sigaction action;
	struct terminal *t;
	struct typist pty;
	char byte;

	(void)state;
	typist_open(&pty, 24, 80);
	tcgetattr(fileno(pty.in), &before);
	before.c_iflag |= IXON | ICRNL;
	before.c_lflag |= ICANON | ISIG | ECHO;
	before.c_oflag |= OPOST | ONLCR;
	tcsetattr(fileno(pty.in), TCSANOW, &before);
	t = terminal_prepare(TYPIST_TERMINAL, pty.out, pty.in);
	assert_non_null(t);
	tcgetattr(fileno(pty.in), &after);
	assert_int_equal(after.c_iflag, before.c_iflag);
	assert_int_equal(after.c_oflag, before.c_oflag);
	assert_int_equal(after.c_lflag, before.c_lflag);
	sigaction(SIGINT, NULL, &action);
	assert_true(action.sa_handler == SIG_DFL);
	sigaction(SIGTSTP, NULL, &action);
	assert_true(action.sa_handler == SIG_DFL);
	terminal_stop(t);
	assert_int_equal(read(pty.person, &byte, 1), -1);
	typist_close(&pty);
}

/* Three rows, far from each other: a line that is slow gets one packet. */
static void
draw(struct terminal *t, char c)
{
	const char text[] = {c, c, c, '\0'};

	mvaddstr(2, 3, text);
	mvaddstr(12, 40, text);
	mvaddstr(20, 70, text);
	wnoutrefresh(stdscr);
	terminal_update(t);
}

static int
packets(int fd)
{
	char packet[8192];
	int n = 0;

	while (recv(fd, packet, sizeof packet, MSG_DONTWAIT) > 0)
		n++;
	return n;
}

static void
each_update_is_one_write(void **state)
{
	struct terminal *t;
	FILE *out;
	int pair[2];

	(void)state;
	/* where each write is a packet */
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	out = fdopen(pair[1], "w+");
	t = terminal_prepare(TYPIST_TERMINAL, out, out);
	assert_non_null(t);
	terminal_start(t);
	packets(pair[0]);
	for (const char *c = "abc"; *c != '\0'; c++) {
		draw(t, *c);
		assert_int_equal(packets(pair[0]), 1);
	}
	terminal_stop(t);
	fclose(out);
	close(pair[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(prepared_nothing_is_shown_or_changed),
	    cmocka_unit_test(each_update_is_one_write),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
