/* SPDX-License-Identifier: MIT */
#include "date.h"

#include "text.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY 86400
#define ERA 146097   /* days of 400 years, after which the calendar repeats */
#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */

/*
 * Years are counted from March here, so that the leap day is a year's last:
 * then the days before month m (March is 0) are (153 m + 2) / 5.
 */
static int64_t
days_of(int64_t year, int month, int day)
{
	int64_t era, of_era, of_year;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	of_era = year - era * 400;
	of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	return era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
	       EPOCH;
}

void
date_split(int32_t date, int *year, int *month, int *day)
{
	int64_t days = (int64_t)date + EPOCH, era, of_era, y, of_year, m;

	era = (days >= 0 ? days : days - (ERA - 1)) / ERA;
	of_era = days - era * ERA;
	y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * y + y / 4 - y / 100);
	m = (5 * of_year + 2) / 153;
	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

int32_t
date_make(int year, int month, int day)
{
	int32_t date;
	int y, m, d;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > 31)
		return DATE_NONE;
	date = (int32_t)days_of(year, month, day);
	date_split(date, &y, &m, &d);
	return m == month ? date : DATE_NONE; /* 02-30 would be 03-01 */
}

/* Exactly min to max digits; moves *s behind them. -1 when not so. */
static int
number(const char **s, int min, int max)
{
	int value = 0, n;

	for (n = 0; n < max && **s >= '0' && **s <= '9'; n++)
		value = value * 10 + *(*s)++ - '0';
	return n < min ? -1 : value;
}

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* A date in ASCII with blanks around it; moves *s behind them. */
static int32_t
take_date(const char **s)
{
	int year, month, day;
	char mark;

	*s = skip_blanks(*s);
	year = number(s, 4, 4);
	mark = **s;
	if (year < 0 || mark == '\0' || strchr("-/.", mark) == NULL)
		return DATE_NONE;
	++*s;
	month = number(s, 1, 2);
	if (month < 0 || **s != mark)
		return DATE_NONE;
	++*s;
	day = number(s, 1, 2);
	*s = skip_blanks(*s);
	return date_make(year, month, day); /* refuses a day of -1 */
}

bool
date_parse(const char *text, int32_t *date)
{
	char *ascii = text_ascii_digits(text);
	const char *s = ascii;
	int32_t d = take_date(&s);
	bool ok = d != DATE_NONE && *s == '\0';

	if (ok)
		*date = d;
	free(ascii);
	return ok;
}

/* 2024年4月10日 to 2024-4-10, in place. */
static void
take_kanji_out(char *text)
{
	static const struct {
		const char *kanji, *mark;
	} rows[] = {{"年", "-"}, {"月", "-"}, {"日", ""}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t was = strlen(rows[i].kanji), is = strlen(rows[i].mark);
		char *at = strstr(text, rows[i].kanji);

		if (at == NULL)
			break;
		memmove(at + is, at + was, strlen(at + was) + 1);
		memcpy(at, rows[i].mark, is);
		text = at; /* they come in this order */
	}
}

bool
date_typed(const char *text, int32_t *date)
{
	char *ascii = text_ascii_digits(text);
	const char *s = skip_blanks(ascii);
	int year = number(&s, 4, 4), month = number(&s, 2, 2);
	int day = number(&s, 2, 2);
	int32_t d = DATE_NONE;

	if (year > 0 && month > 0 && day > 0 && *skip_blanks(s) == '\0')
		d = date_make(year, month, day);
	if (d == DATE_NONE) {
		take_kanji_out(ascii);
		date_parse(ascii, &d);
	}
	free(ascii);
	if (d != DATE_NONE)
		*date = d;
	return d != DATE_NONE;
}

/* n digits, the first of which stands at text. */
static void
put_digits(char *text, int n, int number)
{
	while (n-- > 0) {
		text[n] = (char)('0' + number % 10);
		number /= 10;
	}
}

/* By hand where it fits, for a list has two a row: printf takes ten times as
 * long. */
const char *
date_format(int32_t date, char out[DATE_SIZE])
{
	static const char form[] = "yyyy-mm-dd";
	int year, month, day;

	out[0] = '\0';
	if (date == DATE_NONE)
		return out;
	date_split(date, &year, &month, &day);
	if (year < 0 || year > 9999) {
		snprintf(out, DATE_SIZE, "%d-%02d-%02d", year, month, day);
		return out;
	}
	memcpy(out, form, sizeof form);
	put_digits(out, 4, year);
	put_digits(out + 5, 2, month);
	put_digits(out + 8, 2, day);
	return out;
}

int
date_fiscal_year(int32_t date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	return year - (month < 4);
}

bool
span_parse(const char *text, struct span *span)
{
	char *ascii = text_ascii_digits(text);
	const char *s = ascii;
	struct span got = {DATE_NONE, DATE_NONE};
	bool ok;

	got.from = take_date(&s);
	if (*s == '~')
		s++;
	else if (strncmp(s, "..", 2) == 0)
		s += 2;
	else
		got.from = DATE_NONE;
	if (got.from != DATE_NONE)
		got.to = take_date(&s);
	ok = got.to != DATE_NONE && *s == '\0';
	if (ok)
		*span = got;
	free(ascii);
	return ok;
}

bool
span_has(struct span span, int32_t day)
{
	return day != DATE_NONE &&
	       (span.from == DATE_NONE || span.from <= day) &&
	       (span.to == DATE_NONE || day <= span.to);
}

bool
span_inside(struct span inner, struct span outer)
{
	/* An open end is inside only where the outer one is open too. */
	return (inner.from == DATE_NONE ? outer.from == DATE_NONE
					: span_has(outer, inner.from)) &&
	       (inner.to == DATE_NONE ? outer.to == DATE_NONE
				      : span_has(outer, inner.to));
}

static bool
local(int64_t at, struct tm *tm)
{
	time_t t = (time_t)at;

	return at != TIME_NONE && localtime_r(&t, tm) != NULL;
}

int32_t
date_of_time(int64_t at)
{
	struct tm tm;
	int64_t days;

	if (!local(at, &tm))
		return DATE_NONE;
	days = days_of((int64_t)tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	if (days <= DATE_NONE || days > INT32_MAX)
		return DATE_NONE;
	return (int32_t)days;
}

int64_t
date_start(int32_t date)
{
	int64_t low = ((int64_t)date - 2) * DAY, high = low + 4 * DAY, middle;

	if (date == DATE_NONE)
		return TIME_NONE;
	/*
	 * Not mktime: where the clock is put on at midnight, 00:00 is no time
	 * of that day, and where it is put back there are two.
	 */
	while (low < high) {
		middle = low + (high - low) / 2;
		if (date_of_time(middle) < date)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* "Z" or the offset from UTC in seconds; false when it is neither. */
static bool
take_offset(const char **s, int *seconds)
{
	int sign = **s == '-' ? -1 : 1, hours, minutes;

	*seconds = 0;
	if (**s == 'Z' || **s == 'z') {
		++*s;
		return true;
	}
	if (**s != '+' && **s != '-')
		return false;
	++*s;
	hours = number(s, 2, 2);
	if (hours < 0 || hours > 23 || **s != ':')
		return false;
	++*s;
	minutes = number(s, 2, 2);
	*seconds = sign * (hours * 60 + minutes) * 60;
	return minutes >= 0 && minutes <= 59;
}

/* hh:mm:ss with any fraction, which is dropped; -1 when it is no time. */
static int
take_clock(const char **s)
{
	int part[3], i;

	for (i = 0; i < 3; i++) {
		if (i > 0 && *(*s)++ != ':')
			return -1;
		part[i] = number(s, 2, 2);
		if (part[i] < 0 || part[i] > (i == 0 ? 23 : 59))
			return -1;
	}
	if (**s == '.') {
		++*s;
		if (number(s, 1, 1) < 0)
			return -1;
		*s += strspn(*s, "0123456789");
	}
	return (part[0] * 60 + part[1]) * 60 + part[2];
}

bool
time_parse(const char *s, int64_t *at)
{
	int year, month, day, seconds, offset;
	int32_t date;

	year = number(&s, 4, 4);
	if (year < 0 || *s++ != '-')
		return false;
	month = number(&s, 2, 2);
	if (month < 0 || *s++ != '-')
		return false;
	day = number(&s, 2, 2);
	date = date_make(year, month, day);
	if (date == DATE_NONE || *s == '\0' || strchr("Tt ", *s++) == NULL)
		return false;
	seconds = take_clock(&s);
	if (seconds < 0 || !take_offset(&s, &offset) || *s != '\0')
		return false;
	*at = (int64_t)date * DAY + seconds - offset;
	return true;
}

const char *
time_format_minute(int64_t at, char out[TIME_SIZE])
{
	struct tm tm;

	if (!local(at, &tm) ||
	    strftime(out, TIME_SIZE, "%Y-%m-%d %H:%M", &tm) == 0)
		out[0] = '\0';
	return out;
}

const char *
time_format_clock(int64_t at, char out[TIME_SIZE])
{
	struct tm tm;

	if (!local(at, &tm) || strftime(out, TIME_SIZE, "%H:%M:%S", &tm) == 0)
		out[0] = '\0';
	return out;
}
