/* SPDX-License-Identifier: MIT */
/*
 * outbox: notices are written in the transaction of what they tell about.
 *
 * What one transaction tells one person of one kind is one notice, however
 * many cases it is about. Who has no mail address gets none: the notice has
 * failed at once, and the office sees that. (domain.md: notices)
 */
#ifndef OUTBOX_H
#define OUTBOX_H

#include "core/workflow.h"
#include "db/handler.h"

/* About a case: adds it to the notice, which is made when it isn't there. */
int
outbox_tell_case(struct ctx *, enum event, enum whom, int64_t person,
    int64_t request, struct err *);
/* To the applicant of an application. */
int
outbox_tell_application(struct ctx *, enum event, int64_t person,
    int64_t application, struct err *);
/* That an application was submitted: to each of the office but its applicant,
 * who is the caller. */
int
outbox_tell_staff(struct ctx *, int64_t application, struct err *);

/* The id of a fresh notice in *out; application may be INT_NONE. */
int
outbox_write(struct ctx *, enum news, enum whom, int64_t person,
    int64_t application, int64_t *out, struct err *);

/*
 * It has failed for good; the office is told by mail, but never that a mail
 * about that has failed, nor when such a mail waits already.
 */
int
outbox_fail(struct ctx *, const struct outbox_row *, enum delivery,
    const char *detail, struct err *);

#endif
