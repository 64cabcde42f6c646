/* SPDX-License-Identifier: MIT */
/*
 * judge: loads the facts of a case and of two people for eligibility.
 * Search, sending and decision all ask the same rules of the same facts.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "facts.h"

struct judged_case {
	struct slot_row slot;
	struct items items;
	bool draft;
	struct facts_place place;
};

/* The caller's case as it is registered; release in any case. */
int
judge_case(struct ctx *, int programme, int64_t number, struct judged_case *,
    struct err *);
/* The case of a request, by its slot and the revision that was sent. */
int
judge_request(struct ctx *, const struct request_row *, struct judged_case *,
    struct err *);
void
judge_case_release(struct judged_case *);

struct judged_people {
	struct person_row applicant, supervisor;
	struct list spans; /* of struct span */
};

/* Takes over both rows, which are then none. */
int
judge_people(struct ctx *, struct person_row *applicant,
    struct person_row *supervisor, struct judged_people *, struct err *);
void
judge_people_release(struct judged_people *);

/* Asks the rules; adds reasons and returns how many fail. */
size_t
judge(struct ctx *, const struct judged_case *, const struct judged_people *,
    unsigned rules, struct list *reasons);

#endif
