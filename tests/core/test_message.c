/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/wire.h"

/* Parses n bytes; 0, or the code of the refusal. */
static int
parse(const char *line, size_t n, struct message *m)
{
	struct err err = {0};
	int code, rc;

	rc = message_parse(line, n, m, &err);
	code = err.code;
	assert_int_equal(rc, -code);
	if (rc < 0) {
		assert_null(m->root);
		assert_non_null(err.text);
	}
	err_clear(&err);
	return code;
}

static void
refused(enum err_code code, const char *line)
{
	struct message m;
	int got = parse(line, strlen(line), &m);

	if (got != (int)code)
		fail_msg("%s for %.60s", err_name(got), line);
}

static void
test_what_is_no_json(void **state)
{
	static const char *const lines[] = {"", " ", "x", "{", "{}{}", "{} x",
	    "\"a\"", "1", "null", "{'a':1}", "{\"a\":1,}", "{\"a\":NaN}",
	    /* duplicate keys, at any depth */
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":1,\"method\":\"a\"}",
	    "{\"params\":{\"x\":{\"y\":1,\"y\":1}}}",
	    /* broken, overlong, surrogate, beyond the last, half a pair, NUL */
	    "{\"a\":\"\x80\"}", "{\"a\":\"\xC0\xAF\"}",
	    "{\"a\":\"\xED\xA0\x80\"}", "{\"a\":\"\xF5\x80\x80\x80\"}",
	    "{\"a\":\"\xE3\x81\"}", "{\"a\":\"\\ud800\"}",
	    "{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}", "{\"a\":\"\x01\"}",
	    /* numbers that are none here */
	    "{\"a\":1e400}", "{\"a\":9223372036854775808}",
	    "{\"a\":-9223372036854775809}",
	    "{\"a\":99999999999999999999999999999999999999999}"};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		refused(ERR_BAD_LINE, lines[i]);
}

static void
test_what_is_no_message(void **state)
{
	static const char *const lines[] = {"{}", "[]",
	    "[{\"jsonrpc\":\"2.0\",\"method\":\"a\"}]",
	    "{\"id\":1,\"method\":\"a\"}",
	    "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"a\"}",
	    "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"a\"}",
	    "{\"jsonrpc\":\"2.0\",\"id\":1}",
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}",
	    "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"a\"}",
	    "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"a\"}",
	    "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"a\"}",
	    "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"a\"}"};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		refused(ERR_BAD_REQUEST, lines[i]);
}

static void
test_nul_is_refused(void **state)
{
	static const char line[] =
	    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}\0";
	struct message m;

	(void)state;
	assert_int_equal(parse(line, sizeof line - 1, &m), ERR_BAD_LINE);
	/* the control: without it */
	assert_int_equal(parse(line, sizeof line - 2, &m), 0);
	json_decref(m.root);
}

/* n brackets open and close again */
static char *
nested(size_t n)
{
	char *line = heap_new(n * 2 + 1, 1);

	memset(line, '[', n);
	memset(line + n, ']', n);
	return line;
}

static void
test_deep_nesting(void **state)
{
	static const size_t depths[] = {3000, 100000, 130000};
	char *line;

	(void)state;
	for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
		line = nested(depths[i]);
		refused(ERR_BAD_LINE, line);
		free(line);
	}
	line = nested(1000);
	refused(ERR_BAD_REQUEST, line);
	free(line);
}

static void
test_call(void **state)
{
	struct message m;
	char *line =
	    message_call(7, "case.list", json_pack("{s:s}", "a", "改行\n"));

	(void)state;
	assert_string_equal(line,
	    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"case.list\","
	    "\"params\":{\"a\":\"改行\\n\"}}");
	assert_int_equal(parse(line, strlen(line), &m), 0);
	assert_int_equal(json_integer_value(m.id), 7);
	assert_string_equal(m.method, "case.list");
	assert_string_equal(
	    json_string_value(json_object_get(m.params, "a")), "改行\n");
	assert_null(m.result);
	assert_null(m.error);
	json_decref(m.root);
	free(line);
}

static void
test_reply(void **state)
{
	struct message m;
	json_t *id = json_string("x");
	char *line = message_reply(id, json_pack("{s:b}", "ok", 1));

	(void)state;
	assert_string_equal(line,
	    "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"ok\":true}}");
	assert_int_equal(parse(line, strlen(line), &m), 0);
	assert_true(json_equal(m.id, id));
	assert_null(m.method);
	assert_null(m.error);
	assert_true(json_is_true(json_object_get(m.result, "ok")));
	json_decref(m.root);
	json_decref(id);
	free(line);
	/* a line that could not be read had no id */
	line = message_reply(NULL, json_object());
	assert_string_equal(
	    line, "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}");
	free(line);
}

static void
same_err(const struct err *a, const struct err *b)
{
	const struct reason *x = a->why.at, *y = b->why.at;

	assert_int_equal(a->code, b->code);
	assert_string_equal(a->text, b->text);
	assert_int_equal(a->why.n, b->why.n);
	for (size_t i = 0; i < a->why.n; i++) {
		assert_string_equal(x[i].code, y[i].code);
		assert_string_equal(x[i].text, y[i].text);
		assert_true(x[i].slot == y[i].slot);
		assert_int_equal(x[i].item == NULL, y[i].item == NULL);
		if (x[i].item != NULL)
			assert_string_equal(x[i].item, y[i].item);
	}
}

static void
test_every_error_comes_back(void **state)
{
	struct err sent = {0}, got = {0};
	struct message m;
	json_t *id = json_integer(3);
	char *line;

	(void)state;
	reason_add(&sent.why, "limit", "history", 7, "%d > %d", 801, 800);
	reason_add(&sent.why, "eligibility-1", NULL, INT64_MIN, "いいえ\n。");
	for (int code = 1; code < ERR_COUNT; code++) {
		err_set(&sent, (enum err_code)code, NULL);
		line = message_error(id, &sent);
		assert_int_equal(parse(line, strlen(line), &m), 0);
		assert_string_equal(
		    json_string_value(json_object_get(m.error, "message")),
		    err_name(code));
		/* what was there before goes */
		reason_add(&got.why, "old", NULL, 1, "%s", "");
		assert_int_equal(message_err(m.error, &got), -code);
		same_err(&sent, &got);
		json_decref(m.root);
		free(line);
	}
	json_decref(id);
	err_clear(&sent);
	err_clear(&got);
}

/* An answer of a strange service is an error all the same. */
static void
test_odd_errors(void **state)
{
	static const struct {
		const char *json;
		enum err_code code;
	} rows[] = {
	    {"{}", ERR_INTERNAL},
	    {"[]", ERR_INTERNAL},
	    {"{\"code\": 5}", ERR_INTERNAL},
	    {"{\"code\": \"x\"}", ERR_INTERNAL},
	    {"{\"code\": -32012}", ERR_NOT_FOUND},
	    {"{\"code\": -32012, \"data\": 7}", ERR_NOT_FOUND},
	    {"{\"code\": -32012, \"data\": {\"text\": null,"
	     " \"reasons\": []}}",
		ERR_NOT_FOUND},
	    {"{\"code\": -32012, \"data\": {\"text\": \"\\u001b[2J\","
	     " \"reasons\": []}}",
		ERR_NOT_FOUND},
	    {"{\"code\": -32012, \"data\": {\"text\": \"a\","
	     " \"reasons\": [{}]}}",
		ERR_NOT_FOUND},
	};
	struct err err = {0}, own = {0};
	json_t *error;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		error = json_loads(rows[i].json, 0, NULL);
		assert_non_null(error);
		assert_int_equal(message_err(error, &err), -(int)rows[i].code);
		err_set(&own, rows[i].code, NULL);
		assert_string_equal(err.text, own.text);
		assert_int_equal(err.why.n, 0);
		json_decref(error);
	}
	err_clear(&err);
	err_clear(&own);
}

static void
test_for_scripts(void **state)
{
	struct err err = {0};
	json_t *o;
	char *text;

	(void)state;
	err_text(&err, ERR_NOT_FOUND, "ない。");
	reason_add(&err.why, "date", "period", INT64_MIN, "%s", "日付");
	o = message_err_json(&err);
	text = json_dumps(o, JSON_COMPACT);
	assert_string_equal(text,
	    "{\"code\":\"not_found\",\"text\":\"ない。\",\"reasons\":[{"
	    "\"code\":\"date\",\"item\":\"period\",\"slot\":null,"
	    "\"text\":\"日付\"}]}");
	free(text);
	json_decref(o);
	err_clear(&err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_no_json),
	    cmocka_unit_test(test_what_is_no_message),
	    cmocka_unit_test(test_nul_is_refused),
	    cmocka_unit_test(test_deep_nesting),
	    cmocka_unit_test(test_call),
	    cmocka_unit_test(test_reply),
	    cmocka_unit_test(test_every_error_comes_back),
	    cmocka_unit_test(test_odd_errors),
	    cmocka_unit_test(test_for_scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
