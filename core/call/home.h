/* SPDX-License-Identifier: MIT */
/* home: what マイページ carries; sentences are made by core/home, progress. */
#ifndef CALL_HOME_H
#define CALL_HOME_H

#include "cases.h"

#define ANNOUNCEMENTS_MAX 20 /* shown at once, the newest */

struct home_programme {
	int programme;
	int64_t slots, unregistered, registered, requested, approved, rejected,
	    submitted;
	char *windows;        /* what is open until when */
	struct list blockers; /* of reason; its slot is where to go */
};
extern const struct shape home_programme_shape;

/* A case of his that waits, or was decided since he was last here. */
struct home_case {
	int programme;
	int64_t slot;
	int category, state;
	char *supervisor;
	int32_t day;  /* of the request, or of the decision */
	int64_t days; /* waiting, else none */
};
extern const struct shape home_case_shape;

struct announcement_row {
	int32_t from_on;
	char *text;
};
extern const struct shape announcement_row_shape;

struct home {
	struct badges *badges;
	char *greeting, *open_now;
	int64_t oldest;         /* days of the oldest request to him, or none */
	struct list results;    /* of home_case */
	struct list waiting;    /* of home_case */
	struct list programmes; /* of home_programme; none: no applicant */
	struct list announcements; /* of announcement_row */
	char *office;
	char *mail;     /* where his notices go, or none */
	bool reminders; /* he wants them, too */
};
extern const struct shape home_shape;

#endif
