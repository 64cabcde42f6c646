/* SPDX-License-Identifier: MIT */
#include "core/eligibility.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "sample_report.h"

#define APPLICANT 3
#define SUPERVISOR 4

/* Number 1 for 鈴木 一郎, who may take it; tests spoil it. */
struct asked {
	struct items items;
	struct span spans[3];
	struct eligible_case report;
	struct eligible_people people;
	struct rules rules;
	int32_t today;
	struct list reasons;
};

static int
set_up(void **state)
{
	struct asked *a = calloc(1, sizeof *a);

	sample_items(&a->items);
	a->spans[0] = sample_span("2024-04-01", "2025-03-31");
	a->report = (struct eligible_case){.programme = PROGRAMME_SPECIALIST,
	    .slot = 1,
	    .state = STATE_REGISTERED,
	    .preset = CATEGORY_PAIN,
	    .items = &a->items,
	    .place = sample_place()};
	a->people = (struct eligible_people){.applicant = APPLICANT,
	    .applicant_active = true,
	    .physician = true,
	    .supervisor = SUPERVISOR,
	    .supervisor_name = "鈴木 一郎",
	    .supervisor_active = true,
	    .has_login = true,
	    .spans = a->spans,
	    .nspans = 1};
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			a->rules.window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
	snprintf(a->rules.office, sizeof a->rules.office, "office@example.jp");
	a->today = sample_day("2024-06-01");
	*state = a;
	return 0;
}

static int
tear_down(void **state)
{
	struct asked *a = *state;

	items_release(&a->items);
	reason_clear(&a->reasons);
	free(a);
	return 0;
}

static size_t
ask(struct asked *a, unsigned rules)
{
	size_t n;

	reason_clear(&a->reasons);
	n = eligibility_check(
	    &a->report, &a->people, &a->rules, a->today, rules, &a->reasons);
	assert_int_equal(n, a->reasons.n);
	return n;
}

/* Rule n fails, alone, and only where it is asked; returns its sentence. */
static const char *
only(struct asked *a, int n)
{
	const struct reason *r;
	char code[32];

	assert_int_equal(ask(a, ELIGIBLE_ALL & ~ELIGIBLE_RULE(n)), 0);
	assert_int_equal(ask(a, ELIGIBLE_RULE(n)), 1);
	assert_int_equal(ask(a, ELIGIBLE_ALL), 1);
	r = sample_reason(&a->reasons, 0);
	snprintf(code, sizeof code, "eligibility-%d", n);
	assert_string_equal(r->code, code);
	assert_null(r->item);
	assert_int_equal(r->slot, a->report.slot);
	assert_true(strlen(r->text) > 20);
	return r->text;
}

static void
test_eligible(void **state)
{
	assert_int_equal(ask(*state, ELIGIBLE_ALL), 0);
}

static void
test_1_programme_without_approval(void **state)
{
	struct asked *a = *state;

	a->report.programme = PROGRAMME_TRANSFER;
	assert_non_null(strstr(only(a, 1), "needs no approval"));
	a->report.programme = PROGRAMME_CERTIFIED;
	only(a, 1);
}

static void
test_2_not_registered(void **state)
{
	static const enum state states[] = {
	    STATE_REQUESTED, STATE_APPROVED, STATE_REJECTED, STATE_SUBMITTED};
	struct asked *a = *state;

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		a->report.state = states[i];
		assert_non_null(strstr(
		    only(a, 2), words_label(&state_words, (int)states[i])));
	}
}

static void
test_2_draft(void **state)
{
	struct asked *a = *state;

	a->report.draft = true;
	assert_non_null(strstr(only(a, 2), "draft"));
}

static void
test_2_no_longer_valid(void **state)
{
	struct asked *a = *state;

	items_set(&a->items, ITEM_COURSE, NULL);
	assert_non_null(strstr(only(a, 2), "Intervention and course"));
	items_set(&a->items, ITEM_COURSE, "。");
	a->report.preset = CATEGORY_SOCIAL;
	assert_non_null(strstr(only(a, 2), "Case category"));
}

static void
test_2_empty_slot(void **state)
{
	struct asked *a = *state;

	items_release(&a->items);
	a->report.state = STATE_EMPTY;
	a->report.place = (struct place){0};
	/* it has no period, so that nothing is said of periods */
	assert_non_null(strstr(only(a, 2), "Empty"));
	/* the other rules still speak */
	a->people.physician = false;
	assert_int_equal(ask(a, ELIGIBLE_ALL), 2);
}

static void
test_3_outside_the_accreditation(void **state)
{
	struct asked *a = *state;
	const char *text;

	/* ended before the care did: 認定研修施設 to 2024-09-30 */
	items_set(&a->items, ITEM_PERIOD, "2024-09-01..2024-10-01");
	text = only(a, 3);
	assert_non_null(strstr(text, "Training facility"));
	assert_non_null(strstr(text, "2024-09-30"));
	assert_non_null(strstr(text, "2029-09-30"));
	/* where the programme demands it, the form is no longer valid too */
	a->rules.accredited[PROGRAMME_SPECIALIST] = true;
	assert_int_equal(ask(a, ELIGIBLE_ALL), 2);
}

/* （認定終了） can be chosen where the period fits [seed] */
static void
test_3_ended_but_fits(void **state)
{
	struct asked *a = *state;

	a->today = sample_day("2026-01-01");
	items_set(&a->items, ITEM_PERIOD, "2024-04-01..2024-09-30");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
	items_set(&a->items, ITEM_PERIOD, "2024-10-01..2025-03-31");
	only(a, 3);
	a->report.place.entry = &sample_entries[1];
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
}

static void
test_4_outside_the_qualification(void **state)
{
	struct asked *a = *state;
	static const char *const outside[] = {"2024-03-31..2024-04-01",
	    "2023-04-01..2023-04-02", "2024-03-31..2024-05-02"};

	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
		items_set(&a->items, ITEM_PERIOD, outside[i]);
		assert_non_null(strstr(only(a, 4), "鈴木 一郎"));
	}
	a->report.place.entry = &sample_entries[1];
	items_set(&a->items, ITEM_PERIOD, "2025-03-31..2025-04-01");
	only(a, 4);
	/* both ends are inside */
	items_set(&a->items, ITEM_PERIOD, "2025-03-01..2025-03-31");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
	a->people.nspans = 0;
	only(a, 4);
}

static void
test_5_himself(void **state)
{
	struct asked *a = *state;

	a->people.supervisor = APPLICANT;
	assert_non_null(strstr(only(a, 5), "office@example.jp"));
}

static void
test_6_left(void **state)
{
	struct asked *a = *state;
	const char *text;

	a->people.supervisor_active = false;
	text = only(a, 6);
	assert_non_null(strstr(text, "鈴木 一郎 has left"));
	assert_non_null(strstr(text, "on paper with a seal"));
	assert_non_null(strstr(text, "does not mediate"));
	assert_non_null(strstr(text, "before the deadline"));
	assert_non_null(strstr(text, "office@example.jp"));
	a->people.has_login = false; /* said once */
	only(a, 6);
}

static void
test_6_no_login(void **state)
{
	struct asked *a = *state;

	a->people.has_login = false;
	assert_non_null(strstr(only(a, 6), "no login"));
}

static void
test_7_applicant(void **state)
{
	struct asked *a = *state;

	a->people.applicant_active = false;
	only(a, 7);
	a->people.physician = false;
	only(a, 7);
	a->people.applicant_active = true;
	only(a, 7);
}

static void
test_8_closed(void **state)
{
	struct asked *a = *state;
	struct span *window =
	    &a->rules.window[PROGRAMME_SPECIALIST][WINDOW_REQUEST];
	const char *text;

	*window = sample_span("2024-05-01", "2024-05-31");
	text = only(a, 8);
	assert_non_null(strstr(text, "2024-05-01"));
	assert_non_null(strstr(text, "2024-05-31"));
	a->today = sample_day("2024-05-31");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
	a->today = sample_day("2024-05-01");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
	a->today = sample_day("2024-04-30");
	only(a, 8);
	/* other windows and programmes are not asked */
	*window = (struct span){DATE_NONE, DATE_NONE};
	a->rules.window[PROGRAMME_CERTIFIED][WINDOW_REQUEST] =
	    sample_span("2020-01-01", "2020-01-02");
	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_REGISTRATION] =
	    sample_span("2020-01-01", "2020-01-02");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
}

/* The window ends with its last day in the site's zone, to the second. */
static void
test_8_last_second(void **state)
{
	struct asked *a = *state;
	int64_t at;

	setenv("TZ", "Asia/Tokyo", 1);
	tzset();
	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_REQUEST] =
	    sample_span("2024-05-01", "2024-05-31");
	assert_true(time_parse("2024-05-31T23:59:59+09:00", &at));
	a->today = date_of_time(at);
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
	a->today = date_of_time(at + 1);
	only(a, 8);
	assert_true(time_parse("2024-05-01T00:00:00+09:00", &at));
	a->today = date_of_time(at);
	assert_int_equal(ask(a, ELIGIBLE_ALL), 0);
	a->today = date_of_time(at - 1);
	only(a, 8);
}

static void
test_all_eight_at_once(void **state)
{
	struct asked *a = *state;
	char code[32];

	a->report.programme = PROGRAMME_TRANSFER;
	a->report.draft = true;
	items_set(&a->items, ITEM_PERIOD, "2015-01-01..2015-01-02");
	a->people.supervisor = APPLICANT;
	a->people.supervisor_active = false;
	a->people.physician = false;
	a->rules.window[PROGRAMME_TRANSFER][WINDOW_REQUEST] =
	    sample_span("2020-01-01", "2020-01-02");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 8);
	for (int n = 1; n <= 8; n++) {
		const struct reason *r =
		    sample_reason(&a->reasons, (size_t)n - 1);

		snprintf(code, sizeof code, "eligibility-%d", n);
		assert_string_equal(r->code, code);
		assert_int_equal(r->text[strlen(r->text) - 1], '.');
	}
	/* a decision asks 3 to 7 again, a search 4 to 7 */
	assert_int_equal(ask(a, ELIGIBLE_STILL), 5);
	assert_string_equal(
	    sample_reason(&a->reasons, 0)->code, "eligibility-3");
	assert_int_equal(ask(a, ELIGIBLE_PERSON), 4);
	assert_string_equal(
	    sample_reason(&a->reasons, 3)->code, "eligibility-7");
	assert_int_equal(ask(a, 0), 0);
}

/* A period that can't be read is inside nothing. */
static void
test_no_period(void **state)
{
	struct asked *a = *state;

	items_set(&a->items, ITEM_PERIOD, "2023-02-30..2023-03-01");
	assert_int_equal(ask(a, ELIGIBLE_ALL), 3);
	assert_int_equal(ask(a, ELIGIBLE_RULE(3) | ELIGIBLE_RULE(4)), 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_eligible),
	    TEST(test_1_programme_without_approval),
	    TEST(test_2_not_registered),
	    TEST(test_2_draft),
	    TEST(test_2_no_longer_valid),
	    TEST(test_2_empty_slot),
	    TEST(test_3_outside_the_accreditation),
	    TEST(test_3_ended_but_fits),
	    TEST(test_4_outside_the_qualification),
	    TEST(test_5_himself),
	    TEST(test_6_left),
	    TEST(test_6_no_login),
	    TEST(test_7_applicant),
	    TEST(test_8_closed),
	    TEST(test_8_last_second),
	    TEST(test_all_eight_at_once),
	    TEST(test_no_period),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
