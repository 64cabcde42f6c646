/* SPDX-License-Identifier: MIT */
/* credits: 症例承認確認（前年度以前）, a supervisor's approvals by year [seed]. */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/credits.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/everybody/printing.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

static struct credits *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	const struct credit *credit = row;
	int64_t id = credit->fiscal_year;

	/* the same person's row of the same year, whatever is above it */
	for (const char *s = credit->member; *s != '\0'; s++)
		id = (id * 131 + (unsigned char)*s) % 1000000007;
	return id;
}

static const char *
year_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, _("FY %d"),
	    (int)((const struct credit *)row)->fiscal_year);
	return out;
}

static const char *
applicant_text(const void *row, char *out, size_t bytes)
{
	const struct credit *credit = row;

	snprintf(out, bytes, "%s %s", credit->applicant, credit->member);
	return out;
}

static const char *
cases_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%6lld",
	    (long long)((const struct credit *)row)->cases);
	return out;
}

/* None set: a dash, never an invented number. */
static const char *
units(int64_t hundredths, char *out, size_t bytes)
{
	if (hundredths == INT_NONE)
		return "-";
	snprintf(out, bytes, "%lld.%02d", (long long)(hundredths / 100),
	    (int)(hundredths % 100));
	return out;
}

static const char *
units_text(const void *row, char *out, size_t bytes)
{
	return units(((const struct credit *)row)->hundredths, out, bytes);
}

static const struct column columns[] = {
    {.title = N_("Fiscal year"), .cells = 11, .text = year_text},
    {.title = N_("Applicant"),
	.cells = 22,
	.weight = 1,
	.text = applicant_text},
    {.title = N_("Cases approved"), .cells = 14, .text = cases_text},
    {.title = N_("Units (applications, renewals)"),
	.cells = 30,
	.weight = 2,
	.text = units_text},
    {0},
};

static int
open_credits(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = heap_new(1, sizeof(struct credits));
	shape_init(&credits_shape, screen->own);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	const struct credits_args args = {INT_NONE};
	struct credits fresh, old = *own(screen);

	if (program_call(
		screen->program, CALL_REQUEST_CREDITS, &args, &fresh, err) < 0)
		return -err->code;
	*own(screen) = fresh;
	table_set(
	    screen->table, fresh.rows.at, fresh.rows.n, sizeof(struct credit));
	table_touch(screen->table);
	shape_release(&credits_shape, &old);
	return 0;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (action == ACTION_PRINT && table_count(screen->table) == 0)
		return N_("There is no row.");
	return NULL;
}

/* All that was approved in the year under the cursor. */
static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct credit *row = table_selected_row(screen->table);

	(void)err;
	if (action == ACTION_PRINT)
		printing_one(screen, GATHER_APPROVED, row->fiscal_year,
		    _("Approved cases"), "approved");
	return 0;
}

/* The sums of the year under the cursor. */
static void
status(const struct screen *screen, char *out)
{
	const struct credit *here = table_selected_row(screen->table);
	const struct credit *row = own(screen)->rows.at;
	int64_t cases = 0, hundredths = 0;
	char text[32];

	if (here == NULL) {
		snprintf(out, SCREEN_TEXT, " %s",
		    _("Nothing was approved before this fiscal year."));
		return;
	}
	for (size_t i = 0; i < own(screen)->rows.n; i++)
		if (row[i].fiscal_year == here->fiscal_year) {
			cases += row[i].cases;
			hundredths = row[i].hundredths == INT_NONE
					 ? INT_NONE
					 : hundredths + row[i].hundredths;
		}
	snprintf(out, SCREEN_TEXT, _(" FY %d: cases approved %d, units %s"),
	    (int)here->fiscal_year, (int)cases,
	    units(hundredths, text, sizeof text));
}

static void
close_credits(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct credit));
	shape_release(&credits_shape, own(screen));
	free(screen->own);
}

const struct screen_ops credits_screen = {
    .name = "credits",
    .title = N_("Approvals of former fiscal years"),
    .columns = columns,
    .id = row_id,
    .open = open_credits,
    .load = load,
    .refuses = refuses,
    .act = act,
    .status = status,
    .draw = list_draw,
    .close = close_credits,
};
