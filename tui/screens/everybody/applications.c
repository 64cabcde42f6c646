/* SPDX-License-Identifier: MIT */
/*
 * applications: submitted sets, newest first: 申請済みのデータ照会 of one's
 * own, and 申請 of the 事務局.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/applications.h"
#include "core/i18n.h"
#include "printing.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"

static struct pages *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct application_row *)row)->application;
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct application_row *)row)->number;
}

static const char *
year_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%lld",
	    (long long)((const struct application_row *)row)->fiscal_year);
	return out;
}

static const char *
programme_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &programme_words, ((const struct application_row *)row)->programme);
}

static const char *
applicant_text(const void *r, char *out, size_t bytes)
{
	const struct application_row *row = r;

	snprintf(out, bytes, "%s %s", row->applicant, row->member);
	return out;
}

static const char *
submitted_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(
	    ((const struct application_row *)row)->submitted_on, out);
}

static const char *
state_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &application_words, ((const struct application_row *)row)->state);
}

static const char *
ended_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(
	    ((const struct application_row *)row)->ended_on, out);
}

static const struct column own_columns[] = {
    {.title = N_("Receipt number"), .cells = 14, .text = number_text},
    {.title = N_("Year"), .cells = 4, .text = year_text},
    {.title = N_("Application"),
	.cells = 16,
	.weight = 1,
	.text = programme_text},
    {.title = N_("Submitted on"), .cells = 12, .text = submitted_text},
    {.title = N_("State"), .cells = 12, .text = state_text},
    {.title = N_("Result on"), .cells = 10, .leaves = 1, .text = ended_text},
    {0},
};

static const struct column staff_columns[] = {
    {.title = N_("Receipt no."), .cells = 12, .text = number_text},
    {.title = N_("Application"), .cells = 14, .text = programme_text},
    {.title = N_("Applicant"),
	.cells = 18,
	.weight = 1,
	.text = applicant_text},
    {.title = N_("Submitted on"), .cells = 12, .text = submitted_text},
    {.title = N_("State"), .cells = 8, .text = state_text},
    {.title = N_("Result on"), .cells = 10, .leaves = 1, .text = ended_text},
    {0},
};

static int
open_own(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = pages_new(CALL_APPLICATION_LIST);
	return 0;
}

static int
open_all(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = pages_new(CALL_APPLICATION_SUBMITTED);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(own(screen), screen, err);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if ((action == ACTION_OPEN || action == ACTION_PRINT ||
		action == ACTION_PRINT_YEAR) &&
	    table_count(screen->table) == 0)
		return N_("There is no row.");
	return NULL;
}

static void
open_row(struct screen *screen, const struct screen_ops *ops)
{
	const struct application_row *row = table_selected_row(screen->table);

	program_push(screen->program, ops, &row->application);
}

/* The set under the cursor, or all of its year. */
static void
print(struct screen *screen, enum gather_kind kind)
{
	const struct application_row *row = table_selected_row(screen->table);

	if (kind == GATHER_SET)
		printing_one(screen, kind, row->application,
		    _("Submitted cases"), "submitted");
	else if (kind == GATHER_REVIEW)
		printing_one(screen, kind, row->application,
		    _("Submitted cases, for review"), "review");
	else
		printing_one(screen, kind, row->fiscal_year,
		    _("Submitted cases, for review"), "review-year");
}

static int
act_own(struct screen *screen, enum action action, struct err *err)
{
	(void)err;
	if (action == ACTION_OPEN)
		open_row(screen, &application_screen);
	if (action == ACTION_PRINT)
		print(screen, GATHER_SET);
	return 0;
}

static int
act_all(struct screen *screen, enum action action, struct err *err)
{
	(void)err;
	if (action == ACTION_OPEN)
		open_row(screen, &application_staff_screen);
	if (action == ACTION_PRINT)
		print(screen, GATHER_REVIEW);
	if (action == ACTION_PRINT_YEAR)
		print(screen, GATHER_YEAR);
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	const struct pages *pages = own(screen);

	if (pages->rows.n == 0)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("Nothing has been submitted yet."));
	else
		snprintf(out, SCREEN_TEXT, _(" Submitted sets: %zu%s"),
		    pages->rows.n, pages->next == NULL ? "" : "+");
}

static void
draw(struct screen *screen)
{
	pages_read_on(own(screen), screen);
	list_draw(screen);
}

static void
close_applications(struct screen *screen)
{
	pages_release(own(screen), screen);
	free(screen->own);
}

const struct screen_ops applications_screen = {
    .name = "applications",
    .also = KEYMAP_LIST,
    .title = N_("Submitted data"),
    .columns = own_columns,
    .id = row_id,
    .open = open_own,
    .load = load,
    .refuses = refuses,
    .act = act_own,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_applications,
};

const struct screen_ops submitted_screen = {
    .name = "applications-staff",
    .also = KEYMAP_LIST,
    .title = N_("Submitted applications"),
    .columns = staff_columns,
    .id = row_id,
    .open = open_all,
    .load = load,
    .refuses = refuses,
    .act = act_all,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_applications,
};
