/* SPDX-License-Identifier: MIT */
/* Who may call what, and that nothing is told to who may not. */
#include "db/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "connection.h"
#include "core/call/call.h"
#include "core/heap.h"

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
	char *before = fixture_state(f);

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
	fixture_unchanged(f, before);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), 0);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_denied_before_any_object),
	    TEST(test_somebody_elses_is_like_an_absent_one),
	    TEST(test_page_after_somebody_elses),
	    TEST(test_stranger),
	    TEST(test_roles_count_at_once),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
