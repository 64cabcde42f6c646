/* SPDX-License-Identifier: MIT */
/*
 * fall_back: requests that nobody can decide any more go back to their
 * applicants: the supervisor is 退会, his qualification no longer covers the
 * case (one that merely ended still does), or the applicant has left.
 * (domain.md: states and transitions)
 *
 * Whoever changes a person or his qualifications calls it afterwards, in the
 * same transaction: the office's calls and the import.
 */
#ifndef FALL_BACK_H
#define FALL_BACK_H

#include "db/handler.h"

/*
 * Looks at every waiting request of that person, on either side. Each that
 * falls back: the case is REGISTERED, the request FELL_BACK with the reason
 * for its applicant, who gets a notice; counters; a row in the audit, by the
 * service. Adds their number to *n.
 */
int
fall_back_person(struct ctx *, int64_t person, int64_t *n, struct err *);

/* Why: an enum fall (core/words.h), in words for the applicant; translated,
 * heap. name: of the supervisor. office: the contact. */
char *
fall_back_text(int fall, const char *name, const char *office);

#endif
