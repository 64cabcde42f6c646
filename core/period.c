/* SPDX-License-Identifier: MIT */
#include "period.h"

#include <stdlib.h>

#include "heap.h"
#include "i18n.h"
#include "workflow.h"

#define CODE "window"

bool
period_exists(enum programme programme, enum window kind)
{
	return kind != WINDOW_REQUEST || workflow_needs_approval(programme);
}

/* The text is taken over. */
static int
invalid(struct err *err, const char *member, char *text)
{
	reason_add_text(&err->why, CODE, member, INT64_MIN, text);
	err_text(err, ERR_INVALID, text);
	free(text);
	return -ERR_INVALID;
}

static int
check_days(const struct period *p, struct err *err)
{
	if (p->from_on == DATE_NONE)
		return invalid(err, "from_on",
		    heap_dup(_("Please give the first day, too, or neither.")));
	if (p->to_on == DATE_NONE)
		return invalid(err, "to_on",
		    heap_dup(_("Please give the last day, too, or neither.")));
	if (p->to_on < p->from_on)
		return invalid(err, "to_on",
		    heap_dup(_("The last day is before the first.")));
	return 0;
}

static int
check_year(const struct period *p, struct err *err)
{
	int year = (int)p->fiscal_year;
	char from[DATE_SIZE], to[DATE_SIZE];

	if (date_fiscal_year(p->from_on) == year)
		return 0;
	return invalid(err, "from_on",
	    heap_printf(_("The first day must lie in fiscal year %d: %s to "
			  "%s."),
		year, date_format(date_make(year, 4, 1), from),
		date_format(date_make(year + 1, 3, 31), to)));
}

static int
check_others(const struct period *p, const struct period *others, size_t n,
    struct err *err)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	for (size_t i = 0; i < n; i++) {
		const struct period *o = &others[i];

		if (o->fiscal_year == p->fiscal_year || o->to_on < p->from_on ||
		    p->to_on < o->from_on)
			continue;
		return invalid(err,
		    o->fiscal_year < p->fiscal_year ? "from_on" : "to_on",
		    heap_printf(_("The same period of fiscal year %d is from "
				  "%s to %s: no day may be in both."),
			(int)o->fiscal_year, date_format(o->from_on, from),
			date_format(o->to_on, to)));
	}
	return 0;
}

int
period_check(enum programme programme, enum window kind, const struct period *p,
    const struct period *others, size_t n, struct err *err)
{
	int rc;

	if (p->from_on == DATE_NONE && p->to_on == DATE_NONE)
		return 0;
	if (!period_exists(programme, kind))
		return invalid(err, "kind",
		    heap_dup(_("This application needs no approval by a "
			       "supervisor: it has no such period.")));
	rc = check_days(p, err);
	if (rc == 0)
		rc = check_year(p, err);
	if (rc == 0)
		rc = check_others(p, others, n, err);
	return rc;
}
