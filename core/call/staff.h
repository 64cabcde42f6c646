/* SPDX-License-Identifier: MIT */
/* staff: what the calls of the 事務局 carry; states only, no clinical text. */
#ifndef CALL_STAFF_H
#define CALL_STAFF_H

#include "../shape.h"

#define COUNT_MAX 99 /* a count above it says that there are more */

/* What stands beside the sections of the 事務局; each at most COUNT_MAX + 1,
 * so that no long list is counted. */
struct office_counts {
	int64_t waiting; /* requests that wait for a decision */
	int64_t blanks;  /* passages that wait to be blanked */
	int64_t notices; /* notices that have failed */
};
extern const struct shape office_counts_shape;

struct waiting_row {
	int64_t request;
	int programme;
	int64_t slot;
	int category;
	int64_t person; /* the applicant */
	char *applicant, *supervisor;
	int32_t requested_on;
	int64_t days;
	bool opened;
};
extern const struct shape waiting_row_shape;

struct waiting_list {
	struct list rows; /* of waiting_row, oldest first */
	char *next;
};
extern const struct shape waiting_list_shape;

#endif
