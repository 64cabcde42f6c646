/* SPDX-License-Identifier: MIT */
/* A request is rejected, and what must be said with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "decision.h"
#include "fixture.h"

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
	fixture_show(f, "yamada", 1);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_reject_needs_a_comment),
	    TEST(test_reject_item_not_on_the_form),
	    TEST(test_reject_item_twice),
	    TEST(test_comment_limit),
	    TEST(test_reject_with_comments),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
