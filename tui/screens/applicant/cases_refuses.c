/* SPDX-License-Identifier: MIT */
#include "cases_refuses.h"

#include "core/i18n.h"
#include "core/workflow.h"
#include "resend.h"
#include "tui/widgets/table.h"

static bool
has(int programme, const struct case_row *row, enum event event)
{
	return workflow_has(
	    (enum programme)programme, (enum state)row->state, event);
}

int
cases_mark_event(int programme, const struct case_row *row)
{
	if (has(programme, row, EVENT_REQUEST))
		return EVENT_REQUEST;
	return has(programme, row, EVENT_WITHDRAW) ? EVENT_WITHDRAW : -1;
}

int
cases_chosen_event(const struct screen *screen, int programme)
{
	const struct case_row *row = table_selected_row(screen->table);

	for (size_t i = 0; i < table_count(screen->table); i++)
		if (table_marked(screen->table, i))
			row = table_row(screen->table, i);
	return row == NULL ? -1 : cases_mark_event(programme, row);
}

static const char *
refuses_mark(
    const struct screen *screen, int programme, const struct case_row *row)
{
	int event = cases_mark_event(programme, row);

	if (event < 0)
		return N_("Only cases to be requested or withdrawn can be "
			  "selected.");
	if (table_marks(screen->table) > 0 &&
	    event != cases_chosen_event(screen, programme))
		return N_("Cases to be requested and cases to be withdrawn "
			  "can't be selected together.");
	return NULL;
}

static const char *
refuses_delete(int programme, const struct case_row *row)
{
	if (row->state == STATE_EMPTY && !row->draft)
		return N_("This number is empty: there is nothing to delete.");
	if (has(programme, row, EVENT_DELETE))
		return NULL;
	return row->state == STATE_REQUESTED
		   ? N_("It waits for the supervisor: withdraw the request "
			"first.")
		   : N_("This case is locked and can't be deleted now.");
}

const char *
cases_refuses(const struct screen *screen, int programme, enum action action)
{
	const struct case_row *row = table_selected_row(screen->table);

	if (row == NULL)
		return N_("There is no row.");
	switch (action) {
	case ACTION_EDIT:
		return has(programme, row, EVENT_SAVE_DRAFT)
			   ? NULL
			   : N_("This case is locked and can't be edited now.");
	case ACTION_LETTER:
		return row->state != STATE_EMPTY
			   ? NULL
			   : N_("This number is not registered yet.");
	case ACTION_MARK:
		return refuses_mark(screen, programme, row);
	case ACTION_REQUEST:
		return cases_chosen_event(screen, programme) == EVENT_REQUEST
			   ? NULL
			   : N_("Only registered cases that are not approved "
				"can be "
				"requested.");
	case ACTION_WITHDRAW:
		return cases_chosen_event(screen, programme) == EVENT_WITHDRAW
			   ? NULL
			   : N_("Only cases whose approval is requested can be "
				"withdrawn.");
	case ACTION_PRINT:
		return row->state != STATE_EMPTY
			   ? NULL
			   : N_("Nothing is registered there yet.");
	case ACTION_DELETE:
		return refuses_delete(programme, row);
	case ACTION_RESEND:
		return resend_refuses(row);
	default:
		return NULL;
	}
}
