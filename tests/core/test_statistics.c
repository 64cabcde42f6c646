/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/statistics.h"
#include "core/date.h"
#include "core/shape.h"

static int
begin(void **state)
{
	struct list *bars = calloc(1, sizeof *bars);

	statistics_begin(bars, 2026);
	*state = bars;
	return 0;
}

static int
end(void **state)
{
	shape_list_release(&statistic_shape, *state);
	free(*state);
	return 0;
}

static int64_t
count(const struct list *bars, int kind, int programme, const char *of)
{
	const struct statistic *bar = bars->at;

	for (size_t i = 0; i < bars->n; i++)
		if (bar[i].kind == kind && bar[i].programme == programme &&
		    strcmp(bar[i].of, of) == 0)
			return bar[i].n;
	return -1;
}

static int64_t
sum(const struct list *bars)
{
	const struct statistic *bar = bars->at;
	int64_t n = 0;

	for (size_t i = 0; i < bars->n; i++)
		n += bar[i].n;
	return n;
}

static void
test_every_bar_is_there_without_a_case(void **state)
{
	const struct list *bars = *state;

	/* five states and two of the others, categories, days, months */
	assert_int_equal(bars->n, 5 + 2 + 2 + 7 + 4 + 12 + 12);
	assert_int_equal(sum(bars), 0);
	assert_int_equal(
	    count(bars, TALLY_STATE, PROGRAMME_CERTIFIED, "APPROVED"), -1);
	assert_int_equal(count(bars, TALLY_APPROVED, WORD_NONE, "2026-04"), 0);
	assert_int_equal(count(bars, TALLY_REJECTED, WORD_NONE, "2027-03"), 0);
	assert_int_equal(count(bars, TALLY_APPROVED, WORD_NONE, "2026-03"), -1);
}

static void
test_a_case_is_of_a_state_and_a_category(void **state)
{
	struct list *bars = *state;

	statistics_cases(
	    bars, PROGRAMME_SPECIALIST, STATE_APPROVED, CATEGORY_PAIN, 3);
	statistics_cases(
	    bars, PROGRAMME_TRANSFER, STATE_REGISTERED, CATEGORY_PAIN, 2);
	statistics_cases(
	    bars, PROGRAMME_SPECIALIST, STATE_EMPTY, CATEGORY_PAIN, 9);
	assert_int_equal(
	    count(bars, TALLY_STATE, PROGRAMME_SPECIALIST, "APPROVED"), 3);
	assert_int_equal(
	    count(bars, TALLY_STATE, PROGRAMME_TRANSFER, "REGISTERED"), 2);
	assert_int_equal(count(bars, TALLY_CATEGORY, WORD_NONE, "pain"), 5);
	assert_int_equal(sum(bars), 10);
}

static void
test_waiting_by_the_days_of_reminders(void **state)
{
	struct list *bars = *state;
	static const struct {
		int days;
		const char *of;
	} rows[] = {{0, "0"}, {6, "0"}, {7, "7"}, {13, "7"}, {14, "14"},
	    {29, "14"}, {30, "30"}, {400, "30"}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t was = count(bars, TALLY_WAITING, WORD_NONE, rows[i].of);

		statistics_waiting(bars, 1000, 1000 + rows[i].days, 1);
		assert_int_equal(
		    count(bars, TALLY_WAITING, WORD_NONE, rows[i].of), was + 1);
	}
	assert_int_equal(sum(bars), 8);
}

static void
test_decisions_of_the_fiscal_year_alone(void **state)
{
	struct list *bars = *state;

	statistics_decided(bars, STATE_APPROVED, date_make(2026, 4, 1), 1);
	statistics_decided(bars, STATE_APPROVED, date_make(2027, 3, 31), 2);
	statistics_decided(bars, STATE_REJECTED, date_make(2026, 12, 5), 4);
	statistics_decided(bars, STATE_APPROVED, date_make(2026, 3, 31), 8);
	statistics_decided(bars, STATE_REJECTED, date_make(2027, 4, 1), 16);
	assert_int_equal(count(bars, TALLY_APPROVED, WORD_NONE, "2026-04"), 1);
	assert_int_equal(count(bars, TALLY_APPROVED, WORD_NONE, "2027-03"), 2);
	assert_int_equal(count(bars, TALLY_REJECTED, WORD_NONE, "2026-12"), 4);
	assert_int_equal(sum(bars), 7);
}

static void
test_words(void **state)
{
	const struct list *bars = *state;
	const struct statistic *bar = bars->at;
	char out[64];

	for (size_t i = 0; i < bars->n; i++) {
		assert_true(*statistics_title(&bar[i], out, sizeof out) != 0);
		assert_true(*statistics_label(&bar[i], out, sizeof out) != 0);
	}
	bar = (struct statistic[]){{TALLY_WAITING, WORD_NONE, "7", 0}};
	assert_string_equal(
	    statistics_label(bar, out, sizeof out), "7 to 13 days");
	bar = (struct statistic[]){{TALLY_WAITING, WORD_NONE, "30", 0}};
	assert_string_equal(
	    statistics_label(bar, out, sizeof out), "30 days and more");
}

/* Bars are compared with those of their kind, of cases in their programme. */
static void
test_groups(void **state)
{
	const struct list *bars = *state;
	const struct statistic *bar = bars->at;
	struct statistics_group group;
	size_t groups = 0;

	statistics_cases(
	    *state, PROGRAMME_SPECIALIST, STATE_APPROVED, CATEGORY_PAIN, 3);
	statistics_cases(
	    *state, PROGRAMME_SPECIALIST, STATE_REJECTED, WORD_NONE, 5);
	group = statistics_group(bar, bars->n);
	assert_int_equal(group.sum, 8);
	assert_int_equal(group.most, 5);
	for (size_t i = 0; i < bars->n; i += group.n, groups++) {
		group = statistics_group(&bar[i], bars->n - i);
		assert_true(group.n > 0);
		for (size_t k = i; k < i + group.n; k++) {
			assert_int_equal(bar[k].kind, bar[i].kind);
			assert_int_equal(bar[k].programme, bar[i].programme);
		}
	}
	assert_int_equal(groups, PROGRAMME_COUNT + TALLY_COUNT - 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_every_bar_is_there_without_a_case),
	    TEST(test_a_case_is_of_a_state_and_a_category),
	    TEST(test_waiting_by_the_days_of_reminders),
	    TEST(test_decisions_of_the_fiscal_year_alone),
	    TEST(test_groups),
	    TEST(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
