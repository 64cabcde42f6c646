/* SPDX-License-Identifier: MIT */
/*
 * office: the tab of the 事務局, a list of its sections with what waits in
 * each. A section is one row here; its screen opens above the tab.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/staff.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

struct section {
	const char *label, *about; /* msgids: its name, what it is for */
	const struct screen_ops *screen;
	/* What waits there, or NULL: nothing ever does. */
	int64_t (*count)(const struct office_counts *);
};

static int64_t
waiting(const struct office_counts *counts)
{
	return counts->waiting;
}

static int64_t
blanks(const struct office_counts *counts)
{
	return counts->blanks;
}

static int64_t
notices(const struct office_counts *counts)
{
	return counts->notices;
}

/* In the order in which screens.md names them. */
static const struct section sections[] = {
    {N_("Members"), N_("Names, qualifications, affiliations, logins, rights."),
	&members_screen, NULL},
    {N_("Facilities"), N_("Hospitals and their accreditations."),
	&facilities_screen, NULL},
    {N_("Periods"), N_("When what is open, single last days, units, settings."),
	&windows_screen, NULL},
    {N_("Approval status"),
	N_("Requests that wait for a supervisor, and how long."),
	&waiting_screen, waiting},
    {N_("Unfinished"), N_("Who has not submitted, what is missing, a mail."),
	&unfinished_screen, NULL},
    {N_("To be blanked"),
	N_("What slipped into a report; two of you blank it."), &blanks_screen,
	blanks},
    {N_("Import from files"),
	N_("Members, facilities, qualifications and affiliations."),
	&import_screen, NULL},
    {N_("Export to files"),
	N_("Members, requests, decisions, submitted sets and units."),
	&exports_screen, NULL},
    {N_("Applications"), N_("Submitted sets: read, return and close them."),
	&submitted_screen, NULL},
    {N_("Notices"), N_("What waits to be sent, and what has failed."),
	&notices_screen, notices},
    {N_("Announcements"), N_("What stands on everybody's page."),
	&announcements_screen, NULL},
    {N_("Statistics"), N_("Cases, requests and decisions as bars."),
	&statistics_office_screen, NULL},
    {N_("Audit"), N_("Who did what and when, searched and checked."),
	&audit_screen, NULL},
};

#define SECTIONS (sizeof sections / sizeof *sections)

struct row {
	const struct section *section;
	int64_t count;
};

struct office {
	struct row rows[SECTIONS];
};

static struct office *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct row *)row)->section - sections;
}

static const char *
label_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return gettext(((const struct row *)row)->section->label);
}

static const char *
count_text(const void *row, char *out, size_t bytes)
{
	int64_t count = ((const struct row *)row)->count;

	if (count == 0)
		return "";
	snprintf(out, bytes, "%3lld%s",
	    (long long)(count > COUNT_MAX ? COUNT_MAX : count),
	    count > COUNT_MAX ? "+" : "");
	return out;
}

static const char *
about_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return gettext(((const struct row *)row)->section->about);
}

static const struct column columns[] = {
    {.title = N_("Section"), .cells = 18, .text = label_text},
    {.title = N_("Waiting"), .cells = 7, .text = count_text},
    {.title = N_("What it is for"),
	.cells = 52,
	.weight = 1,
	.text = about_text},
    {0},
};

static int
open_office(struct screen *screen, const void *arg, struct err *err)
{
	struct office *office = heap_new(1, sizeof *office);

	(void)arg;
	(void)err;
	for (size_t i = 0; i < SECTIONS; i++)
		office->rows[i].section = &sections[i];
	screen->own = office;
	return 0;
}

static void
show(struct screen *screen, const struct office_counts *counts)
{
	struct office *office = own(screen);

	for (size_t i = 0; i < SECTIONS; i++)
		if (sections[i].count != NULL)
			office->rows[i].count = sections[i].count(counts);
	table_set(screen->table, office->rows, SECTIONS, sizeof *office->rows);
	table_touch(screen->table);
}

static int
load(struct screen *screen, struct err *err)
{
	const struct nothing args = {0};
	struct office_counts counts = {0};
	int rc = program_call(
	    screen->program, CALL_STAFF_OFFICE, &args, &counts, err);

	if (rc == 0)
		show(screen, &counts);
	return rc;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct row *row = table_selected_row(screen->table);

	(void)err;
	if (action == ACTION_ENTER && row != NULL)
		program_push(screen->program, row->section->screen, NULL);
	return 0;
}

static void
close_office(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct row));
	free(screen->own);
}

const struct screen_ops office_screen = {
    .name = "office",
    .title = N_("Office"),
    .columns = columns,
    .id = row_id,
    .open = open_office,
    .load = load,
    .act = act,
    .draw = list_draw,
    .close = close_office,
};
