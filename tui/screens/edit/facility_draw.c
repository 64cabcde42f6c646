/* SPDX-License-Identifier: MIT */
/* facility_draw: the box of 診療施設検索: the search, its entries, the rule. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"
#include "facility_inside.h"
#include "tui/widgets/box.h"

#define BOX_CELLS 100
#define ONE_ROW_CELLS 86 /* from here on an entry needs one row, not two */

/* How the box is divided, for one size of the screen. */
struct plan {
	struct box box;
	int list_y, list_rows, each; /* rows of the list, of one entry */
	int rule_y, rule_rows;
	bool dated; /* else nobody can say what fits */
};

static struct plan
make_plan(struct facility *facility)
{
	struct plan plan = {.box = box_middle(LINES - 3, BOX_CELLS)};
	int inside = plan.box.lines - 2, most = inside - 2 - FACILITY_ROWS;

	plan.each = plan.box.cells < ONE_ROW_CELLS ? 2 : 1;
	plan.rule_rows =
	    (int)paragraph_rows(facility->rule, plan.box.cells - 4);
	if (plan.rule_rows > most)
		plan.rule_rows = most;
	plan.list_y = plan.box.y + 2;
	plan.list_rows = inside - 2 - plan.rule_rows;
	plan.rule_y = plan.list_y + plan.list_rows + 1;
	plan.dated = facility->period.from != DATE_NONE;
	return plan;
}

static void
put(const struct plan *plan, int y, const char *text)
{
	int cells = plan->box.cells - 3;

	mvhline(y, plan->box.x + 1, ' ', plan->box.cells - 2);
	mvaddnstr(y, plan->box.x + 1, text, (int)text_fit(text, cells, NULL));
}

static int
cells_of(const char *text)
{
	return text_cells(text, strlen(text));
}

/* The widest kind, so that the days stand below each other. */
static int
kind_cells(void)
{
	int most = 0;

	for (int i = 0; i < accreditation_words.n; i++) {
		int cells = cells_of(words_label(&accreditation_words, i));

		most = cells > most ? cells : most;
	}
	return most;
}

static void
draw_entry(const struct plan *plan, int y, const struct entry *entry, bool now)
{
	const char *ended = _("(accreditation ended)"), *outside = _("outside");
	const char *fits = !plan->dated  ? ""
			   : entry->fits ? _("fits")
					 : outside;
	const char *mark = now ? ">" : " ", *over = entry->ended ? ended : "";
	const char *kind = words_label(&accreditation_words, entry->kind);
	char from[DATE_SIZE], to[DATE_SIZE], text[SCREEN_TEXT];
	char *name, *padded = text_pad(kind, kind_cells());
	int rest = 6 + cells_of(outside);

	date_format(entry->from_on, from);
	date_format(entry->to_on, to);
	if (plan->each == 1)
		rest += 26 + kind_cells() + cells_of(ended);
	name = text_pad(entry->name, plan->box.cells - rest);
	if (now)
		attron(A_BOLD);
	if (plan->each == 1)
		snprintf(text, sizeof text, "%s %s %s %s〜%s %s %s", mark, name,
		    padded, from, to, fits, over);
	else
		snprintf(text, sizeof text, "%s %s %s", mark, name, fits);
	put(plan, y, text);
	if (plan->each == 2) {
		snprintf(text, sizeof text, "    %s %s〜%s %s", padded, from,
		    to, over);
		put(plan, y + 1, text);
	}
	attroff(A_BOLD);
	free(name);
	free(padded);
}

static void
draw_list(struct facility *facility, const struct plan *plan)
{
	const struct entry *rows = facility->list.rows.at;
	size_t n = facility->list.rows.n;
	size_t seen = (size_t)(plan->list_rows / plan->each);

	if (facility->at < facility->first)
		facility->first = facility->at;
	if (facility->at >= facility->first + seen)
		facility->first = facility->at - seen + 1;
	for (int y = 0; y < plan->list_rows; y++)
		put(plan, plan->list_y + y, "");
	for (size_t i = 0; i < seen && facility->first + i < n; i++)
		draw_entry(plan, plan->list_y + (int)i * plan->each,
		    &rows[facility->first + i],
		    facility->first + i == facility->at);
}

static void
draw_rule(struct facility *facility, const struct plan *plan)
{
	size_t bytes;
	char count[SCREEN_TEXT];

	mvhline_set(
	    plan->rule_y - 1, plan->box.x + 1, WACS_HLINE, plan->box.cells - 2);
	snprintf(count, sizeof count, " %zu%s ", facility->list.rows.n,
	    facility->list.more ? "+" : "");
	mvaddstr(plan->rule_y - 1, plan->box.x + 2, count);
	for (int i = 0; i < plan->rule_rows; i++) {
		const char *row = paragraph_row(
		    facility->rule, plan->box.cells - 4, (size_t)i, &bytes);

		mvaddnstr(plan->rule_y + i, plan->box.x + 2, row, (int)bytes);
	}
}

void
facility_draw(struct screen *screen)
{
	struct facility *facility = screen->own;
	struct plan plan = make_plan(facility);
	const char *label = _("Search: ");
	int x = plan.box.x + 2 + text_cells(label, strlen(label));

	if (screen->fresh) {
		box_draw(&plan.box, _("Facility search"));
		mvaddstr(plan.box.y + 1, plan.box.x + 2, label);
		textarea_touch(facility->query);
		draw_list(facility, &plan);
		draw_rule(facility, &plan);
	}
	textarea_draw(facility->query, stdscr, plan.box.y + 1, x, 1,
	    plan.box.x + plan.box.cells - 2 - x);
	textarea_cursor(facility->query, &screen->y, &screen->x);
}

bool
facility_entry_at(struct screen *screen, int y, int x, size_t *i)
{
	struct facility *facility = screen->own;
	struct plan plan = make_plan(facility);
	int row = y - plan.list_y;

	if (row < 0 || row / plan.each >= plan.list_rows / plan.each ||
	    x <= plan.box.x || x >= plan.box.x + plan.box.cells - 1)
		return false;
	*i = facility->first + (size_t)(row / plan.each);
	return *i < facility->list.rows.n;
}
