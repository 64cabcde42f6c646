/* SPDX-License-Identifier: MIT */
/*
 * revisions: what the calls about the history of a number carry. It is the
 * owner's alone. (domain.md: revisions)
 */
#ifndef CALL_REVISIONS_H
#define CALL_REVISIONS_H

#include "cases.h"

struct revision_list_args {
	int programme;
	int64_t slot;
	char *after; /* NULL: from the newest */
};
extern const struct shape revision_list_args_shape;

/* Something that kept a revision. */
struct revision_row {
	int64_t id, revision;
	int event; /* enum event */
	char *by;  /* NULL: the service itself */
	int64_t at;
	int category;
};
extern const struct shape revision_row_shape;

struct revision_list {
	struct list rows; /* of revision_row, newest first */
	char *next;
};
extern const struct shape revision_list_shape;

struct revision_args {
	int64_t revision;
};
extern const struct shape revision_args_shape;

struct revision_view {
	int64_t revision;
	int programme;
	int64_t slot;
	int64_t form; /* its version */
	int64_t at;   /* when it was registered */
	struct items items;
	struct entry *entry;
	struct list entries;  /* of entry */
	struct list comments; /* of comment: of each rejection of it */
};
extern const struct shape revision_view_shape;

/* Into an empty number of any of one's lists, as a draft. */
struct revision_copy_args {
	char *once;
	int64_t revision;
	int programme;
	int64_t slot, seen; /* where to */
};
extern const struct shape revision_copy_args_shape;

#endif
