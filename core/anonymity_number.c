/* SPDX-License-Identifier: MIT */
/* anonymity_number: telephone numbers, dates, long numbers, initials. */
#include <string.h>

#include "anonymity_inside.h"

#define DIGITS 5  /* so many in a row are a hint */
#define START 20  /* code points before the dates of the true period */
#define BETWEEN 8 /* between them */
#define PHONE_GROUPS 3

/* The end of a run of digits. */
static size_t
digits(const struct scan *scan, size_t at)
{
	while (at < scan->n && scan_digit(scan->c[at]))
		at++;
	return at;
}

static bool
after_digit(const struct scan *scan, size_t at)
{
	return at > 0 && scan_digit(scan->c[at - 1]);
}

static bool
is_dash(ucs4_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
	       c == 0x30fc || c == 0xff70;
}

/* --- 03-1234-5678, 09012345678 ------------------------------------------- */

/* The end of ten or eleven digits in at most three groups, or 0. */
static size_t
phone_end(const struct scan *scan, size_t at)
{
	size_t n = 0, end = at;

	for (int group = 0; group < PHONE_GROUPS; group++) {
		size_t start = end;

		end = digits(scan, start);
		n += end - start;
		if (end == start || n > 11)
			return 0;
		if (n >= 10)
			return end;
		if (end + 1 < scan->n &&
		    (is_dash(scan->c[end]) || scan->c[end] == ')' ||
			scan->c[end] == '(' || scan->c[end] == ' '))
			end++;
		else
			return 0;
	}
	return 0;
}

bool
rule_telephone(const struct scan *scan, struct part *part)
{
	for (size_t i = part->from; i + 9 < scan->n; i++) {
		if (scan->c[i] != '0' || after_digit(scan, i) ||
		    !scan_digit(scan->c[i + 1]))
			continue;
		part->to = phone_end(scan, i);
		part->from = i;
		if (part->to != 0)
			return true;
	}
	return false;
}

/* --- 2024年4月10日, 2024-04-10, 令和6年4月10日, R6.4.10 -------------------- */

/* A number from low to high of at most two digits; its end, or 0. */
static size_t
small(const struct scan *scan, size_t at, int low, int high)
{
	size_t end;
	int n = 0;

	if (at < scan->n && scan->c[at] == ' ')
		at++;
	end = digits(scan, at);
	if (end == at || end - at > 2)
		return 0;
	for (size_t i = at; i < end; i++)
		n = n * 10 + (int)(scan->c[i] - '0');
	return n >= low && n <= high ? end : 0;
}

/* The word, or one of / . and a dash; the place behind it, or 0. */
static size_t
separator(const struct scan *scan, size_t at, const char *word)
{
	size_t n = at == 0 ? 0 : scan_has(scan, at, word);

	if (at == 0 || at >= scan->n)
		return 0;
	if (n > 0)
		return at + n;
	return scan->c[at] == '/' || scan->c[at] == '.' || is_dash(scan->c[at])
		   ? at + 1
		   : 0;
}

/* Behind a year: month and day; the end, or 0. */
static size_t
day_end(const struct scan *scan, size_t at)
{
	size_t end = separator(scan, at, "年");

	end = end == 0 ? 0 : small(scan, end, 1, 12);
	end = separator(scan, end, "月");
	end = end == 0 ? 0 : small(scan, end, 1, 31);
	return end == 0 ? 0 : end + scan_has(scan, end, "日");
}

/* The end of a year at that place, or 0. */
static size_t
year_end(const struct scan *scan, size_t at)
{
	static const char *const eras[] = {
	    "令和", "平成", "昭和", "大正", "R", "H", "S", "T", NULL};
	size_t end = digits(scan, at), n = 0;

	if (end - at == 4 && !after_digit(scan, at))
		return scan_has(scan, at, "19") + scan_has(scan, at, "20") > 0
			   ? end
			   : 0;
	for (int i = 0; n == 0 && eras[i] != NULL; i++)
		n = scan_has(scan, at, eras[i]);
	if (n == 0 || (n == 1 && at > 0 && scan_letter(scan->c[at - 1])))
		return 0;
	if (scan_has(scan, at + n, "元") > 0)
		return at + n + 1;
	return small(scan, at + n, 1, 64);
}

static bool
find_date(const struct scan *scan, struct part *part)
{
	for (size_t i = part->from; i < scan->n; i++) {
		size_t year = year_end(scan, i), end;

		end = year == 0 ? 0 : day_end(scan, year);
		if (end == 0)
			continue;
		*part = (struct part){i, end};
		return true;
	}
	return false;
}

static bool
holds(const struct scan *scan, struct part part, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		for (size_t i = part.from; i < part.to; i++)
			if (scan_has(scan, i, *texts) > 0)
				return true;
	return false;
}

/* The first date, if it begins 現病歴, and a second if they are a period. */
static size_t
allowed_end(const struct scan *scan)
{
	static const char *const ends[] = {"。", "\n", NULL};
	static const char *const ranges[] = {
	    "〜", "~", "から", "より", "-", "–", "ー", NULL};
	struct part first = {0, 0}, second = {0, 0};

	if (scan->item != ITEM_HISTORY || !find_date(scan, &first) ||
	    first.from > START ||
	    holds(scan, (struct part){0, first.from}, ends))
		return 0;
	second.from = first.to;
	if (!find_date(scan, &second) || second.from > first.to + BETWEEN ||
	    holds(scan, (struct part){first.to, second.from}, ends) ||
	    !holds(scan, (struct part){first.to, second.from}, ranges))
		return first.to;
	return second.to;
}

bool
rule_date(const struct scan *scan, struct part *part)
{
	size_t allowed = allowed_end(scan);

	if (part->from < allowed)
		part->from = allowed;
	return find_date(scan, part);
}

/* --- Five or more digits -------------------------------------------------- */

/* What is measured is no number of a record: 15000/μL, 20000 U/L. */
static bool
is_measured(const struct scan *scan, size_t end)
{
	static const char *const units[] = {"/", "μ", "µ", "個", "円", "万",
	    "歩", "倍", "mg", "mL", "ml", "pg", "ng", "IU", "U", "kcal", "g",
	    "copies", "cells", "mm", NULL};

	if (end < scan->n && scan->c[end] == ' ')
		end++;
	for (const char *const *unit = units; *unit != NULL; unit++) {
		size_t n = scan_has(scan, end, *unit);

		if (n > 0 &&
		    !(scan_letter(scan->c[end + n - 1]) && end + n < scan->n &&
			scan_letter(scan->c[end + n])))
			return true;
	}
	return false;
}

/* 0.00012 */
static bool
is_fraction(const struct scan *scan, size_t at)
{
	return at >= 2 && (scan->c[at - 1] == '.' || scan->c[at - 1] == ',') &&
	       scan_digit(scan->c[at - 2]);
}

/* A full date without signs, 20240410, is one, too. The true period of
 * 現病歴 may be written so. */
bool
rule_digits(const struct scan *scan, struct part *part)
{
	size_t end;

	for (size_t i = part->from; i<scan->n; i = end> i ? end : i + 1) {
		end = digits(scan, i);
		if (end - i < DIGITS || is_measured(scan, end) ||
		    is_fraction(scan, i))
			continue;
		*part = (struct part){i, end};
		return true;
	}
	return false;
}

/* --- K.S., Y・T ------------------------------------------------------------ */

/* Two capitals that mean something else. */
static bool
is_usual(ucs4_t one, ucs4_t other)
{
	static const char usual[][3] = {
	    "PS", "IV", "PO", "SC", "IM", "DM", "US", "UK", "EF"};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (one == (ucs4_t)usual[i][0] && other == (ucs4_t)usual[i][1])
			return true;
	return false;
}

static bool
is_point(ucs4_t c)
{
	return c == '.' || c == 0x30fb || c == 0xff65;
}

static bool
joins(ucs4_t c)
{
	return scan_letter(c) || scan_digit(c);
}

bool
rule_initials(const struct scan *scan, struct part *part)
{
	const ucs4_t *c = scan->c;

	for (size_t i = part->from; i + 2 < scan->n; i++) {
		if (!scan_capital(c[i]) || !is_point(c[i + 1]) ||
		    !scan_capital(c[i + 2]) || is_usual(c[i], c[i + 2]) ||
		    (i > 0 && (joins(c[i - 1]) || is_point(c[i - 1]))) ||
		    (i + 3 < scan->n && joins(c[i + 3])))
			continue;
		if (i + 4 < scan->n && is_point(c[i + 3]) && joins(c[i + 4]))
			continue;
		*part = (struct part){i, i + 3};
		if (i + 3 < scan->n && c[i + 3] == '.')
			part->to++;
		return true;
	}
	return false;
}
