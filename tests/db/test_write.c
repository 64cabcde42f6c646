/* SPDX-License-Identifier: MIT */
/* What every write promises: once, seen, and a row of the audit. */
#include "db/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"

#define ONCE "00000000000000000000000000000001"

/* The text of a reply, from session_call itself. */
static char *
raw(struct fixture *f, const char *login, const char *name, const char *args)
{
	struct session session;
	json_t *json = json_loads(args, 0, NULL);
	char *text;

	assert_non_null(json);
	err_clear(&f->err);
	session_init(&session, f->store, &f->clock, login);
	text = session_call(&session, call_find(name), json, &f->err);
	session_release(&session);
	json_decref(json);
	return text;
}

#define NOTE(once, text)                                                       \
	"{\"once\":\"" once "\",\"programme\":\"specialist-new\",\"slot\":1,"  \
	"\"text\":\"" text "\"}"

static void
test_once(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);
	char *args = heap_printf("{\"once\":\"" ONCE "\",\"programme\":\"" NEW
				 "\",\"cases\":[{\"slot\":1,\"seen\":%d}],"
				 "\"to\":\"A1002\"}",
	    (int)seen);
	char *other = heap_printf("{\"to\":\"A1002\",\"cases\":[{\"seen\":%d,"
				  "\"slot\":1}],\"programme\":\"" NEW
				  "\",\"once\":\"" ONCE "\"}",
	    (int)seen);
	char *first = raw(f, "yamada", "request.send", args), *again;

	assert_non_null(first);
	fixture_now(f, "2026-06-16T09:00:00+09:00");
	again = raw(f, "yamada", "request.send", args);
	assert_string_equal(first, again);
	free(again);
	/* the same however it is written */
	again = raw(f, "yamada", "request.send", other);
	assert_string_equal(first, again);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM request"), 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM sending"), 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox"), 1);
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"), 1);
	free(first);
	free(again);
	free(args);
	free(other);
}

static void
test_once_with_other_arguments(void **state)
{
	struct fixture *f = *state;
	char *reply = raw(f, "yamada", "note.save", NOTE(ONCE, "外来"));

	assert_non_null(reply);
	free(reply);
	assert_null(raw(f, "yamada", "note.save", NOTE(ONCE, "病棟")));
	assert_int_equal(f->err.code, ERR_ONCE);
	reply = fixture_text(f, "SELECT note FROM slot");
	assert_string_equal(reply, "外来");
	free(reply);
	/* it is the person's own */
	reply = raw(f, "tanaka", "note.save", NOTE(ONCE, "病棟"));
	assert_non_null(reply);
	free(reply);
}

/* The arguments of two calls can be the same; what they do is not. */
static void
test_once_with_another_call(void **state)
{
	struct fixture *f = *state;
	char *reply;
	static const char args[] = "{\"once\":\"" ONCE "\",\"programme\":\"" NEW
				   "\",\"slot\":1,\"seen\":0}";

	fixture_draft(f, "yamada", 1, PERIOD);
	reply = raw(f, "yamada", "draft.discard", args);
	assert_non_null(reply);
	free(reply);
	assert_null(raw(f, "yamada", "case.register", args));
	assert_int_equal(f->err.code, ERR_ONCE);
}

/* A refusal leaves nothing behind that the corrected call could meet. */
static void
test_once_after_a_refusal(void **state)
{
	struct fixture *f = *state;
	static const char args[] = "{\"once\":\"" ONCE "\",\"programme\":\"" NEW
				   "\",\"slot\":1,\"seen\":0}";
	char *reply;

	assert_null(raw(f, "yamada", "case.register", args));
	assert_int_equal(f->err.code, ERR_INVALID);
	fixture_draft(f, "yamada", 1, PERIOD);
	reply = raw(f, "yamada", "case.register", args);
	assert_non_null(reply);
	free(reply);
}

static void
test_once_is_forgotten_after_a_week(void **state)
{
	struct fixture *f = *state;
	char *reply = raw(f, "yamada", "note.save", NOTE(ONCE, "外来"));

	free(reply);
	fixture_now(f, "2026-06-22T10:00:00+09:00");
	fixture_done(f, "tanaka", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "x");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM done"), 2);
	fixture_now(f, "2026-06-22T10:00:01+09:00");
	fixture_done(f, "tanaka", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "y");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM done WHERE person = 1"), 0);
}

static void
test_stale(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);
	char *before = fixture_state(f);

	fixture_refused(f, ERR_STALE, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s}", "programme", NEW, "cases", "slot", 1,
	    "seen", (json_int_t)seen - 1, "to", "A1002");
	fixture_refused(f, ERR_STALE, "yamada", "case.register",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 1, "seen",
	    (json_int_t)seen + 1);
	fixture_refused(f, ERR_STALE, "yamada", "draft.discard",
	    "{s:s, s:i, s:i}", "programme", NEW, "slot", 1, "seen", 0);
	fixture_unchanged(f, before);
}

static void
last_audit(struct fixture *f, const char *expected)
{
	char *row = fixture_text(f,
	    "SELECT person || ' ' || call || ' ' || subject || ' ' || result"
	    " FROM audit ORDER BY id DESC LIMIT 1");

	assert_string_equal(row, expected);
	free(row);
}

static void
test_audit(void **state)
{
	struct fixture *f = *state;
	int64_t n;

	fixture_register(f, "yamada", 1, PERIOD);
	last_audit(f, "1 case.register specialist-new 1 DONE");
	n = fixture_number(f, "SELECT count(*) FROM audit");
	/* drafts and reads are in no audit */
	fixture_draft(f, "yamada", 2, PERIOD);
	fixture_show(f, "yamada", 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), n);
	/* what was refused is */
	fixture_refused(f, ERR_NOT_FOUND, "suzuki", "request.approve",
	    "{s:[{s:i, s:i}]}", "requests", "request", 42, "seen", 1);
	last_audit(f, "2 request.approve request 42 NOT_FOUND");
	fixture_refused(f, ERR_DENIED, "yamada", "request.approve",
	    "{s:[{s:i, s:i}]}", "requests", "request", 42, "seen", 1);
	last_audit(f, "1 request.approve  DENIED");
	fixture_refused(f, ERR_STATE, "yamada", "request.withdraw",
	    "{s:[s], s:s, s:[{s:i, s:i}]}", "confirm", "told", "programme", NEW,
	    "cases", "slot", 1, "seen", 1);
	last_audit(f, "1 request.withdraw specialist-new 1 STATE");
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:i}, {s:i, s:i}], s:s}", "programme", NEW, "cases",
	    "slot", 1, "seen", 1, "slot", 2, "seen", 0, "to", "A1002");
	last_audit(
	    f, "1 request.send specialist-new 1, specialist-new 2 INELIGIBLE");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM audit"), n + 4);
}

/* Twenty cases fit, and nothing of what people write is in it. */
static void
test_audit_holds_no_text(void **state)
{
	struct fixture *f = *state;
	json_t *cases = json_array();

	for (int slot = 1; slot <= 20; slot++) {
		fixture_register(f, "yamada", slot, PERIOD);
		json_array_append_new(
		    cases, json_pack("{s:i, s:I}", "slot", slot, "seen",
			       (json_int_t)fixture_version(f, "yamada", slot)));
	}
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "秘密SECRET");
	fixture_done(f, "yamada", "request.send", "{s:s, s:o, s:s, s:s}",
	    "programme", NEW, "cases", cases, "to", "A1002", "message",
	    "通信SECRET");
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	fixture_done(f, "suzuki", "request.reject",
	    "{s:i, s:i, s:[{s:s, s:s}], s:s}", "request", 1, "seen", 1,
	    "comments", "item", "history", "text", "理由SECRET", "comment",
	    "総評SECRET");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM audit WHERE subject LIKE"
			      " '%%SECRET%%' OR subject GLOB '*[^ -~]*'"),
	    0);
	assert_int_equal(
	    fixture_number(f, "SELECT max(length(subject)) <= 160 FROM audit"),
	    1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_once),
	    TEST(test_once_with_other_arguments),
	    TEST(test_once_with_another_call),
	    TEST(test_once_after_a_refusal),
	    TEST(test_once_is_forgotten_after_a_week),
	    TEST(test_stale),
	    TEST(test_audit),
	    TEST(test_audit_holds_no_text),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
