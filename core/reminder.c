/* SPDX-License-Identifier: MIT */
#include "reminder.h"

#include <stddef.h>

static const int waiting[] = {30, 14, REMINDER_FIRST};
static const int deadline[] = {3, 7, 14, REMINDER_LEAD};

int
reminder_waiting(int64_t days)
{
	for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
		if (days >= waiting[i])
			return waiting[i];
	return REMINDER_NONE;
}

int
reminder_deadline(int64_t left)
{
	for (size_t i = 0; left >= 0 && i < sizeof deadline / sizeof *deadline;
	     i++)
		if (left <= deadline[i])
			return deadline[i];
	return REMINDER_NONE;
}
