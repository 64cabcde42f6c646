/* SPDX-License-Identifier: MIT */
#include "db/store/queue.h"

#include <errno.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/store/sqlite.h"
#include "fixture.h"

#define WRITERS 50
#define COMMITS 20

/* What the processes of a test tell one another; shared. */
struct board {
	_Atomic int inside, most, served[WRITERS], all;
};

static struct board *
board_new(void)
{
	const int access = PROT_READ | PROT_WRITE;
	const int kind = MAP_SHARED | MAP_ANONYMOUS;
	struct board *board;

	/* cppcheck-suppress invalidFunctionArg ; -1 is no file */
	board = mmap(NULL, sizeof *board, access, kind, -1, 0);
	assert_true(board != MAP_FAILED);
	return board;
}

/* Not heap: for valgrind a child that ends at once would have lost it. */
static const char *
path_of(struct fixture *f)
{
	static char path[sizeof f->dir + 16];

	snprintf(path, sizeof path, "%s/shorei.queue", f->dir);
	return path;
}

/* One more who is inside; how many were there at most. */
static void
count_in(struct board *board)
{
	int n = atomic_fetch_add(&board->inside, 1) + 1;

	if (n > board->most)
		board->most = n;
}

static int
wait_all(int n)
{
	int status, bad = 0;

	while (n-- > 0)
		bad += wait(&status) < 0 || status != 0;
	return bad;
}

/* Nobody is inside with another, and all come in. */
static void
test_one_at_a_time(void **state)
{
	struct fixture *f = *state;
	struct board *board = board_new();
	const char *path = path_of(f);
	struct queue queue;

	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0) {
			if (queue_open(&queue, path) < 0)
				_exit(1);
			for (int k = 0; k < COMMITS; k++) {
				if (queue_enter(&queue) < 0)
					_exit(2);
				count_in(board);
				sched_yield();
				board->inside--;
				queue_leave(&queue);
			}
			_exit(0);
		}
	assert_int_equal(wait_all(WRITERS), 0);
	assert_int_equal(board->most, 1);
	munmap(board, sizeof *board);
}

static bool
drawn(int fd, uint64_t number)
{
	uint64_t next = 0;

	return pread(fd, &next, sizeof next, 0) == sizeof next &&
	       next == number;
}

/* A child that waits in the queue, and says so when its turn comes. It is
 * started when those before have drawn their numbers. */
static pid_t
waiter(const char *path, struct board *board, int who)
{
	pid_t child = fork();
	struct queue queue;

	assert_true(child >= 0);
	if (child != 0)
		return child;
	if (queue_open(&queue, path) < 0 || queue_enter(&queue) < 0)
		_exit(1);
	board->served[board->all++] = who;
	queue_leave(&queue);
	_exit(0);
}

/* Ten that wait behind us, in that order. */
static void
line_up(
    const char *path, struct queue *first, struct board *board, pid_t child[10])
{
	uint64_t next;

	assert_int_equal(queue_open(first, path), 0);
	assert_int_equal(queue_enter(first), 0);
	next = first->number + 1;
	for (int i = 0; i < 10; i++) {
		child[i] = waiter(path, board, i);
		next++;
		while (!drawn(first->fd, next))
			sched_yield();
	}
	assert_int_equal(board->all, 0);
}

static void
test_first_come_first_served(void **state)
{
	struct fixture *f = *state;
	const char *path = path_of(f);
	struct board *board = board_new();
	struct queue first;
	pid_t child[10];

	line_up(path, &first, board, child);
	queue_leave(&first);
	assert_int_equal(wait_all(10), 0);
	for (int i = 0; i < 10; i++)
		assert_int_equal(board->served[i], i);
	queue_close(&first);
	munmap(board, sizeof *board);
}

/* Killed at the head, next to each other and at the end: nobody waits for
 * them. Defence: the kernel lets go of their locks. */
static void
test_killed_in_the_queue(void **state)
{
	static const int killed[] = {0, 3, 4, 9};
	struct fixture *f = *state;
	const char *path = path_of(f);
	struct board *board = board_new();
	struct queue first;
	pid_t child[10];
	int status, sum = 0;

	line_up(path, &first, board, child);
	for (size_t i = 0; i < sizeof killed / sizeof *killed; i++) {
		kill(child[killed[i]], SIGKILL);
		waitpid(child[killed[i]], &status, 0);
	}
	assert_int_equal(board->all, 0);
	queue_leave(&first);
	assert_int_equal(wait_all(6), 0);
	assert_int_equal(board->all, 6);
	for (int i = 0; i < 6; i++)
		sum += board->served[i];
	assert_int_equal(sum, 1 + 2 + 5 + 6 + 7 + 8);
	queue_close(&first);
	munmap(board, sizeof *board);
}

/* One is killed while it is his turn. */
static void
test_killed_in_his_turn(void **state)
{
	struct fixture *f = *state;
	const char *path = path_of(f);
	struct queue queue;
	int ready[2], status;
	char byte;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		if (queue_open(&queue, path) == 0 && queue_enter(&queue) == 0 &&
		    write(ready[1], "", 1) == 1)
			pause();
		_exit(1);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	kill(child, SIGKILL);
	assert_int_equal(queue_open(&queue, path), 0);
	assert_int_equal(queue_enter(&queue), 0);
	queue_leave(&queue);
	queue_leave(&queue);
	assert_int_equal(waitpid(child, &status, 0), child);
	queue_close(&queue);
	queue_close(&queue);
	assert_int_equal(queue_enter(&queue), -1);
	close(ready[0]);
	close(ready[1]);
}

/* One who waits for so long at most; he says how it went. */
static pid_t
impatient(const char *path, int ms)
{
	pid_t child = fork();
	struct queue queue;
	int rc;

	assert_true(child >= 0);
	if (child != 0)
		return child;
	if (queue_open(&queue, path) < 0)
		_exit(1);
	queue.wait_ms = ms;
	rc = queue_enter(&queue);
	_exit(rc == 0 ? 0 : errno == ETIMEDOUT ? 3 : 2);
}

/* One has stopped in his turn: who waits gives up, and whoever stands behind
 * him keeps his place. Defence: QUEUE_MS. */
static void
test_stopped_in_his_turn(void **state)
{
	fixture_needs_signals();

	struct fixture *f = *state;
	const char *path = path_of(f);
	struct board *board = board_new();
	struct queue first, again;
	pid_t gives_up, waits;
	int status;

	assert_int_equal(queue_open(&first, path), 0);
	assert_int_equal(queue_enter(&first), 0);
	gives_up = impatient(path, 200);
	while (!drawn(first.fd, first.number + 2))
		sched_yield();
	waits = waiter(path, board, 7);
	while (!drawn(first.fd, first.number + 3))
		sched_yield();
	assert_int_equal(waitpid(gives_up, &status, 0), gives_up);
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_int_equal(board->all, 0);
	queue_leave(&first);
	assert_int_equal(waitpid(waits, &status, 0), waits);
	assert_int_equal(status, 0);
	assert_int_equal(board->served[0], 7);
	/* and who gave up may come again */
	assert_int_equal(queue_open(&again, path), 0);
	again.wait_ms = 1;
	assert_int_equal(queue_enter(&again), 0);
	queue_leave(&again);
	queue_close(&again);
	queue_close(&first);
	munmap(board, sizeof *board);
}

/* …and he is told so, as one whose call was not done. */
static void
test_told_to_come_again(void **state)
{
	fixture_needs_signals();

	struct fixture *f = *state;
	struct store *stopped = NULL;
	char *before = fixture_state(f);

	assert_int_equal(store_open(f->dir, &stopped, &f->err), 0);
	assert_int_equal(store_begin_write(stopped, &f->err), 0);
	f->store->queue.wait_ms = 50;
	fixture_refused(f, ERR_BUSY, "yamada", "note.save", "{s:s, s:i, s:s}",
	    "programme", NEW, "slot", 1, "text", "x");
	fixture_unchanged(f, before);
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	store_rollback(stopped);
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "x");
	store_close(stopped);
}

/* A file that is a link is not followed. */
static void
test_no_link(void **state)
{
	struct fixture *f = *state;
	char *path = heap_printf("%s/other", f->dir);
	struct queue queue;

	assert_int_equal(symlink("shorei.db", path), 0);
	assert_int_equal(queue_open(&queue, path), -1);
	queue_close(&queue);
	free(path);
}

/* Many writers of the store: every commit is done, none told to come again,
 * and one who dies in a transaction keeps nobody. */
static void
test_many_writers(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < WRITERS; i++) {
		struct store *own = NULL;
		struct err err = {0};
		int rc;

		if (fork() != 0)
			continue;
		rc = store_open(f->dir, &own, &err);
		for (int k = 0; rc == 0 && k < COMMITS; k++) {
			rc = store_begin_write(own, &err);
			if (rc == 0)
				rc = store_run(own, QUERY_PERSON_COUNT_WAITING,
				    ARGS(arg_int(2), arg_int(1)), &err);
			if (rc == 0 && i == 7 && k == COMMITS / 2)
				_exit(0); /* as if killed */
			if (rc == 0)
				rc = store_commit(own, &err);
		}
		store_close(own);
		_exit(rc == 0 ? 0 : 1);
	}
	assert_int_equal(wait_all(WRITERS), 0);
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"),
	    (WRITERS - 1) * COMMITS + COMMITS / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_one_at_a_time),
	    TEST(test_first_come_first_served),
	    TEST(test_killed_in_the_queue),
	    TEST(test_killed_in_his_turn),
	    TEST(test_stopped_in_his_turn),
	    TEST(test_told_to_come_again),
	    TEST(test_no_link),
	    TEST(test_many_writers),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
