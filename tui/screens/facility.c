/* SPDX-License-Identifier: MIT */
/*
 * facility: 診療施設検索, a box over the form. Each accreditation of a
 * hospital is an entry of its own; the rule for choosing stands below [seed].
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/search.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "screens.h"
#include "tui/program.h"
#include "tui/widgets/box.h"
#include "tui/widgets/paragraph.h"
#include "tui/widgets/textarea.h"

#define BOX_CELLS 100
#define ONE_ROW_CELLS 86 /* from here on an entry needs one row, not two */
#define LIST_ROWS 3      /* at least; the rule has the rest */

#define RULE                                                                   \
	N_("A hospital can have several entries, for it was accredited again " \
	   "or the kind has changed. An entry that has ended can be chosen "   \
	   "when the case lies inside it. If the care spans several entries, " \
	   "choose the kind of the main intervention, enter a first and a "    \
	   "last day inside it, and begin \"%s\" with the true period.")

struct facility {
	struct textarea *query;
	bool
	    given; /* the query was proposed: the first character replaces it */
	bool asked; /* the list is of this query */
	struct span period;
	void (*chosen)(struct screen *, const struct entry *);
	struct facility_list list;
	size_t at, first; /* chosen and first seen entry */
	struct paragraph *rule;
};

/* How the box is divided, for one size of the screen. */
struct plan {
	struct box box;
	int list_y, list_rows, each; /* rows of the list, of one entry */
	int rule_y, rule_rows;
};

static struct facility *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_facility(struct screen *screen, const void *arg, struct err *err)
{
	const struct facility_question *question = arg;
	const struct key end = {.code = INPUT_FUNCTION(KEY_END)};
	struct facility *facility = heap_new(1, sizeof *facility);
	char *rule;

	(void)err;
	facility->query = textarea_new_line();
	facility->period = question->period;
	facility->chosen = question->chosen;
	if (question->query != NULL) {
		textarea_set(facility->query, question->query);
		textarea_key(facility->query, &end);
		/* one character was typed to get here, more is a proposal */
		facility->given = textarea_clusters(facility->query) > 1;
	}
/* a literal with one %s, above */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	rule =
	    heap_printf(gettext(RULE), gettext(form_rows[ITEM_HISTORY].label));
#pragma GCC diagnostic pop
	facility->rule = paragraph_new(rule);
	free(rule);
	shape_init(&facility_list_shape, &facility->list);
	screen->own = facility;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct facility *facility = own(screen);
	struct facility_search_args args = {
	    .from = facility->period.from, .to = facility->period.to};
	struct facility_list list;
	int rc;

	facility->asked = true;
	args.query = heap_dup(textarea_text(facility->query));
	rc = program_call(
	    screen->program, CALL_FACILITY_SEARCH, &args, &list, err);
	free(args.query);
	if (rc < 0)
		return rc;
	shape_release(&facility_list_shape, &facility->list);
	facility->list = list;
	facility->at = facility->first = 0;
	screen->fresh = true;
	return 0;
}

/* Once for all keys that came together. */
static void
tick(struct screen *screen)
{
	struct err err = {0};

	if (!own(screen)->asked && load(screen, &err) < 0)
		program_say(screen->program, err.text);
	err_clear(&err);
}

static const struct entry *
selected(const struct screen *screen)
{
	const struct facility *facility = own(screen);
	const struct entry *rows = facility->list.rows.at;

	return facility->at < facility->list.rows.n ? &rows[facility->at]
						    : NULL;
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	struct facility *facility = own(screen);
	bool text = pressed->code == INPUT_PASTE ||
		    (pressed->code > ' ' && pressed->code <= 0x10ffff &&
			pressed->code != INPUT_BACKSPACE);

	if (facility->given && text)
		textarea_set(facility->query, "");
	switch (textarea_key(facility->query, pressed)) {
	case TEXTAREA_IGNORED:
		return false;
	case TEXTAREA_CHANGED:
		facility->asked = false;
		break;
	case TEXTAREA_MOVED:
	case TEXTAREA_FULL:
		break;
	}
	facility->given = false;
	program_say(screen->program, "");
	return true;
}

static void
move_to(struct screen *screen, int code)
{
	struct facility *facility = own(screen);
	size_t n = facility->list.rows.n, page = LIST_ROWS;

	if (code == INPUT_FUNCTION(KEY_DOWN))
		facility->at++;
	else if (code == INPUT_FUNCTION(KEY_UP))
		facility->at -= facility->at > 0;
	else if (code == INPUT_FUNCTION(KEY_NPAGE))
		facility->at += page;
	else if (code == INPUT_FUNCTION(KEY_PPAGE))
		facility->at -= facility->at < page ? facility->at : page;
	if (n > 0 && facility->at >= n)
		facility->at = n - 1;
	screen->fresh = true;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (action == ACTION_CHOOSE && selected(screen) == NULL)
		return _("No facility was found.");
	return NULL;
}

/* The box goes first: what `chosen` says must not be closed with it. */
static void
take(struct screen *screen)
{
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	struct facility *facility = own(screen);
	struct entry *row = (struct entry *)facility->list.rows.at;
	struct entry entry = row[facility->at];
	void (*chosen)(struct screen *, const struct entry *) =
	    facility->chosen;

	shape_init(&entry_shape, &row[facility->at]);
	program_pop(program, false);
	chosen(below, &entry);
	shape_release(&entry_shape, &entry);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	if (action == ACTION_MOVE)
		move_to(screen, screen->code);
	else if (action == ACTION_CHOOSE) {
		/* what is shown must be what was asked for */
		if (!own(screen)->asked && load(screen, err) < 0)
			return -err->code;
		if (selected(screen) != NULL)
			take(screen);
	}
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	const struct facility *facility = own(screen);
	const struct entry *entry = selected(screen);
	char from[DATE_SIZE], to[DATE_SIZE];

	if (entry == NULL)
		snprintf(out, SCREEN_TEXT, "%s", _(" No facility was found."));
	else if (facility->period.from == DATE_NONE)
		snprintf(out, SCREEN_TEXT, "%s",
		    _(" The period is not entered yet."));
	else
		snprintf(out, SCREEN_TEXT,
		    entry->fits
			? _(" The period %s〜%s lies inside this entry.")
			: _(" The period %s〜%s does not lie inside "
			    "this entry."),
		    date_format(facility->period.from, from),
		    date_format(facility->period.to, to));
}

static struct plan
make_plan(struct facility *facility)
{
	struct plan plan = {.box = box_middle(LINES - 3, BOX_CELLS)};
	int inside = plan.box.lines - 2, most = inside - 2 - LIST_ROWS;

	plan.each = plan.box.cells < ONE_ROW_CELLS ? 2 : 1;
	plan.rule_rows =
	    (int)paragraph_rows(facility->rule, plan.box.cells - 4);
	if (plan.rule_rows > most)
		plan.rule_rows = most;
	plan.list_y = plan.box.y + 2;
	plan.list_rows = inside - 2 - plan.rule_rows;
	plan.rule_y = plan.list_y + plan.list_rows + 1;
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
	const char *fits = entry->fits ? _("fits") : outside;
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

static void
draw(struct screen *screen)
{
	struct facility *facility = own(screen);
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

static void
close_facility(struct screen *screen)
{
	struct facility *facility = own(screen);

	textarea_free(facility->query);
	paragraph_free(facility->rule);
	shape_release(&facility_list_shape, &facility->list);
	free(facility);
}

const struct screen_ops facility_screen = {
    .name = "facility",
    .title = N_("Facility search"),
    .over = true,
    .open = open_facility,
    .load = load,
    .refuses = refuses,
    .act = act,
    .key = key,
    .status = status,
    .draw = draw,
    .tick = tick,
    .close = close_facility,
};
