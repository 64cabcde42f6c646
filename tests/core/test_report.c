/* SPDX-License-Identifier: MIT */
/* What is asked of each item of a report. */
#include "core/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "judged.h"
#include "sample_report.h"

static void
test_in_order(void **state)
{
	struct judged *j = *state;

	assert_int_equal(judge(j), 0);
	j->preset = WORD_NONE;
	assert_int_equal(judge(j), 0);
	for (int p = 0; p < PROGRAMME_COUNT; p++) {
		j->programme = (enum programme)p;
		assert_int_equal(judge(j), 0);
	}
}

static void
test_required(void **state)
{
	struct judged *j = *state;
	char *text;

	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int i = 0; i < ITEM_COUNT; i++) {
			enum form_item item = (enum form_item)i;

			j->programme = (enum programme)p;
			text = j->items.text[i];
			j->items.text[i] = NULL;
			if (form_rows[i].need[p] == FORM_REQUIRED)
				only(j, "required", item);
			else
				assert_int_equal(judge(j), 0);
			j->items.text[i] = text;
		}
}

static void
test_nothing_at_all(void **state)
{
	static const size_t required[PROGRAMME_COUNT] = {18, 12, 17};
	struct judged *j = *state;

	items_release(&j->items);
	for (int p = 0; p < PROGRAMME_COUNT; p++) {
		j->programme = (enum programme)p;
		assert_int_equal(judge(j), required[p]);
	}
}

static void
test_blanks_are_nothing(void **state)
{
	static const char *const blanks[] = {
	    "", " ", "\u3000", "\u3000\u3000\u3000", "\n", " \u3000\n\u3000 "};
	struct judged *j = *state;

	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		only_with(j, "required", ITEM_HISTORY, blanks[i]);
		items_set(&j->items, ITEM_HISTORY, "\u3000。");
		assert_int_equal(judge(j), 0);
		/* of an item that need not be filled in: no finding */
		items_set(&j->items, ITEM_LITERATURE, blanks[i]);
		assert_int_equal(judge(j), 0);
	}
	only_with(j, "required", ITEM_CATEGORY, "\u3000");
	items_set(&j->items, ITEM_CATEGORY, "pain");
	only_with(j, "required", ITEM_FACILITY, " ");
}

static void
test_choice(void **state)
{
	static const char *const wrong[] = {
	    "Team", "team ", "緩和ケアチーム", "0", "pain"};
	struct judged *j = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		only_with(j, "choice", ITEM_SETTING, wrong[i]);
	items_set(&j->items, ITEM_SETTING, "home");
	only_with(j, "choice", ITEM_PERFORMANCE, "5");
	/* optional there, but a choice all the same */
	j->programme = PROGRAMME_CERTIFIED;
	only(j, "choice", ITEM_PERFORMANCE);
	items_set(&j->items, ITEM_PERFORMANCE, "unknown");
	assert_int_equal(judge(j), 0);
	only_with(j, "choice", ITEM_CATEGORY, "cancer");
}

static void
test_preset(void **state)
{
	struct judged *j = *state;
	const char *text;

	text = only_with(j, "preset", ITEM_CATEGORY, "delirium");
	assert_non_null(strstr(text, "\"Pain\""));
	j->preset = WORD_NONE; /* number 8 to 20 */
	assert_int_equal(judge(j), 0);
}

static void
test_facility(void **state)
{
	struct judged *j = *state;

	j->place = (struct place){0};
	only(j, "facility", ITEM_FACILITY);
}

static void
test_limit(void **state)
{
	struct judged *j = *state;
	char *text, count[64];

	for (int i = 0; i < ITEM_COUNT; i++) {
		int limit = form_rows[i].limit;

		if (limit == 0)
			continue;
		text = sample_text((size_t)limit);
		items_set(&j->items, (enum form_item)i, text);
		free(text);
		assert_int_equal(judge(j), 0);
		text = sample_text((size_t)limit + 1);
		snprintf(count, sizeof count, "at most %d characters (now %d)",
		    limit, limit + 1);
		assert_non_null(strstr(
		    only_with(j, "limit", (enum form_item)i, text), count));
		free(text);
		items_set(&j->items, (enum form_item)i, "。");
	}
}

/* A limit counts what people see: ｶﾞ and a family are one each. */
static void
test_limit_counts_clusters(void **state)
{
	struct judged *j = *state;
	char text[4096] = "";
	size_t at = 0;

	for (int i = 0; i < 100; i++)
		at += (size_t)snprintf(text + at, sizeof text - at, "%s",
		    i % 2 == 0 ? "ｶﾞ" : "👨‍👩‍👧");
	items_set(&j->items, ITEM_DIAGNOSIS, text);
	assert_int_equal(judge(j), 0);
	snprintf(text + at, sizeof text - at, "。");
	assert_non_null(
	    strstr(only_with(j, "limit", ITEM_DIAGNOSIS, text), "now 101"));
}

static void
test_items_that_are_not_on_the_form(void **state)
{
	struct judged *j = *state;
	char *text = sample_text(301);

	items_set(&j->items, ITEM_PROBLEMS, text);
	free(text);
	only(j, "limit", ITEM_PROBLEMS);
	j->programme = PROGRAMME_CERTIFIED;
	assert_int_equal(judge(j), 0);
}

/* All of them, in the form's order, behind what the list held before. */
static void
test_several(void **state)
{
	struct judged *j = *state;
	char *text = sample_text(801);

	items_set(&j->items, ITEM_CATEGORY, "social");
	items_set(&j->items, ITEM_PERIOD, "2024-05-02..2024-05-01");
	items_set(&j->items, ITEM_HISTORY, text);
	items_set(&j->items, ITEM_OUTCOME, NULL);
	free(text);
	reason_add_text(&j->findings, "first", NULL, 1, "");
	assert_int_equal(report_check(j->programme, j->preset, &j->items,
			     &j->place, &j->rules, &j->findings),
	    4);
	assert_string_equal(sample_reason(&j->findings, 0)->code, "first");
	assert_string_equal(sample_reason(&j->findings, 1)->code, "preset");
	assert_string_equal(sample_reason(&j->findings, 2)->code, "order");
	assert_string_equal(sample_reason(&j->findings, 3)->code, "limit");
	assert_string_equal(sample_reason(&j->findings, 4)->code, "required");
}

static void
test_typed_values(void **state)
{
	static const char *const wrong[] = {"", "x", "1x", "-1", "+1", " 1",
	    "1 ", "0x10", "1.0", "99999999999999999999"};
	struct judged *j = *state;
	struct items *items = &j->items;
	struct span span = {1, 2};

	assert_int_equal(report_category(items), CATEGORY_PAIN);
	assert_true(report_facility(items) == 11);
	items_set(items, ITEM_FACILITY, "１２");
	assert_true(report_facility(items) == 12);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		items_set(items, ITEM_FACILITY, wrong[i]);
		if (report_facility(items) != INT64_MIN)
			fail_msg("'%s' is no entry", wrong[i]);
	}
	items_release(items);
	assert_int_equal(report_category(items), WORD_NONE);
	assert_true(report_facility(items) == INT64_MIN);
	assert_false(report_period(items, &span));
	assert_int_equal(span.from, DATE_NONE);
	assert_int_equal(span.to, DATE_NONE);
}

static void
test_normal(void **state)
{
	static const struct {
		enum form_item item;
		const char *typed, *normal;
	} rows[] = {
	    {ITEM_FACILITY, "１２", "12"},
	    {ITEM_FACILITY, "12", "12"},
	    {ITEM_PERIOD, "2024/4/1〜2024/4/2", "2024-04-01..2024-04-02"},
	    /* an order is told by the check, an unreadable text stays */
	    {ITEM_PERIOD, "2024-04-02..2024-04-01", "2024-04-02..2024-04-01"},
	    {ITEM_PERIOD, "２０２３-02-30..", "２０２３-02-30.."},
	    {ITEM_PERIOD, "", ""},
	    {ITEM_CATEGORY, "pain", "pain"},
	    {ITEM_HISTORY, "NRS ７／１０、\n１日〜２日",
		"NRS ７／１０、\n１日〜２日"},
	    {ITEM_DIAGNOSIS, " １ ", " １ "},
	};
	char *normal;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		normal = report_normal(rows[i].item, rows[i].typed);
		assert_string_equal(normal, rows[i].normal);
		free(normal);
	}
}

static void
test_same(void **state)
{
	struct judged *j = *state;
	struct items other;

	sample_items(&other);
	assert_true(report_same(&j->items, &other));
	items_set(&other, ITEM_LITERATURE, ""); /* as good as absent */
	assert_true(report_same(&j->items, &other));
	for (int i = 0; i < ITEM_COUNT; i++) {
		items_set(&other, (enum form_item)i, "z");
		assert_false(report_same(&j->items, &other));
		items_set(&other, (enum form_item)i,
		    items_text(&j->items, (enum form_item)i));
	}
	items_release(&other);
}

#define TEST(f)                                                                \
	cmocka_unit_test_setup_teardown(f, judged_set_up, judged_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_in_order),
	    TEST(test_required),
	    TEST(test_nothing_at_all),
	    TEST(test_blanks_are_nothing),
	    TEST(test_choice),
	    TEST(test_preset),
	    TEST(test_facility),
	    TEST(test_limit),
	    TEST(test_limit_counts_clusters),
	    TEST(test_items_that_are_not_on_the_form),
	    TEST(test_several),
	    TEST(test_typed_values),
	    TEST(test_normal),
	    TEST(test_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
