/* SPDX-License-Identifier: MIT */
/* rows_supervisor: what a supervisor does, a row each. */
#include "command_own.h"
#include "core/i18n.h"

static const struct command_shown inbox_columns[] = {
    {N_("Request"), "request", NULL},
    {N_("Requested on"), "requested_on", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Case category"), "category", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("State"), "state", NULL},
    {N_("Decided on"), "decided_on", NULL},
    {N_("Days waiting"), "days", NULL},
    {N_("Opened"), "opened", NULL},
    {0},
};

const struct command command_supervisor[] = {
    {
	.name = "inbox",
	.sentence = N_("Requests to you, waiting ones first."),
	.call = CALL_REQUEST_INBOX,
	.rows = "rows",
	.shown = inbox_columns,
    },
    {
	.name = "view",
	.usage = "REQUEST",
	.sentence = N_("Opens a request and records that you did."),
	.example = "8",
	.call = CALL_REQUEST_VIEW,
	.numbers = COMMAND_REQUEST,
	.options = command_options,
	.run = command_view_run,
    },
    {
	.name = "approve",
	.usage = "REQUEST...",
	.sentence = N_("Approves requests that you have opened, all or none."),
	.example = "8 9",
	.call = CALL_REQUEST_APPROVE,
	.numbers = COMMAND_REQUESTS,
	.options = command_options,
	.run = command_approve_run,
    },
    {
	.name = "reject",
	.usage = "REQUEST [--item ITEM=COMMENT]... [--comment TEXT]",
	.sentence = N_("Sends a case back with comments."),
	.example = "8 --item history='経過を補ってください。'",
	.call = CALL_REQUEST_REJECT,
	.numbers = COMMAND_REQUEST,
	.options = command_reject_options,
	.read = command_reject_read,
	.run = command_reject_run,
    },
    {
	.name = "print-requests",
	.usage = "REQUEST ... --output FILE.pdf | --printer NAME | --text",
	.sentence = N_("Prints requests to you."),
	.example = "8 --output request.pdf",
	.call = CALL_REQUEST_VIEW,
	.numbers = COMMAND_REQUESTS,
	.options = command_print_options,
	.read = command_print_read,
	.run = command_print_requests_run,
    },
    {
	.name = "credits",
	.usage = "[YEAR]",
	.sentence =
	    N_("Your approvals of former fiscal years, and their units."),
	.example = "2025",
	.call = CALL_REQUEST_CREDITS,
	.max = 1,
	.options = command_options,
	.read = command_credits_read,
	.run = command_credits_run,
    },
    {.name = NULL},
};
