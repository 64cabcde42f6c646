/* SPDX-License-Identifier: MIT */
/* マイページ through the session: whose it is and what it tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "core/wire.h"
#include "fixture.h"

static size_t
rows(struct fixture *f, const char *path)
{
	return json_array_size(at(f->reply, path));
}

static bool
blocked(struct fixture *f, const char *code)
{
	json_t *all =
	    at(json_array_get(at(f->reply, "programmes"), 0), "blockers");
	size_t i;
	json_t *why;

	json_array_foreach(all, i,
	    why) if (strcmp(text_at(why, "code"), code) == 0) return true;
	return false;
}

/* From the first draft to the decision. */
static void
test_follows_a_case(void **state)
{
	struct fixture *f = *state;
	int64_t request;

	fixture_done(f, "yamada", "home.show", "{}");
	assert_int_equal(rows(f, "programmes"), 3);
	assert_false(blocked(f, "unregistered"));
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "home.show", "{}");
	assert_true(blocked(f, "unrequested"));
	assert_true(blocked(f, "unregistered"));
	assert_true(blocked(f, "category"));
	request = fixture_request(f, "yamada", 2, "A1002");
	fixture_done(f, "yamada", "home.show", "{}");
	assert_true(blocked(f, "waiting"));
	assert_int_equal(rows(f, "waiting.data"), 1);
	assert_int_equal(rows(f, "results.data"), 0);
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "x");
	fixture_done(f, "yamada", "home.show", "{}");
	assert_true(blocked(f, "rejected"));
	assert_int_equal(rows(f, "waiting.data"), 0);
	assert_int_equal(rows(f, "results.data"), 1);
}

/* A result is new until the next login after it. */
static void
test_results_since_the_last_login(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_done(
	    f, "yamada", "session.hello", "{s:i}", "protocol", call_protocol());
	fixture_now(f, "2026-06-15T11:00:00+09:00");
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "x");
	fixture_now(f, "2026-06-15T12:00:00+09:00");
	fixture_done(f, "yamada", "session.hello", "{s:i, s:b}", "protocol",
	    call_protocol(), "first", 1);
	assert_int_equal(rows(f, "home.results.data"), 1);
	fixture_now(f, "2026-06-15T13:00:00+09:00");
	fixture_done(f, "yamada", "session.hello", "{s:i, s:b}", "protocol",
	    call_protocol(), "first", 1);
	assert_int_equal(rows(f, "home.results.data"), 0);
}

static void
test_supervisor(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "suzuki", "home.show", "{}");
	assert_true(json_is_null(at(f->reply, "oldest")));
	fixture_request(f, "yamada", 1, "A1002");
	fixture_now(f, "2026-06-29T00:30:00+09:00");
	fixture_request(f, "yamada", 2, "A1002");
	fixture_done(f, "suzuki", "home.show", "{}");
	assert_int_equal(number_at(f->reply, "badges.waiting"), 2);
	assert_int_equal(number_at(f->reply, "oldest"), 14);
	/* nobody else's */
	fixture_done(f, "onodera", "home.show", "{}");
	assert_int_equal(number_at(f->reply, "badges.waiting"), 0);
	assert_true(json_is_null(at(f->reply, "oldest")));
}

/* Whoever registers no case has no progress, and a page all the same. */
static void
test_no_applicant(void **state)
{
	static const char *const logins[] = {"jimu", "kato", "araki"};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
		fixture_done(f, logins[i], "home.show", "{}");
		assert_int_equal(rows(f, "programmes"), 0);
		assert_non_null(text_at(f->reply, "office"));
	}
	fixture_refused(f, ERR_STRANGER, "mallory", "home.show", "{}");
}

/* Each from its first day to its last; the newest first. */
static void
test_announcements(void **state)
{
	struct fixture *f = *state;
	char *text;

	fixture_sql(f,
	    "INSERT INTO announcement (from_on, to_on, text, by, at)"
	    " SELECT %d, NULL, '髙﨑', id, 0 FROM person LIMIT 1;"
	    "INSERT INTO announcement (from_on, to_on, text, by, at)"
	    " SELECT %d, %d, '今日まで', id, 0 FROM person LIMIT 1;"
	    "INSERT INTO announcement (from_on, to_on, text, by, at)"
	    " SELECT %d, NULL, '明日から', id, 0 FROM person LIMIT 1;",
	    20618, 20619, 20619, 20620);
	fixture_done(f, "kato", "home.show", "{}");
	text = json_dumps(at(f->reply, "announcements.data"), JSON_COMPACT);
	assert_string_equal(
	    text, "[[\"2026-06-15\",\"今日まで\"],[\"2026-06-14\",\"髙﨑\"]]");
	free(text);
	fixture_now(f, "2026-06-16T00:00:00+09:00");
	fixture_done(f, "kato", "home.show", "{}");
	text = json_dumps(at(f->reply, "announcements.data"), JSON_COMPACT);
	assert_string_equal(
	    text, "[[\"2026-06-16\",\"明日から\"],[\"2026-06-14\",\"髙﨑\"]]");
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_follows_a_case),
	    TEST(test_results_since_the_last_login),
	    TEST(test_supervisor),
	    TEST(test_no_applicant),
	    TEST(test_announcements),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
