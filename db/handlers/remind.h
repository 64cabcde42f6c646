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

/* Inside the mailer's transaction. */
int
remind_due(struct ctx *, struct err *);

#endif
