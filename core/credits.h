/* SPDX-License-Identifier: MIT */
/*
 * credits: what a supervisor's approvals of former years add up to.
 *
 * Pure: approvals in, a row for each year and applicant out. A report counts
 * once, in the year of its first approval; a revoked approval is none and is
 * not given here. Units are hundredths, so that sums are exact.
 * (domain.md: Supervisor; seed: 症例承認確認（前年度以前）)
 */
#ifndef CREDITS_H
#define CREDITS_H

#include <stddef.h>
#include <stdint.h>

#include "err.h"

/* One of his approvals that stands. */
struct approval {
	int64_t applicant, report; /* whichever number it stood in */
	char *name, *member;       /* of the applicant */
	int32_t decided_on;        /* 対応日 */
};

/* Units per approved case of a fiscal year, as the society set them. */
struct unit {
	int64_t fiscal_year, hundredths;
};

struct credit {
	int64_t fiscal_year; /* 該当年度: April to March */
	char *applicant, *member;
	int64_t cases;
	int64_t hundredths; /* of units; INT64_MIN: none set */
};

/*
 * Adds a struct credit, its strings heap, for each fiscal year before that of
 * today and each applicant, the newest year first. The approvals come by day,
 * the earliest first.
 */
void
credits_count(const struct approval *, size_t n, const struct unit *,
    size_t nunits, int32_t today, struct list *credits);

#endif
