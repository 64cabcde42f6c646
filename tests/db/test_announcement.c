/* SPDX-License-Identifier: MIT */
/* お知らせ: written by the office, read by everybody on its days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

#define TEXT                                                                   \
	"髙﨑先生の講演会\n①日程 ※要予約 "                    \
	"ｶﾞ👨‍👩‍👧"

static size_t
shown(struct fixture *f, const char *login)
{
	fixture_done(f, login, "home.show", "{}");
	return json_array_size(at(f->reply, "announcements.data"));
}

static int
write_one(struct fixture *f, const char *from, const char *to)
{
	fixture_done(f, "jimu", "announcement.save", "{s:i,s:s?,s:s?,s:s}",
	    "seen", 0, "from_on", from, "to_on", to, "text", TEXT);
	return (int)number_at(f->reply, "id");
}

static void
test_stands_on_its_days(void **state)
{
	struct fixture *f = *state;

	write_one(f, "2026-06-16", "2026-06-17");
	assert_int_equal(shown(f, "kato"), 0);
	fixture_now(f, "2026-06-16T00:00:00+09:00");
	assert_int_equal(shown(f, "kato"), 1);
	fixture_now(f, "2026-06-17T23:59:59+09:00");
	assert_int_equal(shown(f, "yamada"), 1);
	fixture_now(f, "2026-06-18T00:00:00+09:00");
	assert_int_equal(shown(f, "yamada"), 0);
}

static void
test_edit_and_end(void **state)
{
	struct fixture *f = *state;
	int id = write_one(f, NULL, NULL); /* from today on */

	assert_int_equal(shown(f, "suzuki"), 1);
	fixture_done(f, "jimu", "announcement.save", "{s:i,s:i,s:s,s:s}", "id",
	    id, "seen", 1, "from_on", "2026-06-15", "text", "訂正");
	fixture_refused(f, ERR_STALE, "jimu", "announcement.save",
	    "{s:i,s:i,s:s,s:s}", "id", id, "seen", 1, "from_on", "2026-06-15",
	    "text", "旧");
	fixture_refused(f, ERR_STALE, "jimu", "announcement.end", "{s:i,s:i}",
	    "id", id, "seen", 1);
	fixture_done(
	    f, "jimu", "announcement.end", "{s:i,s:i}", "id", id, "seen", 2);
	assert_int_equal(shown(f, "suzuki"), 0);
	/* the office still has it */
	fixture_done(f, "jimu", "announcement.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
}

static void
test_refused(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_DENIED, "yamada", "announcement.save",
	    "{s:i,s:s}", "seen", 0, "text", TEXT);
	fixture_refused(f, ERR_DENIED, "suzuki", "announcement.list", "{}");
	fixture_refused(f, ERR_DENIED, "kato", "announcement.end", "{s:i,s:i}",
	    "id", 1, "seen", 1);
	fixture_refused(f, ERR_INVALID, "jimu", "announcement.save",
	    "{s:i,s:s}", "seen", 0, "text", " \n　");
	assert_string_equal(((struct reason *)f->err.why.at)->item, "text");
	fixture_refused(f, ERR_INVALID, "jimu", "announcement.save",
	    "{s:i,s:s,s:s}", "seen", 0, "to_on", "2026-06-14", "text", TEXT);
	assert_string_equal(((struct reason *)f->err.why.at)->item, "to_on");
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "announcement.end",
	    "{s:i,s:i}", "id", 99, "seen", 1);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM announcement"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_stands_on_its_days),
	    TEST(test_edit_and_end),
	    TEST(test_refused),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
