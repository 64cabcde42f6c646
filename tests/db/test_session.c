/* SPDX-License-Identifier: MIT */
/* The greeting and what comes with it, also while somebody else writes. */
#include "db/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "connection.h"
#include "core/call/call.h"
#include "core/heap.h"

static void
test_protocol(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_PROTOCOL, "yamada", "session.hello", "{s:i}",
	    "protocol", call_protocol() + 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"
					   " WHERE this_login_at IS NOT NULL"),
	    0);
	fixture_done(
	    f, "yamada", "session.hello", "{s:i}", "protocol", call_protocol());
	assert_true(json_is_null(at(f->reply, "last_login_at")));
	fixture_now(f, "2026-06-15T11:00:00+09:00");
	fixture_done(
	    f, "yamada", "session.hello", "{s:i}", "protocol", call_protocol());
	assert_int_equal(number_at(f->reply, "now_at") -
			     number_at(f->reply, "last_login_at"),
	    3600);
}

/* Everybody starts on his page, which comes with the greeting. */
static void
test_first_page(void **state)
{
	static const char *const logins[] = {
	    "yamada", "suzuki", "jimu", "kato", "araki"};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
		fixture_done(f, logins[i], "session.hello", "{s:i, s:b}",
		    "protocol", call_protocol(), "first", 1);
		assert_true(json_is_object(at(f->reply, "home.badges")));
		assert_non_null(text_at(f->reply, "home.open_now"));
	}
	fixture_done(
	    f, "yamada", "session.hello", "{s:i}", "protocol", call_protocol());
	assert_true(json_is_null(at(f->reply, "home")));
	fixture_request(f, "yamada", 1, "A1002");
	fixture_done(f, "suzuki", "home.show", "{}");
	assert_int_equal(number_at(f->reply, "badges.waiting"), 1);
}

/* The page tells of the login before this one, with the greeting and after. */
static void
test_last_login(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "yamada", "session.hello", "{s:i, s:b}", "protocol",
	    call_protocol(), "first", 1);
	assert_string_equal(text_at(f->reply, "home.greeting"),
	    "This is the page of 山田 花子 (first login)");
	fixture_now(f, "2026-06-16T16:20:00+09:00");
	fixture_done(f, "yamada", "session.hello", "{s:i, s:b}", "protocol",
	    call_protocol(), "first", 1);
	assert_string_equal(text_at(f->reply, "home.greeting"),
	    "This is the page of 山田 花子"
	    " (last login: 2026-06-15 10:00)");
	fixture_done(f, "yamada", "home.show", "{}");
	assert_string_equal(text_at(f->reply, "greeting"),
	    "This is the page of 山田 花子"
	    " (last login: 2026-06-15 10:00)");
}

/* Another connection holds the writer's place: one sentence, nothing done. */
static void
test_reads_while_another_writes(void **state)
{
	struct fixture *f = *state;
	struct store *other = NULL;

	assert_int_equal(store_open(f->dir, &other, &f->err), 0);
	assert_int_equal(store_begin_write(other, &f->err), 0);
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	store_rollback(other);
	store_close(other);
}

#define HELLO                                                                  \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"session.hello\","          \
	"\"params\":{\"protocol\":%d,\"first\":true}}"

static int64_t
logins(struct fixture *f)
{
	return fixture_number(f, "SELECT count(*) FROM audit"
				 " WHERE call = 'session.hello' AND person = 1"
				 " AND result = 'DONE'");
}

/* A greeting is answered while nobody can write; the time of the login is
 * written afterwards, before the connection is over. */
static void
test_greeted_before_it_is_written(void **state)
{
	struct fixture *f = *state;
	struct connection c;
	struct store *other = NULL;
	char *hello = heap_printf(HELLO, call_protocol());

	dial(f, "yamada", &c);
	answers(&c, LIST, "\"result\"");
	assert_int_equal(store_open(f->dir, &other, &f->err), 0);
	assert_int_equal(store_begin_write(other, &f->err), 0);
	answers(&c, hello, "\"home\":{");
	assert_int_equal(logins(f), 0);
	store_rollback(other);
	assert_int_equal(hang_up(&c), 0);
	assert_int_equal(logins(f), 1);
	assert_int_equal(
	    fixture_number(f, "SELECT this_login_at FROM person WHERE id = 1"),
	    clock_now(&f->clock));
	store_close(other);
	free(hello);
}

/* Defence: charge() in session.c. */
static void
test_greetings_have_a_rate(void **state)
{
	struct fixture *f = *state;
	struct rate rate = {0};
	struct session session;
	json_t *args = json_pack("{s:i}", "protocol", call_protocol());
	char *text;
	int n = 0;

	session_init(&session, f->store, &f->clock, "yamada");
	session.rate = &rate;
	do {
		text =
		    session_call(&session, &calls[CALL_HELLO], args, &f->err);
		free(text);
	} while (text != NULL && n++ < 100000);
	assert_int_equal(f->err.code, ERR_BUSY);
	session_release(&session);
	json_decref(args);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_protocol),
	    TEST(test_first_page),
	    TEST(test_last_login),
	    TEST(test_reads_while_another_writes),
	    TEST(test_greeted_before_it_is_written),
	    TEST(test_greetings_have_a_rate),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
