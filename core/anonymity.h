/* SPDX-License-Identifier: MIT */
/*
 * anonymity: what in a report may tell who the patient is.
 *
 * A table of rules, each with its sentence. They warn and never block: a hint
 * is to be looked at, and is often nothing. Pure; refuses to know who looks,
 * and what was answered. (domain.md: anonymity check)
 *
 * Only what is written freely is looked at, 文献 not at all: what is
 * published names its authors. Which texts are hits and which aren't is said
 * in tests/core/test_anonymity.c.
 */
#ifndef ANONYMITY_H
#define ANONYMITY_H

#include <stdbool.h>

#include "err.h"
#include "form.h"

/* So many are told: a text of nothing but names is no report, and a reply has
 * its size. */
#define ANONYMITY_MOST 50

/* Something that was found in a text. */
struct hinted {
	int item;       /* enum form_item */
	int kind;       /* enum hint */
	char *found;    /* as it stands there */
	bool confirmed; /* 確認済み: never set here */
	char *text;     /* the sentence, translated */
};

/*
 * Adds a struct hinted for each, every string heap; the same text of the same
 * kind once in an item, ANONYMITY_MOST in all. facility: the name of the facility of the report, or
 * NULL. A full date at the start of 介入時までの現病歴 is allowed: the true
 * period stands there. (domain.md: facilities)
 */
void
anonymity_check(const struct items *, const char *facility, struct list *hints);

#endif
