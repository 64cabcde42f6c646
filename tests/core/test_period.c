/* SPDX-License-Identifier: MIT */
#include "core/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/i18n.h"

#define SPECIALIST PROGRAMME_SPECIALIST

/* The refused member, or "" when it may be so. */
static const char *
refused(enum programme programme, enum window kind, struct period period,
    const struct period *others, size_t n)
{
	static char member[16];
	struct err err = {0};

	*member = '\0';
	if (period_check(programme, kind, &period, others, n, &err) < 0)
		snprintf(member, sizeof member, "%s",
		    ((struct reason *)err.why.at)->item);
	assert_int_equal(*member == '\0' ? ERR_NONE : ERR_INVALID, err.code);
	err_clear(&err);
	return member;
}

static struct period
days(int64_t year, const char *from, const char *to)
{
	struct period period = {year, DATE_NONE, DATE_NONE};

	date_parse(from, &period.from_on);
	date_parse(to, &period.to_on);
	return period;
}

#define ALONE(year, from, to)                                                  \
	refused(SPECIALIST, WINDOW_APPLICATION, days(year, from, to), NULL, 0)

static void
test_both_days_or_neither(void **state)
{
	(void)state;
	assert_string_equal(ALONE(2026, "", ""), "");
	assert_string_equal(ALONE(2026, "2026-06-01", "2026-06-30"), "");
	assert_string_equal(ALONE(2026, "2026-06-01", ""), "to_on");
	assert_string_equal(ALONE(2026, "", "2026-06-30"), "from_on");
	assert_string_equal(ALONE(2026, "2026-06-02", "2026-06-01"), "to_on");
	assert_string_equal(ALONE(2026, "2026-06-02", "2026-06-02"), "");
}

/* April to March; it may end in the next. */
static void
test_begins_in_its_fiscal_year(void **state)
{
	(void)state;
	assert_string_equal(ALONE(2026, "2026-03-31", "2026-06-30"), "from_on");
	assert_string_equal(ALONE(2026, "2026-04-01", "2026-06-30"), "");
	assert_string_equal(ALONE(2026, "2027-03-31", "2027-06-30"), "");
	assert_string_equal(ALONE(2026, "2027-04-01", "2027-06-30"), "from_on");
	/* 2028 is a leap year */
	assert_string_equal(ALONE(2027, "2028-02-29", "2028-02-29"), "");
}

/* Of another year, of the same programme and kind. */
static void
test_no_day_is_in_two_years(void **state)
{
	const struct period others[] = {days(2025, "2025-10-01", "2026-05-31"),
	    days(2026, "2026-06-01", "2026-06-30"),
	    days(2027, "2027-04-01", "2027-06-30")};
#define AMONG(from, to)                                                        \
	refused(SPECIALIST, WINDOW_REQUEST, days(2026, from, to), others, 3)

	(void)state;
	assert_string_equal(AMONG("2026-05-31", "2026-06-30"), "from_on");
	/* they may adjoin */
	assert_string_equal(AMONG("2026-06-01", "2027-03-31"), "");
	assert_string_equal(AMONG("2026-06-01", "2027-04-01"), "to_on");
	/* its own days are no other's */
	assert_string_equal(AMONG("2026-06-10", "2026-06-20"), "");
	/* around a whole other one */
	assert_string_equal(AMONG("2026-06-10", "2027-07-20"), "to_on");
}

/* 症例承認 of a programme without approval; taking it away is no harm. */
static void
test_no_request_where_none_is_asked_for(void **state)
{
	const struct period june = days(2026, "2026-06-01", "2026-06-30");

	(void)state;
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int k = 0; k < WINDOW_COUNT; k++) {
			bool none = p != SPECIALIST && k == WINDOW_REQUEST;

			assert_int_equal(
			    period_exists((enum programme)p, (enum window)k),
			    !none);
			assert_string_equal(refused((enum programme)p,
						(enum window)k, june, NULL, 0),
			    none ? "kind" : "");
		}
	assert_string_equal(refused(PROGRAMME_CERTIFIED, WINDOW_REQUEST,
				days(2026, "", ""), NULL, 0),
	    "");
}

static void
test_says_the_days(void **state)
{
	const struct period period = days(2026, "2026-03-31", "2026-06-30");
	struct err err = {0};

	(void)state;
	period_check(SPECIALIST, WINDOW_REGISTRATION, &period, NULL, 0, &err);
	assert_string_equal(err.text, "The first day must lie in fiscal year "
				      "2026: 2026-04-01 to 2027-03-31.");
	err_clear(&err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_both_days_or_neither),
	    cmocka_unit_test(test_begins_in_its_fiscal_year),
	    cmocka_unit_test(test_no_day_is_in_two_years),
	    cmocka_unit_test(test_no_request_where_none_is_asked_for),
	    cmocka_unit_test(test_says_the_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
