/* SPDX-License-Identifier: MIT */
/* What a draft keeps, of whom, and how much of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "fixture.h"

/* draft.save of one item of yamada's slot 1. */
#define SAVE                                                                   \
	"{s:s, s:i, s:[{s:s, s:s, s:I}]}", "programme", NEW, "slot", 1,        \
	    "changes", "item"
#define TEXT(text_, seen_) "text", text_, "seen", (json_int_t)(seen_)

static void
save(struct fixture *f, const char *item, const char *text, int64_t seen)
{
	fixture_done(f, "yamada", "draft.save", SAVE, item, TEXT(text, seen));
}

static void
refuse(struct fixture *f, enum err_code code, const char *item,
    const char *text, int64_t seen)
{
	fixture_refused(
	    f, code, "yamada", "draft.save", SAVE, item, TEXT(text, seen));
}

/* The version that the last save gave to its first item. */
static int64_t
given(const struct fixture *f)
{
	return number_at(json_array_get(at(f->reply, "drafted"), 0), "version");
}

static void
draft_is(struct fixture *f, const char *item, const char *text)
{
	json_t *draft = at(fixture_show(f, "yamada", 1), "draft");

	if (text == NULL)
		assert_null(json_object_get(draft, item));
	else
		assert_string_equal(text_at(draft, item), text);
}

static int
drafts(struct fixture *f)
{
	return (int)fixture_number(f, "SELECT count(*) FROM draft_item");
}

static void
test_versions_of_an_item(void **state)
{
	struct fixture *f = *state;
	int64_t history, course;

	save(f, "history", "一", 0);
	history = given(f);
	save(f, "course", "二", 0);
	course = given(f);
	assert_true(history > 0 && course > history);
	/* one item's save does not outdate the other's */
	save(f, "history", "三", history);
	assert_true(given(f) > course);
	save(f, "course", "四", course);
	draft_is(f, "history", "三");
	draft_is(f, "course", "四");
	assert_int_equal(fixture_version(f, "yamada", 1), 0);
	assert_string_equal(fixture_slot(f, "yamada", 1), "EMPTY");
}

static void
test_two_sessions_one_case(void **state)
{
	struct fixture *f = *state;
	const struct reason *why;
	int64_t seen;

	save(f, "history", "初め", 0);
	seen = given(f);
	save(f, "history", "先の人", seen);
	refuse(f, ERR_STALE, "history", "後の人", seen);
	assert_int_equal(f->err.why.n, 1);
	why = f->err.why.at;
	assert_string_equal(why->code, "stands");
	assert_string_equal(why->item, "history");
	assert_string_equal(why->text, "先の人");
	draft_is(f, "history", "先の人");
	/* neither has seen any: the second is told what stands there */
	save(f, "course", "先", 0);
	refuse(f, ERR_STALE, "course", "後", 0);
	why = f->err.why.at;
	assert_string_equal(why->text, "先");
	/* one threw it away: the other is told what is registered, nothing */
	fixture_write(f, "yamada", 1, "course", "");
	refuse(f, ERR_STALE, "course", "後", 2);
	why = f->err.why.at;
	assert_string_equal(why->text, "");
	save(f, "course", "後", 0);
}

/* All items of one save, or none. */
static void
test_stale_item_keeps_the_others(void **state)
{
	struct fixture *f = *state;

	save(f, "history", "一", 0);
	fixture_refused(f, ERR_STALE, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}, {s:s, s:s, s:i}]}", "programme",
	    NEW, "slot", 1, "changes", "item", "course", "text", "x", "seen", 0,
	    "item", "history", "text", "y", "seen", 0);
	draft_is(f, "course", NULL);
	draft_is(f, "history", "一");
	/* the same item twice */
	fixture_refused(f, ERR_STALE, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}, {s:s, s:s, s:i}]}", "programme",
	    NEW, "slot", 1, "changes", "item", "course", "text", "x", "seen", 0,
	    "item", "course", "text", "y", "seen", 0);
	assert_int_equal(drafts(f), 1);
}

static void
test_equal_to_the_registered_is_none(void **state)
{
	struct fixture *f = *state;
	int64_t seen;

	fixture_register(f, "yamada", 1, PERIOD);
	assert_int_equal(drafts(f), 0);
	save(f, "sex", "female", 0);
	assert_int_equal(given(f), 0);
	assert_int_equal(drafts(f), 0);
	save(f, "sex", "male", 0);
	seen = given(f);
	assert_int_equal(drafts(f), 1);
	assert_string_equal(
	    text_at(fixture_show(f, "yamada", 1), "items.sex"), "female");
	assert_string_equal(text_at(f->reply, "draft.sex"), "male");
	save(f, "sex", "female", seen);
	assert_int_equal(given(f), 0);
	assert_int_equal(drafts(f), 0);
	save(f, "sex", "other", 0);
	/* an old version is not good again after it has gone */
	refuse(f, ERR_STALE, "sex", "male", seen);
}

/* Bytes of three-byte letters. */
static char *
letters(size_t bytes)
{
	char *text = heap_new(bytes + 1, 1);

	for (size_t i = 0; i + 3 <= bytes; i += 3)
		memcpy(text + i, "あ", 3);
	memset(text + bytes / 3 * 3, 'a', bytes % 3);
	return text;
}

static void
test_size_of_an_item(void **state)
{
	struct fixture *f = *state;
	char *longest = letters(ITEM_BYTES), *longer = letters(ITEM_BYTES + 1);

	save(f, "history", longest, 0);
	refuse(f, ERR_LIMIT, "course", longer, 0);
	draft_is(f, "course", NULL);
	draft_is(f, "history", longest);
	free(longest);
	free(longer);
}

static void
test_size_of_a_draft(void **state)
{
	static const char *const items[] = {"history", "course", "discussion"};
	struct fixture *f = *state;
	char *third = letters(DRAFT_BYTES / 3);

	for (size_t i = 0; i < 3; i++)
		save(f, items[i], third, 0);
	refuse(f, ERR_LIMIT, "sex", "m", 0);
	assert_int_equal(drafts(f), 3);
	fixture_show(f, "yamada", 1);
	free(third);
}

/* As many quotes as are let into an item, halved until they are. */
static void
fill(struct fixture *f, const char *item)
{
	char *text = heap_new(DRAFT_BYTES / 3 + 1, 1);
	size_t n = DRAFT_BYTES / 3;

	memset(text, '"', n);
	while (fixture_call(
		   f, "yamada", "draft.save", SAVE, item, TEXT(text, 0)) < 0) {
		assert_int_equal(f->err.code, ERR_LIMIT);
		text[n /= 2] = '\0';
	}
	free(text);
}

/* What a person can store he can read again: the reply fits into a line. */
static void
test_largest_reply_fits_a_line(void **state)
{
	struct fixture *f = *state;
	char *line;

	fill(f, "history");
	fill(f, "course");
	fill(f, "discussion");
	line = json_dumps(fixture_show(f, "yamada", 1), JSON_COMPACT);
	assert_true(strlen(line) > DRAFT_BYTES);
	assert_true(strlen(line) + 100 < WIRE_BYTES);
	free(line);
}

static void
test_over_long_prose_is_kept(void **state)
{
	struct fixture *f = *state;
	char *text = letters(3 * 801);

	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_write(f, "yamada", 1, "history", text);
	fixture_refused(f, ERR_INVALID, "yamada", "case.register",
	    "{s:s, s:i, s:i}", "programme", NEW, "slot", 1, "seen", 0);
	assert_int_equal(fixture_reasons(f, "limit"), 1);
	assert_non_null(strstr(((struct reason *)f->err.why.at)->text, "801"));
	draft_is(f, "history", text);
	text[3 * 800] = '\0';
	fixture_write(f, "yamada", 1, "history", text);
	fixture_register_draft(f, "yamada", 1);
	free(text);
}

static void
test_locked_while_requested_and_approved(void **state)
{
	struct fixture *f = *state;
	int64_t request = fixture_request(f, "yamada", 1, "A1002");

	for (int approved = 0; approved < 2; approved++) {
		refuse(f, ERR_STATE, "sex", "male", 0);
		fixture_refused(f, ERR_STATE, "yamada", "draft.discard",
		    "{s:s, s:i, s:I}", "programme", NEW, "slot", 1, "seen",
		    (json_int_t)fixture_version(f, "yamada", 1));
		fixture_refused(f, ERR_STATE, "yamada", "case.register",
		    "{s:s, s:i, s:I}", "programme", NEW, "slot", 1, "seen",
		    (json_int_t)fixture_version(f, "yamada", 1));
		assert_int_equal(drafts(f), 0);
		/* the note is the slot's: always his to write */
		fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}",
		    "programme", NEW, "slot", 1, "text", "外来");
		if (approved)
			break;
		fixture_view(f, "suzuki", request);
		fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
		    "requests", "request", (json_int_t)request, "seen", 1);
	}
}

static void
test_discard(void **state)
{
	struct fixture *f = *state;
	int64_t seen = fixture_register(f, "yamada", 1, PERIOD);

	save(f, "sex", "male", 0);
	fixture_done(f, "yamada", "draft.discard", "{s:s, s:i, s:I}",
	    "programme", NEW, "slot", 1, "seen", (json_int_t)seen);
	assert_string_equal(text_at(f->reply, "state"), "REGISTERED");
	assert_int_equal(number_at(f->reply, "version"), seen + 1);
	assert_int_equal(fixture_version(f, "yamada", 1), seen + 1);
	assert_int_equal(drafts(f), 0);
	assert_string_equal(
	    text_at(fixture_show(f, "yamada", 1), "items.sex"), "female");
}

/* A draft item that today's form no longer knows does no harm. */
static void
test_item_of_another_form(void **state)
{
	struct fixture *f = *state;

	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE draft_item SET item = 'gone'"
		       " WHERE item = 'comorbidity' OR item = 'history'");
	assert_null(at(fixture_show(f, "yamada", 1), "draft.gone"));
	assert_null(at(f->reply, "draft.history"));
	assert_string_equal(text_at(f->reply, "draft.sex"), "female");
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 20);
}

/* A note: 200 characters, of the slot, its owner's alone. */
static void
test_note(void **state)
{
	struct fixture *f = *state;
	char *text = letters(3 * 201);

	fixture_refused(f, ERR_LIMIT, "yamada", "note.save", "{s:s, s:i, s:s}",
	    "programme", NEW, "slot", 3, "text", text);
	assert_non_null(strstr(f->err.text, "201"));
	text[3 * 200] = '\0';
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 3, "text", text);
	assert_string_equal(
	    text_at(fixture_show(f, "yamada", 3), "note"), text);
	fixture_done(f, "yamada", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 3, "text", "");
	assert_true(json_is_null(at(fixture_show(f, "yamada", 3), "note")));
	free(text);
}

/* A drafted facility and the registered one, both by name. */
static void
test_both_facilities_have_names(void **state)
{
	struct fixture *f = *state;
	json_t *entries;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "draft.save", "{s:s,s:i,s:[{s:s,s:s,s:i}]}",
	    "programme", NEW, "slot", 1, "changes", "item", "facility", "text",
	    "201", "seen", 0);
	fixture_show(f, "yamada", 1);
	assert_string_equal(text_at(f->reply, "items.facility"), "102");
	assert_int_equal(number_at(f->reply, "entry.id"), 201);
	entries = at(f->reply, "entries");
	assert_int_equal(json_array_size(entries), 3);
	assert_int_equal(number_at(json_array_get(entries, 0), "id"), 201);
	assert_int_equal(number_at(json_array_get(entries, 1), "hospital"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_both_facilities_have_names),
	    TEST(test_versions_of_an_item),
	    TEST(test_two_sessions_one_case),
	    TEST(test_stale_item_keeps_the_others),
	    TEST(test_equal_to_the_registered_is_none),
	    TEST(test_size_of_an_item),
	    TEST(test_size_of_a_draft),
	    TEST(test_largest_reply_fits_a_line),
	    TEST(test_over_long_prose_is_kept),
	    TEST(test_locked_while_requested_and_approved),
	    TEST(test_discard),
	    TEST(test_item_of_another_form),
	    TEST(test_note),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
