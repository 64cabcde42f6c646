/* SPDX-License-Identifier: MIT */
#include "core/warning.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample_report.h"

#define HERE 5
#define THERE 6
#define CASES 8

/* Numbers 1 to 8, eight patients; number 1 is sent to a supervisor of whom
 * nothing is recorded. */
struct asked {
	struct items items[CASES];
	struct warned_case cases[CASES];
	struct stay stays[3];
	struct warned warned;
	struct rules rules;
	int32_t today;
	struct list reasons;
};

static int
set_up(void **state)
{
	struct asked *a = calloc(1, sizeof *a);
	char diagnosis[16];

	for (int i = 0; i < CASES; i++) {
		sample_items(&a->items[i]);
		snprintf(diagnosis, sizeof diagnosis, "D %d", i + 1);
		items_set(&a->items[i], ITEM_DIAGNOSIS, diagnosis);
		a->cases[i] = (struct warned_case){.slot = i + 1,
		    .sent = i == 0,
		    .hospital = HERE,
		    .items = &a->items[i]};
	}
	a->warned = (struct warned){.programme = PROGRAMME_SPECIALIST,
	    .cases = a->cases,
	    .n = CASES,
	    .supervisor_name = "鈴木 一郎",
	    .stays = a->stays};
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			a->rules.window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
	a->today = sample_day("2024-06-15");
	*state = a;
	return 0;
}

static int
tear_down(void **state)
{
	struct asked *a = *state;

	for (int i = 0; i < CASES; i++)
		items_release(&a->items[i]);
	reason_clear(&a->reasons);
	free(a);
	return 0;
}

static size_t
ask(struct asked *a)
{
	size_t n;

	reason_clear(&a->reasons);
	n = warning_check(&a->warned, &a->rules, a->today, &a->reasons);
	assert_int_equal(n, a->reasons.n);
	return n;
}

/* That is asked and nothing else; returns its sentence. */
static const char *
only(struct asked *a, const char *code, int64_t slot)
{
	const struct reason *r;

	assert_int_equal(ask(a), 1);
	r = sample_reason(&a->reasons, 0);
	assert_string_equal(r->code, code);
	assert_true(r->slot == slot);
	return r->text;
}

static void
send_first(struct asked *a, int n)
{
	for (int i = 0; i < CASES; i++)
		a->cases[i].sent = i < n;
}

static void
test_nothing_to_ask(void **state)
{
	struct asked *a = *state;

	assert_int_equal(ask(a), 0);
	send_first(a, CASES);
	assert_int_equal(ask(a), 0);
	a->warned.n = 0;
	assert_int_equal(ask(a), 0);
}

/* Six at once on that day, where 申請期間 is 2024-08-01 to 2024-10-31. */
static size_t
six_on(struct asked *a, const char *day)
{
	a->today = sample_day(day);
	return ask(a);
}

static void
test_late_bulk_days(void **state)
{
	struct asked *a = *state;

	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    sample_span("2024-08-01", "2024-10-31");
	send_first(a, 6);
	assert_int_equal(six_on(a, "2024-07-01"), 0);
	assert_int_equal(six_on(a, "2024-07-02"), 1); /* 30 days before */
	assert_int_equal(six_on(a, "2024-07-31"), 1);
	assert_int_equal(six_on(a, "2024-08-01"), 0); /* the first day */
	assert_int_equal(six_on(a, "2024-10-01"), 0);
	assert_int_equal(six_on(a, "2024-10-02"), 1); /* the last 30 days */
	assert_int_equal(six_on(a, "2024-10-31"), 1);
	assert_int_equal(six_on(a, "2024-11-01"), 0); /* over */
	six_on(a, "2024-10-31");
	assert_non_null(strstr(only(a, "late_bulk", INT64_MIN), "6"));
	assert_non_null(strstr(only(a, "late_bulk", INT64_MIN), "2024-10-31"));
}

static void
test_late_bulk_number(void **state)
{
	struct asked *a = *state;

	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    sample_span("2024-06-01", "2024-06-20");
	send_first(a, 5);
	assert_int_equal(ask(a), 0);
	send_first(a, 6);
	assert_int_equal(ask(a), 1);
	/* of another programme, or of another thing */
	a->warned.programme = PROGRAMME_TRANSFER;
	assert_int_equal(ask(a), 0);
	a->rules.window[PROGRAMME_TRANSFER][WINDOW_REQUEST] =
	    sample_span("2024-06-01", "2024-06-20");
	assert_int_equal(ask(a), 0);
}

static void
stay(struct asked *a, int64_t hospital, const char *from, const char *to)
{
	a->stays[a->warned.nstays++] = (struct stay){hospital,
	    {sample_day(from), to == NULL ? DATE_NONE : sample_day(to)}};
}

/* The period is 2024-04-10 to 2024-05-02. */
static void
test_elsewhere(void **state)
{
	struct asked *a = *state;

	stay(a, THERE, "2020-04-01", NULL);
	assert_non_null(strstr(only(a, "elsewhere", 1), "鈴木 一郎"));
	/* several cases, one question; those not sent are not asked about */
	a->cases[3].sent = true;
	assert_non_null(strstr(only(a, "elsewhere", 1), "1, 4:"));
	a->cases[0].hospital = THERE;
	assert_non_null(strstr(only(a, "elsewhere", 4), " 4:"));
	a->cases[3].sent = false;
	assert_int_equal(ask(a), 0);
	/* at both at once */
	a->cases[0].hospital = HERE;
	stay(a, HERE, "2024-05-02", NULL);
	assert_int_equal(ask(a), 0);
}

/* Of those that are sent, and once for all of them. */
static void
test_hints(void **state)
{
	struct asked *a = *state;

	a->cases[3].hints = 2;
	assert_int_equal(ask(a), 0);
	a->cases[0].hints = 1;
	assert_non_null(strstr(only(a, "hints", 1), " 1:"));
	a->cases[3].sent = true;
	assert_non_null(strstr(only(a, "hints", 1), "1, 4:"));
	a->cases[0].hints = 0;
	assert_non_null(strstr(only(a, "hints", 4), " 4:"));
}

static void
test_elsewhere_borders(void **state)
{
	struct asked *a = *state;

	/* what is recorded touches the period by no day */
	stay(a, THERE, "2020-04-01", "2024-04-09");
	stay(a, THERE, "2024-05-03", NULL);
	assert_int_equal(ask(a), 0);
	/* by its first, by its last */
	a->stays[0].span.to = sample_day("2024-04-10");
	only(a, "elsewhere", 1);
	a->stays[0].span.to = sample_day("2024-04-09");
	a->stays[1].span.from = sample_day("2024-05-02");
	only(a, "elsewhere", 1);
	/* he came on the last day, or left on the first */
	stay(a, HERE, "2024-05-02", "2024-06-01");
	assert_int_equal(ask(a), 0);
	a->stays[2].span = sample_span("2020-04-01", "2024-04-10");
	assert_int_equal(ask(a), 0);
	a->stays[2].span = sample_span("2020-04-01", "2024-04-09");
	only(a, "elsewhere", 1);
	/* a period that can't be read says nothing */
	items_set(&a->items[0], ITEM_PERIOD, "x");
	assert_int_equal(ask(a), 0);
}

static void
test_twin(void **state)
{
	static const struct {
		enum form_item item;
		const char *other;
	} differs[] = {
	    {ITEM_PERIOD, "2024-04-10..2024-05-03"},
	    {ITEM_AGE, "60s"},
	    {ITEM_SEX, "male"},
	    {ITEM_DIAGNOSIS, "D 3"},
	};
	struct asked *a = *state;

	items_set(&a->items[2], ITEM_DIAGNOSIS, "Ｄ 1 ");
	assert_non_null(strstr(only(a, "twin", 1), "1 and 3"));
	for (size_t i = 0; i < sizeof differs / sizeof *differs; i++) {
		char *was = strdup(items_text(&a->items[2], differs[i].item));

		items_set(&a->items[2], differs[i].item, differs[i].other);
		assert_int_equal(ask(a), 0);
		items_set(&a->items[2], differs[i].item, was);
		free(was);
	}
	/* the rest may differ */
	items_set(&a->items[2], ITEM_CATEGORY, "delirium");
	items_set(&a->items[2], ITEM_FACILITY, "12");
	only(a, "twin", 1);
	a->cases[2].hospital = THERE;
	assert_int_equal(ask(a), 0);
	a->cases[0].hospital = a->cases[2].hospital = INT64_MIN;
	assert_int_equal(ask(a), 0);
}

static void
test_twins_of_what_is_sent(void **state)
{
	struct asked *a = *state;

	items_set(&a->items[4], ITEM_DIAGNOSIS, "D 4");
	assert_int_equal(ask(a), 0); /* neither is sent */
	a->cases[4].sent = true;
	assert_non_null(strstr(only(a, "twin", 5), "4 and 5"));
	a->cases[3].sent = true; /* a pair is told once */
	assert_non_null(strstr(only(a, "twin", 4), "4 and 5"));
	items_set(&a->items[7], ITEM_DIAGNOSIS, "D 1");
	assert_non_null(strstr(only(a, "twin", 1), "1 and 8, 4 and 5"));
	/* an empty diagnosis is nobody's */
	items_set(&a->items[0], ITEM_DIAGNOSIS, "");
	items_set(&a->items[7], ITEM_DIAGNOSIS, "");
	only(a, "twin", 4);
}

static void
test_all_are_asked(void **state)
{
	struct asked *a = *state;

	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    sample_span("2024-06-01", "2024-06-20");
	send_first(a, 6);
	stay(a, THERE, "2020-04-01", NULL);
	items_set(&a->items[7], ITEM_DIAGNOSIS, "D 1");
	assert_int_equal(ask(a), 3);
	assert_string_equal(sample_reason(&a->reasons, 0)->code, "late_bulk");
	assert_string_equal(sample_reason(&a->reasons, 1)->code, "elsewhere");
	assert_string_equal(sample_reason(&a->reasons, 2)->code, "twin");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_nothing_to_ask),
	    TEST(test_late_bulk_days),
	    TEST(test_late_bulk_number),
	    TEST(test_elsewhere),
	    TEST(test_hints),
	    TEST(test_elsewhere_borders),
	    TEST(test_twin),
	    TEST(test_twins_of_what_is_sent),
	    TEST(test_all_are_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
