/* SPDX-License-Identifier: MIT */
/* Reminders: each stage once, by the service's clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"

#define DAY 86400LL
#define PLAIN "certified-new"

/* "KIND DAYS COUNT, …" of what one taking brings, without what is no
 * reminder; heap. */
static char *
taken(struct fixture *f)
{
	json_t *rows = at(
	    fixture_done(f, MAILER, "mail.take", "{s:i}", "limit", 50), "rows");
	char *all = heap_dup(""), *more;

	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);

		if (strncmp(text_at(row, "kind"), "remind_", 7) != 0)
			continue;
		more = heap_printf("%s%s%s %s %d %d", all,
		    *all == '\0' ? "" : ", ", text_at(row, "kind") + 7,
		    text_at(row, "name"), (int)number_at(row, "days"),
		    (int)number_at(row, "count"));
		free(all);
		all = more;
	}
	return all;
}

/* What comes on a day is that, and when the mailer looks again, nothing. */
static void
comes(struct fixture *f, const char *expected)
{
	char *first = taken(f), *again;

	assert_string_equal(first, expected);
	again = taken(f);
	assert_string_equal(again, "");
	free(first);
	free(again);
	/* whatever was taken is delivered */
	fixture_sql(f, "UPDATE outbox SET state = 'SENT', leased = 0, open = 0,"
		       " done_at = since_at, done_on = written_on"
		       " WHERE leased = 1");
}

static void
days(struct fixture *f, int n)
{
	f->clock.frozen += n * DAY;
}

static void
test_a_supervisor(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	comes(f, "");
	days(f, 3);
	fixture_request(f, "yamada", 2, "A1002");
	days(f, 3);
	comes(f, "");
	days(f, 1);
	comes(f, "waiting 鈴木 一郎 7 2");
	days(f, 1);
	comes(f, "");
	days(f, 6);
	comes(f, "waiting 鈴木 一郎 14 2");
	days(f, 15);
	comes(f, "");
	days(f, 1);
	comes(f, "waiting 鈴木 一郎 30 2");
	days(f, 40);
	comes(f, "");
}

/* Decided, the next one is the oldest; but not the day after a reminder. */
static void
test_the_next_oldest(void **state)
{
	struct fixture *f = *state;
	json_int_t first = (json_int_t)fixture_request(f, "yamada", 1, "A1002");

	days(f, 1);
	fixture_request(f, "yamada", 2, "A1002");
	days(f, 6);
	comes(f, "waiting 鈴木 一郎 7 2");
	fixture_view(f, "suzuki", first);
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", first, "seen", 1, "comment", "x");
	days(f, 1);
	comes(f, "");
	days(f, 6);
	comes(f, "waiting 鈴木 一郎 13 1");
	days(f, 7);
	comes(f, "waiting 鈴木 一郎 20 1");
}

/* A month without a service or a mailer: one reminder, of the last stage. */
static void
test_after_a_month_off(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	days(f, 33);
	comes(f, "waiting 鈴木 一郎 33 1");
	days(f, 30);
	comes(f, "");
}

static void
window(struct fixture *f, const char *programme, int left)
{
	fixture_sql(f,
	    "INSERT INTO open_window VALUES ('%s', 'application', 2026, 20600,"
	    " %d)",
	    programme, 20619 + left); /* 2026-06-15 is 20619 */
}

static void
test_an_applicant(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	window(f, NEW, 31);
	comes(f, "");
	days(f, 1);
	comes(f, "deadline 山田 花子 30 20");
	days(f, 15);
	comes(f, "");
	days(f, 1);
	comes(f, "deadline 山田 花子 14 20");
	days(f, 7);
	comes(f, "deadline 山田 花子 7 20");
	days(f, 4);
	comes(f, "deadline 山田 花子 3 20");
	days(f, 3);
	comes(f, "");
	days(f, 1);
	comes(f, "");
}

/* The service was off for a week: from 9 days left to 2. */
static void
test_after_a_week_off(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	window(f, NEW, 9);
	comes(f, "deadline 山田 花子 9 20");
	days(f, 7);
	comes(f, "deadline 山田 花子 2 20");
}

static void
test_his_own_deadline(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "tanaka", 1, PERIOD);
	window(f, NEW, 14);
	fixture_sql(f, "INSERT INTO deadline VALUES (1, '" NEW
		       "', 'application', 2026, 20619 + 35, 'x', 3, 1)");
	comes(f, "deadline 田中 美咲 14 20");
	days(f, 5);
	comes(f, "deadline 山田 花子 30 20");
	days(f, 2);
	comes(f, "deadline 田中 美咲 7 20");
}

/* What is missing, and of whom nothing is. */
static void
test_what_is_missing(void **state)
{
	struct fixture *f = *state;

	window(f, PLAIN, 3);
	/* nobody has begun */
	comes(f, "");
	days(f, -1);
	fixture_sql(f, "INSERT INTO slot (person, programme, number, state)"
		       " VALUES (1, '" PLAIN "', 1, 'EMPTY'),"
		       " (1, '" PLAIN "', 2, 'EMPTY'),"
		       " (1, '" PLAIN "', 3, 'EMPTY'),"
		       " (10, '" PLAIN "', 1, 'SUBMITTED');"
		       "UPDATE slot SET state = 'REGISTERED'"
		       " WHERE person = 1 AND number < 3");
	comes(f, "deadline 山田 花子 4 3");
	/* a draft alone is a beginning; a list that was emptied is not */
	days(f, 1);
	fixture_sql(f, "UPDATE slot SET state = 'EMPTY';"
		       "INSERT INTO draft_item SELECT id, 'diagnosis', 'x', 1"
		       " FROM slot WHERE person = 10");
	comes(f, "deadline 佐藤 明 3 5");
	/* closed this year: neither */
	days(f, 1);
	fixture_sql(f, "DELETE FROM outbox WHERE kind = 'remind_deadline';"
		       "INSERT INTO application (number, person, programme,"
		       " fiscal_year, state, submitted_at, submitted_on)"
		       " VALUES ('x', 10, '" PLAIN "', 2026, 'FAILED', 1, 1)");
	comes(f, "");
}

static void
test_turned_off(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	window(f, NEW, 7);
	fixture_done(f, "suzuki", "notice.reminders", "{s:b}", "on", 0);
	assert_true(json_is_false(at(f->reply, "on")));
	fixture_done(f, "yamada", "notice.reminders", "{s:b}", "on", 0);
	days(f, 7);
	comes(f, "");
	/* the results come all the same */
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM outbox WHERE state ="
			      " 'SENT' AND kind = 'request'"),
	    1);
	fixture_done(f, "suzuki", "notice.reminders", "{s:b}", "on", 1);
	days(f, 1);
	comes(f, "waiting 鈴木 一郎 8 1");
}

/* --- Many of them --------------------------------------------------------- */

#define MANY 450
#define PAGE 200

/* More people, with ids from 1001 on. */
static void
crowd(struct fixture *f)
{
	fixture_sql(f,
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < %d) INSERT INTO person (id, member, name, kana, roman,"
	    " mail, physician, active, staff, key) SELECT 1000 + i, 'C' || i,"
	    " 'c', 'c', 'c', 'c@example.org', 1, 1, 0, 'c' FROM n",
	    MANY);
}

static void
crowd_begins(struct fixture *f)
{
	crowd(f);
	fixture_sql(f,
	    "INSERT INTO slot (person, programme, number) SELECT id, '" PLAIN
	    "', 1 FROM person WHERE id > 1000;"
	    "UPDATE slot SET state = 'REGISTERED' WHERE person > 1000");
}

/* One transaction of the mailer, which takes next to nothing. */
static void
look(struct fixture *f)
{
	fixture_done(f, MAILER, "mail.take", "{s:i}", "limit", 1);
}

static int64_t
reminders(struct fixture *f, const char *which)
{
	return fixture_number(f,
	    "SELECT count(%s person) FROM outbox WHERE kind LIKE 'remind_%%'",
	    which);
}

static void
test_in_pages(void **state)
{
	struct fixture *f = *state;

	crowd_begins(f);
	window(f, PLAIN, 14);
	look(f);
	assert_int_equal(reminders(f, ""), PAGE);
	assert_int_equal(number_at(f->reply, "next_s"), 0);
	look(f);
	assert_int_equal(reminders(f, ""), 2 * PAGE);
	look(f);
	look(f);
	assert_int_equal(reminders(f, ""), MANY);
	assert_int_equal(reminders(f, "DISTINCT"), MANY);
	/* while there are more, whoever has nothing to send asks at once */
	fixture_sql(f, "DELETE FROM outbox; DELETE FROM setting WHERE name ="
		       " 'reminded_on'; UPDATE person SET mail = NULL");
	look(f);
	assert_int_equal(number_at(f->reply, "next_s"), 0);
	look(f);
	look(f);
	assert_int_equal(reminders(f, "DISTINCT"), MANY);
	assert_int_equal(number_at(f->reply, "next_s"), 60);
}

static void
test_supervisors_in_pages(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	crowd(f);
	fixture_sql(f,
	    "INSERT INTO request (sending, slot, applicant, supervisor,"
	    " programme, number, category, revision, requested_at,"
	    " requested_on) SELECT sending, slot, applicant, p.id, programme,"
	    " number, category, revision, requested_at, requested_on"
	    " FROM request, person p WHERE p.id > 1000");
	days(f, 7);
	for (int i = 0; i < 4; i++)
		look(f);
	assert_int_equal(reminders(f, ""), MANY + 1);
	assert_int_equal(reminders(f, "DISTINCT"), MANY + 1);
}

/* What breaks off in the middle of a page leaves nothing of it; what comes
 * after goes on where the last page ended. */
static void
test_broken_off(void **state)
{
	struct fixture *f = *state;

	crowd_begins(f);
	window(f, PLAIN, 14);
	look(f);
	fixture_sql(f,
	    "CREATE TRIGGER broken BEFORE INSERT ON outbox"
	    " WHEN new.person = %d BEGIN SELECT RAISE(ABORT, 'x'); END",
	    1000 + 3 * PAGE / 2);
	for (int i = 0; i < 2; i++)
		fixture_refused(
		    f, ERR_STORAGE, MAILER, "mail.take", "{s:i}", "limit", 1);
	assert_int_equal(reminders(f, ""), PAGE);
	fixture_sql(f, "DROP TRIGGER broken");
	for (int i = 0; i < 3; i++)
		look(f);
	assert_int_equal(reminders(f, ""), MANY);
	assert_int_equal(reminders(f, "DISTINCT"), MANY);
}

/* Off for a week between two pages: whoever was told before hears of the last
 * stage, and who was not, of that one alone. */
static void
test_off_between_pages(void **state)
{
	struct fixture *f = *state;

	crowd_begins(f);
	window(f, PLAIN, 14);
	look(f);
	days(f, 7);
	for (int i = 0; i < 4; i++)
		look(f);
	assert_int_equal(reminders(f, ""), PAGE + MANY);
	assert_int_equal(
	    fixture_number(f, "SELECT count(DISTINCT person) FROM outbox WHERE"
			      " kind = 'remind_deadline' AND stage = 7"),
	    MANY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_a_supervisor),
	    TEST(test_the_next_oldest),
	    TEST(test_after_a_month_off),
	    TEST(test_an_applicant),
	    TEST(test_after_a_week_off),
	    TEST(test_his_own_deadline),
	    TEST(test_what_is_missing),
	    TEST(test_turned_off),
	    TEST(test_in_pages),
	    TEST(test_supervisors_in_pages),
	    TEST(test_broken_off),
	    TEST(test_off_between_pages),
	};

	return cmocka_run_group_tests_name("remind", tests, NULL, NULL);
}
