/* SPDX-License-Identifier: MIT */
/* Who commits a notice rings, and the mailer that waits for one hears it. */
#include "db/bell.h"

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

#include "core/call/mail.h"
#include "core/heap.h"
#include "fixture.h"

#define LONG_MS 600000 /* longer than a test may take */

struct line {
	int ours, theirs;
};

static struct line
line_new(void)
{
	int ends[2];

	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	return (struct line){ends[0], ends[1]};
}

static void
line_close(const struct line *line)
{
	close(line->ours);
	close(line->theirs);
}

/* --- The bell ------------------------------------------------------------- */

/* Defence: EPOLLET on a bell that nobody reads. */
static void
test_each_ear_hears_it_once(void **state)
{
	int bell = bell_new(), ears[2];
	struct line line = line_new();

	(void)state;
	bell_ring(bell);
	for (int i = 0; i < 2; i++) {
		ears[i] = bell_listen(bell, line.theirs);
		assert_int_not_equal(ears[i], BELL_NONE);
		/* what was before is not heard */
		assert_false(bell_wait(ears[i], 0));
	}
	for (int time = 0; time < 3; time++) {
		/* nobody waits just now, and it is not lost */
		for (int i = 0; i <= time; i++)
			bell_ring(bell);
		for (int i = 0; i < 2; i++) {
			assert_true(bell_wait(ears[i], LONG_MS));
			assert_false(bell_wait(ears[i], 0));
		}
	}
	for (int i = 0; i < 2; i++)
		bell_close(ears[i]);
	line_close(&line);
	bell_close(bell);
}

static void
test_a_peer_that_goes_is_heard(void **state)
{
	int bell = bell_new();
	struct line line = line_new();
	int ear = bell_listen(bell, line.theirs);

	(void)state;
	/* what he says, and that he says no more, waits for its turn */
	assert_int_equal(write(line.ours, "x", 1), 1);
	assert_int_equal(shutdown(line.ours, SHUT_WR), 0);
	assert_false(bell_wait(ear, 0));
	close(line.ours);
	assert_true(bell_wait(ear, LONG_MS));
	assert_true(bell_wait(ear, LONG_MS));
	bell_close(ear);
	close(line.theirs);
	bell_close(bell);
}

static void
test_none_is_never_heard(void **state)
{
	struct line line = line_new();

	(void)state;
	bell_ring(BELL_NONE);
	assert_int_equal(bell_listen(BELL_NONE, line.theirs), BELL_NONE);
	assert_false(bell_wait(BELL_NONE, LONG_MS));
	bell_close(BELL_NONE);
	line_close(&line);
}

/* Defence: the mask of epoll_pwait. No restart waits for who waits. */
static void
test_a_wait_ends_with_its_process(void **state)
{
	struct line line = line_new();
	int bell = bell_new(), status;
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (child == 0) {
		sigset_t ends;

		sigemptyset(&ends);
		sigaddset(&ends, SIGTERM);
		sigprocmask(SIG_BLOCK, &ends, NULL);
		bell_wait(bell_listen(bell, line.theirs), LONG_MS);
		_exit(0);
	}
	assert_int_equal(kill(child, SIGTERM), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	line_close(&line);
	bell_close(bell);
}

/* --- Who rings it --------------------------------------------------------- */

static void
set_up_bell(struct fixture *f, struct line *line)
{
	*line = line_new();
	f->bell = bell_new();
	f->ear = bell_listen(f->bell, line->theirs);
	assert_int_not_equal(f->ear, BELL_NONE);
}

static void
tear_down_bell(struct fixture *f, const struct line *line)
{
	bell_close(f->ear);
	bell_close(f->bell);
	line_close(line);
}

static bool
rung(struct fixture *f)
{
	return bell_wait(f->ear, 0);
}

/* One that waits is sent, as the mailer says. */
static void
deliver(struct fixture *f, const char *result)
{
	char *lease;
	int64_t id;

	fixture_done(f, MAILER, "mail.take", "{s:i}", "limit", 1);
	id = number_at(json_array_get(at(f->reply, "rows"), 0), "id");
	lease =
	    heap_dup(text_at(json_array_get(at(f->reply, "rows"), 0), "lease"));
	fixture_done(f, MAILER, "mail.done", "{s:[{s:I, s:s, s:s}]}", "results",
	    "id", (json_int_t)id, "lease", lease, "result", result);
	free(lease);
}

static void
test_notices_ring(void **state)
{
	struct fixture *f = *state;
	struct line line;
	int64_t id;

	set_up_bell(f, &line);
	fixture_register(f, "yamada", 1, PERIOD);
	assert_false(rung(f)); /* nobody is told of that */
	fixture_request(f, "yamada", 2, "A1002");
	assert_true(rung(f));
	deliver(f, "delivered");
	assert_false(rung(f));
	f->clock.frozen += 86400;
	fixture_done(f, "yamada", "notice.resend", "{s:s, s:i}", "programme",
	    NEW, "slot", 2);
	assert_true(rung(f));
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", "{s:s, s:i}",
	    "programme", NEW, "slot", 2);
	assert_false(rung(f));
	/* the office is told, by another notice */
	fixture_sql(f, "UPDATE person SET mail = 'j@example.org' WHERE id = 3");
	deliver(f, "permanent");
	assert_true(rung(f));
	id = fixture_number(f, "SELECT min(id) FROM outbox");
	fixture_done(f, "jimu", "notice.again", "{s:I, s:I}", "id",
	    (json_int_t)id, "seen",
	    (json_int_t)fixture_number(
		f, "SELECT version FROM outbox WHERE id = %d", (int)id));
	assert_true(rung(f));
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	assert_false(rung(f));
	tear_down_bell(f, &line);
}

/* --- mail.wait ------------------------------------------------------------ */

static int64_t
wait_ms(struct fixture *f, int ms)
{
	return number_at(
	    fixture_done(f, MAILER, "mail.wait", "{s:i}", "ms", ms), "next_s");
}

/* A service without a bell says at once what there is. */
static void
test_when_there_may_be_some(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(wait_ms(f, MAIL_WAIT), 60);
	fixture_request(f, "yamada", 1, "A1002");
	assert_int_equal(wait_ms(f, MAIL_WAIT), 0);
	deliver(f, "temporary");
	fixture_sql(
	    f, "UPDATE outbox SET due_at = %d", (int)f->clock.frozen + 7);
	assert_int_equal(wait_ms(f, MAIL_WAIT), 7);
	fixture_refused(f, ERR_BAD_ARGS, MAILER, "mail.wait", "{s:i}", "ms", 0);
	fixture_refused(
	    f, ERR_BAD_ARGS, MAILER, "mail.wait", "{s:i}", "ms", MAIL_WAIT + 1);
}

/* Defence: wait_for_notice() asks who it is. Nobody else's child waits. */
static void
test_nobody_else_waits(void **state)
{
	static const char *const people[] = {"yamada", "suzuki", "jimu"};
	struct fixture *f = *state;
	struct line line;

	set_up_bell(f, &line);
	fixture_seconds(MAIL_WAIT / 1000); /* a single wait takes so long */
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		fixture_refused(f, ERR_DENIED, people[i], "mail.wait", "{s:i}",
		    "ms", MAIL_WAIT);
	fixture_seconds(120);
	tear_down_bell(f, &line);
}

/* The mailer's child, and our end of its line. */
static int
dial(struct fixture *f, pid_t *child)
{
	struct line line = line_new();

	*child = fork();
	assert_true(*child >= 0);
	if (*child == 0) {
		struct store *store = NULL;
		struct session session;
		struct err err = {0};

		close(line.ours);
		if (store_open(f->dir, &store, &err) < 0)
			_exit(9);
		session_init(&session, store, &f->clock, MAILER);
		session.mailer = true;
		session.bell = f->bell;
		session.ear = bell_listen(f->bell, line.theirs);
		session_serve(&session, line.theirs, line.theirs);
		_exit(0);
	}
	close(line.theirs);
	return line.ours;
}

/* Asks to wait and answers next_s, -1: it has ended. */
static int64_t
heard(struct wire *wire)
{
	struct message m;
	struct err err = {0};
	size_t bytes;
	char *line;
	int64_t next_s;

	if (wire_read(wire, -1, &line, &bytes) != WIRE_LINE)
		return -1;
	assert_int_equal(message_parse(line, bytes, &m, &err), 0);
	next_s = number_at(m.result, "next_s");
	json_decref(m.root);
	return next_s;
}

static void
ask(struct wire *wire, int ms)
{
	char *line = message_call(1, "mail.wait", json_pack("{s:i}", "ms", ms));

	assert_int_equal(wire_write(wire, line, LONG_MS), 0);
	free(line);
}

/*
 * A child waits while others write: it holds nothing, hears that a notice is
 * there, and ends with the service.
 */
static void
test_a_session_waits(void **state)
{
	struct fixture *f = *state;
	struct wire wire;
	pid_t child;
	int fd, status;

	f->bell = bell_new();
	fd = dial(f, &child);
	wire_init(&wire, fd);
	ask(&wire, 1);
	assert_int_equal(heard(&wire), 60);
	fixture_seconds(MAIL_WAIT / 1000); /* not by the time */
	for (int slot = 1; slot <= 3; slot++) {
		ask(&wire, MAIL_WAIT);
		fixture_request(f, "yamada", slot, "A1002");
		assert_int_equal(heard(&wire), 0);
		deliver(f, "delivered");
	}
	ask(&wire, MAIL_WAIT);
	assert_int_equal(kill(child, SIGTERM), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(heard(&wire), -1);
	fixture_seconds(120);
	wire_release(&wire);
	close(fd);
	bell_close(f->bell);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_ear_hears_it_once),
	    cmocka_unit_test(test_a_peer_that_goes_is_heard),
	    cmocka_unit_test(test_none_is_never_heard),
	    cmocka_unit_test(test_a_wait_ends_with_its_process),
	    TEST(test_notices_ring),
	    TEST(test_when_there_may_be_some),
	    TEST(test_nobody_else_waits),
	    TEST(test_a_session_waits),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests_name("bell", tests, NULL, NULL);
}
