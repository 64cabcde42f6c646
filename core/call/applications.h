/* SPDX-License-Identifier: MIT */
/*
 * applications: what the calls about 申請 carry. Nothing that goes to the
 * 事務局 has a member for 備考; what is reviewed names nobody.
 */
#ifndef CALL_APPLICATIONS_H
#define CALL_APPLICATIONS_H

#include "cases.h"
#include "requests.h"

/* Can it be submitted, and what would be? */
struct application_check {
	int programme;
	int64_t fiscal_year;
	int64_t cases;
	int32_t from_on, to_on; /* 申請期間; none: not set */
	struct list reasons;    /* of reason: what keeps it back */
};
extern const struct shape application_check_shape;

struct application_submit_args {
	char *once;
	int programme;
	struct list cases; /* of case_seen: the whole list */
};
extern const struct shape application_submit_args_shape;

struct application_receipt {
	int64_t application;
	char *number; /* 受付番号 */
	int programme;
	int64_t fiscal_year, cases;
	int64_t submitted_at;
	bool mail; /* the applicant has an address */
};
extern const struct shape application_receipt_shape;

struct application_row {
	int64_t application;
	char *number;
	int programme;
	int64_t fiscal_year;
	char *applicant, *member;
	int state; /* enum application */
	int32_t submitted_on, ended_on;
};
extern const struct shape application_row_shape;

struct application_list {
	struct list rows; /* of application_row, newest first */
	char *next;
};
extern const struct shape application_list_shape;

/* The 事務局's list: of one year, or of all. */
struct application_page_args {
	int64_t fiscal_year; /* none: all */
	char *after;
};
extern const struct shape application_page_args_shape;

struct application_args {
	int64_t application;
};
extern const struct shape application_args_shape;

struct application_case {
	int64_t slot; /* its number */
	int category;
	int64_t revision;
	char *supervisor;
	int32_t decided_on;
	int32_t from_on, to_on;
	char *facility;
};
extern const struct shape application_case_shape;

struct application_view {
	int64_t application;
	char *number;
	int programme;
	int64_t fiscal_year, version;
	char *applicant, *member;
	int state;
	int64_t submitted_at;
	int32_t ended_on;
	char *reason;
	struct list cases; /* of application_case */
};
extern const struct shape application_view_shape;

struct application_review_args {
	int64_t application;
	int64_t slot;
};
extern const struct shape application_review_args_shape;

/* 審査用: neither applicant, supervisor, comments nor 備考. */
struct application_review {
	char *number; /* 受付番号 */
	int programme;
	int64_t slot;
	struct items items;
	struct entry *entry;
	struct list entries; /* of entry */
};
extern const struct shape application_review_shape;

struct application_return_args {
	char *once;
	int64_t application, seen;
	char *reason;
	int32_t deadline; /* his own last day of the 申請期間, or none */
};
extern const struct shape application_return_args_shape;

struct application_close_args {
	char *once;
	int64_t application, seen;
	int result; /* enum application: PASSED, FAILED or WITHDRAWN */
	char *reason;
};
extern const struct shape application_close_args_shape;

struct application_ended {
	int64_t application;
	int state;
	int64_t version;
};
extern const struct shape application_ended_shape;

#endif
