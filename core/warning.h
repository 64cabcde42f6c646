/* SPDX-License-Identifier: MIT */
/*
 * warning: what to ask before cases are sent to a supervisor.
 *
 * Owns the rules of domain.md's "Confirm first". None of them refuses: the
 * person may send all the same. Pure: the facts are arguments, nothing is
 * looked up.
 */
#ifndef WARNING_H
#define WARNING_H

#include <stdbool.h>
#include <stdint.h>

#include "report.h"

/* A registered case of the applicant in the programme. */
struct warned_case {
	int64_t slot;
	bool sent;                 /* it is one of those being sent */
	int64_t hospital;          /* INT64_MIN: none such */
	const struct items *items; /* as registered */
	bool elsewhere; /* 他施設指導者可: the office has allowed it */
	size_t hints;   /* of the anonymity check, that wait for an answer */
};

/* One row of a supervisor's 所属歴; an end of DATE_NONE is open. */
struct stay {
	int64_t hospital;
	struct span span;
};

struct warned {
	enum programme programme;
	const struct warned_case *cases; /* each slot once, by number */
	size_t n;
	const char *supervisor_name;
	const struct stay *stays; /* the supervisor's, all of them */
	size_t nstays;
};

#define WARNING_BULK 5  /* cases at once that are not yet many */
#define WARNING_DAYS 30 /* before 申請期間 begins, and before it ends */

/*
 * Adds one reason for each rule that has something to ask, whatever number
 * of cases it concerns, as it is the code that is confirmed: "late_bulk",
 * "elsewhere", "hints", "twin". The slot is that of the first case concerned. Returns
 * how many were added.
 */
size_t
warning_check(const struct warned *, const struct rules *, int32_t today,
    struct list *reasons);

#endif
