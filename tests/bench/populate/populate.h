/* SPDX-License-Identifier: MIT */
/*
 * populate: what its files share. It ends the program where anything fails.
 */
#ifndef POPULATE_H
#define POPULATE_H

#include "core/form.h"
#include "core/rules.h"
#include "db/store/store.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define PICK(a) ((a)[pick(COUNT(a))])

/* The society that is made. */
struct society {
	struct store *store;
	struct rules rules;
	int32_t today;
	int64_t now; /* Unix seconds */
	int64_t supervisors, applicants, hospitals;
	uint64_t seed;
};
extern struct society all;

void
fail(const char *what, const struct err *);
size_t
pick(size_t n); /* one of 0 to n - 1, by the seed */
void
run(enum query, const struct arg *);
void
begin(void);
void
commit(void);

/* Hospitals, people and windows. Supervisor n works at hospital_of(n), whose
 * entry of today has the id 2n. */
void
enter_society(void);
int64_t
hospital_of(int64_t supervisor);

/* What stands in an item of a report from that hospital; heap. */
char *
report_item(int64_t hospital, int64_t slot, enum form_item);
/* A corrected 介入と経過, unlike any from report_item; heap. */
char *
report_corrected(void);

/* What all applicants and their supervisors did. */
void
live_all(void);

#endif
