/* SPDX-License-Identifier: MIT */
/*
 * date: days, periods and fiscal years, without a clock.
 *
 * A date is the number of days since 1970-01-01 in int32_t; DATE_NONE is
 * "none". A span holds both of its ends. Times are Unix seconds in int64_t;
 * TIME_NONE is "none". The zone is the process's TZ, set by the program at
 * its start. Nothing here reads the clock.
 */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>

#define DATE_NONE INT32_MIN
#define TIME_NONE INT64_MIN
#define DATE_SIZE 16 /* bytes of YYYY-MM-DD and its end */
#define TIME_SIZE 32 /* bytes of YYYY-MM-DD HH:MM:SS and its end */

struct span {
	int32_t from, to;
};

/*
 * YYYY-MM-DD; also / and . as separators (the same one twice), one-digit
 * months and days, full-width digits, and blanks around it, as a form pads.
 * False, and *date untouched, for anything that is no day (2023-02-30).
 */
bool
date_parse(const char *, int32_t *date);
/* As date_parse, and what people type: 20240410 in one go, 2024年4月10日. */
bool
date_typed(const char *, int32_t *date);
/* DATE_NONE when there is no such day; years are 1 to 9999. */
int32_t
date_make(int year, int month, int day);
void
date_split(int32_t, int *year, int *month, int *day);
const char *
date_format(int32_t, char out[DATE_SIZE]); /* "" for DATE_NONE; returns out */
int
date_fiscal_year(int32_t date); /* April to March: 2024-03-31 is of 2023 */

/*
 * FROM..TO; 〜 and ~ are taken for "..". False, and *span untouched, unless
 * both are days. True also when to < from: order is a rule of the report, not
 * of parsing.
 */
bool
span_parse(const char *, struct span *span);
/* Are both ends of inner in outer? An open end needs outer's to be open. */
bool
span_inside(struct span inner, struct span outer);
/* An end of DATE_NONE is open; no span has the day DATE_NONE. */
bool
span_has(struct span, int32_t day);

/* The day in the process's zone; DATE_NONE for TIME_NONE. */
int32_t
date_of_time(int64_t at);
/*
 * Its first second in the process's zone, which need not be 00:00:00 where
 * the clock is changed at midnight; TIME_NONE for DATE_NONE.
 */
int64_t
date_start(int32_t date);
/*
 * RFC 3339 ("2024-04-10T09:00:00+09:00" or …Z) to Unix seconds; a fraction is
 * dropped, leap seconds are refused. False, and *at untouched, for others.
 */
bool
time_parse(const char *, int64_t *at);
/* In the process's zone; "" for TIME_NONE; both return out. */
const char *
time_format_minute(int64_t, char out[TIME_SIZE]); /* YYYY-MM-DD HH:MM */
const char *
time_format_clock(int64_t, char out[TIME_SIZE]); /* HH:MM:SS */

#endif
