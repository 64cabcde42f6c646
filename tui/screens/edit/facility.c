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
#include "facility_inside.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"

#define RULE                                                                   \
	N_("A hospital can have several entries, for it was accredited again " \
	   "or the kind has changed. An entry that has ended can be chosen "   \
	   "when the case lies inside it. If the care spans several entries, " \
	   "choose the kind of the main intervention, enter a first and a "    \
	   "last day inside it, and begin \"%s\" with the true period.")

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

static void
move_to(struct screen *screen, int code)
{
	struct facility *facility = own(screen);
	size_t n = facility->list.rows.n, page = FACILITY_ROWS;

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
		return N_("No facility was found.");
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

/* To an entry; a second click chooses it. */
static bool
click(struct screen *screen, const struct key *pressed)
{
	struct facility *facility = own(screen);
	struct err err = {0};
	size_t i;

	if (!facility_entry_at(screen, pressed->y, pressed->x, &i))
		return false;
	if (i != facility->at) {
		facility->at = i;
		screen->fresh = true;
	} else if (act(screen, ACTION_CHOOSE, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
	return true;
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	struct facility *facility = own(screen);
	bool text = pressed->code == INPUT_PASTE ||
		    (pressed->code > ' ' && pressed->code <= 0x10ffff &&
			pressed->code != INPUT_BACKSPACE);

	if (pressed->code == INPUT_CLICK)
		return click(screen, pressed);
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
    .also = KEYMAP_LINE,
    .title = N_("Facility search"),
    .over = true,
    .open = open_facility,
    .load = load,
    .refuses = refuses,
    .act = act,
    .key = key,
    .status = status,
    .draw = facility_draw,
    .tick = tick,
    .close = close_facility,
};
