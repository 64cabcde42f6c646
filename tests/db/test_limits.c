/* SPDX-License-Identifier: MIT */
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/peers.h"
#include "db/rate.h"
#include "fixture.h"

#define NOW 1000000000LL
#define SECOND 1000000LL

static int
take_all(struct rate *rate, enum rate_kind kind, int64_t now)
{
	int n = 0;

	while (rate_take(rate, kind, now))
		n++;
	return n;
}

static void
test_rate(void **state)
{
	struct rate rate = {0};

	(void)state;
	for (int k = 0; k < RATE_COUNT; k++) {
		enum rate_kind kind = (enum rate_kind)k;
		int all = rate_burst(kind), more;

		assert_int_equal(take_all(&rate, kind, NOW), all);
		assert_false(rate_take(&rate, kind, NOW));
		more = take_all(&rate, kind, NOW + SECOND);
		assert_in_range(more, 1, all);
		/* it does not pile up beyond the burst */
		assert_int_equal(
		    take_all(&rate, kind, NOW + 86400 * SECOND), all);
		assert_false(rate_idle(&rate, NOW + 86400 * SECOND));
	}
	assert_true(rate_idle(&rate, NOW + 2 * 86400 * SECOND));
	assert_true(rate_take(NULL, RATE_WRITE, NOW));
}

/* One kind does not use up another's. */
static void
test_rates_are_apart(void **state)
{
	struct rate rate = {0};

	(void)state;
	take_all(&rate, RATE_DRAFT, NOW);
	assert_true(rate_take(&rate, RATE_WRITE, NOW));
	take_all(&rate, RATE_WRITE, NOW);
	assert_true(rate_take(&rate, RATE_CONNECT, NOW));
}

#define TAKERS 4

/* Several sessions of one account take from one number, none twice. */
static void
test_rate_is_shared(void **state)
{
	const int access = PROT_READ | PROT_WRITE;
	const int kind = MAP_SHARED | MAP_ANONYMOUS;
	int counts[2], n, all = 0, status;
	struct rate *rate;

	(void)state;
	/* cppcheck-suppress invalidFunctionArg ; -1 is no file */
	rate = mmap(NULL, sizeof *rate, access, kind, -1, 0);
	assert_true(rate != MAP_FAILED);
	assert_int_equal(pipe(counts), 0);
	for (int i = 0; i < TAKERS; i++)
		if (fork() == 0) {
			n = take_all(rate, RATE_WRITE, NOW);
			_exit(
			    write(counts[1], &n, sizeof n) == sizeof n ? 0 : 1);
		}
	for (int i = 0; i < TAKERS; i++) {
		assert_int_equal(read(counts[0], &n, sizeof n), sizeof n);
		all += n;
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(all, rate_burst(RATE_WRITE));
	close(counts[0]);
	close(counts[1]);
	munmap(rate, sizeof *rate);
}

static struct rate *
joins(struct peers *peers, pid_t pid, uid_t uid, struct err *err)
{
	struct rate *rate = peers_admit(peers, uid, NOW, err);

	if (rate != NULL)
		peers_add(peers, pid, uid);
	return rate;
}

/* Defence: PEERS_EACH. */
static void
test_connections_of_one(void **state)
{
	struct peers *peers = peers_new();
	struct rate *rate = NULL;
	struct err err = {0};

	(void)state;
	for (int i = 0; i < PEERS_EACH; i++) {
		struct rate *again = joins(peers, 100 + i, 70001, &err);

		assert_non_null(again);
		assert_true(rate == NULL || rate == again);
		rate = again;
	}
	assert_null(joins(peers, 200, 70001, &err));
	assert_int_equal(err.code, ERR_BUSY);
	assert_non_null(strstr(err.text, "16"));
	/* another's place is not touched */
	assert_non_null(joins(peers, 201, 70002, &err));
	assert_int_equal(peers_count(peers), PEERS_EACH + 1);
	assert_int_equal(peers_remove(peers, 105), 70001);
	assert_int_equal(peers_remove(peers, 105), (uid_t)-1);
	assert_ptr_equal(joins(peers, 202, 70001, &err), rate);
	assert_null(joins(peers, 203, 70001, &err));
	err_clear(&err);
	peers_free(peers);
}

/* Defence: PEERS_MOST. */
static void
test_connections_in_all(void **state)
{
	struct peers *peers = peers_new();
	struct err err = {0};

	(void)state;
	for (int i = 0; i < PEERS_MOST; i++)
		assert_non_null(
		    joins(peers, 1000 + i, 70000u + (uid_t)i, &err));
	assert_null(joins(peers, 1, 1, &err));
	assert_int_equal(err.code, ERR_BUSY);
	/* who leaves makes room, and strangers come and go without end */
	for (int i = 0; i < PEERS_MOST; i++)
		peers_remove(peers, 1000 + i);
	assert_int_equal(peers_count(peers), 0);
	for (int i = 0; i < 3 * PEERS_MOST; i++) {
		assert_non_null(
		    joins(peers, 5000 + i, 90000u + (uid_t)i, &err));
		peers_remove(peers, 5000 + i);
	}
	err_clear(&err);
	peers_free(peers);
}

/* Who comes and goes all the time is slowed down, others aren't. */
static void
test_connections_a_second(void **state)
{
	struct peers *peers = peers_new();
	struct err err = {0};
	int n = 0;

	(void)state;
	for (; joins(peers, 7, 70001, &err) != NULL; n++)
		peers_remove(peers, 7);
	assert_int_equal(n, rate_burst(RATE_CONNECT));
	assert_int_equal(err.code, ERR_BUSY);
	assert_non_null(joins(peers, 8, 70002, &err));
	err_clear(&err);
	peers_free(peers);
}

static int
note(struct fixture *f, struct session *session)
{
	char once[40];
	char *text;
	json_t *args;

	snprintf(once, sizeof once, "e%031x", ++f->calls);
	args = json_pack("{s:s, s:s, s:i, s:s}", "once", once, "programme", NEW,
	    "slot", 1, "text", "x");
	err_clear(&f->err);
	text = session_call(session, call_find("note.save"), args, &f->err);
	json_decref(args);
	if (text == NULL)
		return -f->err.code;
	free(text);
	return 0;
}

/* Defence: charge() in session.c. */
static void
test_a_flood_of_writes(void **state)
{
	struct fixture *f = *state;
	struct session session;
	struct rate rate = {0};
	json_t *args = json_pack("{s:s}", "programme", NEW);
	char *text;

	take_all(&rate, RATE_WRITE, rate_now() + 60 * SECOND);
	session_init(&session, f->store, &f->clock, "yamada");
	assert_int_equal(note(f, &session), 0);
	session.rate = &rate;
	assert_int_equal(note(f, &session), -ERR_BUSY);
	/* nothing was written, and he reads as before */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), 1);
	text = session_call(&session, call_find("case.list"), args, &f->err);
	assert_non_null(text);
	free(text);
	json_decref(args);
	session_release(&session);
}

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
	    cmocka_unit_test(test_rate),
	    cmocka_unit_test(test_rates_are_apart),
	    cmocka_unit_test(test_rate_is_shared),
	    cmocka_unit_test(test_connections_of_one),
	    cmocka_unit_test(test_connections_in_all),
	    cmocka_unit_test(test_connections_a_second),
	    TEST(test_a_flood_of_writes),
	    TEST(test_the_first_line_comes_soon),
	    TEST(test_a_call_that_hangs),
	    TEST(test_ends_between_calls),
	    TEST(test_ends_while_it_waits),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
