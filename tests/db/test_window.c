/* SPDX-License-Identifier: MIT */
/* Every event asks its window, to the last second of the site's zone, as it
 * is for that person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

#define FROM 20605 /* 2026-06-01 */
#define TO 20633   /* 2026-06-29 */
#define LAST_SECOND "2026-06-29T23:59:59+09:00"
#define TOO_LATE "2026-06-30T00:00:00+09:00"
#define TOO_EARLY "2026-05-31T23:59:59+09:00"
#define FIRST_SECOND "2026-06-01T00:00:00+09:00"

static void
window(struct fixture *f, const char *kind)
{
	fixture_sql(f,
	    "INSERT INTO open_window (programme, kind, fiscal_year, from_on,"
	    " to_on) VALUES ('specialist-new', '%s', 2026, %d, %d);",
	    kind, FROM, TO);
}

/* The office gave that person a week more. */
static void
a_week_more(struct fixture *f, const char *login, const char *kind)
{
	fixture_sql(f,
	    "INSERT INTO deadline (person, programme, kind, fiscal_year,"
	    " to_on, reason, by, at) SELECT id, 'specialist-new', '%s', 2026,"
	    " %d, '髙', 1, 0 FROM person WHERE login = '%s';",
	    kind, TO + 7, login);
}

static void
registers(struct fixture *f, const char *login, int slot, enum err_code code)
{
	int64_t seen = fixture_version(f, login, slot);

	if (code == ERR_NONE)
		fixture_done(f, login, "case.register", "{s:s, s:i, s:I}",
		    "programme", NEW, "slot", slot, "seen", (json_int_t)seen);
	else
		fixture_refused(f, code, login, "case.register",
		    "{s:s, s:i, s:I}", "programme", NEW, "slot", slot, "seen",
		    (json_int_t)seen);
}

static void
requests(struct fixture *f, int slot, enum err_code code)
{
	int64_t seen = fixture_version(f, "yamada", slot);

	if (code == ERR_NONE)
		fixture_done(f, "yamada", "request.send",
		    "{s:s, s:[{s:i, s:I}], s:s}", "programme", NEW, "cases",
		    "slot", slot, "seen", (json_int_t)seen, "to", "A1002");
	else
		fixture_refused(f, code, "yamada", "request.send",
		    "{s:s, s:[{s:i, s:I}], s:s}", "programme", NEW, "cases",
		    "slot", slot, "seen", (json_int_t)seen, "to", "A1002");
}

/* Defence: check_open() in register.c. */
static void
test_registration(void **state)
{
	struct fixture *f = *state;

	window(f, "registration");
	for (int slot = 1; slot <= 2; slot++)
		fixture_draft(f, "yamada", slot, PERIOD);
	fixture_now(f, TOO_EARLY);
	registers(f, "yamada", 1, ERR_CLOSED);
	fixture_now(f, FIRST_SECOND);
	/* the period of the report ends later */
	registers(f, "yamada", 1, ERR_NONE);
	fixture_now(f, LAST_SECOND);
	registers(f, "yamada", 2, ERR_NONE);
	fixture_now(f, TOO_LATE);
	fixture_draft(f, "yamada", 3, PERIOD);
	registers(f, "yamada", 3, ERR_CLOSED);
	assert_string_equal(fixture_slot(f, "yamada", 3), "EMPTY");
}

static void
test_request(void **state)
{
	struct fixture *f = *state;

	window(f, "request");
	for (int slot = 1; slot <= 2; slot++)
		fixture_register(f, "yamada", slot, PERIOD);
	fixture_now(f, LAST_SECOND);
	requests(f, 1, ERR_NONE);
	fixture_now(f, TOO_LATE);
	requests(f, 2, ERR_INELIGIBLE);
	assert_int_equal(fixture_reasons(f, "eligibility-8"), 1);
}

/* A decision may come any time. (domain.md: windows) */
static void
test_decision_has_no_window(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	window(f, "registration");
	window(f, "request");
	window(f, "application");
	fixture_now(f, TOO_LATE);
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)request, "seen", 1);
}

/* For him alone, for that window alone, to the last second of his day. */
static void
test_own_deadline(void **state)
{
	struct fixture *f = *state;

	window(f, "registration");
	window(f, "request");
	a_week_more(f, "yamada", "registration");
	for (int slot = 1; slot <= 2; slot++)
		fixture_draft(f, "yamada", slot, PERIOD);
	fixture_draft(f, "tanaka", 1, PERIOD);
	fixture_now(f, "2026-07-06T23:59:59+09:00");
	registers(f, "tanaka", 1, ERR_CLOSED);
	registers(f, "yamada", 1, ERR_NONE);
	requests(f, 1, ERR_INELIGIBLE);
	fixture_now(f, "2026-07-07T00:00:00+09:00");
	registers(f, "yamada", 2, ERR_CLOSED);
}

/* What the page says is what the rules are. */
static void
test_page_says_ones_own(void **state)
{
	struct fixture *f = *state;

	window(f, "registration");
	a_week_more(f, "yamada", "registration");
	fixture_now(f, TOO_LATE);
	fixture_done(f, "yamada", "home.show", "{}");
	assert_non_null(
	    strstr(text_at(f->reply, "open_now"), "\"Case registration\""));
	fixture_done(f, "tanaka", "home.show", "{}");
	assert_non_null(strstr(text_at(f->reply, "open_now"),
	    "New certified doctor, Specialist transfer"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_registration),
	    TEST(test_request),
	    TEST(test_decision_has_no_window),
	    TEST(test_own_deadline),
	    TEST(test_page_says_ones_own),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
