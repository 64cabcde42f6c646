/* SPDX-License-Identifier: MIT */
/* How many connections and calls there may be. */
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

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
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
