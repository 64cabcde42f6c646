/* SPDX-License-Identifier: MIT */
/* report_text: what a person reads for the stored text of an item. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "core/call/requests.h"

/*
 * The label of a choice, a facility with its kind and dates, a period, else
 * the text itself; heap. The facility is looked for in entries (a list of
 * entry), then it is `entry`, which may be NULL.
 */
char *
report_text(enum form_item, const char *text, const struct entry *entry,
    const struct list *entries);
/* "Hospital Core facility 2020-04-01〜2025-03-31"; heap, "" for NULL. */
char *
report_text_entry(const struct entry *);

#endif
