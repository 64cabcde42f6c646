/* SPDX-License-Identifier: MIT */
/* A case is deleted: from which states, by whom, and what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "fixture.h"

#define DELETE(slot_, seen_)                                                   \
	"{s:s, s:i, s:I, s:b}", "programme", NEW, "slot", slot_, "seen",       \
	    (json_int_t)(seen_), "draft", 0
#define DELETE_APPROVED(seen_, typed_, draft_)                                 \
	"{s:s, s:i, s:I, s:b, s:i, s:[s]}", "programme", NEW, "slot", 1,       \
	    "seen", (json_int_t)(seen_), "draft", draft_, "typed", typed_,     \
	    "confirm", "approved"

static void
approve(struct fixture *f)
{
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)request, "seen", 1);
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
}

static void
refused_unchanged(struct fixture *f, enum err_code code, int64_t seen,
    int typed, const char *confirm)
{
	char *before = fixture_state(f);

	fixture_refused(f, code, "yamada", "case.delete",
	    "{s:s, s:i, s:I, s:b, s:i, s:[s]}", "programme", NEW, "slot", 1,
	    "seen", (json_int_t)seen, "draft", 0, "typed", typed, "confirm",
	    confirm);
	fixture_unchanged(f, before);
}

static int64_t
events(struct fixture *f, const char *event)
{
	return fixture_number(
	    f, "SELECT count(*) FROM revision_event WHERE event = '%s'", event);
}

/* 備考 belongs to the slot and stays; a differing draft goes too. */
static void
test_registered(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);

	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "外来");
	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "sex", "text", "male", "seen", 0);
	fixture_refused(
	    f, ERR_STALE, "yamada", "case.delete", DELETE(1, seen - 1));
	fixture_done(f, "yamada", "case.delete", DELETE(1, seen));
	assert_string_equal(text_at(f->reply, "state"), "EMPTY");
	assert_int_equal(number_at(f->reply, "version"), seen + 1);
	fixture_show(f, "yamada", 1);
	assert_string_equal(text_at(f->reply, "state"), "EMPTY");
	assert_string_equal(text_at(f->reply, "note"), "外来");
	assert_int_equal(json_object_size(at(f->reply, "items")), 0);
	assert_int_equal(json_object_size(at(f->reply, "draft")), 0);
	/* what was registered is kept, and that it was deleted */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM revision"), 1);
	assert_int_equal(events(f, "delete"), 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox"), 0);
	consistent(f);
}

static void
test_draft_alone(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_STATE, "yamada", "case.delete", DELETE(1, 0));
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "case.delete", DELETE(1, 0));
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM draft_item"), 0);
	assert_int_equal(events(f, "delete"), 0);
	fixture_refused(f, ERR_STATE, "yamada", "case.delete", DELETE(1, 1));
	consistent(f);
}

static void
test_requested_is_withdrawn_first(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	refused_unchanged(
	    f, ERR_STATE, fixture_version(f, "yamada", 1), 1, "approved");
	assert_non_null(strstr(f->err.text, "withdraw the request first"));
}

static void
test_rejected(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "不十分");
	fixture_done(f, "yamada", "case.delete",
	    DELETE(1, fixture_version(f, "yamada", 1)));
	consistent(f);
	/* the next report in this number does not open with that frame */
	fixture_request(f, "yamada", 1, "A1002");
	fixture_show(f, "yamada", 1);
	assert_int_equal(json_array_size(at(f->reply, "comments")), 0);
}

/* First it is said what is lost, then the number must be typed. */
static void
test_approved(void **state)
{
	struct fixture *f = *state;
	int64_t seen;

	approve(f);
	seen = fixture_version(f, "yamada", 1);
	refused_unchanged(f, ERR_CONFIRM, seen, 1, "no");
	assert_int_equal(fixture_reasons(f, "approved"), 1);
	assert_non_null(strstr(f->err.text, "A new approval"));
	refused_unchanged(f, ERR_INVALID, seen, 2, "approved");
	refused_unchanged(f, ERR_STALE, seen - 1, 1, "approved");
	fixture_done(f, "yamada", "case.delete", DELETE_APPROVED(seen, 1, 0));
	assert_string_equal(fixture_slot(f, "yamada", 1), "EMPTY");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM draft_item"), 0);
	/* the supervisor who approved it is told, and nobody else */
	assert_int_equal(fixture_number(f,
			     "SELECT person FROM outbox WHERE kind = 'delete'"),
	    2);
	assert_int_equal(
	    fixture_number(
		f, "SELECT count(*) FROM outbox WHERE kind = 'delete'"),
	    1);
	assert_int_equal(fixture_number(f, "SELECT request FROM revision_event"
					   " WHERE event = 'delete'"),
	    1);
	consistent(f);
	/* it stays in his list */
	fixture_done(f, "suzuki", "request.inbox", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
}

/* 削除して下書きに戻す: the same texts can be registered again. */
static void
test_back_into_a_draft(void **state)
{
	struct fixture *f = *state;
	int64_t seen;
	char *texts, *again;

	approve(f);
	texts = fixture_text(f,
	    "SELECT group_concat(item || text) FROM (SELECT * FROM"
	    " revision_text WHERE revision = 1 ORDER BY item)");
	seen = fixture_version(f, "yamada", 1);
	fixture_done(f, "yamada", "case.delete", DELETE_APPROVED(seen, 1, 1));
	assert_string_equal(fixture_slot(f, "yamada", 1), "EMPTY");
	consistent(f);
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:I}",
	    "programme", NEW, "slot", 1, "seen", (json_int_t)seen + 1);
	again = fixture_text(f,
	    "SELECT group_concat(item || text) FROM (SELECT * FROM"
	    " revision_text WHERE revision = 2 ORDER BY item)");
	assert_string_equal(texts, again);
	assert_int_equal(
	    fixture_number(f, "SELECT origin FROM revision WHERE id = 2"), 1);
	free(texts);
	free(again);
	consistent(f);
}

static void
test_only_approved_goes_back(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);

	fixture_refused(
	    f, ERR_STATE, "yamada", "case.delete", DELETE_APPROVED(seen, 1, 1));
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

/* Everybody has numbers of his own: nobody else's can be named. */
static void
test_who(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);

	fixture_refused(f, ERR_STATE, "tanaka", "case.delete", DELETE(1, 0));
	fixture_refused(f, ERR_STALE, "tanaka", "draft.discard",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 1, "seen",
	    (json_int_t)seen);
	fixture_refused(f, ERR_DENIED, "jimu", "case.delete", DELETE(1, seen));
	fixture_refused(f, ERR_DENIED, "araki", "case.delete", DELETE(1, seen));
	fixture_refused(f, ERR_NOT_FOUND, "yamada", "case.delete",
	    "{s:s, s:i, s:i, s:b}", "programme", "certified-new", "slot", 6,
	    "seen", 0, "draft", 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

/* Where a window has closed, it is said before. */
static void
test_says_that_it_is_too_late(void **state)
{
	struct fixture *f = *state;

	approve(f);
	fixture_sql(f, "INSERT INTO open_window VALUES"
		       " ('specialist-new', 'request', 2026, 20544, 20600)");
	refused_unchanged(
	    f, ERR_CONFIRM, fixture_version(f, "yamada", 1), 1, "no");
	assert_non_null(strstr(f->err.text, "no longer possible in time"));
}

/* Each event keeps the report, in order, and nobody can change that. */
static void
test_events(void **state)
{
	struct fixture *f = *state;
	char *all;

	approve(f);
	fixture_done(f, "yamada", "case.delete",
	    DELETE_APPROVED(fixture_version(f, "yamada", 1), 1, 0));
	all =
	    fixture_text(f, "SELECT group_concat(event || ' ' || by, ', ')"
			    " FROM (SELECT * FROM revision_event ORDER BY id)");
	assert_string_equal(all, "register 1, request 1, approve 2, delete 1");
	free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_registered),
	    TEST(test_draft_alone),
	    TEST(test_requested_is_withdrawn_first),
	    TEST(test_rejected),
	    TEST(test_approved),
	    TEST(test_back_into_a_draft),
	    TEST(test_only_approved_goes_back),
	    TEST(test_who),
	    TEST(test_says_that_it_is_too_late),
	    TEST(test_events),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
