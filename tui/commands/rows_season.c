/* SPDX-License-Identifier: MIT */
/* rows_season: what the office does about periods, announcements and notices, a row each. */
#include "command_own.h"
#include "core/i18n.h"

const struct command_field command_year[] = {
    {"fiscal_year", "year", "YEAR",
	N_("The fiscal year, from April on; else the present one."), false},
    {0},
};

const struct command_shown command_bars[] = {
    {N_("What"), "kind", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Of"), "of", NULL},
    {N_("Count"), "n", NULL},
    {0},
};

static const struct command_field window[] = {
    {"kind", NULL, "PERIOD", NULL, false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day. Neither: as if never set."),
	false},
    {"fiscal_year", "year", "YEAR",
	N_("The fiscal year, from April on; else the present one."), false},
    {0},
};

static const struct command_field deadline[] = {
    {"kind", NULL, "PERIOD", NULL, false},
    {"person", "of", "MEMBER", N_("The member's number."), true},
    {"to_on", "until", "DATE",
	N_("The last day. None: the same as everybody's again."), false},
    {"reason", "reason", "TEXT", N_("Why; it is kept."), false},
    {"fiscal_year", "year", "YEAR",
	N_("The fiscal year, from April on; else the present one."), false},
    {0},
};

static const struct command_field units[] = {
    {"fiscal_year", NULL, "YEAR", NULL, false},
    {"units", NULL, "HUNDREDTHS", NULL, false},
    {0},
};

static const struct command_field settings[] = {
    {"office", "office", "TEXT", N_("How the office is reached."), false},
    {"accredited_specialist", "specialist", "yes|no",
	N_("specialist-new: only inside the accreditation."), false},
    {"accredited_certified", "certified", "yes|no",
	N_("certified-new: only inside the accreditation."), false},
    {"accredited_transfer", "transfer", "yes|no",
	N_("specialist-transfer: only inside the accreditation."), false},
    {0},
};

static const struct command_field announce[] = {
    {"text", NULL, "TEXT", NULL, false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day."), false},
    {0},
};

static const struct command_field announce_changed[] = {
    {"id", NULL, "N", NULL, false},
    {"text", "text", "TEXT", N_("Another text."), false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day; empty: until it is ended."),
	false},
    {0},
};

static const struct command_field one[] = {
    {"id", NULL, "N", NULL, false},
    {0},
};

static const struct command_look year = {CALL_WINDOW_LIST, NULL, {{NULL}}};

static const struct command_look person = {CALL_PERSON_SHOW, NULL, {{NULL}}};

static const struct command_look announcement = {
    CALL_ANNOUNCEMENT_LIST, "rows", {{"id", "id"}}};

static const struct command_look notice = {
    CALL_NOTICE_LIST, "rows", {{"id", "id"}}};

static const struct command_shown periods[] = {
    {N_("Application"), "programme", NULL},
    {N_("Period"), "kind", NULL},
    {N_("First day"), "from_on", NULL},
    {N_("Last day"), "to_on", NULL},
    {0},
};

static const struct command_shown year_lines[] = {
    {N_("Fiscal year"), "fiscal_year", NULL},
    {N_("Units, in hundredths"), "units", NULL},
    {N_("Office"), "office", NULL},
    {N_("specialist-new: only inside the accreditation."),
	"accredited_specialist", NULL},
    {N_("certified-new: only inside the accreditation."),
	"accredited_certified", NULL},
    {N_("specialist-transfer: only inside the accreditation."),
	"accredited_transfer", NULL},
    {N_("Periods"), "rows", periods},
    {0},
};

static const struct command_shown deadline_columns[] = {
    {N_("Member number"), "member", NULL},
    {N_("Name"), "name", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Period"), "kind", NULL},
    {N_("Last day"), "to_on", NULL},
    {N_("Reason"), "reason", NULL},
    {N_("By"), "by", NULL},
    {0},
};

static const struct command_shown announcement_columns[] = {
    {N_("No."), "id", NULL},
    {N_("From"), "from_on", NULL},
    {N_("To"), "to_on", NULL},
    {N_("Text"), "text", NULL},
    {0},
};

static const struct command_shown notice_columns[] = {
    {N_("No."), "id", NULL},
    {N_("State"), "state", NULL},
    {N_("Since"), "written_on", NULL},
    {N_("Sent to"), "name", NULL},
    {N_("Member"), "member", NULL},
    {N_("Notice"), "kind", NULL},
    {N_("About"), "applicant", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Cases"), "count", NULL},
    {N_("Tries"), "tries", NULL},
    {N_("Reason"), "last", NULL},
    {N_("The mail server"), "detail", NULL},
    {0},
};

static const struct command_shown notice_lines[] = {
    {N_("Sent to"), "name", NULL},
    {0},
};

const struct command command_season[] = {
    {
	.name = "windows",
	.example = "--year 2026",
	.call = CALL_WINDOW_LIST,
	.fields = command_year,
	.shown = year_lines,
    },
    {
	.name = "office-statistics",
	.example = "--year 2026",
	.call = CALL_STATISTICS_OFFICE,
	.fields = command_year,
	.rows = "rows",
	.shown = command_bars,
    },
    {
	.name = "print-all-statistics",
	.usage = "YEAR --output FILE.pdf | --printer NAME | --text",
	.sentence = N_("Prints cases, requests and decisions as bars."),
	.example = "2026 --output statistics.pdf",
	.call = CALL_STATISTICS_OFFICE,
	.min = 1,
	.max = 1,
	.options = command_print_options,
	.read = command_print_numbers_read,
	.run = command_print_bars_of_all_run,
    },
    {
	.name = "window",
	.sentence = N_("Sets the days of a window, or takes them away."),
	.example =
	    "specialist-new application --from 2026-09-01 --until 2026-09-30",
	.call = CALL_WINDOW_SET,
	.programme = true,
	.fields = window,
	.look = &year,
	.done = N_("The period was recorded; it holds from now on."),
    },
    {
	.name = "deadlines",
	.example = "--year 2026",
	.call = CALL_DEADLINE_LIST,
	.fields = command_year,
	.rows = "rows",
	.shown = deadline_columns,
    },
    {
	.name = "deadline",
	.example = "certified-new registration --of A1001 --until 2026-07-31 "
		   "--reason '産休のため'",
	.call = CALL_DEADLINE_SET,
	.programme = true,
	.fields = deadline,
	.look = &person,
	.done = N_("The last day was recorded; it holds from now on."),
    },
    {
	.name = "units",
	.example = "2026 50",
	.call = CALL_UNIT_SET,
	.fields = units,
	.look = &year,
	.done = N_("The units were recorded."),
    },
    {
	.name = "settings",
	.example = "--office '事務局 03-0000-0000'",
	.call = CALL_SETTING_SET,
	.fields = settings,
	.look = &year,
	.keeps = true,
	.done = N_("The settings were recorded; they hold from now on."),
    },
    {
	.name = "announcements",
	.call = CALL_ANNOUNCEMENT_LIST,
	.rows = "rows",
	.shown = announcement_columns,
    },
    {
	.name = "announce",
	.example = "'申請の締切は九月末です。' --until 2026-09-30",
	.call = CALL_ANNOUNCEMENT_SAVE,
	.fields = announce,
	.done = N_("The announcement was recorded."),
    },
    {
	.name = "announce-edit",
	.sentence = N_("Changes an announcement; what is not given stays."),
	.example = "1 --until 2026-10-31",
	.call = CALL_ANNOUNCEMENT_SAVE,
	.fields = announce_changed,
	.look = &announcement,
	.keeps = true,
	.done = N_("The announcement was recorded."),
    },
    {
	.name = "announce-end",
	.example = "1",
	.call = CALL_ANNOUNCEMENT_END,
	.fields = one,
	.look = &announcement,
	.done = N_("It has ended: nobody sees it now."),
    },
    {
	.name = "notices",
	.call = CALL_NOTICE_LIST,
	.rows = "rows",
	.shown = notice_columns,
    },
    {
	.name = "notice-again",
	.example = "1",
	.call = CALL_NOTICE_AGAIN,
	.fields = one,
	.look = &notice,
	.shown = notice_lines,
	.done = N_("The notice is queued, and tried for five days."),
    },
    {
	.name = "notice-stop",
	.sentence = N_("Gives a notice up, or puts a failed one away."),
	.example = "1",
	.call = CALL_NOTICE_GIVE_UP,
	.fields = one,
	.look = &notice,
	.shown = notice_lines,
	.done = N_(
	    "The notice was given up; please tell them yourself if need be."),
    },
    {.name = NULL},
};
