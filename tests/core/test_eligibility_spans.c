/* SPDX-License-Identifier: MIT */
/* A period, and the qualifications that must hold all of it. */
#include "core/eligibility.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sample_report.h"

/* Spans by their days in 2024, "" for an open end. */
static struct span
days(const char *from, const char *to)
{
	return (struct span){from[0] == '\0' ? DATE_NONE : sample_day(from),
	    to[0] == '\0' ? DATE_NONE : sample_day(to)};
}

static void
test_renewals(void **state)
{
	struct span period = days("2024-04-10", "2024-06-20");
	struct span adjoin[] = {
	    days("2024-05-01", "2024-12-31"), days("2024-01-01", "2024-04-30")};
	struct span gap[] = {
	    days("2024-01-01", "2024-04-30"), days("2024-05-02", "2024-12-31")};
	struct span overlap[] = {days("2024-01-01", "2024-05-31"),
	    days("2024-04-30", "2024-06-10"), days("2024-06-01", "2024-06-20")};
	struct span within[] = {
	    days("2024-04-01", "2024-07-01"), days("2024-05-01", "2024-05-02")};

	(void)state;
	assert_true(eligibility_covered(period, adjoin, 2));
	assert_false(eligibility_covered(period, adjoin, 1));
	assert_false(eligibility_covered(period, adjoin + 1, 1));
	assert_false(eligibility_covered(period, gap, 2));
	assert_true(eligibility_covered(period, overlap, 3));
	assert_false(eligibility_covered(period, overlap, 2));
	assert_true(eligibility_covered(period, within, 2));
	assert_false(eligibility_covered(period, NULL, 0));
	/* the gap is the one day that is asked for */
	assert_false(
	    eligibility_covered(days("2024-05-01", "2024-05-01"), gap, 2));
	assert_true(
	    eligibility_covered(days("2024-04-30", "2024-04-30"), gap, 2));
}

static void
test_open_ends(void **state)
{
	struct span period = days("2024-04-10", "2024-06-20");
	struct span since[] = {days("2024-04-10", "")};
	struct span late[] = {days("2024-04-11", "")};
	struct span until[] = {days("", "2024-06-20")};
	struct span joined[] = {
	    days("2024-01-01", "2024-05-31"), days("2024-06-01", "")};

	(void)state;
	assert_true(eligibility_covered(period, since, 1));
	assert_false(eligibility_covered(period, late, 1));
	assert_true(eligibility_covered(period, until, 1));
	assert_true(eligibility_covered(period, joined, 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_renewals),
	    cmocka_unit_test(test_open_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
