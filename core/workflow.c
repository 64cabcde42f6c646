/* SPDX-License-Identifier: MIT */
#include "workflow.h"

#include "i18n.h"

#define IN(state) (1u << STATE_##state)
#define EDITABLE (IN(EMPTY) | IN(REGISTERED) | IN(REJECTED))
#define OWNER RELATION_OWNER
#define SUPERVISOR RELATION_SUPERVISOR
#define STAFF RELATION_STAFF
#define SERVICE RELATION_SERVICE

/* domain.md: states and transitions; one row for each of its rows */
const struct transition workflow_rows[] = {
    /* clang-format off */
	/* with approval by a supervisor */
	{.from = EDITABLE, .event = EVENT_SAVE_DRAFT, .to = STATE_SAME,
	    .who = OWNER, .approval = true},
	{.from = EDITABLE, .event = EVENT_DISCARD_DRAFT, .to = STATE_SAME,
	    .who = OWNER, .approval = true},
	{.from = EDITABLE, .event = EVENT_REGISTER, .to = STATE_REGISTERED,
	    .who = OWNER, .guards = GUARD_VALID | GUARD_CHANGED,
	    .approval = true},
	{.from = IN(REGISTERED), .event = EVENT_REQUEST, .to = STATE_REQUESTED,
	    .who = OWNER, .guards = GUARD_ELIGIBLE | GUARD_NO_DRAFT,
	    .notify = NOTIFY_SUPERVISOR, .approval = true},
	{.from = IN(REQUESTED), .event = EVENT_WITHDRAW, .to = STATE_REGISTERED,
	    .who = OWNER, .notify = NOTIFY_SUPERVISOR, .approval = true},
	{.from = IN(REQUESTED), .event = EVENT_APPROVE, .to = STATE_APPROVED,
	    .who = SUPERVISOR, .guards = GUARD_OPENED | GUARD_STILL,
	    .notify = NOTIFY_APPLICANT | NOTIFY_SUPERVISOR, .approval = true},
	{.from = IN(REQUESTED), .event = EVENT_REJECT, .to = STATE_REJECTED,
	    .who = SUPERVISOR, .guards = GUARD_COMMENT,
	    .notify = NOTIFY_APPLICANT, .approval = true},
	{.from = IN(REQUESTED), .event = EVENT_FALL_BACK,
	    .to = STATE_REGISTERED, .who = SERVICE,
	    .notify = NOTIFY_APPLICANT, .approval = true},
	{.from = IN(REGISTERED), .event = EVENT_APPROVE_PAPER,
	    .to = STATE_APPROVED, .who = STAFF,
	    .guards = GUARD_NO_DRAFT | GUARD_PAPER | GUARD_REASON,
	    .notify = NOTIFY_APPLICANT, .approval = true},
	{.from = IN(APPROVED), .event = EVENT_REVOKE, .to = STATE_REGISTERED,
	    .who = STAFF, .guards = GUARD_REASON,
	    .notify = NOTIFY_APPLICANT | NOTIFY_SUPERVISOR, .approval = true},
	{.from = IN(REQUESTED), .event = EVENT_REASSIGN, .to = STATE_REQUESTED,
	    .who = STAFF, .guards = GUARD_STILL | GUARD_CONSENT | GUARD_REASON,
	    .notify = NOTIFY_APPLICANT | NOTIFY_SUPERVISOR |
		NOTIFY_OLD_SUPERVISOR, .approval = true},
	{.from = IN(EMPTY), .event = EVENT_DELETE, .to = STATE_EMPTY,
	    .who = OWNER, .guards = GUARD_DRAFT, .approval = true},
	{.from = IN(REGISTERED) | IN(REJECTED), .event = EVENT_DELETE,
	    .to = STATE_EMPTY, .who = OWNER, .approval = true},
	{.from = IN(APPROVED), .event = EVENT_DELETE, .to = STATE_EMPTY,
	    .who = OWNER, .guards = GUARD_NUMBER, .notify = NOTIFY_SUPERVISOR,
	    .approval = true},
	{.from = IN(APPROVED), .event = EVENT_SUBMIT, .to = STATE_SUBMITTED,
	    .who = OWNER, .guards = GUARD_COMPLETE,
	    .notify = NOTIFY_APPLICANT | NOTIFY_STAFF, .approval = true},
	{.from = IN(SUBMITTED), .event = EVENT_RETURN, .to = STATE_BEFORE,
	    .who = STAFF, .guards = GUARD_REASON, .notify = NOTIFY_APPLICANT,
	    .approval = true},
	{.from = IN(SUBMITTED), .event = EVENT_CLOSE_PASSED, .to = STATE_EMPTY,
	    .who = STAFF, .notify = NOTIFY_APPLICANT, .approval = true},
	{.from = IN(SUBMITTED), .event = EVENT_CLOSE_OTHER, .to = STATE_BEFORE,
	    .who = STAFF, .notify = NOTIFY_APPLICANT, .approval = true},
	/* without: EMPTY, REGISTERED and SUBMITTED only */
	{.from = IN(EMPTY) | IN(REGISTERED), .event = EVENT_SAVE_DRAFT,
	    .to = STATE_SAME, .who = OWNER},
	{.from = IN(EMPTY) | IN(REGISTERED), .event = EVENT_DISCARD_DRAFT,
	    .to = STATE_SAME, .who = OWNER},
	{.from = IN(EMPTY) | IN(REGISTERED), .event = EVENT_REGISTER,
	    .to = STATE_REGISTERED, .who = OWNER, .guards = GUARD_VALID},
	{.from = IN(EMPTY), .event = EVENT_DELETE, .to = STATE_EMPTY,
	    .who = OWNER, .guards = GUARD_DRAFT},
	{.from = IN(REGISTERED), .event = EVENT_DELETE, .to = STATE_EMPTY,
	    .who = OWNER},
	{.from = IN(REGISTERED), .event = EVENT_SUBMIT, .to = STATE_SUBMITTED,
	    .who = OWNER, .guards = GUARD_COMPLETE,
	    .notify = NOTIFY_APPLICANT | NOTIFY_STAFF},
	{.from = IN(SUBMITTED), .event = EVENT_RETURN, .to = STATE_BEFORE,
	    .who = STAFF, .guards = GUARD_REASON, .notify = NOTIFY_APPLICANT},
	{.from = IN(SUBMITTED), .event = EVENT_CLOSE_PASSED, .to = STATE_EMPTY,
	    .who = STAFF, .notify = NOTIFY_APPLICANT},
	{.from = IN(SUBMITTED), .event = EVENT_CLOSE_OTHER, .to = STATE_BEFORE,
	    .who = STAFF, .notify = NOTIFY_APPLICANT},
    /* clang-format on */
};

const size_t workflow_count = sizeof workflow_rows / sizeof *workflow_rows;

/* What to do instead, for the person who meets the state. */
static const char *const advice[STATE_COUNT] = {
    [STATE_EMPTY] = N_("Nothing is registered there yet: register it first."),
    [STATE_REGISTERED] = N_("It is registered and not requested."),
    [STATE_REQUESTED] =
	N_("It waits for the supervisor: withdraw the request first."),
    [STATE_APPROVED] =
	N_("It is approved: only deleting makes it editable again."),
    [STATE_REJECTED] = N_("It was rejected: correct and register it first."),
    [STATE_SUBMITTED] = N_("It is part of a submitted application."),
};

bool
workflow_needs_approval(enum programme programme)
{
	return programme == PROGRAMME_SPECIALIST;
}

static bool
matches(const struct transition *row, enum programme programme, enum state from,
    enum event event)
{
	return row->event == event && (row->from & (1u << from)) != 0 &&
	       row->approval == workflow_needs_approval(programme);
}

const struct transition *
workflow_next(enum programme programme, enum state from, enum event event,
    unsigned relation)
{
	for (size_t i = 0; i < workflow_count; i++)
		if (matches(&workflow_rows[i], programme, from, event) &&
		    (workflow_rows[i].who & relation) != 0)
			return &workflow_rows[i];
	return NULL;
}

bool
workflow_has(enum programme programme, enum state from, enum event event)
{
	return workflow_next(programme, from, event, ~0u) != NULL;
}

enum state
workflow_to(const struct transition *row, enum state from, enum state before)
{
	if (row->to == STATE_SAME)
		return from;
	return row->to == STATE_BEFORE ? before : (enum state)row->to;
}

int
workflow_refuse(enum programme programme, int64_t slot, enum state state,
    enum event event, struct err *err)
{
	return err_set(err, ERR_STATE,
	    N_("Number %d (%s): \"%s\" is not possible. %s"), (int)slot,
	    workflow_state_label(programme, state),
	    words_label(&event_words, (int)event), gettext(advice[state]));
}

const char *
workflow_state_label(enum programme programme, enum state state)
{
	if (state == STATE_REGISTERED && !workflow_needs_approval(programme))
		return _("Registered");
	return words_label(&state_words, (int)state);
}
