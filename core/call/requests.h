/* SPDX-License-Identifier: MIT */
/*
 * requests: what the calls about 承認依頼 and its decision carry. Nothing
 * that goes to a supervisor has a member for 備考 [seed].
 */
#ifndef CALL_REQUESTS_H
#define CALL_REQUESTS_H

#include "cases.h"

#define REQUESTS_MAX 50 /* decided in one call */
#define PAGE_ROWS 50

struct case_seen {
	int64_t slot, seen;
};
extern const struct shape case_seen_shape;

struct request_send_args {
	char *once;
	int programme;
	struct list cases; /* of case_seen */
	char *to;          /* member number */
	char *message;     /* 通信欄 */
	struct list confirm;
};
extern const struct shape request_send_args_shape;

struct sent_row {
	int64_t slot, request, version;
};
extern const struct shape sent_row_shape;

struct request_sent {
	char *supervisor;
	bool mail;        /* the supervisor has an address */
	struct list rows; /* of sent_row */
};
extern const struct shape request_sent_shape;

struct request_withdraw_args {
	char *once;
	int programme;
	struct list cases;   /* of case_seen */
	struct list confirm; /* "told" */
};
extern const struct shape request_withdraw_args_shape;

struct request_withdrawn {
	struct list rows; /* of case_written */
};
extern const struct shape request_withdrawn_shape;

/* Lists page by key: pass `next` of the last reply as `after`. */
struct page_args {
	char *after; /* NULL: from the start */
};
extern const struct shape page_args_shape;

struct inbox_row {
	int64_t request;
	int32_t requested_on;
	int programme;
	int64_t slot;
	int category;
	char *applicant, *member;
	int state; /* enum phase */
	int32_t decided_on;
	int64_t days; /* waiting, else none */
	bool opened;  /* this revision */
	int64_t version;
	char *reason; /* why the office revoked it or passed it on, or NULL */
};
extern const struct shape inbox_row_shape;

struct inbox {
	struct badges *badges;
	struct list rows; /* of inbox_row */
	char *next;       /* NULL: that was all */
};
extern const struct shape inbox_shape;

struct request_view_args {
	int64_t request;
};
extern const struct shape request_view_args_shape;

/* An earlier decision on a report of the same slot. */
struct earlier {
	int64_t request;
	int state; /* enum phase */
	int32_t decided_on;
	char *supervisor;
	struct list comments; /* of comment */
};
extern const struct shape earlier_shape;

struct request_view {
	int64_t request;
	int programme;
	int64_t slot;
	int state; /* enum phase */
	int64_t version;
	char *applicant, *member;
	int32_t requested_on, decided_on;
	char *message;
	char *reason; /* why the office revoked it or passed it on, or NULL */
	struct items items;   /* as they stood when requested */
	struct items before;  /* those that he saw otherwise before */
	struct list findings; /* of reason: under today's rules */
	struct list hints;    /* of hinted, and which were confirmed */
	struct list comments; /* of comment: of this decision */
	struct list earlier;  /* of earlier, newest first */
	struct entry *entry;
	struct list entries;
};
extern const struct shape request_view_shape;

struct request_seen {
	int64_t request, seen;
};
extern const struct shape request_seen_shape;

struct request_approve_args {
	char *once;
	struct list requests; /* of request_seen */
};
extern const struct shape request_approve_args_shape;

struct request_reject_args {
	char *once;
	int64_t request, seen;
	struct list comments; /* of comment, each with an item */
	char *comment;        /* the general one, may be NULL */
};
extern const struct shape request_reject_args_shape;

struct decided_row {
	int64_t request;
	int state; /* enum phase */
	int64_t version;
};
extern const struct shape decided_row_shape;

struct request_decided {
	struct badges *badges;
	struct list rows; /* of decided_row */
};
extern const struct shape request_decided_shape;

#endif
