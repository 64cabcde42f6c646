/* SPDX-License-Identifier: MIT */
/* 期間 as the office keeps it: windows, units, settings, one's own days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

#define SET "{s:i,s:i,s:s,s:s,s:s,s:s}"
#define SET_ARGS(seen, kind, from, to)                                         \
	"seen", seen, "fiscal_year", 2026, "programme", NEW, "kind", kind,     \
	    "from_on", from, "to_on", to
#define DEADLINE "{s:i,s:i,s:i,s:s,s:s,s:s,s:s}"

static int64_t
version_of_page(struct fixture *f)
{
	fixture_done(f, "jimu", "window.list", "{s:i}", "fiscal_year", 2026);
	return number_at(f->reply, "version");
}

static int64_t
person_of(struct fixture *f, const char *login)
{
	return fixture_number(
	    f, "SELECT id FROM person WHERE login = '%s'", login);
}

/* What is set is what everybody meets from then on, to the last second. */
static void
test_a_window_holds_at_once(void **state)
{
	struct fixture *f = *state;

	fixture_now(f, "2026-06-29T23:59:59+09:00");
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_done(f, "jimu", "window.set", SET,
	    SET_ARGS(0, "registration", "2026-06-01", "2026-06-29"));
	assert_int_equal(number_at(f->reply, "version"), 1);
	fixture_register_draft(f, "yamada", 1);
	fixture_now(f, "2026-06-30T00:00:00+09:00");
	fixture_draft(f, "yamada", 2, PERIOD);
	fixture_refused(f, ERR_CLOSED, "yamada", "case.register",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 2, "seen",
	    (json_int_t)fixture_version(f, "yamada", 2));
	/* taken away, it is open again */
	fixture_done(f, "jimu", "window.set", "{s:i,s:i,s:s,s:s}", "seen", 1,
	    "fiscal_year", 2026, "programme", NEW, "kind", "registration");
	fixture_register_draft(f, "yamada", 2);
	assert_int_equal(version_of_page(f), 2);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 0);
}

static void
test_a_window_has_both_days(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_INVALID, "jimu", "window.set",
	    "{s:i,s:i,s:s,s:s,s:s}", "seen", 0, "fiscal_year", 2026,
	    "programme", NEW, "kind", "request", "from_on", "2026-06-01");
	assert_string_equal(((struct reason *)f->err.why.at)->item, "to_on");
	fixture_refused(f, ERR_INVALID, "jimu", "window.set", SET,
	    SET_ARGS(0, "request", "2026-06-02", "2026-06-01"));
	assert_string_equal(((struct reason *)f->err.why.at)->item, "to_on");
	assert_int_equal(version_of_page(f), 0);
}

#define YEAR "{s:i,s:i,s:s,s:s,s:s,s:s}"
#define YEAR_ARGS(seen, year, programme, kind, from, to)                       \
	"seen", seen, "fiscal_year", year, "programme", programme, "kind",     \
	    kind, "from_on", from, "to_on", to

static void
window_refused(struct fixture *f, int year, const char *programme,
    const char *kind, const char *from, const char *to, const char *member)
{
	fixture_refused(f, ERR_INVALID, "jimu", "window.set", YEAR,
	    YEAR_ARGS(1, year, programme, kind, from, to));
	assert_string_equal(((struct reason *)f->err.why.at)->item, member);
	assert_int_equal(version_of_page(f), 1);
}

/* Defence: check_period. */
static void
test_two_years_share_no_day(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "jimu", "window.set", YEAR,
	    YEAR_ARGS(
		0, 2025, NEW, "registration", "2025-06-01", "2026-06-14"));
	window_refused(f, 2026, NEW, "registration", "2026-06-14", "2026-08-31",
	    "from_on");
	window_refused(f, 2026, NEW, "registration", "2026-03-31", "2026-08-31",
	    "from_on");
	window_refused(f, 2026, "certified-new", "request", "2026-06-01",
	    "2026-08-31", "kind");
	/* another kind, another programme, the next day: no overlap */
	fixture_done(f, "jimu", "window.set", YEAR,
	    YEAR_ARGS(1, 2026, NEW, "request", "2026-06-14", "2026-08-31"));
	fixture_done(f, "jimu", "window.set", YEAR,
	    YEAR_ARGS(2, 2026, "certified-new", "registration", "2026-06-14",
		"2026-08-31"));
	fixture_done(f, "jimu", "window.set", YEAR,
	    YEAR_ARGS(
		3, 2026, NEW, "registration", "2026-06-15", "2026-08-31"));
}

/* The new year's window begins with the second after the old one's last. */
static void
test_years_that_adjoin_leave_no_gap(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "jimu", "window.set", YEAR,
	    YEAR_ARGS(
		0, 2025, NEW, "registration", "2025-06-01", "2026-06-14"));
	fixture_done(f, "jimu", "window.set", YEAR,
	    YEAR_ARGS(
		1, 2026, NEW, "registration", "2026-06-15", "2026-06-29"));
	fixture_now(f, "2026-06-14T23:59:59+09:00");
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_now(f, "2026-06-15T00:00:00+09:00");
	fixture_register(f, "yamada", 2, PERIOD);
	fixture_now(f, "2026-06-29T23:59:59+09:00");
	fixture_register(f, "yamada", 3, PERIOD);
	fixture_draft(f, "yamada", 4, PERIOD);
	fixture_now(f, "2026-06-30T00:00:00+09:00");
	fixture_refused(f, ERR_CLOSED, "yamada", "case.register",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 4, "seen",
	    (json_int_t)fixture_version(f, "yamada", 4));
}

static void
test_only_what_was_seen_is_changed(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "jimu", "unit.set", "{s:i,s:i,s:i}", "seen", 0,
	    "fiscal_year", 2025, "units", 50);
	fixture_refused(f, ERR_STALE, "jimu", "window.set", SET,
	    SET_ARGS(0, "request", "2026-06-01", "2026-06-02"));
	fixture_refused(f, ERR_STALE, "jimu", "unit.set", "{s:i,s:i}", "seen",
	    0, "fiscal_year", 2025);
	fixture_done(f, "jimu", "window.list", "{s:i}", "fiscal_year", 2025);
	assert_int_equal(number_at(f->reply, "units"), 50);
	fixture_done(
	    f, "jimu", "unit.set", "{s:i,s:i}", "seen", 1, "fiscal_year", 2025);
	fixture_done(f, "jimu", "window.list", "{s:i}", "fiscal_year", 2025);
	assert_true(json_is_null(at(f->reply, "units")));
}

static void
test_settings_are_the_rules(void **state)
{
	struct fixture *f = *state;

	/* what sentences say until it is set is no contact */
	fixture_sql(f, "DELETE FROM setting WHERE name = 'office'");
	fixture_done(f, "jimu", "window.list", "{}");
	assert_true(json_is_null(at(f->reply, "office")));
	fixture_done(f, "jimu", "setting.set", "{s:i,s:s,s:b,s:b,s:b}", "seen",
	    0, "office", "髙﨑学会 事務局 03-0000-0000",
	    "accredited_specialist", 0, "accredited_certified", 1,
	    "accredited_transfer", 0);
	fixture_done(f, "jimu", "window.list", "{}");
	assert_string_equal(
	    text_at(f->reply, "office"), "髙﨑学会 事務局 03-0000-0000");
	assert_true(json_is_true(at(f->reply, "accredited_certified")));
	assert_true(json_is_false(at(f->reply, "accredited_specialist")));
	fixture_refused(f, ERR_INVALID, "jimu", "setting.set",
	    "{s:i,s:s,s:b,s:b,s:b}", "seen", 1, "office", "　",
	    "accredited_specialist", 0, "accredited_certified", 1,
	    "accredited_transfer", 0);
}

static int
deadline(struct fixture *f, const char *login, int seen, const char *to)
{
	return fixture_call(f, "jimu", "deadline.set", DEADLINE, "person",
	    (int)person_of(f, login), "seen", seen, "fiscal_year", 2026,
	    "programme", NEW, "kind", "registration", "to_on", to, "reason",
	    "病気のため");
}

static void
test_ones_own_last_day(void **state)
{
	struct fixture *f = *state;

	/* of a window that has none */
	assert_int_equal(deadline(f, "yamada", 0, "2026-07-06"), -ERR_INVALID);
	assert_string_equal(((struct reason *)f->err.why.at)->item, "kind");
	/* of one that there can't be */
	fixture_refused(f, ERR_INVALID, "jimu", "deadline.set", DEADLINE,
	    "person", (int)person_of(f, "yamada"), "seen", 0, "fiscal_year",
	    2026, "programme", "certified-new", "kind", "request", "to_on",
	    "2026-07-06", "reason", "病気のため");
	assert_non_null(strstr(f->err.text, "needs no approval"));
	fixture_done(f, "jimu", "window.set", SET,
	    SET_ARGS(0, "registration", "2026-06-01", "2026-06-29"));
	assert_int_equal(deadline(f, "yamada", 0, "2026-05-31"), -ERR_INVALID);
	assert_int_equal(deadline(f, "yamada", 0, "2026-07-06"), 0);
	/* his data have changed by it */
	assert_int_equal(deadline(f, "yamada", 0, "2026-07-07"), -ERR_STALE);
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_now(f, "2026-07-06T23:59:59+09:00");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "jimu", "deadline.list", "{s:i}", "fiscal_year", 2026);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	/* the window's own again */
	fixture_done(f, "jimu", "deadline.set", "{s:i,s:i,s:i,s:s,s:s,s:s}",
	    "person", (int)person_of(f, "yamada"), "seen", 1, "fiscal_year",
	    2026, "programme", NEW, "kind", "registration", "reason", "訂正");
	fixture_draft(f, "yamada", 2, PERIOD);
	fixture_refused(f, ERR_CLOSED, "yamada", "case.register",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 2, "seen",
	    (json_int_t)fixture_version(f, "yamada", 2));
}

/* Defence: keep_begin. Nobody gives himself a later day. */
static void
test_nobody_his_own(void **state)
{
	struct fixture *f = *state;

	fixture_done(f, "jimu", "window.set", SET,
	    SET_ARGS(0, "registration", "2026-06-01", "2026-06-29"));
	assert_int_equal(deadline(f, "jimu", 0, "2026-07-06"), -ERR_STATE);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM deadline"), 0);
}

/* Pages by key: every row once. */
static void
test_many_deadlines(void **state)
{
	struct fixture *f = *state;
	size_t found = 0;
	char *after = NULL;

	fixture_sql(f,
	    "INSERT INTO deadline SELECT p.id, w.programme, k.kind, 2026, "
	    "20633,"
	    " '髙', 1, 0 FROM person p, (SELECT 'specialist-new' AS programme"
	    " UNION SELECT 'certified-new' UNION SELECT 'specialist-transfer')"
	    " w, (SELECT 'registration' AS kind UNION SELECT 'request' UNION"
	    " SELECT 'application') k;");
	do {
		if (after == NULL)
			fixture_done(f, "jimu", "deadline.list", "{s:i}",
			    "fiscal_year", 2026);
		else
			fixture_done(f, "jimu", "deadline.list", "{s:i,s:s}",
			    "fiscal_year", 2026, "after", after);
		found += json_array_size(at(f->reply, "rows.data"));
		free(after);
		after = NULL;
		if (json_is_string(at(f->reply, "next")))
			after = strdup(text_at(f->reply, "next"));
	} while (after != NULL);
	assert_int_equal(
	    found, fixture_number(f, "SELECT count(*) FROM deadline"));
	assert_true(found > 50);
}

static void
test_only_the_office(void **state)
{
	static const char *const who[] = {"yamada", "suzuki"};
	struct fixture *f = *state;

	for (size_t i = 0; i < 2; i++) {
		fixture_refused(f, ERR_DENIED, who[i], "window.list", "{}");
		fixture_refused(f, ERR_DENIED, who[i], "window.set", SET,
		    SET_ARGS(0, "request", "2026-06-01", "2026-06-29"));
		fixture_refused(f, ERR_DENIED, who[i], "deadline.list", "{}");
		fixture_refused(f, ERR_DENIED, who[i], "deadline.set", DEADLINE,
		    "person", 1, "seen", 0, "fiscal_year", 2026, "programme",
		    NEW, "kind", "request", "to_on", "2026-07-06", "reason",
		    "x");
		fixture_refused(f, ERR_DENIED, who[i], "unit.set",
		    "{s:i,s:i,s:i}", "seen", 0, "fiscal_year", 2025, "units",
		    50);
		fixture_refused(f, ERR_DENIED, who[i], "setting.set",
		    "{s:i,s:s,s:b,s:b,s:b}", "seen", 0, "office", "x",
		    "accredited_specialist", 0, "accredited_certified", 1,
		    "accredited_transfer", 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_a_window_holds_at_once),
	    TEST(test_a_window_has_both_days),
	    TEST(test_two_years_share_no_day),
	    TEST(test_years_that_adjoin_leave_no_gap),
	    TEST(test_only_what_was_seen_is_changed),
	    TEST(test_settings_are_the_rules),
	    TEST(test_ones_own_last_day),
	    TEST(test_nobody_his_own),
	    TEST(test_many_deadlines),
	    TEST(test_only_the_office),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
