/* SPDX-License-Identifier: MIT */
/*
 * remind: the reminders that are due are written, once a day of the service.
 *
 * A supervisor's oldest waiting case, and an applicant's list whose 申請期間
 * ends: whoever turned reminders off has none. (domain.md: notices)
 */
#ifndef REMIND_H
#define REMIND_H

#include "db/handler.h"

/* Inside the mailer's transaction, and some hundred people of it at most, so
 * that nobody waits for it; true: there are more, in the next one. */
int
remind_due(struct ctx *, bool *more, struct err *);

#endif
