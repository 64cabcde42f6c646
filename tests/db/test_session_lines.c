/* SPDX-License-Identifier: MIT */
/* What comes over the wire, whatever it is: a reply, and of use afterwards. */
#include "db/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "connection.h"
#include "core/heap.h"

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
	char *before = fixture_state(f);

	dial(f, "yamada", &c);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		survives(&c, rows[i].line, strlen(rows[i].line), rows[i].name);
	survives(&c, "{\"a\0b\":1}", 9, "BAD_LINE");
	survives(&c, LIST "\0", sizeof LIST, "BAD_LINE");
	assert_int_equal(hang_up(&c), 0);
	fixture_unchanged(f, before);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_bad_lines),
	    TEST(test_deep_nesting),
	    TEST(test_long_name_of_a_call),
	    TEST(test_line_too_long),
	    TEST(test_ids_are_echoed),
	    TEST(test_cut_connection),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
