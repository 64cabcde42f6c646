/* SPDX-License-Identifier: MIT */
/* Lines are read, however they come. */
#include "core/wire.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "line.h"

/* Bytes from the peer, few enough for the socket to hold. */
static void
say(struct line *l, const char *bytes, size_t n)
{
	assert_int_equal(write(l->peer, bytes, n), n);
}

/* Any number of bytes from the peer, by a child; then the peer is closed. */
static pid_t
say_all(struct line *l, const char *bytes, size_t n)
{
	pid_t child = fork();
	ssize_t k = 0;

	assert_true(child >= 0);
	if (child == 0) {
		close(l->here.fd);
		for (size_t at = 0; at < n && k >= 0; at += (size_t)k)
			k = write(l->peer, bytes + at, n - at);
		_exit(0);
	}
	line_hang_up(l);
	return child;
}

static void
reads(struct line *l, const char *expected)
{
	char *got;
	size_t n;

	assert_int_equal(wire_read(&l->here, FOR_EVER, &got, &n), WIRE_LINE);
	assert_int_equal(n, strlen(expected));
	assert_string_equal(got, expected);
}

static void
test_lines(void **state)
{
	struct line *l = *state;

	say(l, "{}\n", 3);
	reads(l, "{}");
	say(l, "漢字\n", 7);
	reads(l, "漢字");
	line_hang_up(l);
	gives(l, FOR_EVER, WIRE_END);
	gives(l, FOR_EVER, WIRE_END);
}

static void
test_empty_line(void **state)
{
	struct line *l = *state;

	say(l, "\n\nx\n", 4);
	reads(l, "");
	reads(l, "");
	reads(l, "x");
}

static void
test_several_lines_in_one_packet(void **state)
{
	struct line *l = *state;

	assert_false(wire_pending(&l->here));
	say(l, "one\ntwo\nthr", 11);
	reads(l, "one");
	assert_true(wire_pending(&l->here));
	reads(l, "two");
	assert_false(wire_pending(&l->here));
	gives(l, 0, WIRE_LATE);
	say(l, "ee\n", 3);
	reads(l, "three");
	assert_false(wire_pending(&l->here));
}

static void
test_a_byte_at_a_time(void **state)
{
	static const char text[] = "{\"a\":\"あ\"}";
	struct line *l = *state;

	for (size_t i = 0; i < sizeof text - 1; i++) {
		say(l, text + i, 1);
		gives(l, 0, WIRE_LATE);
	}
	say(l, "\n", 1);
	reads(l, text);
}

static void
test_nothing_is_late(void **state)
{
	struct line *l = *state;

	gives(l, 0, WIRE_LATE);
	gives(l, 1, WIRE_LATE);
	say(l, "whole\n", 6);
	reads(l, "whole");
}

static void
test_cut_short(void **state)
{
	struct line *l = *state;

	say(l, "whole\n{\"jsonrpc", 14);
	line_hang_up(l);
	reads(l, "whole");
	gives(l, FOR_EVER, WIRE_CUT);
	gives(l, FOR_EVER, WIRE_CUT);
}

static void
test_nul_inside(void **state)
{
	struct line *l = *state;
	char *got;
	size_t n;

	say(l, "a\0b\nc\n", 6);
	assert_int_equal(wire_read(&l->here, FOR_EVER, &got, &n), WIRE_LINE);
	assert_int_equal(n, 3);
	assert_memory_equal(got, "a\0b", 4);
	reads(l, "c");
}

/* A line of `bytes` bytes, then "x". */
static enum wire_read
read_long(struct line *l, size_t bytes)
{
	char *text = heap_new(bytes + 4, 1), *got;
	enum wire_read rc;
	size_t n;
	pid_t child;

	memset(text, 'a', bytes);
	memcpy(text + bytes, "\nx\n", 3);
	child = say_all(l, text, bytes + 3);
	free(text);
	rc = wire_read(&l->here, FOR_EVER, &got, &n);
	if (rc == WIRE_LINE) {
		assert_int_equal(n, bytes);
		assert_int_equal(strspn(got, "a"), bytes);
		assert_int_equal(got[n], '\0');
		reads(l, "x");
		gives(l, FOR_EVER, WIRE_END);
	}
	shutdown(l->here.fd, SHUT_RDWR); /* so that the child can end */
	assert_int_equal(waitpid(child, NULL, 0), child);
	return rc;
}

static void
test_longest_line(void **state)
{
	assert_int_equal(WIRE_BYTES, 256 * 1024);
	assert_int_equal(read_long(*state, WIRE_BYTES), WIRE_LINE);
}

static void
test_line_too_long_by_one(void **state)
{
	struct line *l = *state;

	assert_int_equal(read_long(l, WIRE_BYTES + 1), WIRE_TOO_LONG);
	/* it stays so: nothing behind it is taken for a line */
	gives(l, FOR_EVER, WIRE_TOO_LONG);
}

static void
test_endless_line_takes_no_memory(void **state)
{
	struct line *l = *state;

	assert_int_equal(read_long(l, 8 * WIRE_BYTES), WIRE_TOO_LONG);
	assert_true(l->here.room <= 4 * WIRE_BYTES);
}

static void
test_many_lines_take_no_memory(void **state)
{
	struct line *l = *state;

	for (int i = 0; i < 2000; i++) {
		say(l, "{\"jsonrpc\":\"2.0\"}\n{", 19);
		reads(l, i == 0 ? "{\"jsonrpc\":\"2.0\"}"
				: "{{\"jsonrpc\":\"2.0\"}");
	}
	assert_true(l->here.room <= 64 * 1024);
}

static void
test_no_descriptor(void **state)
{
	struct wire wire;
	char *got;
	size_t n;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	close(ends[1]);
	wire_init(&wire, ends[0]);
	assert_int_equal(wire_read(&wire, FOR_EVER, &got, &n), WIRE_FAILED);
	assert_int_equal(errno, EBADF);
	assert_int_equal(wire_write(&wire, "x", FOR_EVER), -1);
	assert_int_equal(errno, EBADF);
	wire_release(&wire);
	wire_release(&wire);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, line_set_up, line_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_lines),
	    TEST(test_empty_line),
	    TEST(test_several_lines_in_one_packet),
	    TEST(test_a_byte_at_a_time),
	    TEST(test_nothing_is_late),
	    TEST(test_cut_short),
	    TEST(test_nul_inside),
	    TEST(test_longest_line),
	    TEST(test_line_too_long_by_one),
	    TEST(test_endless_line_takes_no_memory),
	    TEST(test_many_lines_take_no_memory),
	    cmocka_unit_test(test_no_descriptor),
	};
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGPIPE, &ignore, NULL);
	alarm(60); /* a defence that hangs has failed */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
