/* SPDX-License-Identifier: MIT */
#include "decision.h"

#include "core/i18n.h"

/* What became of a request that waits no longer. */
static const char *const over[PHASE_COUNT] = {
    [PHASE_APPROVED] = N_("This case is approved already."),
    [PHASE_REJECTED] = N_("This case was rejected already."),
    [PHASE_WITHDRAWN] = N_("The applicant has withdrawn this request."),
    [PHASE_REASSIGNED] = N_("This request was passed on to somebody else."),
    [PHASE_FELL_BACK] = N_("This request is no longer valid."),
    [PHASE_REVOKED] = N_("The approval of this case was revoked."),
};

/* A phase and the slot's state that goes with it have the same code. */
static const struct transition *
transition(int programme, int phase, enum event event)
{
	int state = words_find(&state_words, words_code(&phase_words, phase));

	if (programme == WORD_NONE || state == WORD_NONE)
		return NULL;
	return workflow_next((enum programme)programme, (enum state)state,
	    event, RELATION_SUPERVISOR);
}

const char *
decision_refuses(int programme, int phase, bool opened, enum event event)
{
	const struct transition *row = transition(programme, phase, event);

	if (row == NULL)
		return phase >= 0 && phase < PHASE_COUNT && over[phase] != NULL
			   ? gettext(over[phase])
			   : N_("This request can't be decided.");
	if ((row->guards & GUARD_OPENED) != 0 && !opened)
		return N_("You have not read this case yet: open it first.");
	return NULL;
}

int
decision_next(
    struct program *program, int64_t but, int64_t *next, struct err *err)
{
	struct page_args args = {0};
	const struct inbox_row *row;
	struct inbox inbox;
	int rc = program_call(program, CALL_REQUEST_INBOX, &args, &inbox, err);

	if (rc < 0)
		return rc;
	program_badges(program, inbox.badges);
	row = inbox.rows.at;
	/* the waiting ones come first, the oldest on top */
	for (size_t i = 0; rc == 0 && i < inbox.rows.n; i++) {
		if (row[i].request == but ||
		    transition(row[i].programme, row[i].state, EVENT_APPROVE) ==
			NULL)
			continue;
		*next = row[i].request;
		rc = 1;
	}
	shape_release(&inbox_shape, &inbox);
	return rc;
}
