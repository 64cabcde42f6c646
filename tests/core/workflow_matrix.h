/* SPDX-License-Identifier: MIT */
/*
 * workflow_matrix: every state and every event, as the society's rules say
 * it, written down apart from core/workflow.c so that the two can be held
 * against each other.
 *
 * "WHO TO if GUARD… tell PERSON…": who may, the state it leads to (BEFORE: the
 * one before the submission), what must hold, who gets a notice. "-": nobody.
 *
 * valid      the form is valid
 * changed    a rejected report unchanged asks first
 * eligible   rules 1 to 8        still  rules 3 to 7
 * no_draft   no differing draft  draft  there is one to delete
 * opened     the supervisor has opened this revision
 * comment    on an item, or a general one
 * reason     paper (name, revision, day received)  consent of the applicant
 * number     the number was typed
 * complete   the whole list, 申請期間 open, categories covered
 */
#ifndef WORKFLOW_MATRIX_H
#define WORKFLOW_MATRIX_H

static const struct {
	const char *state, *event;
	const char *approval; /* specialist-new */
	const char *none;     /* certified-new, specialist-transfer */
} workflow_matrix[] = {
    /* clang-format off */
	/* EMPTY */
	{"EMPTY", "save_draft",
	    "owner EMPTY",
	    "owner EMPTY"},
	{"EMPTY", "discard_draft",
	    "owner EMPTY",
	    "owner EMPTY"},
	{"EMPTY", "register",
	    "owner REGISTERED if valid changed",
	    "owner REGISTERED if valid"},
	{"EMPTY", "request", "-", "-"},
	{"EMPTY", "withdraw", "-", "-"},
	{"EMPTY", "approve", "-", "-"},
	{"EMPTY", "reject", "-", "-"},
	{"EMPTY", "fall_back", "-", "-"},
	{"EMPTY", "approve_paper", "-", "-"},
	{"EMPTY", "revoke", "-", "-"},
	{"EMPTY", "reassign", "-", "-"},
	{"EMPTY", "delete",
	    "owner EMPTY if draft",
	    "owner EMPTY if draft"},
	{"EMPTY", "submit", "-", "-"},
	{"EMPTY", "return", "-", "-"},
	{"EMPTY", "close_passed", "-", "-"},
	{"EMPTY", "close_other", "-", "-"},
	/* REGISTERED */
	{"REGISTERED", "save_draft",
	    "owner REGISTERED",
	    "owner REGISTERED"},
	{"REGISTERED", "discard_draft",
	    "owner REGISTERED",
	    "owner REGISTERED"},
	{"REGISTERED", "register",
	    "owner REGISTERED if valid changed",
	    "owner REGISTERED if valid"},
	{"REGISTERED", "request",
	    "owner REQUESTED if eligible no_draft tell supervisor",
	    "-"},
	{"REGISTERED", "withdraw", "-", "-"},
	{"REGISTERED", "approve", "-", "-"},
	{"REGISTERED", "reject", "-", "-"},
	{"REGISTERED", "fall_back", "-", "-"},
	{"REGISTERED", "approve_paper",
	    "staff APPROVED if no_draft reason paper tell applicant",
	    "-"},
	{"REGISTERED", "revoke", "-", "-"},
	{"REGISTERED", "reassign", "-", "-"},
	{"REGISTERED", "delete",
	    "owner EMPTY",
	    "owner EMPTY"},
	{"REGISTERED", "submit",
	    "-",
	    "owner SUBMITTED if complete tell applicant staff"},
	{"REGISTERED", "return", "-", "-"},
	{"REGISTERED", "close_passed", "-", "-"},
	{"REGISTERED", "close_other", "-", "-"},
	/* REQUESTED */
	{"REQUESTED", "save_draft", "-", "-"},
	{"REQUESTED", "discard_draft", "-", "-"},
	{"REQUESTED", "register", "-", "-"},
	{"REQUESTED", "request", "-", "-"},
	{"REQUESTED", "withdraw",
	    "owner REGISTERED tell supervisor",
	    "-"},
	{"REQUESTED", "approve",
	    "supervisor APPROVED if opened still tell applicant supervisor",
	    "-"},
	{"REQUESTED", "reject",
	    "supervisor REJECTED if comment tell applicant",
	    "-"},
	{"REQUESTED", "fall_back",
	    "service REGISTERED tell applicant",
	    "-"},
	{"REQUESTED", "approve_paper", "-", "-"},
	{"REQUESTED", "revoke", "-", "-"},
	{"REQUESTED", "reassign",
	    "staff REQUESTED if still reason consent"
	    " tell applicant supervisor old_supervisor",
	    "-"},
	{"REQUESTED", "delete", "-", "-"},
	{"REQUESTED", "submit", "-", "-"},
	{"REQUESTED", "return", "-", "-"},
	{"REQUESTED", "close_passed", "-", "-"},
	{"REQUESTED", "close_other", "-", "-"},
	/* APPROVED */
	{"APPROVED", "save_draft", "-", "-"},
	{"APPROVED", "discard_draft", "-", "-"},
	{"APPROVED", "register", "-", "-"},
	{"APPROVED", "request", "-", "-"},
	{"APPROVED", "withdraw", "-", "-"},
	{"APPROVED", "approve", "-", "-"},
	{"APPROVED", "reject", "-", "-"},
	{"APPROVED", "fall_back", "-", "-"},
	{"APPROVED", "approve_paper", "-", "-"},
	{"APPROVED", "revoke",
	    "staff REGISTERED if reason tell applicant supervisor",
	    "-"},
	{"APPROVED", "reassign", "-", "-"},
	{"APPROVED", "delete",
	    "owner EMPTY if number tell supervisor",
	    "-"},
	{"APPROVED", "submit",
	    "owner SUBMITTED if complete tell applicant staff",
	    "-"},
	{"APPROVED", "return", "-", "-"},
	{"APPROVED", "close_passed", "-", "-"},
	{"APPROVED", "close_other", "-", "-"},
	/* REJECTED */
	{"REJECTED", "save_draft",
	    "owner REJECTED",
	    "-"},
	{"REJECTED", "discard_draft",
	    "owner REJECTED",
	    "-"},
	{"REJECTED", "register",
	    "owner REGISTERED if valid changed",
	    "-"},
	{"REJECTED", "request", "-", "-"},
	{"REJECTED", "withdraw", "-", "-"},
	{"REJECTED", "approve", "-", "-"},
	{"REJECTED", "reject", "-", "-"},
	{"REJECTED", "fall_back", "-", "-"},
	{"REJECTED", "approve_paper", "-", "-"},
	{"REJECTED", "revoke", "-", "-"},
	{"REJECTED", "reassign", "-", "-"},
	{"REJECTED", "delete",
	    "owner EMPTY",
	    "-"},
	{"REJECTED", "submit", "-", "-"},
	{"REJECTED", "return", "-", "-"},
	{"REJECTED", "close_passed", "-", "-"},
	{"REJECTED", "close_other", "-", "-"},
	/* SUBMITTED */
	{"SUBMITTED", "save_draft", "-", "-"},
	{"SUBMITTED", "discard_draft", "-", "-"},
	{"SUBMITTED", "register", "-", "-"},
	{"SUBMITTED", "request", "-", "-"},
	{"SUBMITTED", "withdraw", "-", "-"},
	{"SUBMITTED", "approve", "-", "-"},
	{"SUBMITTED", "reject", "-", "-"},
	{"SUBMITTED", "fall_back", "-", "-"},
	{"SUBMITTED", "approve_paper", "-", "-"},
	{"SUBMITTED", "revoke", "-", "-"},
	{"SUBMITTED", "reassign", "-", "-"},
	{"SUBMITTED", "delete", "-", "-"},
	{"SUBMITTED", "submit", "-", "-"},
	{"SUBMITTED", "return",
	    "staff BEFORE if reason tell applicant",
	    "staff BEFORE if reason tell applicant"},
	{"SUBMITTED", "close_passed",
	    "staff EMPTY tell applicant",
	    "staff EMPTY tell applicant"},
	{"SUBMITTED", "close_other",
	    "staff BEFORE tell applicant",
	    "staff BEFORE tell applicant"},
    /* clang-format on */
};

#define WORKFLOW_CELLS (sizeof workflow_matrix / sizeof *workflow_matrix)

#endif
