/* SPDX-License-Identifier: MIT */
/* rows_facilities: what the office does about facilities, and what it imports, a row each. */
#include "command_own.h"
#include "core/i18n.h"

static const struct command_field query[] = {
    {"query", NULL, "QUERY", NULL, false},
    {0},
};

static const struct command_field hospital_one[] = {
    {"hospital", NULL, "HOSPITAL", NULL, false},
    {0},
};

static const struct command_field hospital_new[] = {
    {"name", NULL, "NAME", NULL, false},
    {"kana", NULL, "READING", NULL, false},
    {0},
};

static const struct command_field hospital_changed[] = {
    {"hospital", NULL, "HOSPITAL", NULL, false},
    {"name", "name", "NAME", N_("The name."), false},
    {"kana", "reading", "TEXT", N_("How the name is read."), false},
    {0},
};

static const struct command_field accreditation_new[] = {
    {"hospital", NULL, "HOSPITAL", NULL, false},
    {"kind", NULL, "training|core|affiliated", NULL, false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day."), false},
    {0},
};

static const struct command_field accreditation_changed[] = {
    {"hospital", NULL, "HOSPITAL", NULL, false},
    {"accreditation", NULL, "N", NULL, false},
    {"kind", "kind", "training|core|affiliated", N_("Of which kind it is."),
	false},
    {"from_on", "from", "DATE", N_("The first day."), false},
    {"to_on", "until", "DATE", N_("The last day."), false},
    {0},
};

static const struct command_look hospital = {
    CALL_HOSPITAL_SHOW, NULL, {{NULL}}};

static const struct command_look accreditation = {
    CALL_HOSPITAL_SHOW, "entries", {{"accreditation", "id"}}};

static const struct command_shown hospital_columns[] = {
    {N_("Hospital"), "hospital", NULL},
    {N_("Name"), "name", NULL},
    {N_("Reading"), "kana", NULL},
    {0},
};

static const struct command_shown entries[] = {
    {N_("No."), "id", NULL},
    {N_("Kind"), "kind", NULL},
    {N_("From"), "from_on", NULL},
    {N_("To"), "to_on", NULL},
    {0},
};

static const struct command_shown hospital_lines[] = {
    {N_("Hospital"), "hospital", NULL},
    {N_("Name"), "name", NULL},
    {N_("Reading"), "kana", NULL},
    {N_("Accreditations"), "entries", entries},
    {0},
};

static const struct command_shown hospital_written[] = {
    {N_("Hospital"), "hospital", NULL},
    {0},
};

const struct command command_facilities[] = {
    {
	.name = "hospitals",
	.example = "みなと",
	.call = CALL_HOSPITAL_SEARCH,
	.fields = query,
	.rows = "rows",
	.shown = hospital_columns,
    },
    {
	.name = "hospital",
	.example = "1",
	.call = CALL_HOSPITAL_SHOW,
	.fields = hospital_one,
	.shown = hospital_lines,
    },
    {
	.name = "hospital-add",
	.example = "'髙﨑病院' 'たかさきびょういん'",
	.call = CALL_HOSPITAL_ADD,
	.fields = hospital_new,
	.shown = hospital_written,
	.done = N_("Recorded."),
    },
    {
	.name = "hospital-edit",
	.sentence = N_("Changes a hospital's name; what is not given stays."),
	.example = "1 --name '髙﨑総合病院'",
	.call = CALL_HOSPITAL_EDIT,
	.fields = hospital_changed,
	.look = &hospital,
	.keeps = true,
	.done = N_("Recorded."),
    },
    {
	.name = "accreditation-add",
	.sentence = N_("Adds an accreditation of a hospital."),
	.example = "1 core --from 2026-04-01 --until 2031-03-31",
	.call = CALL_ACCREDITATION_SAVE,
	.fields = accreditation_new,
	.look = &hospital,
	.done = N_("Recorded."),
    },
    {
	.name = "accreditation-edit",
	.sentence = N_("Corrects an accreditation; what is not given stays."),
	.example = "1 2 --until 2029-03-31",
	.call = CALL_ACCREDITATION_SAVE,
	.fields = accreditation_changed,
	.look = &accreditation,
	.keeps = true,
	.done = N_("Recorded."),
    },
    {
	.name = "import",
	.usage = "KIND FILE [--dry-run]",
	.sentence = N_("Reads people or facilities from a CSV file."),
	.example = "people people.csv --dry-run",
	.call = CALL_IMPORT_WRITE,
	.also = CALL_IMPORT_CHECK,
	.min = 2,
	.max = 2,
	.options = command_import_options,
	.read = command_import_read,
	.run = command_import_run,
    },
    {
	.name = "export-office",
	.usage = "LIST [--year YEAR] [--format FORMAT] [--output FILE]",
	.sentence = N_("Takes a list of a year out; the audit says so."),
	.example = "requests --year 2025 --format csv --output 2025.csv",
	.call = CALL_STAFF_TAKE,
	.also = CALL_STAFF_REQUESTS,
	.min = 1,
	.max = 1,
	.options = command_export_office_options,
	.read = command_export_office_read,
	.run = command_export_office_run,
    },
    {.name = NULL},
};
