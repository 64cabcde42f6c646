/* SPDX-License-Identifier: MIT */
/*
 * statistics: cases, requests and decisions as bars: an applicant's own, and
 * those of the whole society for its 事務局.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/statistics.h"
#include "core/call/windows.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "printing.h"
#include "tui/program/program.h"
#include "tui/screens/parts/years.h"
#include "tui/screens/screens.h"

#define BAR_CELLS 34  /* of the longest bar, in 80 cells */
#define BAR_NARROW 14 /* in fewer */

/* A bar, or what those below it are. */
struct line {
	int64_t id;
	const struct statistic *bar; /* of the reply */
	bool title;
	int64_t most, sum; /* of those of its kind */
};

struct page {
	enum call_id call;
	int64_t year; /* INT_NONE: this one */
	struct statistics view;
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
	const struct line *line = row;
	char label[TABLE_TEXT_BYTES];

	if (line->title)
		return statistics_title(line->bar, out, bytes);
	snprintf(out, bytes, "  %s",
	    statistics_label(line->bar, label, sizeof label));
	return out;
}

/* What there is of has a bar, however little it is beside the most. */
static const char *
bar_text(const void *row, char *out, size_t bytes)
{
	const struct line *line = row;
	int64_t cells = COLS >= 80 ? BAR_CELLS : BAR_NARROW, n = 0;

	if (!line->title && line->most > 0)
		n = (line->bar->n * cells + line->most - 1) / line->most;
	if ((size_t)n >= bytes)
		n = (int64_t)bytes - 1;
	memset(out, '#', (size_t)n);
	out[n] = '\0';
	return out;
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	const struct line *line = row;

	snprintf(out, bytes, "%8lld",
	    (long long)(line->title ? line->sum : line->bar->n));
	return out;
}

static const struct column columns[] = {
    {.title = N_("What"), .cells = 34, .text = label_text},
    {.cells = BAR_CELLS, .weight = 1, .text = bar_text},
    {.title = N_("Count"), .cells = 8, .text = number_text},
    {0},
};

static void
add_line(struct list *lines, const struct statistic *bar, bool title,
    const struct statistics_group *group)
{
	struct line *line = list_add(lines, sizeof *line);

	*line = (struct line){
	    (int64_t)lines->n, bar, title, group->most, group->sum};
}

/* A title above each kind. */
static void
make_lines(struct page *page)
{
	const struct statistic *bar = page->view.rows.at;
	const struct statistic *end = bar + page->view.rows.n;
	struct statistics_group group;

	for (; bar < end; bar += group.n) {
		group = statistics_group(bar, (size_t)(end - bar));
		add_line(&page->lines, bar, true, &group);
		for (size_t i = 0; i < group.n; i++)
			add_line(&page->lines, &bar[i], false, &group);
	}
}

static void
open_page(struct screen *screen, enum call_id call)
{
	struct page *page = heap_new(1, sizeof *page);

	page->call = call;
	page->year = INT_NONE;
	shape_init(&statistics_shape, &page->view);
	screen->own = page;
}

static int
open_own(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	open_page(screen, CALL_STATISTICS_OWN);
	return 0;
}

static int
open_office(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	open_page(screen, CALL_STATISTICS_OFFICE);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct page *page = own(screen);
	const struct year_args args = {page->year};
	struct statistics view;
	int rc = program_call(screen->program, page->call, &args, &view, err);

	if (rc < 0)
		return rc;
	table_set(screen->table, NULL, 0, sizeof(struct line));
	free(page->lines.at);
	shape_release(&statistics_shape, &page->view);
	page->view = view;
	page->year = view.fiscal_year;
	page->lines = (struct list){0};
	make_lines(page);
	table_set(
	    screen->table, page->lines.at, page->lines.n, sizeof(struct line));
	table_touch(screen->table);
	return 0;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	return years_refuses(own(screen)->year, action);
}

static void
print(struct screen *screen)
{
	struct page *page = own(screen);

	printing_one(screen,
	    page->call == CALL_STATISTICS_OWN ? GATHER_BARS
					      : GATHER_BARS_OF_ALL,
	    page->year, _("Statistics"), "statistics");
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct page *page = own(screen);
	int64_t was = page->year;
	int rc;

	if (action == ACTION_PRINT)
		print(screen);
	if (action != ACTION_YEAR_BEFORE && action != ACTION_YEAR_AFTER)
		return 0;
	page->year += action == ACTION_YEAR_AFTER ? 1 : -1;
	rc = load(screen, err);
	if (rc < 0)
		page->year = was;
	return rc;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(left, SCREEN_TEXT,
	    _(" Statistics  decisions of fiscal year %lld"),
	    (long long)own(screen)->year);
}

static void
draw(struct screen *screen)
{
	if (screen->fresh)
		table_touch(screen->table);
	table_draw(screen->table, stdscr, 1, 0, LINES - 3, COLS);
	table_cursor(screen->table, &screen->y, &screen->x);
}

static void
close_statistics(struct screen *screen)
{
	struct page *page = own(screen);

	table_set(screen->table, NULL, 0, sizeof(struct line));
	free(page->lines.at);
	shape_release(&statistics_shape, &page->view);
	free(page);
}

#define STATISTICS(opens)                                                      \
	.name = "statistics", .also = KEYMAP_LIST, .title = N_("Statistics"),  \
	.columns = columns, .id = line_id, .open = (opens), .load = load,      \
	.refuses = refuses, .act = act, .heading = heading, .draw = draw,      \
	.close = close_statistics

const struct screen_ops statistics_screen = {STATISTICS(open_own)};
const struct screen_ops statistics_office_screen = {STATISTICS(open_office)};
