/* SPDX-License-Identifier: MIT */
/*
 * taken: lists that the 事務局 takes out as files, those of a fiscal year page
 * by page. None has a member for a text of a report or for 備考. Members come
 * by person.find and applications by application.submitted.
 */
#ifndef CALL_TAKEN_H
#define CALL_TAKEN_H

#include "credits.h"
#include "requests.h"

/* Comes before the pages, so that the audit says who took what. */
struct take_args {
	char *once;
	int list;            /* enum taken_list */
	int64_t fiscal_year; /* none: of no year */
};
extern const struct shape take_args_shape;

struct taken_args {
	int64_t fiscal_year;
	char *after;
};
extern const struct shape taken_args_shape;

struct taken_request {
	int64_t request;
	int programme;
	int64_t slot; /* its number */
	int category;
	char *member, *applicant;
	char *supervisor_member, *supervisor;
	int state; /* enum phase */
	int32_t requested_on, decided_on;
	int source; /* how an approval came about */
	int32_t received_on;
};
extern const struct shape taken_request_shape;

struct taken_requests {
	struct list rows; /* of taken_request, by day */
	char *next;
};
extern const struct shape taken_requests_shape;

/* What one supervisor's approvals of one applicant's cases add up to. */
struct taken_credit {
	char *supervisor_member, *supervisor;
	char *member, *applicant;
	int64_t cases;
	int64_t hundredths; /* of units; none set: none */
};
extern const struct shape taken_credit_shape;

struct taken_credits {
	struct list rows; /* of taken_credit, by supervisor */
	char *next;
};
extern const struct shape taken_credits_shape;

#endif
