/* SPDX-License-Identifier: MIT */
/* sample_report: one report that is in order, for tests to spoil. */
#ifndef SAMPLE_REPORT_H
#define SAMPLE_REPORT_H

#include "core/report.h"

/* A hospital that went from 認定研修施設 to 基幹施設; id 11 and 12. */
extern const struct entry sample_entries[2];

/* Days as people write them; fails the test when it is none. */
int32_t
sample_day(const char *);
struct span
sample_span(const char *from, const char *to);

/* Every item that specialist-new asks for: pain, entry 11, 2024-04-10 to
 * 2024-05-02. The caller's, to be released. */
void
sample_items(struct items *);
/* The first of the entries is chosen. */
struct place
sample_place(void);
/* n times あ; heap */
char *
sample_text(size_t n);

/* The nth reason; NULL when there are not so many. */
const struct reason *
sample_reason(const struct list *, size_t n);

#endif
