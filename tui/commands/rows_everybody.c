/* SPDX-License-Identifier: MIT */
/* rows_everybody: what everybody may do, a row each. */
#include "command_own.h"
#include "core/i18n.h"

static const struct command_field language[] = {
    {"lang", NULL, "ja|en", NULL, false},
    {0},
};

static const struct command_field reminders[] = {
    {"on", NULL, "on|off", NULL, false},
    {0},
};

static const struct command_shown reminders_shown[] = {
    {N_("Reminders"), "on", NULL},
    {0},
};

const struct command command_everybody[] = {
    {
	.name = "home",
	.usage = "",
	.sentence = N_("Your page: what is open, and what is to be done."),
	.call = CALL_HOME_SHOW,
	.options = command_options,
	.run = command_home_run,
    },
    {
	.name = "facilities",
	.usage = "QUERY [--from DATE --to DATE]",
	.sentence = N_("Finds facilities, and which fit these days."),
	.example = "みなと --from 2026-04-10 --to 2026-05-02",
	.call = CALL_FACILITY_SEARCH,
	.min = 1,
	.max = 1,
	.options = command_facilities_options,
	.read = command_facilities_read,
	.run = command_facilities_run,
    },
    {
	.name = "language",
	.example = "en",
	.call = CALL_LANGUAGE,
	.fields = language,
	.done = N_("From now on you are answered in this language."),
    },
    {
	.name = "reminders",
	.sentence = N_("Turns your reminders by mail on or off."),
	.example = "off",
	.call = CALL_NOTICE_REMINDERS,
	.fields = reminders,
	.shown = reminders_shown,
	.done = N_("Requests and results come by mail in any case."),
    },
    {.name = NULL},
};
