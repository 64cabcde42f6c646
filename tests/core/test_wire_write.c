/* SPDX-License-Identifier: MIT */
/* Lines are written, whether or not somebody reads them. */
#include "core/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "line.h"

static void
test_write(void **state)
{
	struct line *l = *state;
	char got[64];

	assert_int_equal(wire_write(&l->here, "{\"a\":1}", FOR_EVER), 0);
	assert_int_equal(wire_write(&l->here, "", FOR_EVER), 0);
	assert_int_equal(read(l->peer, got, sizeof got), 9);
	assert_memory_equal(got, "{\"a\":1}\n\n", 9);
}

static void
test_write_the_longest_line(void **state)
{
	struct line *l = *state;
	char *text = heap_new(WIRE_BYTES + 1, 1), *got;
	struct wire peer;
	size_t n;
	pid_t child;
	int status;

	memset(text, 'a', WIRE_BYTES);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(l->here.fd);
		wire_init(&peer, l->peer);
		_exit(wire_read(&peer, FOR_EVER, &got, &n) == WIRE_LINE &&
			      n == WIRE_BYTES && strcmp(got, text) == 0
			  ? 0
			  : 1);
	}
	assert_int_equal(wire_write(&l->here, text, FOR_EVER), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	free(text);
}

/* Writes until it fails; how many lines went out. */
static int
fill_up(struct wire *wire)
{
	char *text = heap_new(WIRE_BYTES + 1, 1);
	int lines = 0;

	memset(text, 'a', WIRE_BYTES);
	while (lines < 100 && wire_write(wire, text, 10) == 0)
		lines++;
	free(text);
	return lines;
}

/* A client that never reads must not hold the service, nor the reverse. */
static void
test_peer_that_never_reads(void **state)
{
	struct line *l = *state;

	assert_true(fill_up(&l->here) < 100);
	assert_int_equal(errno, ETIMEDOUT);
}

static void
test_peer_that_never_reads_not_blocking(void **state)
{
	struct line *l = *state;

	assert_int_equal(fcntl(l->here.fd, F_SETFL, O_NONBLOCK), 0);
	assert_true(fill_up(&l->here) < 100);
	assert_int_equal(errno, ETIMEDOUT);
	/* and reading from it waits as any other */
	gives(l, 1, WIRE_LATE);
}

static void
test_pipe_that_nobody_reads(void **state)
{
	struct wire wire;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	wire_init(&wire, ends[1]);
	assert_true(fill_up(&wire) < 100);
	assert_int_equal(errno, ETIMEDOUT);
	wire_release(&wire);
	close(ends[0]);
	close(ends[1]);
}

static void
test_write_to_nobody(void **state)
{
	struct line *l = *state;

	line_hang_up(l);
	assert_int_equal(wire_write(&l->here, "x", FOR_EVER), -1);
	assert_int_equal(errno, EPIPE);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, line_set_up, line_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_write),
	    TEST(test_write_the_longest_line),
	    TEST(test_peer_that_never_reads),
	    TEST(test_peer_that_never_reads_not_blocking),
	    cmocka_unit_test(test_pipe_that_nobody_reads),
	    TEST(test_write_to_nobody),
	};
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGPIPE, &ignore, NULL);
	alarm(60); /* a defence that hangs has failed */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
