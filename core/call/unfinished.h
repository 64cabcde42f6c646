/* SPDX-License-Identifier: MIT */
/*
 * unfinished: what the calls of the 事務局 carry about who has begun a list
 * and not submitted it. States and sentences, no clinical text.
 */
#ifndef CALL_UNFINISHED_H
#define CALL_UNFINISHED_H

#include "cases.h"
#include "requests.h"

struct unfinished_args {
	int programme;
	char *after;
};
extern const struct shape unfinished_args_shape;

struct unfinished_row {
	int64_t person;
	char *member, *name;
	int64_t slots; /* of the programme; those of each state below */
	int64_t unregistered, registered, requested, approved, rejected;
	int64_t last_login_at; /* none: never */
	struct list blockers;  /* of reason: what is missing */
};
extern const struct shape unfinished_row_shape;

struct unfinished_list {
	struct list rows; /* of unfinished_row, by person */
	char *next;
};
extern const struct shape unfinished_list_shape;

struct unfinished_person {
	int64_t person;
};
extern const struct shape unfinished_person_shape;

struct remind_args {
	char *once;
	int programme;
	struct list people; /* of unfinished_person, a page at most */
};
extern const struct shape remind_args_shape;

/* Who has finished meanwhile, had such a mail today or is the office member
 * himself gets none. */
struct reminded {
	int64_t written, skipped;
};
extern const struct shape reminded_shape;

#endif
