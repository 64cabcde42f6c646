/* SPDX-License-Identifier: MIT */
/* rows_office: what the office does about cases and applications, a row each. */
#include "command_own.h"
#include "core/i18n.h"

static const struct command_field member[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {0},
};

static const struct command_field of_case[] = {
    {"person", "of", "MEMBER", N_("The applicant's number."), true},
    {"reason", "reason", "TEXT", N_("Why; it is kept."), false},
    {0},
};

static const struct command_field compared[] = {
    {"person", "of", "MEMBER", N_("The applicant's number."), true},
    {0},
};

static const struct command_field paper[] = {
    {"person", "of", "MEMBER", N_("The applicant's number."), true},
    {"supervisor", "to", "MEMBER", N_("The supervisor's member number."),
	false},
    {"revision", "revision", "REVISION",
	N_("The number that stands on the form."), false},
    {"received_on", "on", "DATE", N_("The day it was received."), false},
    {"reason", "reason", "TEXT", N_("Why; it is kept."), false},
    {0},
};

static const struct command_field reassign[] = {
    {"person", "of", "MEMBER", N_("The applicant's number."), true},
    {"supervisor", "to", "MEMBER", N_("The supervisor's member number."),
	false},
    {"consent_on", "on", "DATE", N_("The day of the applicant's consent."),
	false},
    {"reason", "reason", "TEXT", N_("Why; it is kept."), false},
    {0},
};

static const struct command_field submitted_year[] = {
    {"fiscal_year", "year", "YEAR", N_("Of one fiscal year; else of all."),
	false},
    {0},
};

static const struct command_field blank_one[] = {
    {"blank", NULL, "N", NULL, false},
    {0},
};

static const struct command_field blank_ask[] = {
    {"blank", NULL, "N", NULL, false},
    {"reason", NULL, "REASON", NULL, false},
    {0},
};

static const struct command_field review[] = {
    {"application", NULL, "APPLICATION", NULL, false},
    {"slot", NULL, "N", NULL, false},
    {0},
};

static const struct command_field returned[] = {
    {"application", NULL, "APPLICATION", NULL, false},
    {"reason", "reason", "TEXT", N_("Why; it is kept."), false},
    {"deadline", "until", "DATE",
	N_("The member's own last day to submit again."), false},
    {0},
};

static const struct command_field closed[] = {
    {"application", NULL, "APPLICATION", NULL, false},
    {"result", NULL, "PASSED|FAILED|WITHDRAWN", NULL, false},
    {"reason", "reason", "TEXT", N_("Why; it is kept."), false},
    {0},
};

static const struct command_look case_of = {
    CALL_STAFF_CASES, "rows", {{"programme", "programme"}, {"slot", "slot"}}};

static const struct command_look blank = {
    CALL_BLANK_LIST, "rows", {{"blank", "id"}}};

static const struct command_look application = {
    CALL_APPLICATION_SHOW, NULL, {{NULL}}};

static const struct command_shown office_lines[] = {
    {N_("Requests that wait"), "waiting", NULL},
    {N_("Texts to be blanked"), "blanks", NULL},
    {N_("Notices that failed"), "notices", NULL},
    {0},
};

static const struct command_shown waiting_columns[] = {
    {N_("Request"), "request", NULL},
    {N_("Requested on"), "requested_on", NULL},
    {N_("Days waiting"), "days", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Case category"), "category", NULL},
    {N_("Supervisor"), "supervisor", NULL},
    {N_("Opened"), "opened", NULL},
    {0},
};

static const struct command_shown case_columns[] = {
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Case category"), "category", NULL},
    {N_("State"), "state", NULL},
    {N_("Draft"), "draft", NULL},
    {N_("Revision"), "revision", NULL},
    {N_("Supervisor"), "supervisor", NULL},
    {N_("Requested on"), "requested_on", NULL},
    {N_("Decided on"), "decided_on", NULL},
    {N_("Supervisor of elsewhere"), "elsewhere", NULL},
    {0},
};

static const struct command_shown blank_columns[] = {
    {N_("No."), "id", NULL},
    {N_("State"), "state", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Revision"), "revision", NULL},
    {N_("Item"), "item", NULL},
    {N_("Length"), "clusters", NULL},
    {N_("Marked by"), "proposed_by", NULL},
    {N_("Asked by"), "asked_by", NULL},
    {N_("Reason"), "reason", NULL},
    {0},
};

static const struct command_shown set_columns[] = {
    {N_("No."), "application", NULL},
    {N_("Receipt number"), "number", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Fiscal year"), "fiscal_year", NULL},
    {N_("Member number"), "member", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Submitted on"), "submitted_on", NULL},
    {N_("State"), "state", NULL},
    {N_("Result on"), "ended_on", NULL},
    {0},
};

static const struct command_shown review_lines[] = {
    {N_("Receipt number"), "number", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Report"), "items", NULL},
    {0},
};

static const struct command_shown compared_lines[] = {
    {N_("Member number"), "member", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Revision"), "revision", NULL},
    {N_("Registered at"), "at", NULL},
    {N_("Report"), "items", NULL},
    {0},
};

const struct command command_office[] = {
    {
	.name = "office",
	.call = CALL_STAFF_OFFICE,
	.shown = office_lines,
    },
    {
	.name = "waiting",
	.call = CALL_STAFF_WAITING,
	.rows = "rows",
	.shown = waiting_columns,
    },
    {
	.name = "unfinished",
	.usage = "PROGRAMME [--remind]",
	.sentence = N_("Who has not submitted, and a mail to them."),
	.example = "specialist-new --remind",
	.call = CALL_STAFF_UNFINISHED,
	.also = CALL_STAFF_REMIND,
	.programme = true,
	.options = command_unfinished_options,
	.run = command_unfinished_run,
    },
    {
	.name = "member-cases",
	.sentence = N_("The states of an applicant\'s cases, without texts."),
	.example = "A1001",
	.call = CALL_STAFF_CASES,
	.fields = member,
	.rows = "rows",
	.shown = case_columns,
    },
    {
	.name = "read-paper",
	.sentence = N_("Reads a report, to compare it with a form on paper."),
	.example = "specialist-new 3 --of A1001",
	.call = CALL_STAFF_READ_PAPER,
	.programme = true,
	.numbers = COMMAND_SLOT,
	.fields = compared,
	.shown = compared_lines,
    },
    {
	.name = "approve-paper",
	.example = "specialist-new 3 --of A1001 --to A1007 --revision 12 --on "
		   "2026-06-10 --reason '退会のため'",
	.call = CALL_STAFF_APPROVE_PAPER,
	.programme = true,
	.numbers = COMMAND_SLOT,
	.fields = paper,
	.look = &case_of,
	.done = N_("The approval on paper was recorded."),
    },
    {
	.name = "revoke",
	.example = "specialist-new 3 --of A1001 --reason '誤記のため'",
	.call = CALL_STAFF_REVOKE,
	.programme = true,
	.numbers = COMMAND_SLOT,
	.fields = of_case,
	.look = &case_of,
	.done = N_("The approval was revoked; both are told."),
    },
    {
	.name = "reassign",
	.example = "specialist-new 2 --of A1001 --to A1005 --on 2026-06-10 "
		   "--reason '休職のため'",
	.call = CALL_STAFF_REASSIGN,
	.programme = true,
	.numbers = COMMAND_SLOT,
	.fields = reassign,
	.look = &case_of,
	.done = N_("The request was passed on; all three are told."),
    },
    {
	.name = "elsewhere",
	.sentence = N_("Lets a supervisor of another facility be asked."),
	.example = "specialist-new 2 --of A1001 --reason '指導者が本人のため'",
	.call = CALL_STAFF_ELSEWHERE,
	.programme = true,
	.numbers = COMMAND_SLOT,
	.fields = of_case,
	.look = &case_of,
	.done = N_("A supervisor of another facility may be asked."),
    },
    {
	.name = "blanks",
	.sentence = N_("Texts that wait for the office to blank them."),
	.call = CALL_BLANK_LIST,
	.rows = "rows",
	.shown = blank_columns,
    },
    {
	.name = "blank-ask",
	.sentence = N_("Asks another staff member to blank a text."),
	.example = "1 '氏名のため'",
	.call = CALL_BLANK_ASK,
	.fields = blank_ask,
	.look = &blank,
	.done = N_("Another staff member can agree now."),
    },
    {
	.name = "blank-agree",
	.sentence = N_("Agrees with another staff member, and blanks it."),
	.example = "1",
	.call = CALL_BLANK_AGREE,
	.fields = blank_one,
	.look = &blank,
	.done = N_("It is blanked, wherever it stood in this case."),
    },
    {
	.name = "blank-refuse",
	.sentence = N_("Leaves the text as it is."),
	.example = "1",
	.call = CALL_BLANK_REFUSE,
	.fields = blank_one,
	.look = &blank,
	.done = N_("It stays as it is."),
    },
    {
	.name = "submitted",
	.call = CALL_APPLICATION_SUBMITTED,
	.fields = submitted_year,
	.rows = "rows",
	.shown = set_columns,
    },
    {
	.name = "review",
	.example = "1 3",
	.call = CALL_APPLICATION_REVIEW,
	.fields = review,
	.shown = review_lines,
    },
    {
	.name = "application-return",
	.example = "1 --reason '書類不備のため' --until 2026-09-30",
	.call = CALL_APPLICATION_RETURN,
	.fields = returned,
	.look = &application,
	.done = N_("It was returned; the applicant is told."),
    },
    {
	.name = "application-close",
	.example = "1 PASSED",
	.call = CALL_APPLICATION_CLOSE,
	.fields = closed,
	.look = &application,
	.done = N_("It was closed; the applicant is told."),
    },
    {
	.name = "audit",
	.usage = "[WORD...]",
	.sentence = N_("The audit by member, call, subject or day."),
	.example = "A1002 request.approve 2026-06-15",
	.call = CALL_AUDIT_LIST,
	.max = -1,
	.options = command_options,
	.run = command_audit_run,
    },
    {
	.name = "audit-check",
	.usage = "",
	.sentence = N_("Checks the chain of the audit."),
	.call = CALL_AUDIT_CHECK,
	.options = command_options,
	.run = command_audit_check_run,
    },
    {
	.name = "print-review",
	.usage = "APPLICATION ... --output FILE.pdf | --printer NAME | --text",
	.sentence = N_("Prints submitted sets for review, without names."),
	.example = "1 --output review.pdf",
	.call = CALL_APPLICATION_REVIEW,
	.also = CALL_APPLICATION_SHOW,
	.min = 1,
	.max = -1,
	.options = command_print_options,
	.read = command_print_numbers_read,
	.run = command_print_review_run,
    },
    {
	.name = "print-year",
	.usage = "YEAR --output FILE.pdf | --printer NAME | --text",
	.sentence = N_("Prints all submitted sets of a year for review."),
	.example = "2026 --output review.pdf",
	.call = CALL_APPLICATION_SUBMITTED,
	.also = CALL_APPLICATION_REVIEW,
	.min = 1,
	.max = 1,
	.options = command_print_options,
	.read = command_print_numbers_read,
	.run = command_print_year_run,
    },
    {.name = NULL},
};
