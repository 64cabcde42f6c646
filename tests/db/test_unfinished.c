/* SPDX-License-Identifier: MIT */
/* 未完了者: whoever has begun a list and not submitted it, and a mail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static size_t
unfinished(struct fixture *f, const char *programme)
{
	fixture_done(
	    f, "jimu", "staff.unfinished", "{s:s}", "programme", programme);
	return json_array_size(at(f->reply, "rows.data"));
}

static int64_t
person(struct fixture *f, const char *login)
{
	return fixture_number(
	    f, "SELECT id FROM person WHERE login = '%s'", login);
}

static void
remind(struct fixture *f, const char *by, const char *of)
{
	fixture_done(f, by, "staff.remind", "{s:s,s:[{s:I}]}", "programme", NEW,
	    "people", "person", (json_int_t)person(f, of));
}

static void
discard(struct fixture *f, const char *login, int slot)
{
	fixture_done(f, login, "draft.discard", "{s:s,s:i,s:I}", "programme",
	    NEW, "slot", slot, "seen",
	    (json_int_t)fixture_version(f, login, slot));
}

/* A draft begins a list; one thrown away is none. */
static void
test_who_has_begun(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(unfinished(f, NEW), 0);
	fixture_draft(f, "yamada", 1, PERIOD);
	assert_int_equal(unfinished(f, NEW), 1);
	assert_int_equal(unfinished(f, "certified-new"), 0);
	discard(f, "yamada", 1);
	assert_int_equal(unfinished(f, NEW), 0);
	fixture_request(f, "yamada", 1, "A1002");
	fixture_register(f, "yamada", 2, PERIOD);
	fixture_register(f, "tanaka", 1, PERIOD);
	assert_int_equal(unfinished(f, NEW), 2);
	assert_string_equal(json_string_value(cell(f, 0, "member")), "A1001");
	assert_int_equal(json_integer_value(cell(f, 0, "slots")), 20);
	assert_int_equal(json_integer_value(cell(f, 0, "unregistered")), 18);
	assert_int_equal(json_integer_value(cell(f, 0, "registered")), 1);
	assert_int_equal(json_integer_value(cell(f, 0, "requested")), 1);
	/* what is missing, in words */
	assert_true(json_array_size(cell(f, 0, "blockers")) >= 3);
	/* who has left is nobody's to be written to */
	fixture_sql(f, "UPDATE person SET active = 0 WHERE login = 'tanaka'");
	assert_int_equal(unfinished(f, NEW), 1);
}

/* slot.begun follows every way into a state and out of it. */
static void
test_begun_is_kept(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE slot SET state = 'SUBMITTED'");
	assert_int_equal(unfinished(f, NEW), 0);
	fixture_sql(f, "UPDATE slot SET state = 'APPROVED'"); /* returned */
	assert_int_equal(unfinished(f, NEW), 1);
	fixture_sql(f, "UPDATE slot SET state = 'EMPTY', revision = NULL");
	assert_int_equal(unfinished(f, NEW), 0);
	fixture_draft(f, "yamada", 1, PERIOD);
	assert_int_equal(unfinished(f, NEW), 1);
}

static void
test_pages_by_key(void **state)
{
	struct fixture *f = *state;
	char *after = NULL;
	size_t n = 0, pages = 0;

	fixture_sql(f,
	    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 120)"
	    " INSERT INTO person (member, name, kana, roman, physician, active,"
	    " staff, key) SELECT 'B' || i, '髙', 'たか', '', 1, 1, 0, ''"
	    " FROM n;"
	    "INSERT INTO slot (person, programme, number)"
	    " SELECT id, 'certified-new', k.i FROM person,"
	    " (SELECT 1 AS i UNION SELECT 2) k WHERE member LIKE 'B%%';"
	    "UPDATE slot SET state = 'REGISTERED';");
	do {
		fixture_done(f, "jimu", "staff.unfinished", "{s:s,s:s?}",
		    "programme", "certified-new", "after", after);
		free(after);
		n += json_array_size(at(f->reply, "rows.data"));
		pages++;
		after = json_is_null(at(f->reply, "next"))
			    ? NULL
			    : strdup(text_at(f->reply, "next"));
	} while (after != NULL);
	assert_int_equal(n, 120);
	assert_int_equal(pages, 3);
}

static void
test_mail_once_a_day(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	remind(f, "jimu", "yamada");
	assert_int_equal(number_at(f->reply, "written"), 1);
	remind(f, "jimu", "yamada");
	assert_int_equal(number_at(f->reply, "written"), 0);
	assert_int_equal(number_at(f->reply, "skipped"), 1);
	fixture_now(f, "2026-06-16T00:00:00+09:00");
	remind(f, "jimu", "yamada");
	assert_int_equal(number_at(f->reply, "written"), 1);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM outbox WHERE kind ="
			      " 'unfinished' AND programme = 'specialist-new'"
			      " AND count = 20"),
	    2);
	/* who has begun nothing gets none */
	remind(f, "jimu", "tanaka");
	assert_int_equal(number_at(f->reply, "skipped"), 1);
}

static void
test_who_may_not(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_DENIED, "yamada", "staff.unfinished", "{s:s}",
	    "programme", NEW);
	fixture_refused(f, ERR_DENIED, "suzuki", "staff.remind",
	    "{s:s,s:[{s:I}]}", "programme", NEW, "people", "person",
	    (json_int_t)person(f, "yamada"));
	/* one of the office writes none to himself */
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = 'yamada'");
	remind(f, "yamada", "yamada");
	assert_int_equal(number_at(f->reply, "written"), 0);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM outbox"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_who_has_begun),
	    TEST(test_begun_is_kept),
	    TEST(test_pages_by_key),
	    TEST(test_mail_once_a_day),
	    TEST(test_who_may_not),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
