/* SPDX-License-Identifier: MIT */
/* A notice that did not arrive: tried again, and given up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "mailer.h"

static void
test_back_off(void **state)
{
	static const int64_t minutes[] = {1, 5, 15, 60, 120, 240, 240};
	struct fixture *f = *state;
	struct taken t;
	int64_t wait, fifth;

	fixture_request(f, "yamada", 1, "A1002");
	for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
		t = take_one(f);
		assert_int_equal(number_at(row(f, 0), "tries"), i + 1);
		done(f, &t, i % 2 == 0 ? "temporary" : "configuration",
		    "451 4.3.0\nlater");
		assert_string_equal(text_at(row(f, 0), "state"), "WAITING");
		wait = number_at(row(f, 0), "due_at") - f->clock.frozen;
		fifth = MINUTES(minutes[i]) / 5;
		assert_in_range(wait, MINUTES(minutes[i]) - fifth,
		    MINUTES(minutes[i]) + fifth);
		later(f, wait - 1);
		assert_int_equal(take(f), 0);
		later(f, 1);
		release(&t);
	}
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox WHERE"
					   " detail = '451 4.3.0 later' AND"
					   " last = 'temporary' AND doubts ="
					   " 0"),
	    1);
}

static void
test_given_up_after_five_days(void **state)
{
	struct fixture *f = *state;
	struct taken t;

	fixture_request(f, "yamada", 1, "A1002");
	later(f, DAYS(5) - 1);
	t = take_one(f);
	done(f, &t, "temporary", NULL);
	assert_int_equal(number_at(row(f, 0), "due_at"), f->clock.frozen + 1);
	release(&t);
	later(f, 1);
	t = take_one(f);
	done(f, &t, "temporary", "450 4.2.1 busy");
	assert_string_equal(text_at(row(f, 0), "state"), "FAILED");
	assert_int_equal(failed(f, "temporary"), 1);
	release(&t);
	/* the office is told who and what */
	t = take_one(f);
	assert_string_equal(text_at(row(f, 0), "kind"), "mail_failed");
	assert_string_equal(text_at(row(f, 0), "failed_kind"), "request");
	assert_string_equal(text_at(row(f, 0), "failed_name"), "鈴木 一郎");
	/* but not that this one has failed */
	done(f, &t, "permanent", "550 no");
	assert_string_equal(text_at(row(f, 0), "state"), "FAILED");
	release(&t);
	assert_int_equal(take(f), 0);
}

/* A notice that ends every mailer which takes it is given up, too. */
static void
test_never_answered(void **state)
{
	struct fixture *f = *state;
	struct taken t;

	fixture_request(f, "yamada", 1, "A1002");
	t = take_one(f);
	release(&t);
	later(f, DAYS(5));
	t = take_one(f);
	assert_string_equal(text_at(row(f, 0), "kind"), "mail_failed");
	assert_int_equal(failed(f, "unanswered"), 1);
	release(&t);
}

static void
test_permanent_at_once(void **state)
{
	struct fixture *f = *state;
	struct taken t;

	fixture_request(f, "yamada", 1, "A1002");
	t = take_one(f);
	done(f, &t, "permanent", "550 5.1.1 <x@example.org>: unknown");
	assert_string_equal(text_at(row(f, 0), "state"), "FAILED");
	assert_int_equal(failed(f, "permanent"), 1);
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	free(t.lease);
	t.lease = json_dumps(at(f->reply, "rows.data"), JSON_COMPACT);
	assert_non_null(strstr(t.lease, "\"FAILED\",\"2026-06-15\""));
	release(&t);
}

/* Many failures at once are one mail to the office. */
static void
test_the_office_is_not_flooded(void **state)
{
	struct fixture *f = *state;
	json_t *rows;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_request(f, "yamada", 2, "A1002");
	fixture_request(f, "tanaka", 1, "A1004");
	assert_int_equal(take(f), 3);
	rows = json_incref(at(f->reply, "rows"));
	for (size_t i = 0; i < 3; i++)
		fixture_done(f, MAILER, "mail.done", "{s:[{s:I, s:s, s:s}]}",
		    "results", "id",
		    (json_int_t)number_at(json_array_get(rows, i), "id"),
		    "lease", text_at(json_array_get(rows, i), "lease"),
		    "result", "permanent");
	json_decref(rows);
	assert_int_equal(failed(f, "permanent"), 3);
	assert_int_equal(take(f), 1);
}

static void
test_possible(void **state)
{
	struct fixture *f = *state;
	struct taken t, again;

	fixture_request(f, "yamada", 1, "A1002");
	t = take_one(f);
	done(f, &t, "possible", NULL);
	later(f, MINUTES(2));
	again = take_one(f);
	assert_string_equal(again.message, t.message);
	assert_int_equal(number_at(row(f, 0), "doubts"), 1);
	release(&t);
	release(&again);
}

static void
test_no_address(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET mail = NULL WHERE login = 'suzuki'");
	fixture_request(f, "yamada", 1, "A1002");
	assert_int_equal(failed(f, "no_address"), 1);
	assert_int_equal(take(f), 0);
	/* and who loses it meanwhile */
	fixture_request(f, "yamada", 2, "A1004");
	fixture_sql(f, "UPDATE person SET mail = NULL WHERE login = 'onodera'");
	assert_int_equal(take(f), 1);
	assert_string_equal(text_at(row(f, 0), "kind"), "mail_failed");
	assert_int_equal(failed(f, "no_address"), 2);
}

/* What no call lets in, put in behind the back: that notice has failed, and
 * nothing beside it waits for that. */
static void
test_what_no_mail_can_hold(void **state)
{
	static const char *const spoilt[] = {
	    "mail = 'a@example.org>' || char(13, 10) || 'RCPT TO:<b@x.org'",
	    "mail = 'a' || char(27) || '[2J@example.org'",
	    "mail = CAST(x'61FF' AS TEXT) || '@example.org'",
	    "name = '鈴木' || char(10) || 'Bcc: b@x.org'",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
		fixture_request(f, "yamada", 1 + (int)i, "A1002");
		fixture_request(f, "tanaka", 1 + (int)i, "A1004");
		fixture_sql(f,
		    "UPDATE person SET mail = 'x@example.org', name = 'x' WHERE"
		    " login = 'suzuki'; UPDATE person SET %s WHERE login ="
		    " 'suzuki'",
		    spoilt[i]);
		take(f);
		assert_string_equal(text_at(row(f, 0), "kind"), "request");
		assert_string_equal(text_at(row(f, 0), "name"), "小野寺 修");
		assert_int_equal(failed(f, "unusable"), i + 1);
		assert_int_equal(take(f), 0);
	}
	/* the office was told of the first, while it waits */
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM outbox WHERE kind ="
			      " 'mail_failed' AND leased = 1"),
	    1);
}

/* However many there are, one taking looks at some of them. */
static void
test_many_hopeless(void **state)
{
	struct fixture *f = *state;
	int64_t before = 0, takes = 0;
	size_t told = 0;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_sql(f,
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 300) INSERT INTO outbox (person, kind, whom,"
	    " message_id, written_at, written_on, since_at, due_at) SELECT"
	    " person, kind, whom, message_id || i, written_at, written_on,"
	    " since_at, due_at - 1 FROM outbox, n;"
	    "UPDATE person SET mail = NULL WHERE login = 'suzuki'");
	do {
		told += take(f);
		assert_in_range(
		    failed(f, "no_address"), before + 1, before + 100);
		before = failed(f, "no_address");
		assert_in_range(++takes, 1, 4);
	} while (number_at(f->reply, "next_s") == 0);
	assert_int_equal(before, 301);
	assert_int_equal(told, 1);
	assert_string_equal(text_at(row(f, 0), "kind"), "mail_failed");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_back_off),
	    TEST(test_given_up_after_five_days),
	    TEST(test_never_answered),
	    TEST(test_permanent_at_once),
	    TEST(test_the_office_is_not_flooded),
	    TEST(test_possible),
	    TEST(test_no_address),
	    TEST(test_what_no_mail_can_hold),
	    TEST(test_many_hopeless),
	};

	return cmocka_run_group_tests_name("mail failed", tests, NULL, NULL);
}
