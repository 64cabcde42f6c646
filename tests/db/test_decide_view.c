/* SPDX-License-Identifier: MIT */
/* What a supervisor reads before he decides: the request as it was sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "decision.h"
#include "fixture.h"

/* What was taken back unopened stays so, however often its row is viewed. */
static void
test_withdrawn_unopened(void **state)
{
	struct fixture *f = *state;
	int64_t first = fixture_request(f, "yamada", 1, "A1002"), second;

	fixture_withdraw(f, "yamada", 1);
	fixture_view(f, "suzuki", first);
	assert_int_equal(fixture_number(f, "SELECT opened_at IS NULL"
					   " FROM request"),
	    1);
	fixture_write(f, "yamada", 1, "comorbidity", "糖尿病");
	fixture_register_draft(f, "yamada", 1);
	second = fixture_request(f, "yamada", 1, "A1002");
	fixture_view(f, "suzuki", second);
	assert_int_equal(json_object_size(at(f->reply, "before")), 0);
}

/* The facility that he saw before has a name, too. */
static void
test_view_names_the_old_facility(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.reject",
	    REJECT_ITEM(request, "facility", "確認を"));
	fixture_write(f, "yamada", 1, "facility", "201");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s, s:[s]}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),
	    "to", "A1002", "confirm", "elsewhere");
	fixture_view(f, "suzuki", request + 1);
	assert_string_equal(text_at(f->reply, "before.facility"), "102");
	/* its own one, and the two of the hospital before */
	assert_int_equal(json_array_size(at(f->reply, "entries")), 3);
}

/* What he sees is what was requested, and what has changed since. */
static void
test_view(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	assert_string_equal(text_at(f->reply, "items.sex"), "female");
	assert_int_equal(json_object_size(at(f->reply, "before")), 0);
	assert_string_equal(text_at(f->reply, "applicant"), "山田 花子");
	assert_string_equal(text_at(f->reply, "entry.name"), "みなと総合病院");
	assert_int_equal(json_array_size(at(f->reply, "entries")), 2);
	fixture_done(f, "suzuki", "request.reject",
	    REJECT_ITEM(request, "sex", "確認を"));
	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}, {s:s, s:s, s:i}]}", "programme",
	    NEW, "slot", 1, "changes", "item", "sex", "text", "male", "seen", 0,
	    "item", "comorbidity", "text", "糖尿病", "seen", 0);
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send", "{s:s, s:[{s:i, s:I}], s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (json_int_t)fixture_version(f, "yamada", 1), "to", "A1002");
	fixture_view(f, "suzuki", request + 1);
	assert_string_equal(text_at(f->reply, "items.sex"), "male");
	assert_string_equal(text_at(f->reply, "before.sex"), "female");
	assert_string_equal(text_at(f->reply, "before.comorbidity"), "");
	assert_int_equal(json_object_size(at(f->reply, "before")), 2);
	assert_int_equal(json_array_size(at(f->reply, "comments")), 0);
	assert_int_equal(json_array_size(at(f->reply, "earlier")), 1);
	/* the old one reads as it was decided */
	fixture_view(f, "suzuki", request);
	assert_string_equal(text_at(f->reply, "items.sex"), "female");
	assert_string_equal(text_at(f->reply, "state"), "REJECTED");
	assert_int_equal(json_array_size(at(f->reply, "comments")), 1);
	assert_int_equal(json_array_size(at(f->reply, "earlier")), 0);
}

/* Opening is recorded once, with its time. */
static void
test_opened_at(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002"), opened;

	fixture_view(f, "suzuki", request);
	opened = fixture_number(f, "SELECT opened_at FROM request");
	assert_int_equal(opened, f->clock.frozen);
	fixture_now(f, "2026-06-16T10:00:00+09:00");
	fixture_view(f, "suzuki", request);
	assert_int_equal(
	    fixture_number(f, "SELECT opened_at FROM request"), opened);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE call = 'request.view'"),
	    2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_withdrawn_unopened),
	    TEST(test_view),
	    TEST(test_view_names_the_old_facility),
	    TEST(test_opened_at),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
