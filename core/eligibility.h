/* SPDX-License-Identifier: MIT */
/*
 * eligibility: may this case be sent to that supervisor today?
 *
 * Owns the eight rules of domain.md, one sentence for each that fails. Pure:
 * the facts are arguments, nothing is looked up. Warnings that only ask for
 * confirmation are not here.
 */
#ifndef ELIGIBILITY_H
#define ELIGIBILITY_H

#include <stdbool.h>
#include <stdint.h>

#include "report.h"
#include "workflow.h"

/* The case. */
struct eligible_case {
	enum programme programme;
	int64_t slot;
	enum state state;
	bool draft; /* a differing draft lies beside it */
	int preset;
	const struct items *items; /* as registered */
	struct place place;
};

/* The two people. */
struct eligible_people {
	int64_t applicant;
	bool applicant_active, physician;
	int64_t supervisor;
	const char *supervisor_name;
	bool supervisor_active, has_login;
	const struct span *spans; /* all his 認定期間 */
	size_t nspans;
};

/* The bit of a rule in a set of rules to ask. */
#define ELIGIBLE_RULE(n) (1u << (n))
#define ELIGIBLE_ALL 0x1feu    /* rules 1 to 8 */
#define ELIGIBLE_STILL 0x0f8u  /* rules 3 to 7: asked again at a decision */
#define ELIGIBLE_PERSON 0x0f0u /* rules 4 to 7: those about the supervisor */

/*
 * Adds one reason (code "eligibility-N", the slot, a sentence) for each of
 * the asked rules that fails; returns how many.
 */
size_t
eligibility_check(const struct eligible_case *, const struct eligible_people *,
    const struct rules *, int32_t today, unsigned asked, struct list *reasons);

/*
 * True when the period lies inside the spans, of which those that adjoin or
 * overlap count as one. (domain.md: eligibility 4)
 */
bool
eligibility_covered(struct span period, const struct span *, size_t n);

#endif
