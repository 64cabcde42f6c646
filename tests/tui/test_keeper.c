/* SPDX-License-Identifier: MIT */
/* The keeper, with a program that does not move any more. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include <sys/wait.h>

#include "tui/rescue/keeper.h"

static void
tell(void *arg)
{
	const int *pipe = arg;

	if (write(pipe[1], "k", 1) != 1)
		_exit(99);
}

/* Waits for ever in a place where it let go, as in a stalled terminal. */
static int
hang(int grace_ms, unsigned char number, int pipe[2])
{
	struct keeper *keeper = keeper_start(-1, grace_ms, tell, pipe);

	if (write(keeper_fd(keeper), &number, 1) != 1)
		return 98;
	keeper_let(keeper);
	for (;;)
		pause();
}

static void
test_a_program_that_hangs_is_kept_and_ended(void **state)
{
	int pipe_fd[2], status;
	char byte = 0;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(pipe_fd), 0);
	pid = fork();
	if (pid == 0)
		_exit(hang(1, SIGTERM, pipe_fd));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
	close(pipe_fd[1]);
	assert_int_equal(read(pipe_fd[0], &byte, 1), 1);
	assert_int_equal(byte, 'k');
	close(pipe_fd[0]);
}

/* One that comes to its end by itself is not ended; nothing is kept twice. */
static void
test_a_program_that_ends_ends_by_itself(void **state)
{
	int pipe_fd[2];
	char bytes[4];
	const unsigned char number = SIGHUP;
	struct keeper *keeper;

	(void)state;
	assert_int_equal(pipe(pipe_fd), 0);
	keeper = keeper_start(-1, 60000, tell, pipe_fd);
	assert_int_equal(write(keeper_fd(keeper), &number, 1), 1);
	keeper_let(keeper);
	assert_int_equal(read(pipe_fd[0], bytes, 1), 1);
	keeper_hold(keeper);
	keeper_stop(keeper);
	close(pipe_fd[1]);
	assert_int_equal(read(pipe_fd[0], bytes, sizeof bytes), 0);
	close(pipe_fd[0]);
}

static void
test_without_a_signal_nothing_is_kept(void **state)
{
	int pipe_fd[2];
	char byte;

	(void)state;
	assert_int_equal(pipe(pipe_fd), 0);
	keeper_stop(keeper_start(-1, 1, tell, pipe_fd));
	close(pipe_fd[1]);
	assert_int_equal(read(pipe_fd[0], &byte, 1), 0);
	close(pipe_fd[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_program_that_hangs_is_kept_and_ended),
	    cmocka_unit_test(test_a_program_that_ends_ends_by_itself),
	    cmocka_unit_test(test_without_a_signal_nothing_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
