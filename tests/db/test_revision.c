/* SPDX-License-Identifier: MIT */
/* The history of a number: whose it is, its order, and copies of it. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "core/heap.h"
#include "fixture.h"

#define CASE(slot_) "{s:s, s:i}", "programme", NEW, "slot", slot_
#define REVISION(id_) "{s:i}", "revision", id_
#define COPY(id_, programme_, slot_, seen_)                                    \
	"{s:i, s:s, s:i, s:I}", "revision", id_, "programme", programme_,      \
	    "slot", slot_, "seen", (json_int_t)(seen_)

static void
row_is(struct fixture *f, size_t row, const char *event, const char *by,
    int revision)
{
	assert_string_equal(json_string_value(cell(f, row, "event")), event);
	assert_string_equal(json_string_value(cell(f, row, "by")), by);
	assert_int_equal(
	    json_integer_value(cell(f, row, "revision")), revision);
}

static void
reject(struct fixture *f, int64_t request)
{
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "不十分");
}

/* Each rejection stays with the revision that it was of, and with no other. */
static void
test_comments(void **state)
{
	struct fixture *f = *state;
	int64_t request;

	reject(f, fixture_request(f, "yamada", 1, "A1002"));
	request = fixture_request(f, "yamada", 1, "A1002");
	fixture_done(f, "suzuki", "request.reject",
	    "{s:I, s:i, s:s, s:[{s:s, s:s}]}", "request", (json_int_t)request,
	    "seen", 1, "comment", "髙﨑", "comments", "item", "history", "text",
	    "𠮷");
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "revision.show", REVISION(1));
	assert_int_equal(json_array_size(at(f->reply, "comments")), 1);
	assert_string_equal(
	    text_at(json_array_get(at(f->reply, "comments"), 0), "text"),
	    "不十分");
	fixture_done(f, "yamada", "revision.show", REVISION(2));
	assert_int_equal(json_array_size(at(f->reply, "comments")), 2);
	fixture_done(f, "yamada", "revision.show", REVISION(3));
	assert_int_equal(json_array_size(at(f->reply, "comments")), 0);
}

/* Newest first, each with who did it; the frame of them all is the report. */
static void
test_list(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "yamada", "revision.list", CASE(1));
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	reject(f, fixture_request(f, "yamada", 1, "A1002"));
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "case.delete", "{s:s, s:i, s:I, s:b}",
	    "programme", NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "draft", 0);
	fixture_done(f, "yamada", "revision.list", CASE(1));
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 5);
	row_is(f, 0, "delete", "山田 花子", 2);
	row_is(f, 1, "register", "山田 花子", 2);
	row_is(f, 2, "reject", "鈴木 一郎", 1);
	row_is(f, 3, "request", "山田 花子", 1);
	row_is(f, 4, "register", "山田 花子", 1);
	assert_true(json_is_null(at(f->reply, "next")));
	/* another number has nothing of it */
	fixture_done(f, "yamada", "revision.list", CASE(2));
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
}

static void
test_pages(void **state)
{
	struct fixture *f = *state;
	char *next;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f,
	    "WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 60) INSERT INTO revision_event"
	    " (id, slot, revision, event, by, at)"
	    " SELECT i, 1, 1, 'withdraw', 1, i FROM n");
	fixture_done(f, "yamada", "revision.list", CASE(1));
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 50);
	assert_int_equal(json_integer_value(cell(f, 0, "id")), 60);
	next = heap_dup(text_at(f->reply, "next"));
	fixture_done(f, "yamada", "revision.list", "{s:s, s:i, s:s}",
	    "programme", NEW, "slot", 1, "after", next);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 10);
	assert_int_equal(json_integer_value(cell(f, 0, "id")), 10);
	assert_true(json_is_null(at(f->reply, "next")));
	free(next);
	/* a key that is none begins at the start */
	fixture_done(f, "yamada", "revision.list", "{s:s, s:i, s:s}",
	    "programme", NEW, "slot", 1, "after", "x");
	assert_int_equal(json_integer_value(cell(f, 0, "id")), 60);
}

static void
test_show(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "social", "text", "独居。", "seen", 0);
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:i}",
	    "programme", NEW, "slot", 1, "seen", 1);
	fixture_done(f, "yamada", "revision.show", REVISION(1));
	assert_string_equal(
	    text_at(f->reply, "items.social"), "夫と二人暮らし。");
	assert_int_equal(number_at(f->reply, "slot"), 1);
	assert_int_equal(number_at(f->reply, "form"), FORM_VERSION);
	assert_string_equal(text_at(f->reply, "entry.name"), "みなと総合病院");
	fixture_done(f, "yamada", "revision.show", REVISION(2));
	assert_string_equal(text_at(f->reply, "items.social"), "独居。");
}

static void
answers_alike(struct fixture *f, const char *login, int id)
{
	char *text, *absent;

	fixture_refused(f, ERR_NOT_FOUND, login, "revision.show", REVISION(id));
	text = heap_dup(f->err.text);
	fixture_refused(f, ERR_NOT_FOUND, login, "revision.show", REVISION(9));
	absent = heap_dup(f->err.text);
	*strchr(text, (char)('0' + id)) = '9';
	assert_string_equal(text, absent);
	free(text);
	free(absent);
	fixture_refused(
	    f, ERR_NOT_FOUND, login, "revision.copy", COPY(id, NEW, 2, 0));
}

/* The supervisor has the request, not the history; the office neither. */
static void
test_owner_only(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_done(f, "yamada", "revision.show", REVISION(1));
	answers_alike(f, "tanaka", 1);
	answers_alike(f, "sato", 1);
	answers_alike(f, "suzuki", 1);
	fixture_refused(f, ERR_DENIED, "jimu", "revision.show", REVISION(1));
	fixture_refused(f, ERR_DENIED, "kato", "revision.list", CASE(1));
	fixture_done(f, "tanaka", "revision.list", CASE(1));
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM draft_item"), 0);
}

static void
test_copy(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	/* 1 is for pain, 2 for another category, 8 for any */
	fixture_done(f, "yamada", "revision.copy", COPY(1, NEW, 2, 0));
	fixture_done(f, "yamada", "revision.copy", COPY(1, NEW, 8, 0));
	assert_int_equal(number_at(f->reply, "version"), 1);
	fixture_done(f, "yamada", "case.show", CASE(2));
	assert_null(text_at(f->reply, "draft.category"));
	assert_string_equal(
	    text_at(f->reply, "draft.social"), "夫と二人暮らし。");
	fixture_done(f, "yamada", "case.show", CASE(8));
	assert_string_equal(text_at(f->reply, "draft.category"), "pain");
	assert_string_equal(text_at(f->reply, "state"), "EMPTY");
	consistent(f);
	/* what it is registered as knows where it came from */
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:i}",
	    "programme", NEW, "slot", 8, "seen", 1);
	assert_int_equal(
	    fixture_number(f, "SELECT origin FROM revision WHERE id = 2"), 1);
}

/* Into another of his lists, whose form asks for less. */
static void
test_copy_into_another_programme(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(
	    f, "yamada", "revision.copy", COPY(1, "certified-new", 1, 0));
	fixture_done(f, "yamada", "case.show", "{s:s, s:i}", "programme",
	    "certified-new", "slot", 1);
	assert_null(text_at(f->reply, "draft.problems"));
	assert_string_equal(
	    text_at(f->reply, "draft.social"), "夫と二人暮らし。");
}

/* Nothing is written over. */
static void
test_copy_refused(void **state)
{
	struct fixture *f = *state;
	char *before;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_draft(f, "yamada", 2, PERIOD);
	fixture_request(f, "yamada", 3, "A1002");
	before = fixture_state(f);
	fixture_refused(f, ERR_STATE, "yamada", "revision.copy",
	    COPY(1, NEW, 1, fixture_version(f, "yamada", 1)));
	fixture_refused(f, ERR_STATE, "yamada", "revision.copy",
	    COPY(1, NEW, 2, fixture_version(f, "yamada", 2)));
	fixture_refused(f, ERR_STATE, "yamada", "revision.copy",
	    COPY(1, NEW, 3, fixture_version(f, "yamada", 3)));
	fixture_refused(
	    f, ERR_STALE, "yamada", "revision.copy", COPY(1, NEW, 4, 7));
	fixture_refused(f, ERR_NOT_FOUND, "yamada", "revision.copy",
	    COPY(1, "certified-new", 6, 0));
	fixture_unchanged(f, before);
}

/* As sqlite3(1) would try it, with all rights on the file. */
static void
aborts(struct fixture *f, const char *sql)
{
	char *why = NULL;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(db, sql, NULL, NULL, &why), SQLITE_CONSTRAINT);
	assert_non_null(strstr(why, "append-only"));
	sqlite3_free(why);
	sqlite3_close(db);
}

/* Nobody can change what was kept, nor that it was. */
static void
test_kept(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	aborts(f, "UPDATE revision_event SET event = 'approve'");
	aborts(f, "DELETE FROM revision_event");
	aborts(f, "UPDATE revision SET at = 0");
	aborts(f, "UPDATE revision_text SET text = ''");
	aborts(f, "DELETE FROM revision_text");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_comments),
	    TEST(test_list),
	    TEST(test_pages),
	    TEST(test_show),
	    TEST(test_owner_only),
	    TEST(test_copy),
	    TEST(test_copy_into_another_programme),
	    TEST(test_copy_refused),
	    TEST(test_kept),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
