/* SPDX-License-Identifier: MIT */
/* Cases are sent to a supervisor, and taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "fixture.h"
#include "request.h"

static void
test_request_withdraw_request(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD), first;

	fixture_done(f, "yamada", "request.send", SEND(1, seen, "A1002"));
	assert_string_equal(text_at(f->reply, "supervisor"), "鈴木 一郎");
	assert_true(json_is_true(at(f->reply, "mail")));
	first = number_at(json_array_get(at(f->reply, "rows"), 0), "request");
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	consistent(f);
	fixture_refused(
	    f, ERR_STATE, "yamada", "request.withdraw", WITHDRAW(2, 0));
	fixture_refused(
	    f, ERR_STALE, "yamada", "request.withdraw", WITHDRAW(1, seen));
	fixture_done(f, "yamada", "request.withdraw", WITHDRAW(1, seen + 1));
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	consistent(f);
	fixture_refused(
	    f, ERR_STATE, "yamada", "request.withdraw", WITHDRAW(1, seen + 2));
	fixture_done(f, "yamada", "request.send", SEND(1, seen + 2, "A1004"));
	assert_true(number_at(json_array_get(at(f->reply, "rows"), 0),
			"request") > first);
	consistent(f);
	assert_int_equal(fixture_count(f, "request"), 2);
	assert_int_equal(fixture_count(f, "revision"), 1);
}

static void
test_notices(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");
	char *rows;

	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)request, "seen", 1);
	fixture_request(f, "yamada", 2, "A1002");
	fixture_done(f, "yamada", "request.withdraw",
	    WITHDRAW(2, fixture_version(f, "yamada", 2)));
	request = fixture_request(f, "yamada", 3, "A1002");
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "x");
	rows = fixture_text(f,
	    "SELECT group_concat(person || ' ' || kind || ' ' || request"
	    " || ' ' || state, ', ') FROM outbox JOIN outbox_case ON"
	    " outbox = id");
	assert_string_equal(rows,
	    "2 request 1 WAITING, 2 approve 1 WAITING, 1 approve 1 WAITING, "
	    "2 request 2 WAITING, 2 withdraw 2 WAITING, "
	    "2 request 3 WAITING, 1 reject 3 WAITING");
	free(rows);
	consistent(f);
	/* the list tells of the last one */
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	rows = json_dumps(at(f->reply, "rows.data"), JSON_COMPACT);
	assert_non_null(strstr(rows, "\"WAITING\",\"2026-06-15\""));
	free(rows);
}

/* A refusal leaves no notice, no request, nothing. */
static void
test_all_or_nothing(void **state)
{
	struct fixture *f = *state;
	int64_t one = fixture_register(f, "yamada", 1, PERIOD);
	int64_t two = fixture_register(f, "yamada", 2, PERIOD);
	char *before = fixture_state(f);

	/* the third is empty, the fourth too: both reasons are told */
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}, {s:i, s:i}, {s:i, s:I}, {s:i, s:i}], s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen", (json_int_t)one,
	    "slot", 3, "seen", 0, "slot", 2, "seen", (json_int_t)two, "slot", 4,
	    "seen", 0, "to", "A1002");
	assert_int_equal(fixture_reasons(f, "eligibility-2"), 2);
	/* the second is stale */
	fixture_refused(f, ERR_STALE, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}, {s:i, s:I}], s:s}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)one, "slot", 2, "seen",
	    (json_int_t)two - 1, "to", "A1002");
	/* the same twice, also with the version that it would have then */
	for (int more = 0; more < 2; more++)
		fixture_refused(f, ERR_STALE, "yamada", "request.send",
		    "{s:s, s:[{s:i, s:I}, {s:i, s:I}], s:s}", "programme", NEW,
		    "cases", "slot", 1, "seen", (json_int_t)one, "slot", 1,
		    "seen", (json_int_t)one + more, "to", "A1002");
	fixture_refused(
	    f, ERR_NOT_FOUND, "yamada", "request.send", SEND(1, one, "A9999"));
	fixture_refused(f, ERR_NOT_FOUND, "yamada", "request.send",
	    SEND(1, one, "A1028")); /* no supervisor */
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "request.send",
	    "{s:s, s:[], s:s}", "programme", NEW, "cases", "to", "A1002");
	fixture_unchanged(f, before);
	/* withdrawing is all or nothing, too */
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}, {s:i, s:I}], s:s}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)one, "slot", 2, "seen",
	    (json_int_t)two, "to", "A1002");
	assert_int_equal(fixture_count(f, "sending"), 1);
	assert_int_equal(fixture_count(f, "request"), 2);
	before = fixture_state(f);
	fixture_refused(f, ERR_STATE, "yamada", "request.withdraw",
	    "{s:[s], s:s, s:[{s:i, s:I}, {s:i, s:i}]}", "confirm", "told",
	    "programme", NEW, "cases", "slot", 1, "seen", (json_int_t)one + 1,
	    "slot", 3, "seen", 0);
	fixture_refused(f, ERR_STATE, "yamada", "request.withdraw",
	    "{s:[s], s:s, s:[{s:i, s:I}, {s:i, s:I}]}", "confirm", "told",
	    "programme", NEW, "cases", "slot", 1, "seen", (json_int_t)one + 1,
	    "slot", 1, "seen", (json_int_t)one + 2);
	fixture_unchanged(f, before);
	consistent(f);
}

#define SEND_MESSAGE(seen_, message_)                                          \
	"{s:s, s:[{s:i, s:I}], s:s, s:s}", "programme", NEW, "cases", "slot",  \
	    1, "seen", (json_int_t)(seen_), "to", "A1002", "message", message_

/* ｶﾞ is one of the 200 characters [seed]. */
static void
test_message(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);
	const size_t one = strlen("ｶﾞ");
	char *text = heap_new(201 * one + 1, 1);

	for (int i = 0; i < 201; i++)
		memcpy(text + (size_t)i * one, "ｶﾞ", one);
	fixture_refused(
	    f, ERR_LIMIT, "yamada", "request.send", SEND_MESSAGE(seen, text));
	assert_non_null(strstr(f->err.text, "201"));
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "request.send",
	    SEND_MESSAGE(seen, "a\x1b[2J"));
	assert_int_equal(fixture_count(f, "sending"), 0);
	text[200 * one] = '\0';
	fixture_done(f, "yamada", "request.send", SEND_MESSAGE(seen, text));
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	assert_string_equal(text_at(f->reply, "message"), text);
	free(text);
}

/* A rejected report that comes back unchanged asks first. */
static void
test_rejected_and_unchanged(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002"), seen;

	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "短い");
	consistent(f);
	seen = fixture_version(f, "yamada", 1);
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    SEND(1, seen, "A1002"));
	fixture_refused(f, ERR_CONFIRM, "yamada", "case.register",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 1, "seen",
	    (json_int_t)seen);
	assert_int_equal(fixture_reasons(f, "unchanged"), 1);
	fixture_refused(f, ERR_CONFIRM, "yamada", "case.register",
	    "{s:s, s:i, s:I, s:[s]}", "programme", NEW, "slot", 1, "seen",
	    (json_int_t)seen, "confirm", "something-else");
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:I, s:[s]}",
	    "programme", NEW, "slot", 1, "seen", (json_int_t)seen, "confirm",
	    "unchanged");
	consistent(f);
	assert_int_equal(
	    fixture_number(f, "SELECT rejected FROM person WHERE id = 1"), 0);
}

/* The blue frame and the marks stay until the next decision [seed]. */
static void
test_comments_stay_until_the_next_decision(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_done(f, "suzuki", "request.reject",
	    "{s:I, s:i, s:[{s:s, s:s}]}", "request", (json_int_t)request,
	    "seen", 1, "comments", "item", "history", "text", "短い");
	for (int step = 0; step < 3; step++) {
		if (step == 1)
			fixture_request(f, "yamada", 1, "A1004");
		if (step == 2)
			fixture_done(f, "yamada", "request.withdraw",
			    WITHDRAW(1, fixture_version(f, "yamada", 1)));
		fixture_show(f, "yamada", 1);
		assert_int_equal(json_array_size(at(f->reply, "comments")), 1);
		assert_string_equal(
		    text_at(
			json_array_get(at(f->reply, "comments"), 0), "text"),
		    "短い");
		/* who waits now is named, else who rejected */
		assert_string_equal(text_at(f->reply, "supervisor"),
		    step == 1 ? "小野寺 修" : "鈴木 一郎");
	}
	request = fixture_request(f, "yamada", 1, "A1004");
	fixture_view(f, "onodera", request);
	fixture_done(f, "onodera", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)request, "seen", 1);
	fixture_show(f, "yamada", 1);
	assert_int_equal(json_array_size(at(f->reply, "comments")), 0);
	assert_string_equal(text_at(f->reply, "supervisor"), "小野寺 修");
}

/* 指導者あてに通知は届いておりますので取り下げの際はご注意ください [seed] */
static void
test_withdraw_asks_first(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD) + 1;

	fixture_done(f, "yamada", "request.send", "{s:s, s:[{s:i, s:I}], s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen", (json_int_t)seen - 1,
	    "to", "A1002");
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.withdraw",
	    "{s:s, s:[{s:i, s:I}]}", "programme", NEW, "cases", "slot", 1,
	    "seen", (json_int_t)seen);
	assert_int_equal(fixture_reasons(f, "told"), 1);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM outbox WHERE kind ="
			      " 'withdraw'"),
	    0);
	/* what can't be withdrawn is not asked about */
	fixture_refused(f, ERR_STATE, "yamada", "request.withdraw",
	    "{s:s, s:[{s:i, s:I}]}", "programme", NEW, "cases", "slot", 2,
	    "seen", (json_int_t)0);
	fixture_done(f, "yamada", "request.withdraw", WITHDRAW(1, seen));
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_request_withdraw_request),
	    TEST(test_withdraw_asks_first),
	    TEST(test_notices),
	    TEST(test_all_or_nothing),
	    TEST(test_message),
	    TEST(test_rejected_and_unchanged),
	    TEST(test_comments_stay_until_the_next_decision),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
