/* SPDX-License-Identifier: MIT */
/*
 * report_page: what is to be read of a report: a head of labelled texts, the
 * items, and those that stood there otherwise before.
 *
 * Owns the head alone; the rest is borrowed from the reply that it is made
 * of. Refuses to know who reads it. 備考 is in no reply that it is made of
 * for a supervisor.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdbool.h>

#include "core/call/requests.h"

struct report_field {
	const char *label; /* translated; NULL: goes on with the one above */
	char *text;        /* heap */
};

struct report_page {
	int programme;
	struct list head; /* of report_field */
	const struct items *items;
	const struct items *before; /* the old text of each that differs */
	const struct entry *entry;  /* the facility of items, or NULL */
	const struct list *entries; /* of entry: whose ids may stand there */
	const struct list *before_entries; /* the same of before, or NULL */
	const struct list *hints;          /* of hinted, or NULL */
	const char *gone; /* translated: why there are no items; NULL: are */
};

/* Adds to the head; an empty text, or NULL, adds nothing. */
void
report_page_add(struct report_page *, const char *label, const char *text);
void
report_page_release(struct report_page *); /* its head */

/* What a supervisor was asked, what became of it, and what he saw before. */
void
report_page_of_request(struct report_page *, const struct request_view *);

bool
report_page_changed(const struct report_page *, enum form_item);
int
report_page_changes(const struct report_page *); /* how many */
/* The old texts of what differs between two reports; to be released. */
void
report_page_before(
    struct items *before, const struct items *old, const struct items *now);

#endif
