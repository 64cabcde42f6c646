/* SPDX-License-Identifier: MIT */
#include "years.h"

#include <stddef.h>

#include "core/call/windows.h"
#include "core/i18n.h"

const char *
years_refuses(int64_t year, enum action action)
{
	if ((action == ACTION_YEAR_BEFORE && year <= YEAR_LEAST) ||
	    (action == ACTION_YEAR_AFTER && year >= YEAR_MOST))
		return N_("There is no such year.");
	return NULL;
}
