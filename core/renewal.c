/* SPDX-License-Identifier: MIT */
#include "renewal.h"

#include "heap.h"
#include "i18n.h"

/* The last day that counts for the application, or DATE_NONE. */
static int32_t
last_day(const struct rules *rules, enum programme programme)
{
	int32_t last = DATE_NONE, to;

	for (int w = 0; w < WINDOW_COUNT; w++) {
		to = rules->window[programme][w].to;
		if (to != DATE_NONE && (last == DATE_NONE || to < last))
			last = to;
	}
	return last;
}

/* The first day on which it can be registered and requested, or DATE_NONE.
 * The application period may be still to come: approvals wait for it. */
static int32_t
first_day(const struct rules *rules, enum programme programme)
{
	int32_t request = rules->window[programme][WINDOW_REQUEST].from;
	int32_t first = rules->window[programme][WINDOW_REGISTRATION].from;

	if (first == DATE_NONE || (request != DATE_NONE && request > first))
		first = request;
	return first;
}

enum renewal
renewal_possible(
    const struct rules *rules, enum programme programme, int32_t today)
{
	int32_t first = first_day(rules, programme);
	int32_t last = last_day(rules, programme);

	if (last != DATE_NONE && (today > last || first > last))
		return RENEWAL_OVER;
	return first != DATE_NONE && today < first ? RENEWAL_LATER
						   : RENEWAL_OPEN;
}

char *
renewal_text(const struct rules *rules, enum programme programme, int32_t today)
{
	int32_t last = last_day(rules, programme);
	char day[DATE_SIZE];

	switch (renewal_possible(rules, programme, today)) {
	case RENEWAL_OVER:
		return heap_printf(
		    _("A new approval is no longer possible in time: the last "
		      "day was %s."),
		    date_format(last, day));
	case RENEWAL_LATER:
		return heap_printf(
		    _("A new approval can be requested only from %s on."),
		    date_format(first_day(rules, programme), day));
	case RENEWAL_OPEN:
		break;
	}
	if (last == DATE_NONE)
		return heap_dup(_("A new approval can be requested; no last "
				  "day is set for this year."));
	return heap_printf(
	    _("A new approval is still possible this year, until %s."),
	    date_format(last, day));
}
