/* SPDX-License-Identifier: MIT */
/*
 * windows: 期間 of the 事務局: the windows of a fiscal year, its units, the
 * settings of the site and the way to single members' own last days. ← and →
 * go to another year; Enter changes the line under the cursor.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/windows.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/period.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/years.h"
#include "tui/screens/screens.h"

enum what { WHAT_WINDOW, WHAT_UNITS, WHAT_SETTINGS, WHAT_DEADLINES };

struct line {
	enum what what;
	int programme, kind; /* of a window */
	char *label, *days;  /* heap */
	int64_t id;
};

struct page {
	int64_t year; /* INT_NONE: the present one */
	struct window_page view;
	struct list lines; /* of line */
};

static struct page *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
line_id(const void *row)
{
	return ((const struct line *)row)->id;
}

static const char *
label_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct line *)row)->label;
}

static const char *
days_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct line *)row)->days;
}

static const struct column columns[] = {
    {.title = N_("Period"), .cells = 40, .weight = 1, .text = label_text},
    {.title = N_("First day to last day"),
	.cells = 38,
	.weight = 4,
	.text = days_text},
    {0},
};

static void
add(struct page *page, struct line line)
{
	struct line *row = list_add(&page->lines, sizeof *row);

	line.id = (int64_t)page->lines.n;
	*row = line;
}

static const struct window_kept *
kept(const struct page *page, int programme, int kind)
{
	const struct window_kept *row = page->view.rows.at;

	for (size_t i = 0; i < page->view.rows.n; i++)
		if (row[i].programme == programme && row[i].kind == kind)
			return &row[i];
	return NULL;
}

/* What holds without days. (domain.md: windows) */
static const char *
unset_text(int kind)
{
	return kind == WINDOW_APPLICATION ? _("closed until days are set")
					  : _("open, without days");
}

static void
add_window(struct page *page, int programme, int kind)
{
	const struct window_kept *w = kept(page, programme, kind);
	char from[DATE_SIZE], to[DATE_SIZE];

	add(page, (struct line){.what = WHAT_WINDOW,
		      .programme = programme,
		      .kind = kind,
		      .label = heap_printf("%s  %s",
			  words_label(&programme_words, programme),
			  words_label(&window_words, kind)),
		      .days = w == NULL ? heap_dup(unset_text(kind))
					: heap_printf("%s〜%s",
					      date_format(w->from_on, from),
					      date_format(w->to_on, to))});
}

static char *
units_text(int64_t hundredths)
{
	if (hundredths == INT_NONE)
		return heap_dup(_("not set"));
	return heap_printf("%lld.%02lld", (long long)(hundredths / 100),
	    (long long)(hundredths % 100));
}

static void
make_lines(struct page *page)
{
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int k = 0; k < WINDOW_COUNT; k++)
			if (period_exists((enum programme)p, (enum window)k))
				add_window(page, p, k);
	add(page, (struct line){.what = WHAT_DEADLINES,
		      .label = heap_dup(_("Last days of single members")),
		      .days = heap_dup(_("Enter shows them."))});
	add(page, (struct line){.what = WHAT_UNITS,
		      .label = heap_dup(_("Units per approved case")),
		      .days = units_text(page->view.units)});
	add(page, (struct line){.what = WHAT_SETTINGS,
		      .label = heap_dup(_("The office's contact")),
		      .days = heap_dup(page->view.office == NULL
					   ? _("not set")
					   : page->view.office)});
}

static void
release_lines(struct list *lines)
{
	struct line *line = lines->at;

	for (size_t i = 0; i < lines->n; i++) {
		free(line[i].label);
		free(line[i].days);
	}
	free(line);
	*lines = (struct list){0};
}

static int
open_windows(struct screen *screen, const void *arg, struct err *err)
{
	struct page *page = heap_new(1, sizeof *page);

	(void)arg;
	(void)err;
	page->year = INT_NONE;
	shape_init(&window_page_shape, &page->view);
	screen->own = page;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct page *page = own(screen);
	const struct year_args args = {page->year};
	struct list old = page->lines;
	struct window_page view;
	int rc =
	    program_call(screen->program, CALL_WINDOW_LIST, &args, &view, err);

	if (rc < 0)
		return rc;
	shape_release(&window_page_shape, &page->view);
	page->view = view;
	page->year = view.fiscal_year;
	page->lines = (struct list){0};
	make_lines(page);
	table_set(
	    screen->table, page->lines.at, page->lines.n, sizeof(struct line));
	table_touch(screen->table);
	release_lines(&old);
	return 0;
}

static const struct card_field window_fields[] = {
    {"from_on", N_("First day"), N_("Like 2024-04-01. Empty: no days."), NULL},
    {"to_on", N_("Last day"),
	N_("It ends with the last second of this day, in the site's zone."),
	NULL},
    {0},
};

static void
change_window(struct screen *screen, const struct line *line)
{
	const struct page *page = own(screen);
	const struct window_kept *w = kept(page, line->programme, line->kind);
	struct window_set_args *args = card_args(CALL_WINDOW_SET);
	char *subject = heap_printf(
	    _("Fiscal year %lld  %s"), (long long)page->year, line->label);
	const struct card card = {.title = N_("Period"),
	    .subject = subject,
	    .call = CALL_WINDOW_SET,
	    .fields = window_fields,
	    .args = args,
	    .done = N_("The period was recorded; it holds from now on.")};

	args->seen = page->view.version;
	args->fiscal_year = page->year;
	args->programme = line->programme;
	args->kind = line->kind;
	if (w != NULL) {
		args->from_on = w->from_on;
		args->to_on = w->to_on;
	}
	program_push(screen->program, &card_screen, &card);
	free(subject);
}

static const struct card_field unit_fields[] = {
    {"units", N_("Units × 100"),
	N_("50 is half a unit for each approved case. Empty: none is shown."),
	NULL},
    {0},
};

static void
change_units(struct screen *screen)
{
	const struct page *page = own(screen);
	struct unit_set_args *args = card_args(CALL_UNIT_SET);
	char *subject =
	    heap_printf(_("Fiscal year %lld"), (long long)page->year);
	const struct card card = {.title = N_("Units"),
	    .subject = subject,
	    .call = CALL_UNIT_SET,
	    .fields = unit_fields,
	    .args = args,
	    .done = N_("The units were recorded.")};

	args->seen = page->view.version;
	args->fiscal_year = page->year;
	args->units = page->view.units;
	program_push(screen->program, &card_screen, &card);
	free(subject);
}

static const struct card_field setting_fields[] = {
    {"office", N_("The office's contact"),
	N_("As sentences name it: mail address, telephone."), NULL},
    {"accredited_specialist", N_("New specialist: accredited"),
	N_("A case is registered only if its period lies in the "
	   "accreditation."),
	NULL},
    {"accredited_certified", N_("New certified: accredited"),
	N_("The same for the application as certified doctor."), NULL},
    {"accredited_transfer", N_("Transfer: accredited"),
	N_("The same for the transfer to specialist."), NULL},
    {0},
};

static void
change_settings(struct screen *screen)
{
	const struct window_page *view = &own(screen)->view;
	struct setting_set_args *args = card_args(CALL_SETTING_SET);
	const struct card card = {.title = N_("Settings"),
	    .call = CALL_SETTING_SET,
	    .fields = setting_fields,
	    .args = args,
	    .done = N_("The settings were recorded; they hold from now on.")};

	args->seen = view->version;
	args->office = heap_dup(view->office);
	args->accredited_specialist = view->accredited_specialist;
	args->accredited_certified = view->accredited_certified;
	args->accredited_transfer = view->accredited_transfer;
	program_push(screen->program, &card_screen, &card);
}

static void
change(struct screen *screen, const struct line *line)
{
	switch (line->what) {
	case WHAT_WINDOW:
		change_window(screen, line);
		break;
	case WHAT_UNITS:
		change_units(screen);
		break;
	case WHAT_SETTINGS:
		change_settings(screen);
		break;
	case WHAT_DEADLINES:
		program_push(
		    screen->program, &deadlines_screen, &own(screen)->year);
		break;
	}
}

static int
another_year(struct screen *screen, int64_t step, struct err *err)
{
	struct page *page = own(screen);
	int64_t was = page->year;
	int rc;

	page->year += step;
	rc = load(screen, err);
	if (rc < 0)
		page->year = was;
	return rc;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	return years_refuses(own(screen)->year, action);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct line *line = table_selected_row(screen->table);

	if (action == ACTION_YEAR_BEFORE)
		return another_year(screen, -1, err);
	if (action == ACTION_YEAR_AFTER)
		return another_year(screen, 1, err);
	if (action == ACTION_ENTER && line != NULL)
		change(screen, line);
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(left, SCREEN_TEXT, _(" Periods  fiscal year %lld"),
	    (long long)own(screen)->year);
}

static void
close_windows(struct screen *screen)
{
	struct page *page = own(screen);

	table_set(screen->table, NULL, 0, sizeof(struct line));
	release_lines(&page->lines);
	shape_release(&window_page_shape, &page->view);
	free(page);
}

const struct screen_ops windows_screen = {
    .name = "windows",
    .also = KEYMAP_LIST,
    .title = N_("Periods"),
    .columns = columns,
    .id = line_id,
    .open = open_windows,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = heading,
    .draw = list_draw,
    .close = close_windows,
};
