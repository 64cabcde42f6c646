/* SPDX-License-Identifier: MIT */
/* command_rows: every command, by who does it. */
#include "command.h"
#include "core/i18n.h"

const struct option_row command_options[] = {
    COMMAND_OPTIONS,
    {.name = NULL},
};

const struct command_table command_tables[] = {
    {N_("Commands for everybody:"), command_everybody},
    {N_("Commands of an applicant:"), command_applicant},
    {N_("Commands of a supervisor:"), command_supervisor},
    {N_("Commands of the office, cases and applications:"), command_office},
    {N_("Commands of the office, periods and notices:"), command_season},
    {N_("Commands of the office, members:"), command_people},
    {N_("Commands of the office, facilities and files:"), command_facilities},
    {NULL, NULL},
};
