/* SPDX-License-Identifier: MIT */
/* rows_people: what the office does about members, a row each. */
#include "command_own.h"
#include "core/i18n.h"

#define QUALIFICATIONS "senior|specialist|certified_trainer|provisional"

static const struct command_field people_query[] = {
    {"query", NULL, "QUERY", NULL, false},
    {"supervisors", "supervisors", NULL,
	N_("Those alone who have or had a qualification."), false},
    {0},
};

static const struct command_field member[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {0},
};

static const struct command_field member_new[] = {
    {"member", NULL, "MEMBER", NULL, false},
    {"name", NULL, "NAME", NULL, false},
    {"kana", NULL, "READING", NULL, false},
    {"roman", "roman", "TEXT", N_("The name in Roman letters."), false},
    {"mail", "mail", "ADDRESS", N_("The mail address."), false},
    {"login", "login", "LOGIN", N_("The Unix login."), false},
    {"physician", "physician", "yes|no",
	N_("Registers cases: a physician member."), false},
    {0},
};

static const struct command_field member_changed[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"member", "number", "MEMBER", N_("Another member number."), false},
    {"name", "name", "NAME", N_("The name; the old one is kept."), false},
    {"kana", "reading", "TEXT", N_("How the name is read."), false},
    {"roman", "roman", "TEXT", N_("The name in Roman letters."), false},
    {"mail", "mail", "ADDRESS", N_("The mail address."), false},
    {"login", "login", "LOGIN", N_("The Unix login."), false},
    {"physician", "physician", "yes|no",
	N_("Registers cases: a physician member."), false},
    {0},
};

static const struct command_field merge[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"into", NULL, "INTO", NULL, false},
    {0},
};

static const struct command_field qualification_new[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"kind", NULL, QUALIFICATIONS, NULL, false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day."), false},
    {0},
};

static const struct command_field qualification_changed[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"qualification", NULL, "N", NULL, false},
    {"kind", "kind", QUALIFICATIONS, N_("Of which kind it is."), false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day."), false},
    {0},
};

static const struct command_field qualification_one[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"qualification", NULL, "N", NULL, false},
    {0},
};

static const struct command_field affiliation_new[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"hospital", NULL, "HOSPITAL", NULL, false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day; none: to this day."), false},
    {0},
};

static const struct command_field affiliation_changed[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"affiliation", NULL, "N", NULL, false},
    {"hospital", "hospital", "HOSPITAL", N_("The number of the hospital."),
	false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day; empty: to this day."), false},
    {0},
};

static const struct command_field affiliation_one[] = {
    {"person", NULL, "MEMBER", NULL, true},
    {"affiliation", NULL, "N", NULL, false},
    {0},
};

static const struct command_look person = {CALL_PERSON_SHOW, NULL, {{NULL}}};

static const struct command_look qualification = {
    CALL_PERSON_SHOW, "qualifications", {{"qualification", "qualification"}}};

static const struct command_look affiliation = {
    CALL_PERSON_SHOW, "affiliations", {{"affiliation", "affiliation"}}};

static const struct command_shown people_columns[] = {
    {N_("Member number"), "member", NULL},
    {N_("Name"), "name", NULL},
    {N_("Reading"), "kana", NULL},
    {N_("Facility"), "facility", NULL},
    {N_("Physician member"), "physician", NULL},
    {N_("Supervisor"), "supervisor", NULL},
    {N_("Office"), "staff", NULL},
    {N_("Active"), "active", NULL},
    {N_("Login"), "login", NULL},
    {0},
};

static const struct command_shown old_names[] = {
    {N_("Name"), "name", NULL},
    {N_("Reading"), "kana", NULL},
    {N_("Roman letters"), "roman", NULL},
    {N_("Until"), "until_on", NULL},
    {0},
};

static const struct command_shown qualifications[] = {
    {N_("No."), "qualification", NULL},
    {N_("Qualification"), "kind", NULL},
    {N_("From"), "from_on", NULL},
    {N_("To"), "to_on", NULL},
    {N_("Cancelled"), "cancelled", NULL},
    {0},
};

static const struct command_shown affiliations[] = {
    {N_("No."), "affiliation", NULL},
    {N_("Hospital"), "hospital", NULL},
    {N_("Name"), "name", NULL},
    {N_("From"), "from_on", NULL},
    {N_("To"), "to_on", NULL},
    {0},
};

static const struct command_shown person_lines[] = {
    {N_("Member number"), "member", NULL},
    {N_("Name"), "name", NULL},
    {N_("Reading"), "kana", NULL},
    {N_("Roman letters"), "roman", NULL},
    {N_("Mail"), "mail", NULL},
    {N_("Login"), "login", NULL},
    {N_("Login is bound to its account"), "bound", NULL},
    {N_("Physician member"), "physician", NULL},
    {N_("Active"), "active", NULL},
    {N_("Office"), "staff", NULL},
    {N_("Last login"), "last_login_at", NULL},
    {N_("Old names"), "names", old_names},
    {N_("Qualifications"), "qualifications", qualifications},
    {N_("Affiliations"), "affiliations", affiliations},
    {0},
};

static const struct command_shown written_lines[] = {
    {N_("Requests that went back to their applicants"), "fell_back", NULL},
    {0},
};

const struct command command_people[] = {
    {
	.name = "members",
	.example = "やまだ",
	.call = CALL_PERSON_FIND,
	.fields = people_query,
	.rows = "rows",
	.shown = people_columns,
    },
    {
	.name = "member",
	.example = "A1001",
	.call = CALL_PERSON_SHOW,
	.fields = member,
	.shown = person_lines,
    },
    {
	.name = "member-add",
	.example = "A2001 '髙﨑 文' 'たかさき ふみ' --mail fumi@example.jp "
		   "--physician yes",
	.call = CALL_PERSON_ADD,
	.fields = member_new,
	.done = N_("Recorded."),
    },
    {
	.name = "member-edit",
	.sentence = N_("Changes a member's data; what is not given stays."),
	.example = "A1001 --name '佐藤 花子' --reading 'さとう はなこ'",
	.call = CALL_PERSON_EDIT,
	.fields = member_changed,
	.look = &person,
	.keeps = true,
	.shown = written_lines,
	.done = N_("Recorded."),
    },
    {
	.name = "member-leave",
	.example = "A1001",
	.call = CALL_PERSON_LEAVE,
	.fields = member,
	.look = &person,
	.shown = written_lines,
	.done = N_("Recorded."),
    },
    {
	.name = "member-return",
	.example = "A1001",
	.call = CALL_PERSON_RETURN,
	.fields = member,
	.look = &person,
	.done = N_("Recorded."),
    },
    {
	.name = "member-grant",
	.example = "A1005",
	.call = CALL_PERSON_GRANT,
	.fields = member,
	.look = &person,
	.done = N_("Recorded."),
    },
    {
	.name = "member-revoke",
	.example = "A1005",
	.call = CALL_PERSON_REVOKE,
	.fields = member,
	.look = &person,
	.done = N_("Recorded."),
    },
    {
	.name = "member-rebind",
	.example = "A1001",
	.call = CALL_PERSON_REBIND,
	.fields = member,
	.look = &person,
	.done = N_("Recorded."),
    },
    {
	.name = "merge",
	.sentence = N_("Merges a member who was entered twice."),
	.example = "A1009 A1001 --confirm A1009",
	.call = CALL_PERSON_MERGE,
	.read = command_merge_read,
	.fields = merge,
	.look = &person,
	.done = N_("The two entries are one now."),
    },
    {
	.name = "qualification-add",
	.sentence = N_("Adds a qualification of a supervisor."),
	.example = "A1002 senior --from 2026-04-01 --until 2031-03-31",
	.call = CALL_QUALIFICATION_SAVE,
	.fields = qualification_new,
	.look = &person,
	.shown = written_lines,
	.done = N_("Recorded."),
    },
    {
	.name = "qualification-edit",
	.sentence = N_("Corrects a qualification; what is not given stays."),
	.example = "A1002 1 --until 2029-03-31",
	.call = CALL_QUALIFICATION_SAVE,
	.fields = qualification_changed,
	.look = &qualification,
	.keeps = true,
	.shown = written_lines,
	.done = N_("Recorded."),
    },
    {
	.name = "qualification-cancel",
	.example = "A1002 1",
	.call = CALL_QUALIFICATION_CANCEL,
	.fields = qualification_one,
	.look = &person,
	.shown = written_lines,
	.done = N_("Recorded."),
    },
    {
	.name = "affiliation-add",
	.sentence = N_("Adds an affiliation."),
	.example = "A1001 1 --from 2026-04-01",
	.call = CALL_AFFILIATION_SAVE,
	.fields = affiliation_new,
	.look = &person,
	.done = N_("Recorded."),
    },
    {
	.name = "affiliation-edit",
	.sentence = N_("Corrects an affiliation; what is not given stays."),
	.example = "A1001 1 --until 2026-03-31",
	.call = CALL_AFFILIATION_SAVE,
	.fields = affiliation_changed,
	.look = &affiliation,
	.keeps = true,
	.done = N_("Recorded."),
    },
    {
	.name = "affiliation-drop",
	.example = "A1001 1",
	.call = CALL_AFFILIATION_DROP,
	.fields = affiliation_one,
	.look = &person,
	.done = N_("Recorded."),
    },
    {.name = NULL},
};
