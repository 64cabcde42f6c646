/* SPDX-License-Identifier: MIT */
#include "core/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static void
zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

static int32_t
parsed(const char *s)
{
	int32_t date = DATE_NONE;

	if (!date_parse(s, &date))
		fail_msg("'%s' was not taken for a day", s);
	return date;
}

static int64_t
moment(const char *s)
{
	int64_t at = TIME_NONE;

	if (!time_parse(s, &at))
		fail_msg("'%s' was not taken for a time", s);
	return at;
}

static void
test_every_day_of_800_years(void **state)
{
	int year, month, day;
	int32_t date, first = date_make(1600, 1, 1), last = first + 2 * 146097;
	char s[DATE_SIZE];

	(void)state;
	assert_int_equal(date_make(1970, 1, 1), 0);
	for (date = first; date < last; date++) {
		date_split(date, &year, &month, &day);
		if (date_make(year, month, day) != date)
			fail_msg("%d is %d-%d-%d", date, year, month, day);
	}
	assert_string_equal(date_format(last, s), "2400-01-01");
}

static void
test_against_the_c_library(void **state)
{
	int32_t date;
	int year, month, day;
	time_t t;
	struct tm tm;

	(void)state;
	for (date = -200000; date < 200000; date += 7) {
		t = (time_t)date * 86400;
		gmtime_r(&t, &tm);
		date_split(date, &year, &month, &day);
		assert_int_equal(year, tm.tm_year + 1900);
		assert_int_equal(month, tm.tm_mon + 1);
		assert_int_equal(day, tm.tm_mday);
	}
}

static void
test_no_such_day(void **state)
{
	static const char *const none[] = {"2023-02-30", "2023-02-29",
	    "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-01",
	    "2024-01-00", "2024-01-32", "0000-01-01", "", " ", "2024-04",
	    "2024-04-", "24-04-10", "12024-04-10", "2024-004-10", "2024-04-100",
	    "2024-04-10x", "2024-04-10 1", "2024-04/10", "2024 04 10",
	    "-2024-04-10", "2024--4-10", "+2024-04-10", "20240410",
	    "2024-04-10\n", "2024-04-1\xEF\xBC", "\xFF"};
	int32_t date = 42;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof none / sizeof *none; i++) {
		if (date_parse(none[i], &date))
			fail_msg("'%s' was taken for a day", none[i]);
		assert_int_equal(date, 42);
	}
	assert_int_equal(date_make(2023, 2, 29), DATE_NONE);
	assert_int_equal(date_make(2024, 2, 29), date_make(2024, 3, 1) - 1);
	assert_int_equal(date_make(10000, 1, 1), DATE_NONE);
	assert_int_equal(date_make(2024, -1, 1), DATE_NONE);
}

/* What a field for a day takes beside what date_parse does. */
static void
test_typed(void **state)
{
	int32_t day = 7;

	(void)state;
	assert_true(date_typed("20240410", &day));
	assert_int_equal(day, parsed("2024-04-10"));
	assert_true(date_typed(" ２０２４０４１１ ", &day));
	assert_int_equal(day, parsed("2024-04-11"));
	assert_true(date_typed("2024-4-1", &day));
	assert_int_equal(day, parsed("2024-04-01"));
	assert_true(date_typed("２０２４年４月１２日", &day));
	assert_int_equal(day, parsed("2024-04-12"));
	assert_true(date_typed("2024年4月1日", &day));
	assert_int_equal(day, parsed("2024-04-01"));
	assert_false(date_typed("2024年2月30日", &day));
	assert_false(date_typed("4月1日", &day));
	assert_false(date_typed("日2024年4月1", &day));
	assert_false(date_typed("20240231", &day));
	assert_false(date_typed("2024041", &day));
	assert_false(date_typed("202404100", &day));
	assert_false(date_typed("", &day));
	assert_int_equal(day, parsed("2024-04-01"));
}

static void
test_parse(void **state)
{
	int32_t want = date_make(2024, 4, 5);

	(void)state;
	assert_int_equal(parsed("2024-04-05"), want);
	assert_int_equal(parsed("2024-4-5"), want);
	assert_int_equal(parsed("2024/4/5"), want);
	assert_int_equal(parsed("2024.04.5"), want);
	assert_int_equal(parsed("  2024-04-05   "), want);
	assert_int_equal(parsed("２０２４－０４－０５"), want);
	assert_int_equal(parsed("２０２４／４／５"), want);
	assert_int_equal(parsed("２０２４．４．５　"), want);
	assert_int_equal(parsed("２０２４ー０４ー０５"), want);
	assert_int_equal(parsed("2024-02-29"), date_make(2024, 2, 29));
	assert_int_equal(parsed("2000-02-29"), date_make(2000, 2, 29));
	assert_int_equal(parsed("9999-12-31"), date_make(9999, 12, 31));
}

static void
test_format(void **state)
{
	char s[DATE_SIZE];

	(void)state;
	assert_string_equal(
	    date_format(date_make(2024, 4, 5), s), "2024-04-05");
	assert_string_equal(date_format(date_make(1, 1, 1), s), "0001-01-01");
	assert_string_equal(date_format(DATE_NONE, s), "");
	assert_string_equal(date_format(INT32_MAX, s), "5881580-07-11");
	assert_string_equal(date_format(DATE_NONE + 1, s), "-5877641-06-24");
}

static void
test_fiscal_year(void **state)
{
	(void)state;
	assert_int_equal(date_fiscal_year(date_make(2024, 3, 31)), 2023);
	assert_int_equal(date_fiscal_year(date_make(2024, 4, 1)), 2024);
	assert_int_equal(date_fiscal_year(date_make(2024, 12, 31)), 2024);
	assert_int_equal(date_fiscal_year(date_make(2025, 1, 1)), 2024);
	assert_int_equal(date_fiscal_year(date_make(2024, 2, 29)), 2023);
}

static void
test_span_parse(void **state)
{
	static const char *const good[] = {"2024-04-10..2024-05-02",
	    "2024-04-10~2024-05-02", "2024-04-10〜2024-05-02",
	    "2024-04-10～2024-05-02", " 2024/4/10 〜 2024/5/2 ",
	    "2024.4.10..2024.5.2", "２０２４．４．１０～２０２４．５．２",
	    "２０２４ー４ー１０　〜　２０２４ー５ー２"};
	static const char *const bad[] = {"", "..", "2024-04-10",
	    "2024-04-10..", "..2024-05-02", "2024-04-10.2024-05-02",
	    "2024-04-10...2024-05-02", "2024-04-10..2024-05-32",
	    "2024-04-10..2024-05-02..", "2024-04-10-2024-05-02",
	    "2024-04-10..2024-05-02~2024-05-03", "2023-02-30..2023-03-01"};
	struct span span = {1, 2};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (span_parse(bad[i], &span))
			fail_msg("'%s' was taken for a span", bad[i]);
		assert_int_equal(span.from, 1);
		assert_int_equal(span.to, 2);
	}
	for (i = 0; i < sizeof good / sizeof *good; i++) {
		span.from = span.to = DATE_NONE;
		if (!span_parse(good[i], &span))
			fail_msg("'%s' was not taken for a span", good[i]);
		assert_int_equal(span.from, date_make(2024, 4, 10));
		assert_int_equal(span.to, date_make(2024, 5, 2));
	}
	assert_true(span_parse("2024-05-02..2024-04-10", &span));
	assert_true(span.to < span.from);
}

static void
test_span_has(void **state)
{
	struct span both = {10, 20}, open_from = {DATE_NONE, 20};
	struct span open_to = {10, DATE_NONE};
	struct span all = {DATE_NONE, DATE_NONE};

	(void)state;
	assert_true(span_has(both, 10));
	assert_true(span_has(both, 20));
	assert_false(span_has(both, 9));
	assert_false(span_has(both, 21));
	assert_true(span_has(open_from, -100000));
	assert_false(span_has(open_from, 21));
	assert_true(span_has(open_to, 100000));
	assert_false(span_has(open_to, 9));
	assert_true(span_has(all, 0));
	assert_false(span_has(all, DATE_NONE));
	assert_false(span_has((struct span){20, 10}, 15));
}

static void
test_span_inside(void **state)
{
	struct span outer = {10, 20}, open_to = {10, DATE_NONE};
	struct span all = {DATE_NONE, DATE_NONE};

	(void)state;
	assert_true(span_inside(outer, outer));
	assert_true(span_inside((struct span){15, 15}, outer));
	assert_false(span_inside((struct span){9, 20}, outer));
	assert_false(span_inside((struct span){10, 21}, outer));
	assert_false(span_inside((struct span){25, 12}, outer));
	assert_true(span_inside((struct span){10, 99999}, open_to));
	assert_true(span_inside(open_to, open_to));
	assert_false(span_inside(open_to, outer));
	assert_false(span_inside(all, open_to));
	assert_true(span_inside(all, all));
}

static void
test_day_of_a_time_in_japan(void **state)
{
	int32_t day = date_make(2024, 3, 31);
	int64_t start;

	(void)state;
	zone("Asia/Tokyo");
	start = date_start(day);
	assert_true(start == moment("2024-03-31T00:00:00+09:00"));
	assert_true(start == moment("2024-03-30T15:00:00Z"));
	assert_int_equal(date_of_time(start), day);
	assert_int_equal(date_of_time(start - 1), day - 1);
	/* The last second of a day and of a fiscal year. */
	assert_int_equal(
	    date_of_time(moment("2024-03-31T23:59:59+09:00")), day);
	assert_int_equal(date_fiscal_year(date_of_time(start + 86399)), 2023);
	assert_int_equal(date_fiscal_year(date_of_time(start + 86400)), 2024);
	assert_int_equal(date_of_time(TIME_NONE), DATE_NONE);
	assert_int_equal(date_of_time(INT64_MAX), DATE_NONE);
	assert_true(date_start(DATE_NONE) == TIME_NONE);
	assert_true(date_start(date_make(9999, 12, 31)) ==
		    moment("9999-12-31T00:00:00+09:00"));
}

static void
test_starts_where_clocks_change(void **state)
{
	static const char *const zones[] = {"America/New_York", "Europe/Berlin",
	    "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe",
	    "Asia/Tokyo", "UTC"};
	size_t i;
	int32_t day;
	int64_t start;

	(void)state;
	for (i = 0; i < sizeof zones / sizeof *zones; i++) {
		zone(zones[i]);
		for (day = date_make(2016, 1, 1); day < date_make(2020, 1, 1);
		     day++) {
			start = date_start(day);
			if (date_of_time(start) != day ||
			    date_of_time(start - 1) != day - 1)
				fail_msg("%s: start of %d", zones[i], day);
		}
	}
	zone("America/New_York");
	assert_true(date_start(date_make(2024, 3, 11)) -
			date_start(date_make(2024, 3, 10)) ==
		    23 * 3600);
	assert_true(date_start(date_make(2024, 11, 4)) -
			date_start(date_make(2024, 11, 3)) ==
		    25 * 3600);
	/* 00:00 was no time of that day. */
	zone("America/Sao_Paulo");
	assert_true(date_start(date_make(2018, 11, 4)) ==
		    moment("2018-11-04T01:00:00-02:00"));
	/* 00:30 was twice on that day. */
	zone("America/Havana");
	assert_true(date_start(date_make(2019, 11, 3)) ==
		    moment("2019-11-03T00:00:00-04:00"));
}

static void
test_time_parse(void **state)
{
	static const char *const bad[] = {"", "2024-04-10", "2024-04-10T09:00",
	    "2024-04-10T09:00:00", "2024-04-10T24:00:00Z",
	    "2024-04-10T09:60:00Z", "2024-04-10T09:00:60Z",
	    "2024-04-10T09:00:00.Z", "2024-04-10T09:00:00+9:00",
	    "2024-04-10T09:00:00+0900", "2024-04-10T09:00:00+24:00",
	    "2024-04-10T09:00:00+09:60", "2024-04-10T09:00:00+09:0",
	    "2024-04-10T09:00:00Zx", "2023-02-30T09:00:00Z",
	    "2024-4-10T09:00:00Z", "2024-04-10_09:00:00Z",
	    "2024/04/10T09:00:00Z", "２０２４-04-10T09:00:00Z"};
	int64_t at = 42;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (time_parse(bad[i], &at))
			fail_msg("'%s' was taken for a time", bad[i]);
		assert_true(at == 42);
	}
	assert_true(moment("1970-01-01T00:00:00Z") == 0);
	assert_true(moment("1970-01-01T09:00:00+09:00") == 0);
	assert_true(moment("1969-12-31T23:59:59Z") == -1);
	assert_true(moment("2024-04-10t09:00:00.987z") == 1712739600);
	assert_true(moment("2024-04-10 03:30:00-05:30") == 1712739600);
	assert_true(moment("2024-02-29T23:59:59Z") ==
		    moment("2024-03-01T00:00:00Z") - 1);
}

static void
test_time_format(void **state)
{
	int64_t at = moment("2024-04-10T23:59:59+09:00");
	char s[TIME_SIZE];

	(void)state;
	zone("Asia/Tokyo");
	assert_string_equal(time_format_minute(at, s), "2024-04-10 23:59");
	assert_string_equal(time_format_clock(at, s), "23:59:59");
	assert_string_equal(time_format_clock(at + 1, s), "00:00:00");
	zone("America/New_York");
	assert_string_equal(time_format_minute(at, s), "2024-04-10 10:59");
	assert_string_equal(time_format_minute(TIME_NONE, s), "");
	assert_string_equal(time_format_clock(TIME_NONE, s), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_day_of_800_years),
	    cmocka_unit_test(test_against_the_c_library),
	    cmocka_unit_test(test_no_such_day),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_typed),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_fiscal_year),
	    cmocka_unit_test(test_span_parse),
	    cmocka_unit_test(test_span_has),
	    cmocka_unit_test(test_span_inside),
	    cmocka_unit_test(test_day_of_a_time_in_japan),
	    cmocka_unit_test(test_starts_where_clocks_change),
	    cmocka_unit_test(test_time_parse),
	    cmocka_unit_test(test_time_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
