/* SPDX-License-Identifier: MIT */
/*
 * What has changed since the supervisor last opened the report: in its
 * number, after a deletion, and in the number that it was copied from.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"

static int64_t
send(struct fixture *f, int slot, const char *member)
{
	/* a copy is its twin, and one facility is not the supervisor's */
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s, s:[s, s]}", "programme", NEW, "cases",
	    "slot", slot, "seen",
	    (json_int_t)fixture_version(f, "yamada", slot), "to", member,
	    "confirm", "twin", "elsewhere");
	return number_at(json_array_get(at(f->reply, "rows"), 0), "request");
}

static void
delete_case(struct fixture *f, int slot)
{
	fixture_done(f, "yamada", "case.delete", "{s:s, s:i, s:I, s:b}",
	    "programme", NEW, "slot", slot, "seen",
	    (json_int_t)fixture_version(f, "yamada", slot), "draft", 0);
}

static void
copy(struct fixture *f, int revision, int slot)
{
	fixture_done(f, "yamada", "revision.copy", "{s:i, s:s, s:i, s:I}",
	    "revision", revision, "programme", NEW, "slot", slot, "seen",
	    (json_int_t)fixture_version(f, "yamada", slot));
}

/* Writes an item and registers. */
static void
change(struct fixture *f, int slot, const char *item, const char *text)
{
	fixture_write(f, "yamada", slot, item, text);
	fixture_register_draft(f, "yamada", slot);
}

static void
only_changed(struct fixture *f, const char *item)
{
	assert_int_equal(json_object_size(at(f->reply, "before")), 1);
	assert_non_null(json_object_get(at(f->reply, "before"), item));
}

static void
test_after_deletion(void **state)
{
	struct fixture *f = *state;

	fixture_view(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_withdraw(f, "yamada", 1);
	delete_case(f, 1);
	fixture_draft(f, "yamada", 1, PERIOD);
	change(f, 1, "social", "独居。");
	fixture_view(f, "suzuki", send(f, 1, "A1002"));
	only_changed(f, "social");
	assert_string_equal(
	    text_at(f->reply, "before.social"), "夫と二人暮らし。");
}

/* Into another number, and on into a third; his decisions come along. */
static void
test_after_copy(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.reject", "{s:I, s:i, s:s}",
	    "request", (json_int_t)request, "seen", 1, "comment", "不十分");
	copy(f, 1, 8);
	delete_case(f, 1);
	change(f, 8, "social", "独居。");
	request = send(f, 8, "A1002");
	fixture_view(f, "suzuki", request);
	only_changed(f, "social");
	assert_int_equal(json_array_size(at(f->reply, "earlier")), 1);
	fixture_withdraw(f, "yamada", 8);
	copy(f, 2, 9);
	change(f, 9, "sex", "male");
	fixture_view(f, "suzuki", send(f, 9, "A1002"));
	only_changed(f, "sex");
	assert_string_equal(text_at(f->reply, "items.social"), "独居。");
	assert_int_equal(json_array_size(at(f->reply, "earlier")), 1);
	consistent(f);
}

/* What stood in the number before the copy was another patient. */
static void
test_not_what_stood_there_before(void **state)
{
	struct fixture *f = *state;

	fixture_view(f, "suzuki", fixture_request(f, "yamada", 8, "A1002"));
	fixture_withdraw(f, "yamada", 8);
	delete_case(f, 8);
	fixture_view(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_withdraw(f, "yamada", 1);
	copy(f, 2, 8);
	change(f, 8, "social", "独居。");
	fixture_view(f, "suzuki", send(f, 8, "A1002"));
	only_changed(f, "social");
}

/* What was changed in the first number after the copy is not of its line. */
static void
test_only_up_to_the_copy(void **state)
{
	struct fixture *f = *state;

	fixture_view(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_withdraw(f, "yamada", 1);
	copy(f, 1, 8);
	change(f, 1, "social", "独居。");
	fixture_view(f, "suzuki", send(f, 1, "A1002"));
	change(f, 8, "sex", "male");
	fixture_view(f, "suzuki", send(f, 8, "A1002"));
	only_changed(f, "sex");
}

/* Another supervisor has opened nothing of it. */
static void
test_another_supervisor(void **state)
{
	struct fixture *f = *state;

	fixture_view(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_withdraw(f, "yamada", 1);
	copy(f, 1, 8);
	change(f, 8, "social", "独居。");
	fixture_view(f, "onodera", send(f, 8, "A1004"));
	assert_int_equal(json_object_size(at(f->reply, "before")), 0);
}

/* The facility that he saw is named, though it is another hospital now. */
static void
test_facility_before(void **state)
{
	struct fixture *f = *state;
	json_t *entries;
	int named = 0;

	fixture_view(f, "suzuki", fixture_request(f, "yamada", 1, "A1002"));
	fixture_withdraw(f, "yamada", 1);
	change(f, 1, "facility", "201");
	fixture_view(f, "suzuki", send(f, 1, "A1002"));
	only_changed(f, "facility");
	entries = at(f->reply, "entries");
	for (size_t i = 0; i < json_array_size(entries); i++)
		named += number_at(json_array_get(entries, i), "id") == 102;
	assert_int_equal(named, 1);
	assert_string_equal(text_at(f->reply, "entry.name"), "潮鳴ホスピス");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_after_deletion),
	    TEST(test_after_copy),
	    TEST(test_not_what_stood_there_before),
	    TEST(test_only_up_to_the_copy),
	    TEST(test_another_supervisor),
	    TEST(test_facility_before),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
