/* SPDX-License-Identifier: MIT */
#include "db/socket.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"

enum what { LISTENS, IDLE, A_FILE };

/* As a supervisor does it: something at 3, and who it is for. */
static void
hand_over(const char *path, enum what what, const char *count, pid_t to)
{
	struct err err = {0};
	char pid[24];
	int fd = what == LISTENS ? socket_open(path, &err)
		 : what == IDLE  ? socket(AF_UNIX, SOCK_STREAM, 0)
				 : open("/dev/null", O_RDWR | O_CLOEXEC);

	if (fd < 0 || dup2(fd, 3) < 0)
		_exit(9);
	snprintf(pid, sizeof pid, "%ld", (long)to);
	setenv("LISTEN_PID", pid, 1);
	setenv("LISTEN_FDS", count, 1);
}

/* 0: it is taken, 1: none was given, 2: refused; in a process of its own,
 * whose 3 is its own too. */
static int
taken(struct fixture *f, enum what what, const char *count, bool ours)
{
	/* not heap: a child that ends at once would have lost it */
	char path[sizeof f->dir + 4];
	int status, fd;
	struct err err = {0};
	pid_t child;

	snprintf(path, sizeof path, "%s/s", f->dir);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		hand_over(path, what, count, ours ? getpid() : getppid());
		if (socket_inherited(&fd, &err) < 0)
			_exit(err.code == ERR_USAGE ? 2 : 9);
		if (getenv("LISTEN_PID") != NULL ||
		    getenv("LISTEN_FDS") != NULL)
			_exit(8);
		if (fd < 0)
			_exit(1);
		socket_close(fd, NULL);
		_exit(fd == 3 ? 0 : 9);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	/* who was given it does not remove it */
	assert_int_equal(access(path, F_OK), what == LISTENS ? 0 : -1);
	unlink(path);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
test_handed_over(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(taken(f, LISTENS, "1", true), 0);
	assert_int_equal(taken(f, LISTENS, "1", false), 1);
	assert_int_equal(taken(f, LISTENS, "0", true), 1);
	assert_int_equal(taken(f, LISTENS, "2", true), 2);
	assert_int_equal(taken(f, LISTENS, "x", true), 2);
	assert_int_equal(taken(f, LISTENS, "", true), 2);
	assert_int_equal(taken(f, LISTENS, "-1", true), 2);
	assert_int_equal(taken(f, IDLE, "1", true), 2);
	assert_int_equal(taken(f, A_FILE, "1", true), 2);
}

static void
test_nothing_handed_over(void **state)
{
	struct err err = {0};
	int fd = 7;

	(void)state;
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	assert_int_equal(socket_inherited(&fd, &err), 0);
	assert_int_equal(fd, -1);
}

static void
test_opened_and_closed(void **state)
{
	struct fixture *f = *state;
	char *path = heap_printf("%s/s", f->dir);
	struct err err = {0};
	struct stat st;
	mode_t mask = umask(077);
	int fd = socket_open(path, &err);

	assert_true(fd >= 0);
	assert_int_equal(umask(mask), 077);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0666);
	assert_int_equal(socket_open(path, &err), -ERR_NO_SERVICE);
	err_clear(&err);
	socket_close(fd, path);
	assert_int_equal(access(path, F_OK), -1);
	free(path);
}

/* The kernel's word, and a line that nobody reads is not waited for. */
static void
test_peer(void **state)
{
	int ends[2];
	bool said = true;

	(void)state;
	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	assert_int_equal(socket_uid(ends[0]), geteuid());
	assert_int_equal(socket_uid(-1), (uid_t)-1);
	for (int i = 0; said && i < 100000; i++)
		said = socket_say(ends[0], "no");
	assert_false(said);
	close(ends[1]);
	assert_false(socket_say(ends[0], "no"));
	close(ends[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    BARE(test_handed_over),
	    BARE(test_nothing_handed_over),
	    BARE(test_opened_and_closed),
	    cmocka_unit_test(test_peer),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
