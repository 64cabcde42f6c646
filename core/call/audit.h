/* SPDX-License-Identifier: MIT */
/* audit: what the calls of 監査記録 carry; no clinical text is in it. */
#ifndef CALL_AUDIT_H
#define CALL_AUDIT_H

#include "requests.h"

/* Whatever is NULL or none is not asked. */
struct audit_list_args {
	char *after;
	char *member;  /* whose it is */
	char *call;    /* "request.approve" */
	char *subject; /* what it begins with */
	int32_t day;
};
extern const struct shape audit_list_args_shape;

struct audit_shown {
	int64_t id, at;
	char *name, *member; /* NULL: the service itself */
	char *call, *subject, *result;
};
extern const struct shape audit_shown_shape;

struct audit_list {
	struct list rows; /* of audit_shown, newest first */
	char *next;
};
extern const struct shape audit_list_shape;

/* The chain is walked in parts: begin with 0 and NULL, go on with what came
 * back until it is done. */
struct audit_check_args {
	int64_t row;
	char *head;
};
extern const struct shape audit_check_args_shape;

struct audit_check {
	int64_t row; /* up to this one it is in order */
	char *head;  /* the hash of that one */
	bool done;   /* that was all */
	char *wrong; /* the sentence about the next one, or NULL */
};
extern const struct shape audit_check_shape;

#endif
