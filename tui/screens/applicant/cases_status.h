/* SPDX-License-Identifier: MIT */
/* cases_status: how far a case list has come, for the message line. */
#ifndef CASES_STATUS_H
#define CASES_STATUS_H

#include "core/call/cases.h"

void
cases_status(const struct case_list *, char *out); /* SCREEN_TEXT bytes */
/* Where 備考 and 通知 of a row have no room but beside it. */
void
cases_status_short(const struct case_list *, char *out);

#endif
