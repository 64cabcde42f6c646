/* SPDX-License-Identifier: MIT */
/*
 * report: the values of one case report and whether they make sense.
 *
 * Owns reading typed values out of a report's texts and the check that
 * registration asks for. Refuses to know states, people and the store: the
 * facts about the facility are an argument.
 */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "form.h"
#include "rules.h"

/* One accreditation of a hospital, as 診療施設検索 shows it [seed]. */
struct entry {
	int64_t id;
	int64_t hospital;
	char *name; /* of the hospital */
	int kind;   /* enum accreditation */
	int32_t from_on, to_on;
	bool ended; /* （認定終了） on the day of asking */
	bool fits;  /* the asked period lies inside */
};

/* What is known about the facility of a report. */
struct place {
	const struct entry *entry;   /* the chosen one, NULL: none such */
	const struct entry *entries; /* all of that hospital */
	size_t n;
};

int
report_category(const struct items *); /* or WORD_NONE */
int64_t
report_facility(const struct items *); /* an accreditation's id or INT64_MIN */
/* False, and both ends DATE_NONE, unless both are days. */
bool
report_period(const struct items *, struct span *);

/*
 * Brings a text into the form in which it is registered: dates as
 * YYYY-MM-DD..YYYY-MM-DD, ids with ASCII digits. Leaves anything it can't
 * read as it is. The result is heap.
 */
char *
report_normal(enum form_item, const char *text);

/*
 * Everything that keeps a report from being registered, one sentence each,
 * naming the item and what would be right (domain.md: form valid; the
 * report's form). Adds to findings; returns how many were added.
 */
size_t
report_check(enum programme, int preset, const struct items *,
    const struct place *, const struct rules *, struct list *findings);

/* The sentence that names the dates of every entry of the hospital
 * (domain.md: facilities); heap. */
char *
report_entries_text(const struct place *);

/* True when both hold the same text for every item. */
bool
report_same(const struct items *, const struct items *);

#endif
