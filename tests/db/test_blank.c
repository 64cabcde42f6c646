/* SPDX-License-Identifier: MIT */
/* A passage is blanked: who marks it, and who may agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"
#include "passage.h"

#define BLANKED "夫の●●●と二人暮らし。●●●は無職。"
#define REFUSED(code_, login_, call_, ...)                                     \
	do {                                                                   \
		char *before_ = fixture_state(f);                              \
		fixture_refused(f, code_, login_, call_, __VA_ARGS__);         \
		fixture_unchanged(f, before_);                                 \
	} while (0)

/* Marked by the owner, asked by one, agreed by another. */
static void
test_two_together(void **state)
{
	struct fixture *f = *state;
	int64_t blank;
	char *text;

	slip(f);
	blank = propose(f);
	fixture_done(f, "jimu", "blank.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	agree(f, blank);
	assert_string_equal(text_at(f->reply, "state"), "DONE");
	/* two items of the revision, and the message */
	assert_int_equal(number_at(f->reply, "places"), 3);
	text = fixture_text(f, "SELECT text FROM revision_text"
			       " WHERE item = 'social'");
	assert_string_equal(text, BLANKED);
	free(text);
	gone_everywhere(f);
	consistent(f);
	fixture_done(f, "jimu", "blank.list", "{}");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
	/* the supervisor reads it so, too */
	fixture_done(f, "suzuki", "request.view", "{s:i}", "request", 1);
	assert_string_equal(text_at(f->reply, "items.social"), BLANKED);
	assert_string_equal(text_at(f->reply, "message"), "●●●の症例です。");
}

/* What the office sees is where, how long and who; not a word of it. */
static void
test_the_office_reads_none(void **state)
{
	struct fixture *f = *state;
	char *text;

	slip(f);
	propose(f);
	fixture_done(f, "jimu", "blank.list", "{}");
	text = json_dumps(f->reply, JSON_COMPACT);
	assert_non_null(strstr(text, "social"));
	assert_non_null(strstr(text, "山田 花子"));
	assert_null(strstr(text, "髙橋"));
	assert_null(strstr(text, "夫"));
	free(text);
}

static void
test_never_the_same(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	blank = propose(f);
	REFUSED(ERR_STATE, "jimu", "blank.agree", BLANK(blank, 1));
	REFUSED(ERR_INVALID, "jimu", "blank.ask", ASK(blank, " 　"));
	fixture_done(f, "jimu", "blank.ask", ASK(blank, "患者の氏名"));
	REFUSED(ERR_STATE, "jimu", "blank.agree", BLANK(blank, 2));
	REFUSED(ERR_STALE, "tanaka", "blank.agree", BLANK(blank, 1));
	REFUSED(ERR_NOT_FOUND, "tanaka", "blank.agree", BLANK(blank + 1, 2));
	fixture_done(f, "tanaka", "blank.agree", BLANK(blank, 2));
	REFUSED(ERR_STALE, "tanaka", "blank.agree", BLANK(blank, 2));
}

/* Neither the owner, nor who was asked, nor who marked it. */
static void
test_never_on_ones_own(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE id IN (1, 2)");
	blank = propose(f);
	REFUSED(ERR_STATE, "yamada", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_STATE, "suzuki", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_STATE, "suzuki", "blank.refuse", BLANK(blank, 1));
	fixture_done(f, "jimu", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_STATE, "yamada", "blank.agree", BLANK(blank, 2));
	REFUSED(ERR_STATE, "suzuki", "blank.agree", BLANK(blank, 2));
	fixture_done(f, "tanaka", "blank.agree", BLANK(blank, 2));
}

static void
test_who_may(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	blank = propose(f);
	REFUSED(ERR_DENIED, "yamada", "blank.list", "{}");
	REFUSED(ERR_DENIED, "yamada", "blank.ask", ASK(blank, "氏名"));
	REFUSED(ERR_DENIED, "suzuki", "blank.agree", BLANK(blank, 1));
	REFUSED(ERR_DENIED, "jimu", "blank.propose", PASSAGE("revision", 1));
	/* somebody else's report answers like an absent one */
	REFUSED(
	    ERR_NOT_FOUND, "tanaka", "blank.propose", PASSAGE("revision", 1));
	REFUSED(
	    ERR_NOT_FOUND, "suzuki", "blank.propose", PASSAGE("revision", 1));
	REFUSED(
	    ERR_NOT_FOUND, "onodera", "blank.propose", PASSAGE("request", 1));
	REFUSED(
	    ERR_NOT_FOUND, "yamada", "blank.propose", PASSAGE("revision", 9));
}

/* The supervisor who was asked, as long as he may read it. */
static void
test_marked_by_the_supervisor(void **state)
{
	struct fixture *f = *state;
	int64_t blank;

	slip(f);
	fixture_done(f, "suzuki", "blank.propose", PASSAGE("request", 1));
	blank = number_at(f->reply, "blank");
	REFUSED(ERR_STATE, "yamada", "blank.propose", PASSAGE("revision", 1));
	fixture_done(f, "jimu", "blank.refuse", BLANK(blank, 1));
	fixture_withdraw(f, "yamada", 1);
	REFUSED(ERR_STATE, "suzuki", "blank.propose", PASSAGE("request", 1));
	/* what was left as it is can be marked again */
	blank = propose(f);
	agree(f, blank);
	gone_everywhere(f);
}

static void
test_no_such_passage(void **state)
{
	struct fixture *f = *state;

	slip(f);
	propose(f);
	REFUSED(ERR_STALE, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "social", "first", 2, "clusters", 90);
	REFUSED(ERR_STALE, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "literature", "first", 0, "clusters", 2);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "social", "first", 2, "clusters", 1);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose", "{s:i, s:s, s:i, s:i}",
	    "revision", 1, "item", "period", "first", 0, "clusters", 4);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose", "{s:s, s:i, s:i}",
	    "item", "social", "first", 2, "clusters", 3);
	REFUSED(ERR_BAD_ARGS, "yamada", "blank.propose",
	    "{s:i, s:i, s:s, s:i, s:i}", "revision", 1, "request", 1, "item",
	    "social", "first", 2, "clusters", 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_two_together),
	    TEST(test_the_office_reads_none),
	    TEST(test_never_the_same),
	    TEST(test_never_on_ones_own),
	    TEST(test_who_may),
	    TEST(test_marked_by_the_supervisor),
	    TEST(test_no_such_passage),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
