/* SPDX-License-Identifier: MIT */
/*
 * blanks: what the calls carry by which a passage of a report is blanked.
 *
 * Who may read the report marks the passage: its owner, or the supervisor
 * who was asked. Two of the 事務局 then ask and agree; they see where it
 * stands and how long it is, never what it says. (domain.md: revisions)
 */
#ifndef CALL_BLANKS_H
#define CALL_BLANKS_H

#include "cases.h"
#include "requests.h"

struct blank_propose_args {
	char *once;
	int64_t revision; /* of one's own; or none, and then */
	int64_t request;  /* one that was addressed to him */
	int item;
	int64_t first, clusters; /* grapheme clusters of its text */
};
extern const struct shape blank_propose_args_shape;

/* One that waits for the office. */
struct blank_row {
	int64_t id, version;
	int state; /* enum blank */
	char *applicant, *member;
	int programme;
	int64_t slot, revision;
	int item;
	int64_t clusters;
	char *proposed_by;
	int64_t proposed_at;
	char *asked_by, *reason; /* NULL: nobody has asked yet */
};
extern const struct shape blank_row_shape;

struct blank_list {
	struct list rows; /* of blank_row, oldest first */
	char *next;
};
extern const struct shape blank_list_shape;

struct blank_ask_args {
	char *once;
	int64_t blank, seen;
	char *reason;
};
extern const struct shape blank_ask_args_shape;

/* blank.agree, blank.refuse */
struct blank_args {
	char *once;
	int64_t blank, seen;
};
extern const struct shape blank_args_shape;

struct blank_written {
	int64_t blank, version;
	int state;
	int64_t places; /* texts in which it stood, revisions and others */
};
extern const struct shape blank_written_shape;

#endif
