/* SPDX-License-Identifier: MIT */
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

#define APPROVE(request_, seen_)                                               \
	"{s:[{s:I, s:I}]}", "requests", "request", (json_int_t)(request_),     \
	    "seen", (json_int_t)(seen_)
#define REJECT(request_, seen_, comment_)                                      \
	"{s:I, s:I, s:s}", "request", (json_int_t)(request_), "seen",          \
	    (json_int_t)(seen_), "comment", comment_
#define REJECT_ITEM(request_, item_, text_)                                    \
	"{s:I, s:i, s:[{s:s, s:s}]}", "request", (json_int_t)(request_),       \
	    "seen", 1, "comments", "item", item_, "text", text_

/* Refused, and nothing but the audit has changed. */
#define unchanged(f, call)                                                     \
	do {                                                                   \
		char *before_ = fixture_state(f);                              \
		call;                                                          \
		fixture_unchanged(f, before_);                                 \
	} while (0)

static void
test_unopened(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(request, 1)));
	assert_non_null(strstr(f->err.text, "not been opened"));
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
	assert_int_equal(number_at(f->reply, "badges.waiting"), 0);
}

static void
test_twice(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	/* twice in one call */
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}]}", "requests", "request",
			 (json_int_t)request, "seen", 1, "request",
			 (json_int_t)request, "seen", 1));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}]}", "requests", "request",
			 (json_int_t)request, "seen", 1, "request",
			 (json_int_t)request, "seen", 2));
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 APPROVE(request, 1)));
	assert_non_null(strstr(f->err.text, "Approved"));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(request, 2)));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.reject",
			 REJECT(request, 2, "x")));
}

static void
test_not_his(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "sato", 1, "A1002");

	fixture_view(f, "suzuki", request);
	/* another supervisor, and the applicant, who is one too */
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "onodera",
			 "request.approve", APPROVE(request, 1)));
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "sato",
			 "request.approve", APPROVE(request, 1)));
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "sato", "request.view",
			 "{s:I}", "request", (json_int_t)request));
	unchanged(f, fixture_refused(f, ERR_NOT_FOUND, "sato", "request.reject",
			 REJECT(request, 1, "x")));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE result = 'NOT_FOUND'"),
	    4);
}

static void
test_older_revision(void **state)
{
	struct fixture *f = *state;
	int64_t first = fixture_request(f, "yamada", 1, "A1002"), second;

	fixture_view(f, "suzuki", first);
	fixture_withdraw(f, "yamada", 1);
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 APPROVE(first, 1)));
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(first, 2)));
	second = fixture_request(f, "yamada", 1, "A1002");
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(first, 2)));
	/* that he opened the older one does not open this */
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 APPROVE(second, 1)));
	/* the withdrawn one stays without its text */
	fixture_view(f, "suzuki", first);
	assert_string_equal(text_at(f->reply, "state"), "WITHDRAWN");
	assert_int_equal(json_object_size(at(f->reply, "items")), 0);
	assert_true(json_is_null(at(f->reply, "message")));
	assert_true(json_is_null(at(f->reply, "entry")));
	assert_int_equal(json_array_size(at(f->reply, "entries")), 0);
}

/* What was taken back unopened stays so, however often its row is viewed. */
static void
test_withdrawn_unopened(void **state)
{
	struct fixture *f = *state;
	int64_t first = fixture_request(f, "yamada", 1, "A1002"), second;

	fixture_withdraw(f, "yamada", 1);
	fixture_view(f, "suzuki", first);
	assert_int_equal(fixture_number(f, "SELECT opened_at IS NULL"
					   " FROM request"),
	    1);
	fixture_write(f, "yamada", 1, "comorbidity", "糖尿病");
	fixture_register_draft(f, "yamada", 1);
	second = fixture_request(f, "yamada", 1, "A1002");
	fixture_view(f, "suzuki", second);
	assert_int_equal(json_object_size(at(f->reply, "before")), 0);
}

/* The facility that he saw before has a name, too. */
static void
test_view_names_the_old_facility(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.reject",
	    REJECT_ITEM(request, "facility", "確認を"));
	fixture_write(f, "yamada", 1, "facility", "201");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s, s:[s]}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),
	    "to", "A1002", "confirm", "elsewhere");
	fixture_view(f, "suzuki", request + 1);
	assert_string_equal(text_at(f->reply, "before.facility"), "102");
	/* its own one, and the two of the hospital before */
	assert_int_equal(json_array_size(at(f->reply, "entries")), 3);
}

/* What he sees is what was requested, and what has changed since. */
static void
test_view(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	assert_string_equal(text_at(f->reply, "items.sex"), "female");
	assert_int_equal(json_object_size(at(f->reply, "before")), 0);
	assert_string_equal(text_at(f->reply, "applicant"), "山田 花子");
	assert_string_equal(text_at(f->reply, "entry.name"), "みなと総合病院");
	assert_int_equal(json_array_size(at(f->reply, "entries")), 2);
	fixture_done(f, "suzuki", "request.reject",
	    REJECT_ITEM(request, "sex", "確認を"));
	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}, {s:s, s:s, s:i}]}", "programme",
	    NEW, "slot", 1, "changes", "item", "sex", "text", "male", "seen", 0,
	    "item", "comorbidity", "text", "糖尿病", "seen", 0);
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send", "{s:s, s:[{s:i, s:I}], s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "to", "A1002");
	fixture_view(f, "suzuki", request + 1);
	assert_string_equal(text_at(f->reply, "items.sex"), "male");
	assert_string_equal(text_at(f->reply, "before.sex"), "female");
	assert_string_equal(text_at(f->reply, "before.comorbidity"), "");
	assert_int_equal(json_object_size(at(f->reply, "before")), 2);
	assert_int_equal(json_array_size(at(f->reply, "comments")), 0);
	assert_int_equal(json_array_size(at(f->reply, "earlier")), 1);
	/* the old one reads as it was decided */
	fixture_view(f, "suzuki", request);
	assert_string_equal(text_at(f->reply, "items.sex"), "female");
	assert_string_equal(text_at(f->reply, "state"), "REJECTED");
	assert_int_equal(json_array_size(at(f->reply, "comments")), 1);
	assert_int_equal(json_array_size(at(f->reply, "earlier")), 0);
}

/* Opening is recorded once, with its time. */
static void
test_opened_at(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002"), opened;

	fixture_view(f, "suzuki", request);
	opened = fixture_number(f, "SELECT opened_at FROM request");
	assert_int_equal(opened, f->clock.frozen);
	fixture_now(f, "2026-06-16T10:00:00+09:00");
	fixture_view(f, "suzuki", request);
	assert_int_equal(
	    fixture_number(f, "SELECT opened_at FROM request"), opened);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE call = 'request.view'"),
	    2);
}

static void
test_qualification_shortened(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	/* to the day before the last of the period */
	fixture_sql(
	    f, "UPDATE qualification SET to_on = %d WHERE person = 2", 20248);
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-4"), 1);
	/* one that merely ended still decides cases within it */
	fixture_sql(
	    f, "UPDATE qualification SET to_on = %d WHERE person = 2", 20249);
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
}

static void
test_facility_withdrawn(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_sql(f, "UPDATE accreditation SET to_on = from_on");
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-3"), 1);
}

static void
test_supervisor_left(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_sql(f, "UPDATE person SET active = 0 WHERE id = 2");
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-6"), 1);
	fixture_sql(f, "UPDATE person SET active = 1 WHERE id = 2;"
		       "UPDATE person SET active = 0 WHERE id = 1");
	unchanged(f, fixture_refused(f, ERR_INELIGIBLE, "suzuki",
			 "request.approve", APPROVE(request, 1)));
	assert_int_equal(fixture_reasons(f, "eligibility-7"), 1);
}

/* A decision may come any time, also when requests are closed. */
static void
test_window_does_not_bind_decisions(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_sql(f, "INSERT INTO open_window VALUES"
		       " ('specialist-new', 'request', 2026, 1, 2),"
		       " ('specialist-new', 'registration', 2026, 1, 2)");
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", APPROVE(request, 1));
}

static void
test_reject_needs_a_comment(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	unchanged(
	    f, fixture_refused(f, ERR_INVALID, "suzuki", "request.reject",
		   "{s:I, s:i}", "request", (json_int_t)request, "seen", 1));
	unchanged(f, fixture_refused(f, ERR_INVALID, "suzuki", "request.reject",
			 REJECT(request, 1, "")));
	unchanged(f, fixture_refused(f, ERR_INVALID, "suzuki", "request.reject",
			 REJECT(request, 1, " \n　")));
	unchanged(f, fixture_refused(f, ERR_INVALID, "suzuki", "request.reject",
			 REJECT_ITEM(request, "history", "")));
	unchanged(f, fixture_refused(f, ERR_INVALID, "suzuki", "request.reject",
			 REJECT_ITEM(request, "history", "　")));
	unchanged(f, fixture_refused(f, ERR_BAD_ARGS, "suzuki",
			 "request.reject", REJECT_ITEM(request, "note", "x")));
	unchanged(f, fixture_refused(f, ERR_BAD_ARGS, "suzuki",
			 "request.reject", REJECT_ITEM(request, "", "x")));
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.reject",
			 REJECT(request, 2, "x")));
}

/* The form of a programme that lacks the item. */
static void
test_reject_item_not_on_the_form(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_sql(f, "UPDATE request SET programme = 'certified-new'");
	unchanged(
	    f, fixture_refused(f, ERR_BAD_ARGS, "suzuki", "request.reject",
		   REJECT_ITEM(request, "problems", "x")));
	assert_non_null(strstr(f->err.text, "not on the form"));
}

static void
test_reject_item_twice(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	unchanged(
	    f, fixture_refused(f, ERR_BAD_ARGS, "suzuki", "request.reject",
		   "{s:I, s:i, s:[{s:s, s:s}, {s:s, s:s}]}", "request",
		   (json_int_t)request, "seen", 1, "comments", "item", "sex",
		   "text", "a", "item", "sex", "text", "b"));
}

static void
test_comment_limit(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");
	char *text = heap_new(502, 1);

	memset(text, 'a', 501);
	unchanged(f, fixture_refused(f, ERR_LIMIT, "suzuki", "request.reject",
			 REJECT(request, 1, text)));
	unchanged(f, fixture_refused(f, ERR_LIMIT, "suzuki", "request.reject",
			 REJECT_ITEM(request, "sex", text)));
	text[500] = '\0';
	fixture_done(f, "suzuki", "request.reject", REJECT(request, 1, text));
	free(text);
}

static void
test_reject_with_comments(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");
	json_t *comments;

	fixture_done(f, "suzuki", "request.reject",
	    "{s:I, s:i, s:[{s:s, s:s}, {s:s, s:s}], s:s}", "request",
	    (json_int_t)request, "seen", 1, "comments", "item", "history",
	    "text", "経過を\n詳しく", "item", "discussion", "text", "根拠を",
	    "comment", "全体に短い");
	assert_string_equal(fixture_slot(f, "yamada", 1), "REJECTED");
	assert_int_equal(
	    fixture_number(f, "SELECT rejected FROM person WHERE id = 1"), 1);
	fixture_done(f, "yamada", "case.show", "{s:s, s:i}", "programme", NEW,
	    "slot", 1);
	comments = at(f->reply, "comments");
	assert_int_equal(json_array_size(comments), 3);
	assert_string_equal(
	    text_at(json_array_get(comments, 0), "item"), "history");
	assert_string_equal(
	    text_at(json_array_get(comments, 0), "text"), "経過を\n詳しく");
	assert_string_equal(
	    text_at(json_array_get(comments, 1), "item"), "discussion");
	assert_true(json_is_null(at(json_array_get(comments, 2), "item")));
	assert_string_equal(text_at(f->reply, "supervisor"), "鈴木 一郎");
	assert_string_equal(text_at(f->reply, "decided_on"), "2026-06-15");
}

static void
test_several_at_once(void **state)
{
	struct fixture *f = *state;
	int64_t request[3];

	for (int i = 0; i < 3; i++) {
		request[i] = fixture_request(f, "yamada", i + 1, "A1002");
		if (i < 2)
			fixture_view(f, "suzuki", request[i]);
	}
	/* the third is unopened: none is approved */
	unchanged(f, fixture_refused(f, ERR_STATE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}, {s:I, s:i}]}", "requests",
			 "request", (json_int_t)request[0], "seen", 1,
			 "request", (json_int_t)request[1], "seen", 1,
			 "request", (json_int_t)request[2], "seen", 1));
	/* the second is stale */
	unchanged(f, fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
			 "{s:[{s:I, s:i}, {s:I, s:i}]}", "requests", "request",
			 (json_int_t)request[0], "seen", 1, "request",
			 (json_int_t)request[1], "seen", 7));
	unchanged(f, fixture_refused(f, ERR_BAD_ARGS, "suzuki",
			 "request.approve", "{s:[]}", "requests"));
	fixture_view(f, "suzuki", request[2]);
	fixture_done(f, "suzuki", "request.approve",
	    "{s:[{s:I, s:i}, {s:I, s:i}, {s:I, s:i}]}", "requests", "request",
	    (json_int_t)request[0], "seen", 1, "request",
	    (json_int_t)request[1], "seen", 1, "request",
	    (json_int_t)request[2], "seen", 1);
	assert_int_equal(json_array_size(at(f->reply, "rows")), 3);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM slot"
					   " WHERE state = 'APPROVED'"),
	    3);
}

/* --- 備考 is in no byte that a supervisor's connection receives. --- */

#define SECRET "備考ひみつZQX"

/* All bytes that a connection gets for these asked; heap. */
static char *
hear(struct fixture *f, const char *login, const json_t *asked)
{
	struct store *store = NULL;
	struct session session;
	struct err err = {0};
	char *all = heap_dup("");
	json_t *call;
	size_t i;

	assert_int_equal(store_open(f->dir, &store, &err), 0);
	session_init(&session, store, &f->clock, login);
	json_array_foreach(asked, i, call)
	{
		int in[2], out[2];
		char *line = json_dumps(call, JSON_COMPACT), *got;
		struct wire wire;
		size_t bytes;

		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, in), 0);
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, out), 0);
		wire_init(&wire, in[0]);
		assert_int_equal(wire_write(&wire, line, -1), 0);
		close(in[0]);
		assert_int_equal(session_serve(&session, in[1], out[1]), 0);
		close(in[1]);
		close(out[1]);
		wire_release(&wire);
		wire_init(&wire, out[0]);
		assert_int_equal(wire_read(&wire, -1, &got, &bytes), WIRE_LINE);
		free(line);
		line = heap_printf("%s%s\n", all, got);
		free(all);
		all = line;
		close(out[0]);
		wire_release(&wire);
	}
	session_release(&session);
	store_close(store);
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
	    TEST(test_unopened),
	    TEST(test_twice),
	    TEST(test_not_his),
	    TEST(test_older_revision),
	    TEST(test_withdrawn_unopened),
	    TEST(test_view),
	    TEST(test_view_names_the_old_facility),
	    TEST(test_opened_at),
	    TEST(test_qualification_shortened),
	    TEST(test_facility_withdrawn),
	    TEST(test_supervisor_left),
	    TEST(test_window_does_not_bind_decisions),
	    TEST(test_reject_needs_a_comment),
	    TEST(test_reject_item_not_on_the_form),
	    TEST(test_reject_item_twice),
	    TEST(test_comment_limit),
	    TEST(test_reject_with_comments),
	    TEST(test_several_at_once),
	    TEST(test_note_never_reaches_a_supervisor),
	    TEST(test_staff_see_no_text),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
