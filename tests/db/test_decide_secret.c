/* SPDX-License-Identifier: MIT */
/* 備考 is in no byte that a supervisor receives; the office reads no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "connection.h"
#include "core/call/call.h"
#include "core/heap.h"
#include "fixture.h"

#define SECRET "備考ひみつZQX"

/* All bytes that a connection gets for these asked; heap. */
static char *
hear(struct fixture *f, const char *login, const json_t *asked)
{
	struct connection c;
	char *all = heap_dup("");
	json_t *call;
	size_t i;

	dial(f, login, &c);
	json_array_foreach(asked, i, call)
	{
		char *line = json_dumps(call, JSON_COMPACT);
		char *more = heap_printf("%s%s\n", all, ask(&c, line));

		free(line);
		free(all);
		all = more;
	}
	assert_int_equal(hang_up(&c), 0);
	return all;
}

static json_t *
message(const char *method, json_t *params)
{
	if (strcmp(method, "request.approve") == 0 ||
	    strcmp(method, "request.reject") == 0)
		json_object_set_new(params, "once",
		    json_sprintf("%032x", (unsigned)json_object_size(params) +
					      (unsigned)strlen(method)));
	return json_pack("{s:s, s:i, s:s, s:o}", "jsonrpc", "2.0", "id", 1,
	    "method", method, "params", params);
}

static void
test_note_never_reaches_a_supervisor(void **state)
{
	struct fixture *f = *state;
	char *heard;
	json_t *asked = json_array();
	int64_t one = fixture_request(f, "yamada", 1, "A1002");
	int64_t two = fixture_request(f, "yamada", 2, "A1002");

	for (int slot = 1; slot <= 20; slot++)
		fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}",
		    "programme", NEW, "slot", slot, "text", SECRET);
	json_array_append_new(
	    asked, message("session.hello", json_pack("{s:i, s:b}", "protocol",
						call_protocol(), "first", 1)));
	json_array_append_new(asked, message("request.inbox", json_object()));
	json_array_append_new(
	    asked, message("request.view",
		       json_pack("{s:I}", "request", (json_int_t)one)));
	json_array_append_new(
	    asked, message("request.view",
		       json_pack("{s:I}", "request", (json_int_t)two)));
	json_array_append_new(
	    asked, message("request.approve",
		       json_pack("{s:[{s:I, s:i}]}", "requests", "request",
			   (json_int_t)one, "seen", 1)));
	json_array_append_new(
	    asked, message("request.reject",
		       json_pack("{s:I, s:i, s:s}", "request", (json_int_t)two,
			   "seen", 1, "comment", "x")));
	json_array_append_new(
	    asked, message("request.reject",
		       json_pack("{s:I, s:i, s:s}", "request", (json_int_t)one,
			   "seen", 2, "comment", "x")));
	json_array_append_new(asked, message("request.inbox", json_object()));
	for (int slot = 1; slot <= 2; slot++)
		json_array_append_new(asked,
		    message("case.show", json_pack("{s:s, s:i}", "programme",
					     NEW, "slot", slot)));
	json_array_append_new(
	    asked, message("case.list", json_pack("{s:s}", "programme", NEW)));
	json_array_append_new(asked,
	    message("supervisor.search", json_pack("{s:s}", "query", SECRET)));
	json_array_append_new(
	    asked, message("supervisor.search",
		       json_pack("{s:s, s:s, s:[{s:i}]}", "query", "",
			   "programme", NEW, "cases", "slot", 1)));
	json_array_append_new(
	    asked, message("facility.search", json_pack("{s:s}", "query", "")));

	/* the control: the owner does hear it, in these words */
	heard = hear(f, "yamada", asked);
	assert_non_null(strstr(heard, SECRET));
	free(heard);
	heard = hear(f, "suzuki", asked);
	assert_null(strstr(heard, SECRET));
	assert_null(strstr(heard, "ZQX"));
	assert_null(strstr(heard, "\"note\":\""));
	assert_non_null(strstr(heard, "\"APPROVED\""));
	assert_non_null(strstr(heard, "\"REJECTED\""));
	free(heard);
	heard = hear(f, "jimu", asked);
	assert_null(strstr(heard, "ZQX"));
	free(heard);
	json_decref(asked);
}

/* Staff see states, never a text. */
static void
test_staff_see_no_text(void **state)
{
	struct fixture *f = *state;
	char *text;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_done(f, "jimu", "staff.waiting", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	text = json_dumps(f->reply, 0);
	assert_null(strstr(text, "膵体部癌"));
	assert_non_null(strstr(text, "鈴木 一郎"));
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_note_never_reaches_a_supervisor),
	    TEST(test_staff_see_no_text),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
