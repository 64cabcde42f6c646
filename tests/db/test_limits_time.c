/* SPDX-License-Identifier: MIT */
/* How long a connection may take. */
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"

/* A child that serves with these limits; our end of its line. */
static int
dial(struct fixture *f, int first_ms, int call_ms, pid_t *child)
{
	int ends[2];

	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	*child = fork();
	assert_true(*child >= 0);
	if (*child == 0) {
		struct store *store = NULL;
		struct session session;
		struct err err = {0};

		close(ends[0]);
		if (store_open(f->dir, &store, &err) < 0)
			_exit(9);
		session_init(&session, store, &f->clock, "yamada");
		session.first_ms = first_ms;
		session.call_ms = call_ms;
		_exit(session_serve(&session, ends[1], ends[1]));
	}
	close(ends[1]);
	return ends[0];
}

#define LIST                                                                   \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"case.list\","              \
	"\"params\":{\"programme\":\"specialist-new\"}}\n"
#define NOTE                                                                   \
	"{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"note.save\","              \
	"\"params\":{\"once\":\"00000000000000000000000000000001\","           \
	"\"programme\":\"specialist-new\",\"slot\":1,\"text\":\"x\"}}\n"

static void
send_text(int fd, const char *text)
{
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
}

/* Defence: first_ms. Half a line, or nothing, does not hold a place. */
static void
test_the_first_line_comes_soon(void **state)
{
	struct fixture *f = *state;
	static const char *const halves[] = {"", "{\"jsonrpc\":"};
	char byte;
	int fd, status;
	pid_t child;

	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		fd = dial(f, 1, 0, &child);
		send_text(fd, halves[i]);
		assert_true(read(fd, &byte, 1) <= 0); /* it is cut */
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(WEXITSTATUS(status), 1);
		close(fd);
	}
}

/* Defence: call_ms. The writer's place is taken for good; the session that
 * waits for it ends, and others go on. */
static void
test_a_call_that_hangs(void **state)
{
	fixture_needs_signals();

	struct fixture *f = *state;
	char *before = fixture_state(f), byte;
	pid_t child;
	int fd = dial(f, 0, 200, &child), status;

	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	send_text(fd, LIST NOTE);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGALRM);
	assert_int_equal(read(fd, &byte, 1), 1); /* the list was answered */
	close(fd);
	store_rollback(f->store);
	fixture_unchanged(f, before);
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
}

/* Waits until a process holds SIGTERM back, or lets it in. */
static void
until_held(pid_t pid, bool held)
{
	char *path = heap_printf("/proc/%d/status", (int)pid);
	unsigned long long blocked = 0;
	char line[256];

	do {
		FILE *file = fopen(path, "re");

		assert_non_null(file);
		while (fgets(line, sizeof line, file) != NULL)
			if (strncmp(line, "SigBlk:", 7) == 0)
				blocked = strtoull(line + 7, NULL, 16);
		fclose(file);
		sched_yield();
	} while (((blocked >> (SIGTERM - 1) & 1) != 0) != held);
	free(path);
}

/* Defence: hold_end(). SIGTERM in a call waits for its answer. */
static void
test_ends_between_calls(void **state)
{
	struct fixture *f = *state;
	struct wire wire;
	size_t bytes;
	char *line;
	pid_t child;
	int fd = dial(f, 0, 0, &child), status;

	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	wire_init(&wire, fd);
	send_text(fd, LIST);
	assert_int_equal(wire_read(&wire, -1, &line, &bytes), WIRE_LINE);
	until_held(child, false);
	send_text(fd, NOTE LIST); /* waits for the writer's place */
	until_held(child, true);
	assert_int_equal(kill(child, SIGTERM), 0);
	store_rollback(f->store);
	assert_int_equal(wire_read(&wire, -1, &line, &bytes), WIRE_LINE);
	assert_non_null(strstr(line, "\"id\":8,\"result\""));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
	assert_true(wire_read(&wire, -1, &line, &bytes) != WIRE_LINE);
	wire_release(&wire);
	close(fd);
}

/* …and one that waits for a line ends at once. */
static void
test_ends_while_it_waits(void **state)
{
	struct fixture *f = *state;
	pid_t child;
	int fd = dial(f, 0, 0, &child), status;

	send_text(fd, "{\"half\":");
	assert_int_equal(kill(child, SIGTERM), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_the_first_line_comes_soon),
	    TEST(test_a_call_that_hangs),
	    TEST(test_ends_between_calls),
	    TEST(test_ends_while_it_waits),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
