/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"

/* Number 1, with two confirmed codes; sato (A1010) was at hospital 2. */
#define SEND(to_, one_, two_)                                                  \
	"{s:s, s:[{s:i, s:I}], s:s, s:[s, s]}", "programme", NEW, "cases",     \
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),    \
	    "to", to_, "confirm", one_, two_

static void
make_twin(struct fixture *f, int slot)
{
	int64_t seen = fixture_register(f, "yamada", slot, PERIOD);

	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", NEW, "slot", slot,
	    "changes", "item", "diagnosis", "text", "膵体部癌、多発肝転移（1）",
	    "seen", 0);
	fixture_done(f, "yamada", "case.register", "{s:s, s:i, s:I}",
	    "programme", NEW, "slot", slot, "seen", (json_int_t)seen);
}

/* It asks for as many, and has written nothing. */
static void
asks(struct fixture *f, const char *to, const char *one, const char *two,
    size_t n)
{
	char *before = fixture_state(f);

	fixture_refused(
	    f, ERR_CONFIRM, "yamada", "request.send", SEND(to, one, two));
	assert_int_equal(f->err.why.n, n);
	fixture_unchanged(f, before);
}

static void
test_elsewhere(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	asks(f, "A1010", "no", "twin", 1);
	assert_int_equal(fixture_reasons(f, "elsewhere"), 1);
	fixture_done(
	    f, "yamada", "request.send", SEND("A1010", "elsewhere", "no"));
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	consistent(f);
}

/* Nothing recorded, or the hospital recorded too, asks nothing. */
static void
test_not_elsewhere(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "yamada", 2, PERIOD);
	fixture_sql(f, "UPDATE affiliation SET hospital = 1 WHERE person = 10");
	fixture_done(f, "yamada", "request.send", SEND("A1010", "no", "no"));
	fixture_withdraw(f, "yamada", 1);
	fixture_sql(f, "DELETE FROM affiliation WHERE person = 10");
	fixture_done(f, "yamada", "request.send", SEND("A1010", "no", "no"));
}

/* What is new is asked again, beside what was confirmed before. */
static void
test_a_new_warning_asks_again(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	make_twin(f, 3);
	asks(f, "A1002", "no", "no", 1);
	assert_int_equal(fixture_reasons(f, "twin"), 1);
	asks(f, "A1010", "twin", "no", 2);
	assert_int_equal(fixture_reasons(f, "twin"), 1);
	assert_int_equal(fixture_reasons(f, "elsewhere"), 1);
	asks(f, "A1010", "elsewhere", "no", 2);
	fixture_done(
	    f, "yamada", "request.send", SEND("A1010", "twin", "elsewhere"));
	consistent(f);
}

/* Somebody else's case is no twin; eligibility comes first. */
static void
test_twins_are_ones_own(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_register(f, "tanaka", 1, PERIOD);
	fixture_done(f, "yamada", "request.send", SEND("A1002", "no", "no"));
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    SEND("A1010", "no", "no"));
}

static json_t *
first_cases(struct fixture *f, int n)
{
	json_t *cases = json_array();

	for (int slot = 1; slot <= n; slot++)
		json_array_append_new(
		    cases, json_pack("{s:i, s:I}", "slot", slot, "seen",
			       (json_int_t)fixture_version(f, "yamada", slot)));
	return cases;
}

static void
test_late_bulk(void **state)
{
	struct fixture *f = *state;

	for (int slot = 1; slot <= 6; slot++)
		fixture_register(f, "yamada", slot, PERIOD);
	/* from 2026-06-20: five days from now */
	fixture_sql(f,
	    "INSERT INTO open_window VALUES"
	    " ('specialist-new', 'application', 2026, 20624, 20700)");
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.send",
	    "{s:s, s:o, s:s}", "programme", NEW, "cases", first_cases(f, 6),
	    "to", "A1002");
	assert_int_equal(fixture_reasons(f, "late_bulk"), 1);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM request"), 0);
	fixture_done(f, "yamada", "request.send", "{s:s, s:o, s:s, s:[s]}",
	    "programme", NEW, "cases", first_cases(f, 6), "to", "A1002",
	    "confirm", "late_bulk");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM request"), 6);
	consistent(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_elsewhere),
	    TEST(test_not_elsewhere),
	    TEST(test_a_new_warning_asks_again),
	    TEST(test_twins_are_ones_own),
	    TEST(test_late_bulk),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
