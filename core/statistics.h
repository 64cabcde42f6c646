/* SPDX-License-Identifier: MIT */
/*
 * statistics: how many cases, requests and decisions there are, as bars.
 *
 * Pure: counts in, the bars of every kind out, also those of nothing, in the
 * order in which people read them. Owns what a bar is called. Refuses to know
 * who is counted: one applicant or the whole society.
 */
#ifndef STATISTICS_H
#define STATISTICS_H

#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "words.h"

/* One bar. */
struct statistic {
	int kind;      /* enum tally */
	int programme; /* of cases by state; else WORD_NONE */
	/* a state, a category, the least of some days waited, or a month:
	 * "APPROVED", "pain", "7", "2026-04"; heap */
	char *of;
	int64_t n;
};

/* Adds the bars of all kinds to an empty list of struct statistic, with
 * nothing counted; months are those of the fiscal year. */
void
statistics_begin(struct list *, int fiscal_year);

/* n cases of a state; of a category, too, unless WORD_NONE. EMPTY is none. */
void
statistics_cases(
    struct list *, enum programme, enum state, int category, int64_t n);
/* n requests that wait since that day. */
void
statistics_waiting(struct list *, int32_t since, int32_t today, int64_t n);
/* n decisions of a day, approved or rejected; of other years they are none. */
void
statistics_decided(struct list *, enum state, int32_t day, int64_t n);

/* The bars of a kind, and of one programme, from the first of n on. */
struct statistics_group {
	size_t n;          /* bars */
	int64_t sum, most; /* of their counts */
};
struct statistics_group
statistics_group(const struct statistic *, size_t n);

/* What the bars of that kind, and programme, are: translated; returns out. */
const char *
statistics_title(const struct statistic *, char *out, size_t bytes);
/* What one bar is: translated, in `out` or borrowed for good. */
const char *
statistics_label(const struct statistic *, char *out, size_t bytes);

#endif
