/* SPDX-License-Identifier: MIT */
/* Notices sent again, by their people and by the office. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"
#include "mailer.h"

/* Everything that is due is delivered. */
static void
deliver(struct fixture *f)
{
	size_t n = take(f);
	json_t *rows = json_incref(at(f->reply, "rows"));

	for (size_t i = 0; i < n; i++)
		fixture_done(f, MAILER, "mail.done", "{s:[{s:I, s:s, s:s}]}",
		    "results", "id",
		    (json_int_t)number_at(json_array_get(rows, i), "id"),
		    "lease", text_at(json_array_get(rows, i), "lease"),
		    "result", "delivered");
	json_decref(rows);
}

static void
bounce(struct fixture *f)
{
	struct taken t = take_one(f);

	done(f, &t, "permanent", "550 5.1.1 unknown");
	release(&t);
}

/* --- Again, by an applicant ----------------------------------------------- */

#define RESEND "{s:s, s:i}", "programme", NEW, "slot"

static void
test_resend(void **state)
{
	struct fixture *f = *state;
	char *first, *second;

	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 1);
	fixture_register(f, "yamada", 2, PERIOD);
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 2);
	fixture_send(f, "yamada", "A1002", 1, 1);
	/* it waits */
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 1);
	deliver(f);
	first = fixture_text(f, "SELECT message_id FROM outbox");
	later(f, DAYS(1) - 1);
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 1);
	later(f, 1);
	fixture_done(f, "yamada", "notice.resend", RESEND, 1);
	assert_string_equal(text_at(f->reply, "state"), "WAITING");
	assert_string_equal(text_at(f->reply, "name"), "鈴木 一郎");
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 1);
	deliver(f);
	/* another mail, not the same again */
	second = fixture_text(f, "SELECT message_id FROM outbox");
	assert_string_not_equal(first, second);
	free(first);
	free(second);
	/* nobody else's */
	fixture_refused(f, ERR_STATE, "tanaka", "notice.resend", RESEND, 1);
	fixture_refused(f, ERR_DENIED, "jimu", "notice.resend", RESEND, 1);
}

static void
test_resend_what_failed(void **state)
{
	struct fixture *f = *state;
	char *first, *second;

	fixture_send(f, "yamada", "A1002", 1, 1);
	first = fixture_text(f, "SELECT message_id FROM outbox");
	bounce(f);
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 1);
	later(f, MINUTES(10));
	fixture_sql(f, "UPDATE person SET mail = NULL WHERE id = 2");
	fixture_refused(f, ERR_STATE, "yamada", "notice.resend", RESEND, 1);
	fixture_sql(f, "UPDATE person SET mail = 'y@example.org' WHERE id = 2");
	fixture_done(f, "yamada", "notice.resend", RESEND, 1);
	/* it may have arrived: the same */
	second = fixture_text(
	    f, "SELECT message_id FROM outbox WHERE kind = 'request'");
	assert_string_equal(first, second);
	free(first);
	free(second);
	assert_int_equal(take(f), 2); /* and the office is told of the first */
}

/* --- By the office -------------------------------------------------------- */

static void
list(struct fixture *f, const char *login)
{
	fixture_done(f, login, "notice.list", "{}");
}

#define SEEN(id_)                                                              \
	"{s:i, s:I}", "id", id_, "seen",                                       \
	    (json_int_t)fixture_number(                                        \
		f, "SELECT version FROM outbox WHERE id = %d", id_)

static void
test_the_queue(void **state)
{
	struct fixture *f = *state;
	char *text;

	fixture_send(f, "yamada", "A1002", 1, 3);
	bounce(f);
	list(f, "jimu");
	assert_int_equal(row_count(f), 2); /* and the mail about it */
	text = json_dumps(at(f->reply, "rows"), JSON_COMPACT);
	assert_non_null(strstr(text, "\"FAILED\",\"request\",\"supervisor\","
				     "\"鈴木 一郎\",\"A1002\""));
	assert_non_null(strstr(text, "\"permanent\",\"550 5.1.1 unknown\""));
	assert_non_null(strstr(text, "\"山田 花子\",1,3"));
	free(text);
	fixture_done(f, "jimu", "staff.office", "{}");
	assert_int_equal(number_at(f->reply, "notices"), 1);
	fixture_refused(f, ERR_STALE, "jimu", "notice.again", "{s:i, s:i}",
	    "id", 1, "seen", 1);
	fixture_done(f, "jimu", "notice.again", SEEN(1));
	assert_string_equal(text_at(f->reply, "state"), "WAITING");
	fixture_done(f, "jimu", "staff.office", "{}");
	assert_int_equal(number_at(f->reply, "notices"), 0);
	deliver(f);
	list(f, "jimu");
	assert_int_equal(row_count(f), 0);
	fixture_refused(f, ERR_STATE, "jimu", "notice.again", SEEN(1));
	fixture_refused(f, ERR_STATE, "jimu", "notice.give_up", SEEN(1));
}

static void
test_give_up(void **state)
{
	struct fixture *f = *state;
	json_t *lease;

	fixture_send(f, "yamada", "A1002", 1, 1);
	fixture_send(f, "tanaka", "A1004", 1, 1);
	fixture_done(f, "jimu", "notice.give_up", SEEN(1));
	assert_string_equal(text_at(f->reply, "state"), "FAILED");
	assert_int_equal(take(f), 1);
	lease = json_incref(json_object_get(row(f, 0), "lease"));
	/* while it is being sent nobody stops it */
	fixture_refused(f, ERR_STATE, "jimu", "notice.give_up", SEEN(2));
	fixture_done(f, MAILER, "mail.done", "{s:[{s:i, s:o, s:s}]}", "results",
	    "id", 2, "lease", lease, "result", "permanent");
	fixture_done(f, "jimu", "notice.give_up", SEEN(2));
	list(f, "jimu");
	assert_int_equal(row_count(f), 1); /* the mail about the second alone */
	/* the applicant's list says so for good */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox WHERE"
					   " state = 'FAILED' AND open = 0"),
	    2);
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "notice.give_up",
	    "{s:i, s:i}", "id", 99, "seen", 1);
}

static void
test_no_address_first(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET mail = NULL WHERE id = 2");
	fixture_send(f, "yamada", "A1002", 1, 1);
	fixture_refused(f, ERR_STATE, "jimu", "notice.again", SEEN(1));
	fixture_sql(f, "UPDATE person SET mail = 'y@example.org' WHERE id = 2");
	fixture_done(f, "jimu", "notice.again", SEEN(1));
	assert_int_equal(take(f), 1);
	assert_string_equal(text_at(row(f, 0), "address"), "y@example.org");
}

/* Staff do nothing about what is their own. */
static void
test_not_in_his_own_affairs(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login IN ('yamada',"
		       " 'suzuki', 'tanaka')");
	fixture_send(f, "yamada", "A1002", 1, 1);
	fixture_refused(f, ERR_STATE, "yamada", "notice.give_up", SEEN(1));
	fixture_refused(f, ERR_STATE, "suzuki", "notice.again", SEEN(1));
	fixture_done(f, "tanaka", "notice.give_up", SEEN(1));
	fixture_refused(f, ERR_DENIED, "kato", "notice.list", "{}");
	fixture_refused(f, ERR_DENIED, "onodera", "notice.again", SEEN(1));
}

static void
test_pages(void **state)
{
	struct fixture *f = *state;
	char *next;
	int64_t n = 0;

	fixture_send(f, "yamada", "A1002", 1, 1);
	fixture_sql(f, "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT"
		       " i + 1 FROM n WHERE i < 250) INSERT INTO outbox"
		       " (person, kind, whom, message_id, written_at,"
		       " written_on, since_at, due_at) SELECT person, kind,"
		       " whom, i, written_at, written_on, since_at, due_at"
		       " FROM outbox, n");
	list(f, "jimu");
	while (n += row_count(f), json_is_string(at(f->reply, "next"))) {
		next = heap_dup(text_at(f->reply, "next"));
		fixture_done(f, "jimu", "notice.list", "{s:s}", "after", next);
		free(next);
	}
	assert_int_equal(n, 250);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_resend),
	    TEST(test_resend_what_failed),
	    TEST(test_the_queue),
	    TEST(test_give_up),
	    TEST(test_no_address_first),
	    TEST(test_not_in_his_own_affairs),
	    TEST(test_pages),
	};

	return cmocka_run_group_tests_name("notice again", tests, NULL, NULL);
}
