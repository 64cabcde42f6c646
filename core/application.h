/* SPDX-License-Identifier: MIT */
/*
 * application: may this list be submitted today?
 *
 * Owns the rules of 申請, one sentence for each that fails, and the form of a
 * 受付番号. Pure: the facts are arguments, nothing is looked up. (domain.md:
 * states and transitions, windows, 申請)
 */
#ifndef APPLICATION_H
#define APPLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "rules.h"
#include "words.h"

#define APPLICATION_NUMBER 48 /* bytes of a 受付番号 and its end */

/* A number of the list; those that were never used are EMPTY. */
struct applied_case {
	int64_t slot;
	enum state state;
	bool draft;       /* a differing one lies beside it */
	int category;     /* of what is registered, or WORD_NONE */
	int32_t approved; /* the day of it, or DATE_NONE */
};

struct applying {
	enum programme programme;
	const struct applied_case *cases; /* all of the list, by number */
	size_t n;
};

/*
 * Adds one reason for each rule that fails: "application-open", "-complete",
 * "-draft", "-category", "-late"; returns how many.
 */
size_t
application_check(const struct applying *, const struct rules *, int32_t today,
    struct list *reasons);

/* The fiscal year whose window it is; that of today when none is set. */
int
application_year(const struct rules *, enum programme, int32_t today);

/*
 * 受付番号: fiscal year, letter of the programme, running number in both
 * ("2026-S-0001"), after the last one given, NULL when there is none yet.
 */
void
application_number(
    char out[APPLICATION_NUMBER], enum programme, int year, const char *last);

#endif
