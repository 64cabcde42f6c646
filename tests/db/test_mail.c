/* SPDX-License-Identifier: MIT */
/* Notices on their way to the mailer, and what it says of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "db/store/sqlite.h"
#include "fixture.h"
#include "mailer.h"

#define NO_LEASE "00000000000000000000000000000000"

static bool
is_counted(const struct fixture *f, size_t i)
{
	return json_is_true(at(row(f, i), "counted"));
}

/* --- Who may -------------------------------------------------------------- */

static void
test_nobody_but_the_mailer(void **state)
{
	static const char *const people[] = {
	    "yamada", "suzuki", "sato", "jimu", "kato"};
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		fixture_refused(
		    f, ERR_DENIED, people[i], "mail.take", "{s:i}", "limit", 1);
		fixture_refused(f, ERR_DENIED, people[i], "mail.done",
		    "{s:[{s:i, s:s, s:s}]}", "results", "id", 1, "lease",
		    NO_LEASE, "result", "delivered");
	}
	/* the tries stand in the audit, and nothing was taken */
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE"
					   " call LIKE 'mail.%%' AND result ="
					   " 'DENIED'"),
	    10);
	assert_int_equal(take(f), 1);
}

static void
test_the_mailer_nothing_else(void **state)
{
	struct fixture *f = *state;
	json_t *args;

	for (int i = 0; i < CALL_COUNT; i++) {
		if (i == CALL_MAIL_TAKE || i == CALL_MAIL_DONE)
			continue;
		if (calls[i].args != &nothing_shape)
			continue; /* tests/host/14-mail.sh has the others */
		args = json_object();
		fixture_refused(
		    f, ERR_DENIED, MAILER, calls[i].name, "o", args);
	}
	fixture_refused(
	    f, ERR_DENIED, MAILER, "case.list", "{s:s}", "programme", NEW);
	fixture_refused(f, ERR_DENIED, MAILER, "request.inbox", "{}");
	fixture_refused(
	    f, ERR_DENIED, MAILER, "session.hello", "{s:i}", "protocol", 1);
}

/* --- Leases --------------------------------------------------------------- */

static void
test_taken_and_delivered(void **state)
{
	struct fixture *f = *state;
	struct taken t;

	fixture_request(f, "yamada", 1, "A1002");
	t = take_one(f);
	assert_string_equal(text_at(row(f, 0), "kind"), "request");
	assert_string_equal(text_at(row(f, 0), "whom"), "supervisor");
	assert_string_equal(text_at(row(f, 0), "address"), "x@example.org");
	assert_string_equal(text_at(row(f, 0), "name"), "鈴木 一郎");
	assert_string_equal(text_at(row(f, 0), "lang"), "ja");
	assert_int_equal(number_at(row(f, 0), "tries"), 1);
	assert_int_equal(number_at(row(f, 0), "doubts"), 0);
	assert_int_equal(number_at(row(f, 0), "count"), 1);
	assert_int_equal(strlen(t.message), 32);
	assert_int_equal(number_at(f->reply, "next_s"), 60);
	/* another one finds nothing */
	assert_int_equal(take(f), 0);
	done(f, &t, "delivered", "250 2.0.0 Ok: queued");
	assert_string_equal(text_at(row(f, 0), "state"), "SENT");
	/* a lost reply: the same again is the same */
	done(f, &t, "delivered", NULL);
	assert_string_equal(text_at(row(f, 0), "state"), "SENT");
	done(f, &t, "temporary", NULL);
	assert_string_equal(text_at(row(f, 0), "state"), "SENT");
	later(f, DAYS(30));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox WHERE"
					   " kind = 'request' AND state ="
					   " 'SENT' AND done_on IS NOT NULL"),
	    1);
	/* the list shows it */
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	free(t.message);
	t.message = json_dumps(at(f->reply, "rows.data"), JSON_COMPACT);
	assert_non_null(strstr(t.message, "\"SENT\",\"2026-06-15\""));
	release(&t);
}

static void
test_an_unanswered_lease(void **state)
{
	struct fixture *f = *state;
	struct taken first, second;

	fixture_request(f, "yamada", 1, "A1002");
	first = take_one(f);
	later(f, MINUTES(10) - 1);
	assert_int_equal(take(f), 0);
	assert_int_equal(number_at(f->reply, "next_s"), 1);
	later(f, 1);
	second = take_one(f);
	assert_int_equal(second.id, first.id);
	assert_string_equal(second.message, first.message);
	assert_string_not_equal(second.lease, first.lease);
	assert_int_equal(number_at(row(f, 0), "tries"), 2);
	assert_int_equal(number_at(row(f, 0), "doubts"), 1);
	/* the first comes too late, and must not say anything about it */
	done(f, &first, "permanent", NULL);
	assert_false(is_counted(f, 0));
	assert_null(text_at(row(f, 0), "state"));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox WHERE"
					   " state = 'WAITING' AND leased = 1"
					   " AND tries = 2"),
	    1);
	release(&second);
	/* and every doubt is kept */
	later(f, MINUTES(10));
	second = take_one(f);
	assert_int_equal(number_at(row(f, 0), "doubts"), 2);
	done(f, &second, "delivered", NULL);
	release(&first);
	release(&second);
}

static void
test_two_mailers(void **state)
{
	struct fixture *f = *state;
	int64_t first;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_request(f, "tanaka", 1, "A1004");
	fixture_done(f, MAILER, "mail.take", "{s:i}", "limit", 1);
	first = number_at(row(f, 0), "id");
	/* there are more: ask at once */
	assert_int_equal(number_at(f->reply, "next_s"), 0);
	assert_int_equal(take(f), 1);
	assert_int_not_equal(number_at(row(f, 0), "id"), first);
	assert_int_equal(take(f), 0);
}

static void
test_unknown(void **state)
{
	struct fixture *f = *state;
	struct taken t, none = {9, (char *)NO_LEASE, NULL};

	done(f, &none, "delivered", NULL);
	assert_false(is_counted(f, 0));
	fixture_request(f, "yamada", 1, "A1002");
	/* not taken */
	none.id = 1;
	done(f, &none, "delivered", NULL);
	assert_false(is_counted(f, 0));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox WHERE"
					   " state = 'WAITING' AND last IS"
					   " NULL"),
	    1);
	t = take_one(f);
	/* what only the service says */
	fixture_refused(f, ERR_BAD_ARGS, MAILER, "mail.done",
	    "{s:[{s:I, s:s, s:s}]}", "results", "id", (json_int_t)t.id, "lease",
	    t.lease, "result", "no_address");
	release(&t);
}

/* --- Several at once ------------------------------------------------------ */

/* Results of all that were taken: NULL leaves one out, "stale" is another's. */
static void
done_all(struct fixture *f, const char *const results[], size_t n)
{
	json_t *all = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(
		    all, json_pack("{s:I, s:s, s:s}", "id",
			     (json_int_t)number_at(row(f, i), "id"), "lease",
			     results[i] == NULL ? NO_LEASE
						: text_at(row(f, i), "lease"),
			     "result",
			     results[i] == NULL ? "delivered" : results[i]));
	fixture_done(f, MAILER, "mail.done", "{s:o}", "results", all);
}

/* Each counts by itself; one whose lease is over spoils no other. */
static void
test_several_results(void **state)
{
	static const char *const results[] = {
	    "delivered", "temporary", NULL, "permanent", "delivered"};
	struct fixture *f = *state;

	for (int i = 1; i <= 5; i++)
		fixture_request(f, "yamada", i, "A1002");
	assert_int_equal(take(f), 5);
	done_all(f, results, 5);
	assert_string_equal(text_at(row(f, 0), "state"), "SENT");
	assert_string_equal(text_at(row(f, 1), "state"), "WAITING");
	assert_true(number_at(row(f, 1), "due_at") > f->clock.frozen);
	assert_false(is_counted(f, 2));
	assert_string_equal(text_at(row(f, 3), "state"), "FAILED");
	assert_string_equal(text_at(row(f, 4), "state"), "SENT");
	assert_int_equal(number_at(row(f, 4), "id"), 5);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox WHERE"
					   " leased = 1 AND id = 3"),
	    1);
	/* all or nothing, when it is no answer at all */
	later(f, MINUTES(10));
	assert_int_equal(take(f), 3); /* with the office's */
	fixture_refused(f, ERR_BAD_ARGS, MAILER, "mail.done",
	    "{s:[{s:I, s:s, s:s}, {s:I, s:s, s:s}]}", "results", "id",
	    (json_int_t)2, "lease", NO_LEASE, "result", "delivered", "id",
	    (json_int_t)3, "lease", NO_LEASE, "result", "stopped");
	fixture_refused(
	    f, ERR_BAD_ARGS, MAILER, "mail.done", "{s:[]}", "results");
}

/* --- Notices from before they were mails ---------------------------------- */

/* Two cases of one sending, a decision, and one of another applicant. */
static const char before[] =
    "INSERT INTO person (id, member, name, kana, roman, mail, physician,"
    " active, staff, key) VALUES (1, 'A1', 'a', 'a', 'a', 'x', 1, 1, 0, 'a'),"
    " (2, 'A2', 'b', 'b', 'b', 'x', 1, 1, 0, 'b'),"
    " (3, 'A3', 'c', 'c', 'c', 'x', 1, 1, 0, 'c');"
    "INSERT INTO slot (id, person, programme, number) VALUES (1, 1, "
    "'specialist-new', 1),"
    " (2, 1, 'specialist-new', 2), (3, 3, 'specialist-new', 1);"
    "INSERT INTO revision (id, slot, form, event, by, at, category) VALUES"
    " (1, 1, 1, 'register', 1, 1, 'pain'),"
    " (2, 2, 1, 'register', 1, 1, 'pain'),"
    " (3, 3, 1, 'register', 3, 1, 'pain');"
    "INSERT INTO sending (id, applicant, supervisor, at) VALUES (1, 1, 2, 9),"
    " (2, 3, 2, 9);"
    "INSERT INTO request (id, sending, slot, applicant, supervisor, programme,"
    " number, category, revision, requested_at, requested_on) VALUES"
    " (1, 1, 1, 1, 2, 'specialist-new', 1, 'pain', 1, 9, 0),"
    " (2, 1, 2, 1, 2, 'specialist-new', 2, 'pain', 2, 9, 0),"
    " (3, 2, 3, 3, 2, 'specialist-new', 1, 'pain', 3, 9, 0);"
    "INSERT INTO outbox (person, kind, request, written_at, written_on) VALUES"
    " (2, 'request', 1, 9, 0), (2, 'request', 2, 9, 0),"
    " (2, 'request', 3, 9, 0), (1, 'reject', 1, 10, 0)";

static void
test_notices_of_an_older_schema(void **state)
{
	struct fixture *f = *state;
	char *rows;

	fixture_sql(f, "%s", migrations[0]);
	fixture_sql(f, "%s; PRAGMA user_version = 1", before);
	fixture_sql(f, "PRAGMA journal_mode = WAL");
	assert_int_equal(chmod(f->file, 0600), 0);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	rows = fixture_text(f,
	    "SELECT group_concat(person || ' ' || kind || ' ' || whom || ' ' ||"
	    " (SELECT group_concat(request, '+') FROM outbox_case WHERE outbox"
	    " = o.id), ', ') FROM outbox o");
	assert_string_equal(rows, "2 request supervisor 1+2, 2 request"
				  " supervisor 3, 1 reject applicant 1");
	free(rows);
	assert_int_equal(
	    fixture_number(f, "SELECT count(DISTINCT message_id) FROM outbox"
			      " WHERE state = 'WAITING' AND due_at ="
			      " written_at"),
	    3);
	assert_int_equal(take(f), 4); /* and that they have waited so long */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_nobody_but_the_mailer),
	    TEST(test_the_mailer_nothing_else),
	    TEST(test_taken_and_delivered),
	    TEST(test_an_unanswered_lease),
	    TEST(test_two_mailers),
	    TEST(test_unknown),
	    TEST(test_several_results),
	    BARE(test_notices_of_an_older_schema),
	};

	return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}
