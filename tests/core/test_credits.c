/* SPDX-License-Identifier: MIT */
#include "core/credits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample_report.h"

#define MOST 8

struct asked {
	struct approval approvals[MOST];
	size_t n;
	struct unit units[2];
	size_t nunits;
	struct list credits;
};

static int
set_up(void **state)
{
	*state = calloc(1, sizeof(struct asked));
	return 0;
}

static void
forget(struct asked *a)
{
	struct credit *all = a->credits.at;

	for (size_t i = 0; i < a->credits.n; i++) {
		free(all[i].applicant);
		free(all[i].member);
	}
	free(all);
	a->credits = (struct list){0};
}

static int
tear_down(void **state)
{
	forget(*state);
	free(*state);
	return 0;
}

static void
approved(
    struct asked *a, int64_t slot, char *name, char *member, const char *day)
{
	a->approvals[a->n++] =
	    (struct approval){1, slot, name, member, sample_day(day)};
}

static size_t
count(struct asked *a, const char *today)
{
	forget(a);
	credits_count(a->approvals, a->n, a->units, a->nunits,
	    sample_day(today), &a->credits);
	return a->credits.n;
}

static const struct credit *
row_at(const struct asked *a, size_t i)
{
	assert_true(i < a->credits.n && a->credits.at != NULL);
	return (const struct credit *)a->credits.at + i;
}

static void
row_is(struct asked *a, size_t i, int year, const char *member, int cases)
{
	const struct credit *row = row_at(a, i);

	assert_int_equal(row->fiscal_year, year);
	assert_string_equal(row->member, member);
	assert_int_equal(row->cases, cases);
}

/* April to March of the 対応日; the newest year first, then as they came. */
static void
test_years_and_applicants(void **state)
{
	struct asked *a = *state;

	approved(a, 1, "髙橋", "A1", "2024-03-31");
	approved(a, 2, "髙橋", "A1", "2024-04-01");
	approved(a, 3, "﨑山", "A2", "2025-03-31");
	approved(a, 4, "髙橋", "A1", "2025-03-31");
	assert_int_equal(count(a, "2025-04-01"), 3);
	row_is(a, 0, 2024, "A1", 2);
	row_is(a, 1, 2024, "A2", 1);
	row_is(a, 2, 2023, "A1", 1);
}

/* 前年度以前: the running year is the inbox's. */
static void
test_not_the_running_year(void **state)
{
	struct asked *a = *state;

	approved(a, 1, "髙橋", "A1", "2025-03-31");
	assert_int_equal(count(a, "2025-03-31"), 0);
	assert_int_equal(count(a, "2025-04-01"), 1);
}

/* A report counts once per supervisor: in the year of the first approval. */
static void
test_a_report_counts_once(void **state)
{
	struct asked *a = *state;

	approved(a, 1, "髙橋", "A1", "2024-03-31");
	approved(a, 1, "髙橋", "A1", "2024-04-01");
	approved(a, 1, "髙橋", "A1", "2024-04-02");
	assert_int_equal(count(a, "2026-01-01"), 1);
	row_is(a, 0, 2023, "A1", 1);
}

/* None set is no number, not even zero. */
static void
test_units(void **state)
{
	struct asked *a = *state;

	approved(a, 1, "髙橋", "A1", "2023-04-01");
	approved(a, 2, "髙橋", "A1", "2024-04-01");
	approved(a, 3, "髙橋", "A1", "2024-04-02");
	approved(a, 4, "髙橋", "A1", "2024-04-03");
	a->units[a->nunits++] = (struct unit){2024, 50};
	assert_int_equal(count(a, "2026-01-01"), 2);
	assert_int_equal(row_at(a, 0)->hundredths, 150);
	assert_int_equal(row_at(a, 1)->hundredths, INT64_MIN);
	a->units[a->nunits++] = (struct unit){2023, 0};
	assert_int_equal(count(a, "2026-01-01"), 2);
	assert_int_equal(row_at(a, 1)->hundredths, 0);
}

#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    EACH(test_years_and_applicants),
	    EACH(test_not_the_running_year),
	    EACH(test_a_report_counts_once),
	    EACH(test_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
