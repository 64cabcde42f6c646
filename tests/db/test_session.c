/* SPDX-License-Identifier: MIT */
#include "db/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "fixture.h"

#define ONCE "00000000000000000000000000000001"
#define LIST                                                                   \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"case.list\","              \
	"\"params\":{\"programme\":\"specialist-new\"}}"

/* A child that serves one end of a socketpair as that login. */
struct connection {
	struct wire wire;
	pid_t child;
};

static void
dial(struct fixture *f, const char *login, struct connection *c)
{
	int ends[2];

	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	c->child = fork();
	assert_true(c->child >= 0);
	if (c->child == 0) {
		struct store *store = NULL;
		struct session session;
		struct err err = {0};
		int rc;

		close(ends[0]);
		if (store_open(f->dir, &store, &err) < 0)
			_exit(9);
		session_init(&session, store, &f->clock, login);
		rc = session_serve(&session, ends[1], ends[1]);
		session_release(&session);
		store_close(store);
		_exit(rc);
	}
	close(ends[1]);
	wire_init(&c->wire, ends[0]);
}

/* Ends the connection; what session_serve returned. */
static int
hang_up(struct connection *c)
{
	int status;

	close(c->wire.fd);
	wire_release(&c->wire);
	assert_int_equal(waitpid(c->child, &status, 0), c->child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Sends bytes and an LF; the reply line, borrowed. */
static const char *
ask_bytes(struct connection *c, const char *line, size_t n)
{
	char *got;
	size_t bytes;

	assert_int_equal(write(c->wire.fd, line, n), n);
	assert_int_equal(write(c->wire.fd, "\n", 1), 1);
	assert_int_equal(wire_read(&c->wire, -1, &got, &bytes), WIRE_LINE);
	assert_int_equal(strlen(got), bytes);
	return got;
}

static const char *
ask(struct connection *c, const char *line)
{
	return ask_bytes(c, line, strlen(line));
}

static void
answers(struct connection *c, const char *line, const char *part)
{
	const char *reply = ask(c, line);

	if (strstr(reply, part) == NULL)
		fail_msg("%s\n# gives %s", line, reply);
}

/* An error with that name, and the connection is of use afterwards. */
static void
survives(struct connection *c, const char *line, size_t n, const char *name)
{
	char *part = heap_printf("\"message\":\"%s\"", name);
	const char *reply = ask_bytes(c, line, n);

	if (strstr(reply, part) == NULL)
		fail_msg("%s\n# gives %s", line, reply);
	free(part);
	answers(c, LIST, "\"id\":7,\"result\":{");
}

static void
test_bad_lines(void **state)
{
	static const struct {
		const char *line, *name;
	} rows[] = {
	    {"", "BAD_LINE"},
	    {"hello", "BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,", "BAD_LINE"},
	    {LIST " x", "BAD_LINE"},
	    {LIST LIST, "BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"case.list\"}",
		"BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\\u0000\"}",
		"BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}", "BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xed\xa0\x80\"}",
		"BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1e999,\"method\":\"x\"}", "BAD_LINE"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999}", "BAD_LINE"},
	    {"[]", "BAD_REQUEST"},
	    {"[" LIST "]", "BAD_REQUEST"},
	    {"{}", "BAD_REQUEST"},
	    {"{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"case.list\"}",
		"BAD_REQUEST"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"case.list\"}",
		"BAD_REQUEST"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":4}", "BAD_REQUEST"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "BAD_REQUEST"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.eat\"}",
		"NO_CALL"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"}", "NO_CALL"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.list\"}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.list\","
	     "\"params\":[\"specialist-new\"]}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.list\","
	     "\"params\":{\"programme\":\"specialist-old\"}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.list\","
	     "\"params\":{\"programme\":\"specialist-new\",\"x\":1}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.show\","
	     "\"params\":{\"programme\":\"specialist-new\",\"slot\":0}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.show\","
	     "\"params\":{\"programme\":\"specialist-new\",\"slot\":21}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.show\","
	     "\"params\":{\"programme\":\"specialist-new\",\"slot\":1.0}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"case.show\","
	     "\"params\":{\"programme\":\"certified-new\",\"slot\":6}}",
		"NOT_FOUND"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"note.save\","
	     "\"params\":{\"once\":\"" ONCE "\",\"programme\":"
	     "\"specialist-new\",\"slot\":1,\"text\":\"a\\u001b[31m\"}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"note.save\","
	     "\"params\":{\"once\":\"" ONCE "\",\"programme\":"
	     "\"specialist-new\",\"slot\":1,\"text\":\"a\\u202eb\"}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"note.save\","
	     "\"params\":{\"once\":\"" ONCE "\",\"programme\":"
	     "\"specialist-new\",\"slot\":1,\"text\":\"a\\nb\"}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"note.save\","
	     "\"params\":{\"once\":\"1\",\"programme\":"
	     "\"specialist-new\",\"slot\":1,\"text\":\"a\"}}",
		"BAD_ARGS"},
	    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"note.save\","
	     "\"params\":{\"programme\":"
	     "\"specialist-new\",\"slot\":1,\"text\":\"a\"}}",
		"BAD_ARGS"},
	};
	struct fixture *f = *state;
	struct connection c;
	char *before = fixture_state(f), *after;

	dial(f, "yamada", &c);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		survives(&c, rows[i].line, strlen(rows[i].line), rows[i].name);
	survives(&c, "{\"a\0b\":1}", 9, "BAD_LINE");
	survives(&c, LIST "\0", sizeof LIST, "BAD_LINE");
	assert_int_equal(hang_up(&c), 0);
	after = fixture_state(f);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_deep_nesting(void **state)
{
	struct fixture *f = *state;
	struct connection c;
	size_t n = 100000;
	char *line = heap_new(n + 1, 1);

	memset(line, '[', n);
	dial(f, "yamada", &c);
	survives(&c, line, n, "BAD_LINE");
	assert_int_equal(hang_up(&c), 0);
	free(line);
}

/* A name that nobody knows comes back short, whatever its length is. */
static void
test_long_name_of_a_call(void **state)
{
	struct fixture *f = *state;
	struct connection c;
	char *name = heap_new(100001, 1), *line;

	memset(name, 'a', 100000);
	line = heap_printf(
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"}", name);
	dial(f, "yamada", &c);
	assert_true(strlen(ask(&c, line)) < 1000);
	answers(&c,
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\\u001b[1mb\"}",
	    "\"message\":\"NO_CALL\"");
	assert_int_equal(hang_up(&c), 0);
	free(line);
	free(name);
}

static void
test_line_too_long(void **state)
{
	struct fixture *f = *state;
	struct connection c;
	char *got;
	size_t n = WIRE_BYTES + 1, bytes;
	char *line = heap_new(n, 1);

	memset(line, 'a', n);
	dial(f, "yamada", &c);
	assert_int_equal(wire_write(&c.wire, LIST, -1), 0);
	assert_int_equal(wire_read(&c.wire, -1, &got, &bytes), WIRE_LINE);
	for (size_t at = 0; at < n;) {
		ssize_t k = write(c.wire.fd, line + at, n - at);

		assert_true(k > 0);
		at += (size_t)k;
	}
	assert_int_equal(wire_read(&c.wire, -1, &got, &bytes), WIRE_LINE);
	assert_non_null(strstr(got, "\"message\":\"BAD_LINE\""));
	assert_non_null(strstr(got, "262144"));
	assert_int_equal(wire_read(&c.wire, -1, &got, &bytes), WIRE_END);
	assert_int_equal(hang_up(&c), 1);
	free(line);
}

static void
test_ids_are_echoed(void **state)
{
	struct fixture *f = *state;
	struct connection c;

	dial(f, "yamada", &c);
	answers(&c,
	    "{\"jsonrpc\":\"2.0\",\"id\":\"あ\",\"method\":\"case.eat\"}",
	    "\"id\":\"あ\"");
	answers(
	    &c, "{\"jsonrpc\":\"2.0\",\"method\":\"case.eat\"}", "\"id\":null");
	answers(&c,
	    "{\"jsonrpc\":\"2.0\",\"id\":9007199254740993,"
	    "\"method\":\"case.eat\"}",
	    "\"id\":9007199254740993");
	assert_int_equal(hang_up(&c), 0);
}

static void
test_denied_before_any_object(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");
	char *mine, *none;

	for (int64_t id = request; id <= request + 1; id++) {
		fixture_refused(f, ERR_DENIED, "yamada", "request.view",
		    "{s:I}", "request", (json_int_t)id);
		mine = heap_dup(f->err.text);
		fixture_refused(f, ERR_DENIED, "jimu", "request.approve",
		    "{s:[{s:I, s:i}]}", "requests", "request", (json_int_t)id,
		    "seen", 1);
		none = heap_dup(f->err.text);
		assert_string_equal(mine, none);
		assert_int_equal(f->err.why.n, 0);
		free(mine);
		free(none);
	}
	fixture_refused(
	    f, ERR_DENIED, "kato", "case.list", "{s:s}", "programme", NEW);
	fixture_refused(f, ERR_DENIED, "jimu", "case.show", "{s:s, s:i}",
	    "programme", NEW, "slot", 1);
	fixture_refused(f, ERR_DENIED, "yamada", "staff.waiting", "{}");
	fixture_refused(f, ERR_DENIED, "suzuki", "staff.waiting", "{}");
	fixture_refused(f, ERR_DENIED, "yamada", "request.inbox", "{}");
	fixture_refused(
	    f, ERR_DENIED, "araki", "case.list", "{s:s}", "programme", NEW);
	fixture_done(f, "kato", "facility.search", "{s:s}", "query", "みなと");
}

/* The reply line to a call about that request, with its number made #. */
static char *
error_line(struct connection *c, const char *format, int64_t request)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	char *line = heap_printf(format, (long long)request);
#pragma GCC diagnostic pop
	char *number = heap_printf("%lld", (long long)request);
	char *reply = heap_dup(ask(c, line)), *p;

	for (p = reply; (p = strstr(p, number)) != NULL; p++) {
		*p = '#';
		memmove(
		    p + 1, p + strlen(number), strlen(p + strlen(number)) + 1);
	}
	free(number);
	free(line);
	return reply;
}

static void
test_somebody_elses_is_like_an_absent_one(void **state)
{
	static const char *const formats[] = {
	    "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"request.view\","
	    "\"params\":{\"request\":%lld}}",
	    "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"request.approve\","
	    "\"params\":{\"once\":\"" ONCE "\",\"requests\":"
	    "[{\"request\":%lld,\"seen\":1}]}}",
	    "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"request.reject\","
	    "\"params\":{\"once\":\"" ONCE "\",\"request\":%lld,\"seen\":1,"
	    "\"comment\":\"x\"}}",
	};
	struct fixture *f = *state;
	int64_t request;
	struct connection c;
	char *other, *absent;

	/* a number of two digits that stands nowhere else in a reply */
	fixture_request(f, "yamada", 1, "A1002");
	fixture_sql(f,
	    "INSERT INTO request "
	    "(id, sending, slot, applicant, supervisor,"
	    " programme, number, category, revision, state, version,"
	    " requested_at, requested_on, decided_at, decided_on, opened_at)"
	    " SELECT 4711, sending, slot,"
	    " applicant, supervisor, programme, number, category,"
	    " revision, state, version, requested_at, requested_on,"
	    " decided_at, decided_on, opened_at FROM request");
	request = 4711;
	dial(f, "onodera", &c);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		other = error_line(&c, formats[i], request);
		absent = error_line(&c, formats[i], 5813);
		assert_non_null(strstr(other, "\"message\":\"NOT_FOUND\""));
		assert_string_equal(other, absent);
		free(other);
		free(absent);
	}
	assert_int_equal(hang_up(&c), 0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM request"
			      " WHERE opened_at IS NOT NULL OR version > 1"),
	    0);
}

/* A page's key tells nothing about somebody else's request. */
static void
test_page_after_somebody_elses(void **state)
{
	struct fixture *f = *state;
	int64_t other = fixture_request(f, "yamada", 1, "A1004");
	char key[32];
	size_t rows;

	fixture_request(f, "yamada", 2, "A1002");
	for (int half = 0; half < 2; half++) {
		snprintf(key, sizeof key, "%c%lld", half == 0 ? 'w' : 'd',
		    (long long)other);
		fixture_done(
		    f, "suzuki", "request.inbox", "{s:s}", "after", key);
		rows = json_array_size(at(f->reply, "rows.data"));
		snprintf(key, sizeof key, "%c999999", half == 0 ? 'w' : 'd');
		fixture_done(
		    f, "suzuki", "request.inbox", "{s:s}", "after", key);
		assert_int_equal(
		    json_array_size(at(f->reply, "rows.data")), rows);
	}
}

static void
test_stranger(void **state)
{
	struct fixture *f = *state;
	char *before = fixture_state(f), *after;

	fixture_refused(f, ERR_STRANGER, "nobody", "session.hello", "{s:i}",
	    "protocol", call_protocol());
	assert_non_null(strstr(f->err.text, "\"nobody\""));
	fixture_refused(
	    f, ERR_STRANGER, "", "case.list", "{s:s}", "programme", NEW);
	fixture_refused(f, ERR_STRANGER, "' OR 1=1 --", "case.list", "{s:s}",
	    "programme", NEW);
	/* a login that differs in case or by a blank is another one */
	fixture_refused(
	    f, ERR_STRANGER, "Yamada", "case.list", "{s:s}", "programme", NEW);
	fixture_refused(
	    f, ERR_STRANGER, "yamada ", "case.list", "{s:s}", "programme", NEW);
	after = fixture_state(f);
	assert_string_equal(before, after);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), 0);
	free(before);
	free(after);
}

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

/* On one connection, between two calls. */
static void
test_roles_count_at_once(void **state)
{
	static const char inbox[] =
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"request.inbox\"}";
	static const char staff[] =
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"staff.waiting\"}";
	struct fixture *f = *state;
	struct connection c;

	dial(f, "jimu", &c);
	answers(&c, staff, "\"result\"");
	fixture_sql(f, "UPDATE person SET staff = 0 WHERE login = 'jimu'");
	answers(&c, staff, "\"message\":\"DENIED\"");
	fixture_sql(f, "UPDATE person SET staff = 1, active = 0"
		       " WHERE login = 'jimu'");
	answers(&c, staff, "\"message\":\"DENIED\"");
	assert_int_equal(hang_up(&c), 0);

	dial(f, "suzuki", &c);
	answers(&c, inbox, "\"result\"");
	fixture_sql(f, "DELETE FROM qualification WHERE person = 2");
	answers(&c, inbox, "\"message\":\"DENIED\"");
	answers(&c, LIST, "\"result\"");
	fixture_sql(f, "UPDATE person SET physician = 0 WHERE id = 2");
	answers(&c, LIST, "\"message\":\"DENIED\"");
	fixture_sql(f, "UPDATE person SET login = 'other' WHERE id = 2");
	answers(&c, LIST, "\"message\":\"STRANGER\"");
	assert_int_equal(hang_up(&c), 0);
}

/* A half-sent line, and nothing of it counts. */
static void
test_cut_connection(void **state)
{
	struct fixture *f = *state;
	struct connection c;
	static const char half[] = "{\"jsonrpc\":\"2.0\",\"method\":";

	dial(f, "yamada", &c);
	answers(&c, LIST, "\"result\"");
	assert_int_equal(
	    write(c.wire.fd, half, sizeof half - 1), sizeof half - 1);
	assert_int_equal(hang_up(&c), 1);
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
	    TEST(test_bad_lines),
	    TEST(test_deep_nesting),
	    TEST(test_long_name_of_a_call),
	    TEST(test_line_too_long),
	    TEST(test_ids_are_echoed),
	    TEST(test_denied_before_any_object),
	    TEST(test_somebody_elses_is_like_an_absent_one),
	    TEST(test_page_after_somebody_elses),
	    TEST(test_stranger),
	    TEST(test_protocol),
	    TEST(test_first_page),
	    TEST(test_last_login),
	    TEST(test_roles_count_at_once),
	    TEST(test_cut_connection),
	    TEST(test_reads_while_another_writes),
	    TEST(test_greeted_before_it_is_written),
	    TEST(test_greetings_have_a_rate),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
