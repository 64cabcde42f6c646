/* SPDX-License-Identifier: MIT */
/* 監査記録 as the office searches it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static size_t
found(struct fixture *f, const char *what, const char *is)
{
	fixture_done(f, "jimu", "audit.list", "{s:s}", what, is);
	return row_count(f);
}

static void
test_by_each(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 3, "A1002");
	fixture_now(f, "2026-06-16T09:00:00+09:00");
	fixture_register(f, "tanaka", 1, PERIOD);
	assert_int_equal(found(f, "member", "A1001"),
	    fixture_number(f, "SELECT count(*) FROM audit WHERE person = 1"));
	assert_int_equal(found(f, "call", "case.register"), 2);
	assert_int_equal(found(f, "call", "request.send"), 1);
	assert_int_equal(found(f, "subject", "specialist-new 3"), 2);
	assert_int_equal(found(f, "subject", "specialist-new"), 3);
	assert_int_equal(found(f, "subject", "pecialist-new"), 0);
	assert_int_equal(found(f, "day", "2026-06-16"), 1);
	assert_int_equal(found(f, "day", "2026-06-15"), 2);
	assert_int_equal(found(f, "day", "2026-06-17"), 0);
	fixture_done(f, "jimu", "audit.list", "{s:s, s:s, s:s, s:s}", "member",
	    "A1001", "call", "case.register", "day", "2026-06-15", "subject",
	    "specialist-new 3");
	assert_int_equal(row_count(f), 1);
	fixture_done(f, "jimu", "audit.list", "{s:s, s:s}", "member", "A1001",
	    "day", "2026-06-16");
	assert_int_equal(row_count(f), 0);
}

static void
test_refused_stands_there(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_NOT_FOUND, "suzuki", "request.approve",
	    "{s:[{s:i, s:i}]}", "requests", "request", 77, "seen", 1);
	assert_int_equal(found(f, "member", "A1002"), 1);
}

static void
test_pages(void **state)
{
	struct fixture *f = *state;
	json_int_t last = INT64_MAX;
	size_t all = 0;
	char *next = NULL;

	for (int i = 0; i < 60; i++)
		fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}",
		    "programme", NEW, "slot", 1, "text", "x");
	do {
		fixture_done(f, "jimu", "audit.list", "{s:s?}", "after", next);
		free(next);
		next = text_at(f->reply, "next") == NULL
			   ? NULL
			   : strdup(text_at(f->reply, "next"));
		for (size_t i = 0; i < row_count(f); i++, all++) {
			json_int_t id = json_integer_value(json_array_get(
			    json_array_get(at(f->reply, "rows.data"), i), 0));

			assert_true(id < last);
			last = id;
		}
	} while (next != NULL);
	assert_int_equal(all, fixture_number(f, "SELECT count(*) FROM audit"));
}

static void
test_who_may(void **state)
{
	static const char *const others[] = {"yamada", "suzuki", "kato"};
	struct fixture *f = *state;

	for (int i = 0; i < 3; i++) {
		fixture_refused(f, ERR_DENIED, others[i], "audit.list", "{}");
		fixture_refused(
		    f, ERR_DENIED, others[i], "audit.check", "{s:i}", "row", 0);
	}
	fixture_refused(
	    f, ERR_NOT_FOUND, "jimu", "audit.list", "{s:s}", "member", "Z9");
}

/* Nothing that somebody wrote in a report or beside it. */
static void
test_no_text(void **state)
{
	struct fixture *f = *state;
	char *reply;

	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 1, "text", "備考です");
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "jimu", "audit.list", "{}");
	reply = json_dumps(f->reply, JSON_COMPACT);
	assert_null(strstr(reply, "備考です"));
	assert_null(strstr(reply, "癌"));
	free(reply);
}

static void
test_chain(void **state)
{
	struct fixture *f = *state;
	char *first, *second;
	int64_t n;

	fixture_request(f, "yamada", 3, "A1002");
	first = fixture_text(f, "SELECT hash FROM audit WHERE id = 1");
	second = fixture_text(f, "SELECT hash FROM audit WHERE id = 2");
	n = fixture_number(f, "SELECT max(id) FROM audit");
	fixture_done(f, "jimu", "audit.check", "{s:i}", "row", 0);
	assert_int_equal(number_at(f->reply, "row"), n);
	assert_true(json_is_true(at(f->reply, "done")));
	assert_true(json_is_null(at(f->reply, "wrong")));
	/* it goes on from a row and its hash, and from no other */
	fixture_done(
	    f, "jimu", "audit.check", "{s:i, s:s}", "row", 1, "head", first);
	assert_true(json_is_null(at(f->reply, "wrong")));
	fixture_done(
	    f, "jimu", "audit.check", "{s:i, s:s}", "row", 1, "head", second);
	assert_false(json_is_null(at(f->reply, "wrong")));
	fixture_sql(f, "DROP TRIGGER audit_kept;"
		       "UPDATE audit SET person = 3 WHERE id = 2");
	fixture_done(f, "jimu", "audit.check", "{s:i}", "row", 0);
	assert_int_equal(number_at(f->reply, "row"), 1);
	assert_non_null(strstr(text_at(f->reply, "wrong"), "Row 2"));
	free(first);
	free(second);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_by_each),
	    TEST(test_refused_stands_there),
	    TEST(test_pages),
	    TEST(test_who_may),
	    TEST(test_no_text),
	    TEST(test_chain),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
