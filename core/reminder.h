/* SPDX-License-Identifier: MIT */
/*
 * reminder: which stage of a reminder a day has reached.
 *
 * Pure: days are arguments. Each stage is told once, and after days without a
 * service the last one alone: who asks compares with the stage that was told.
 * (domain.md: notices)
 */
#ifndef REMINDER_H
#define REMINDER_H

#include <stdint.h>

#define REMINDER_NONE 0
#define REMINDER_FIRST 7 /* days waiting, of the first stage */
#define REMINDER_LEAD 30 /* days before the deadline, of the first stage */

/* 7, 14 or 30 days that a request has waited; REMINDER_NONE: fewer. */
int
reminder_waiting(int64_t days);
/* 30, 14, 7 or 3 days that are left of a period; REMINDER_NONE: more, or it
 * is over. */
int
reminder_deadline(int64_t left);

#endif
