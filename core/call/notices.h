/* SPDX-License-Identifier: MIT */
/* notices: what people's calls about their notices carry, and the office's
 * about all. The mailer's are in mail.h. */
#ifndef CALL_NOTICES_H
#define CALL_NOTICES_H

#include "cases.h"

/* The last notice about a case of one's own. */
struct notice_resend_args {
	char *once;
	int programme;
	int64_t slot;
};
extern const struct shape notice_resend_args_shape;

/* Whether one is reminded; results and requests are told in any case. */
struct reminders_args {
	char *once;
	bool on;
};
extern const struct shape reminders_args_shape;

struct reminders_set {
	bool on;
};
extern const struct shape reminders_set_shape;

/* One that waits, or has failed and was not put away. */
struct queued_row {
	int64_t id, version;
	int state, kind, whom; /* enum notice, news, whom */
	char *name, *member;   /* to whom */
	int32_t written_on;
	int64_t tries;
	int64_t due_at;  /* of the next try, or none */
	int last;        /* enum delivery: the last try, or none */
	char *detail;    /* what the mail server said, or none */
	bool possible;   /* a try may have arrived */
	char *applicant; /* whose case or application, or none */
	int64_t slot;    /* its number, of the first case, or none */
	int64_t count;   /* cases that it tells about, or none */
};
extern const struct shape queued_row_shape;

struct notice_list {
	struct list rows; /* of queued_row, oldest first */
	char *next;
};
extern const struct shape notice_list_shape;

/* notice.again, notice.give_up */
struct notice_args {
	char *once;
	int64_t id, seen;
};
extern const struct shape notice_args_shape;

struct notice_written {
	int64_t id;
	int state;
	int64_t version;
	char *name; /* to whom it is */
};
extern const struct shape notice_written_shape;

#endif
