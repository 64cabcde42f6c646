/* SPDX-License-Identifier: MIT */
/* judged: a report in order, for tests that spoil it. */
#ifndef JUDGED_H
#define JUDGED_H

#include "core/report.h"

/* What one test judges; everything is in order to begin with. */
struct judged {
	enum programme programme;
	int preset;
	struct items items;
	struct place place;
	struct rules rules;
	struct list findings;
};

int
judged_set_up(void **state);
int
judged_tear_down(void **state);

/* How many findings there are. */
size_t
judge(struct judged *);
/* Exactly one finding, of that code at that item; returns its sentence. */
const char *
only(struct judged *, const char *code, enum form_item);
/* As only, with that text in the item. */
const char *
only_with(struct judged *, const char *code, enum form_item, const char *text);

#endif
