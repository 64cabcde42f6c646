/* SPDX-License-Identifier: MIT */
/*
 * approvals: what the calls carry by which the 事務局 records approvals on
 * paper, revokes, passes requests on, and lets a supervisor of elsewhere be
 * asked. States only; clinical text only of the case of a paper approval.
 */
#ifndef CALL_APPROVALS_H
#define CALL_APPROVALS_H

#include "cases.h"

#define REASON_LIMIT 200 /* clusters */

struct staff_cases_args {
	int64_t person;
};
extern const struct shape staff_cases_args_shape;

struct staff_case {
	int64_t id; /* of the slot */
	int programme;
	int64_t slot;
	int category;
	int state;
	int64_t version;
	bool draft;
	int64_t revision;          /* what is registered; none: nothing */
	char *supervisor, *member; /* of the last request */
	int32_t requested_on, decided_on;
	bool elsewhere; /* 他施設指導者可 is recorded */
	int source;     /* enum source of the request; none: no request */
	char *former;   /* the system that approved it, if another one did */
};
extern const struct shape staff_case_shape;

struct staff_cases {
	struct list rows; /* of staff_case, in the programmes' order */
};
extern const struct shape staff_cases_shape;

struct approve_paper_args {
	char *once;
	int64_t person;
	int programme;
	int64_t slot, seen;
	char *supervisor; /* member number */
	int64_t revision; /* as it stands on the form */
	int32_t received_on;
	char *reason;
};
extern const struct shape approve_paper_args_shape;

struct read_paper_args {
	int64_t person;
	int programme;
	int64_t slot;
};
extern const struct shape read_paper_args_shape;

/* What is registered and nothing else: neither draft nor 備考. */
struct paper_case {
	char *applicant, *member;
	int programme;
	int64_t slot;
	int64_t revision; /* the number that stands on the form */
	int64_t at;       /* when it was registered */
	struct items items;
	struct entry *entry;
	struct list entries; /* of entry */
};
extern const struct shape paper_case_shape;

/* staff.revoke, staff.elsewhere */
struct case_reason_args {
	char *once;
	int64_t person;
	int programme;
	int64_t slot, seen;
	char *reason;
};
extern const struct shape case_reason_args_shape;

struct reassign_args {
	char *once;
	int64_t person;
	int programme;
	int64_t slot, seen;
	char *supervisor;   /* member number of the new one */
	int32_t consent_on; /* when the applicant consented */
	char *reason;
};
extern const struct shape reassign_args_shape;

#endif
