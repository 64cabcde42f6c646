/* SPDX-License-Identifier: MIT */
/* A report is registered: what is asked of it, and how it is written then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static void
test_preset_category(void **state)
{
	struct fixture *f = *state;

	/* slot 1 is for pain: it need not be typed, and can't be otherwise */
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_write(f, "yamada", 1, "category", "");
	fixture_register_draft(f, "yamada", 1);
	assert_string_equal(
	    text_at(fixture_show(f, "yamada", 1), "items.category"), "pain");
	assert_string_equal(text_at(f->reply, "preset"), "pain");
	fixture_write(f, "yamada", 1, "category", "delirium");
	fixture_refused(f, ERR_INVALID, "yamada", "case.register",
	    "{s:s, s:i, s:I}", "programme", NEW, "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1));
	assert_int_equal(fixture_reasons(f, "preset"), 1);
	/* slot 8 is free */
	assert_true(json_is_null(at(fixture_show(f, "yamada", 8), "preset")));
	fixture_register(f, "yamada", 8, PERIOD);
}

static void
registers_as(struct fixture *f, const char *item, const char *typed,
    const char *registered)
{
	fixture_write(f, "yamada", 1, item, typed);
	/* raw until then */
	assert_string_equal(
	    text_at(at(fixture_show(f, "yamada", 1), "draft"), item), typed);
	fixture_register_draft(f, "yamada", 1);
	assert_string_equal(
	    text_at(at(fixture_show(f, "yamada", 1), "items"), item),
	    registered);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM draft_item"), 0);
}

static void
test_normalised_at_registration(void **state)
{
	struct fixture *f = *state;
	char *row;

	fixture_draft(f, "yamada", 1, PERIOD);
	registers_as(f, "period", "２０２５／５／２〜２０２５／６／３",
	    "2025-05-02..2025-06-03");
	registers_as(
	    f, "period", "2025.5.4 ~ 2025.6.5", "2025-05-04..2025-06-05");
	registers_as(f, "facility", "１０２", "102");
	row =
	    fixture_text(f, "SELECT category || ' ' || accreditation || ' ' ||"
			    " date(from_on * 86400, 'unixepoch') || ' ' ||"
			    " date(to_on * 86400, 'unixepoch') || ' ' || form"
			    " FROM revision ORDER BY id DESC LIMIT 1");
	assert_string_equal(row, "pain 102 2025-05-04 2025-06-05 1");
	free(row);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM revision"), 3);
}

static void
bad_period(struct fixture *f, const char *period, const char *code)
{
	fixture_write(f, "yamada", 1, "period", period);
	fixture_refused(f, ERR_INVALID, "yamada", "case.register",
	    "{s:s, s:i, s:i}", "programme", NEW, "slot", 1, "seen", 0);
	if (fixture_reasons(f, code) != 1)
		fail_msg("%s: %s", period, f->err.text);
}

static void
test_periods(void **state)
{
	struct fixture *f = *state;
	const struct reason *why;

	fixture_draft(f, "yamada", 1, PERIOD);
	bad_period(f, "2023-02-30..2023-03-01", "date");
	bad_period(f, "2025-05-02", "date");
	bad_period(f, "2025-05-02..2025-05-01", "order");
	bad_period(f, "2024-03-31..2024-04-02", "accreditation");
	/* the sentence names every entry of that hospital */
	why = f->err.why.at;
	assert_non_null(strstr(why->text, "2018-04-01"));
	assert_non_null(strstr(why->text, "2029-03-31"));
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM revision"), 0);
}

static void
test_whole_form_is_asked(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_INVALID, "yamada", "case.register",
	    "{s:s, s:i, s:i}", "programme", NEW, "slot", 8, "seen", 0);
	assert_int_equal(fixture_reasons(f, "required"), 18);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM slot"), 0);
	/* an item that another programme's form lacks */
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", "certified-new",
	    "slot", 1, "changes", "item", "problems", "text", "x", "seen", 0);
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "note", "text", "x", "seen", 0);
	fixture_refused(f, ERR_BAD_ARGS, "yamada", "draft.save",
	    "{s:s, s:i, s:[]}", "programme", NEW, "slot", 1, "changes");
	fixture_refused(f, ERR_NOT_FOUND, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", "certified-new",
	    "slot", 6, "changes", "item", "sex", "text", "x", "seen", 0);
}

static void
test_facility_must_exist(void **state)
{
	struct fixture *f = *state;
	static const char *const none[] = {
	    "103", "-1", "x", "99999999999999999999", "1 OR 1=1"};

	fixture_draft(f, "yamada", 1, PERIOD);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		fixture_write(f, "yamada", 1, "facility", none[i]);
		fixture_refused(f, ERR_INVALID, "yamada", "case.register",
		    "{s:s, s:i, s:i}", "programme", NEW, "slot", 1, "seen", 0);
		assert_int_equal(fixture_reasons(f, "facility"), 1);
	}
}

static void
test_closed_window(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_sql(f, "INSERT INTO open_window VALUES"
		       " ('specialist-new', 'registration', 2026,"
		       " 20000, 20001)");
	fixture_refused(f, ERR_CLOSED, "yamada", "case.register",
	    "{s:s, s:i, s:i}", "programme", NEW, "slot", 1, "seen", 0);
	assert_non_null(strstr(f->err.text, "2024-10-04"));
	fixture_write(
	    f, "yamada", 1, "literature", "x"); /* the draft is kept */
	fixture_sql(f, "DELETE FROM open_window");
	fixture_register_draft(f, "yamada", 1);
}

static void
test_other_programmes(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_INVALID, "yamada", "case.register",
	    "{s:s, s:i, s:i}", "programme", "certified-new", "slot", 1, "seen",
	    0);
	fixture_done(
	    f, "yamada", "case.list", "{s:s}", "programme", "certified-new");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 5);
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme",
	    "specialist-transfer");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_preset_category),
	    TEST(test_normalised_at_registration),
	    TEST(test_periods),
	    TEST(test_whole_form_is_asked),
	    TEST(test_facility_must_exist),
	    TEST(test_closed_window),
	    TEST(test_other_programmes),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
