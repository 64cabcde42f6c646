/* SPDX-License-Identifier: MIT */
/*
 * delete: what is to go, asked where there is more than one answer: a draft
 * alone or the case, an approved case for good or back into a draft. For an
 * approved one the service says first what is lost, and the number is typed.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/box.h"
#include "tui/widgets/paragraph.h"
#include "tui/widgets/textarea.h"

#define TEXT_CELLS 66
#define FRAME 4 /* borders and a blank on both sides */
#define NUMBER_CELLS 6

struct way {
	const char *label, *done; /* msgids; done holds one %d */
	bool discards;            /* the draft alone */
	bool draft;               /* back into a draft */
};

/* A draft over what is registered. */
static const struct way drafted[] = {
    {.label = N_("Throw the draft away only; what is registered stays"),
	.done = N_("Number %d: the draft was discarded."),
	.discards = true},
    {.label = N_("Delete the case with its draft"),
	.done = N_("Number %d was deleted.")},
};

static const struct way approved[] = {
    {.label = N_("Delete it and put it back into a draft"),
	.done = N_("Number %d was deleted and is a draft again."),
	.draft = true},
    {.label = N_("Delete it"), .done = N_("Number %d was deleted.")},
};

#define WAYS 2 /* of each */

struct deletion {
	int programme;
	int64_t slot, version;
	const struct way *ways;
	int chosen, line; /* the way, and the line of the first one */
	struct paragraph *text;
	struct textarea *number; /* to be typed, or NULL */
};

static struct deletion *
own(const struct screen *screen)
{
	return screen->own;
}

static int
call_delete(
    struct screen *screen, const struct way *way, bool confirm, struct err *err)
{
	struct deletion *d = own(screen);
	const char *typed = d->number == NULL ? "" : textarea_text(d->number);
	char *digits = text_ascii_digits(typed);
	struct case_delete_args args = {.programme = d->programme,
	    .slot = d->slot,
	    .seen = d->version,
	    .typed = *digits == '\0' ? INT_NONE : strtoll(digits, NULL, 10),
	    .draft = way->draft};
	struct case_written reply;
	char once[ONCE_CHARS + 1];
	int rc;

	free(digits);
	client_once(once);
	args.once = once;
	if (confirm)
		*(const char **)list_add(&args.confirm, sizeof(char *)) =
		    "approved";
	rc =
	    program_call(screen->program, CALL_CASE_DELETE, &args, &reply, err);
	free(args.confirm.at);
	return rc;
}

/* What is lost, in the service's words: the call without a yes. */
static int
ask_service(struct screen *screen, struct err *err)
{
	int rc = call_delete(screen, &approved[0], false, err);

	if (rc != -ERR_CONFIRM)
		return rc;
	own(screen)->text = paragraph_new(err->text);
	own(screen)->number = textarea_new_line();
	err_clear(err);
	return 0;
}

static int
open_deletion(struct screen *screen, const void *arg, struct err *err)
{
	const struct case_deletion *what = arg;
	struct deletion *d = heap_new(1, sizeof *d);

	screen->own = d;
	d->programme = what->programme;
	d->slot = what->row->slot;
	d->version = what->row->version;
	d->ways = what->row->state == STATE_APPROVED ? approved : drafted;
	if (d->ways == approved)
		return ask_service(screen, err);
	d->text = paragraph_new(_("A draft lies beside what is registered. "
				  "What is to be deleted?"));
	return 0;
}

static bool
key_number(struct screen *screen, const struct key *key)
{
	struct deletion *d = own(screen);

	return d->number != NULL && key->code != INPUT_FUNCTION(KEY_UP) &&
	       key->code != INPUT_FUNCTION(KEY_DOWN) &&
	       textarea_key(d->number, key) != TEXTAREA_IGNORED;
}

static int
call_discard(struct screen *screen, struct err *err)
{
	struct deletion *d = own(screen);
	struct case_write_args args = {
	    .programme = d->programme, .slot = d->slot, .seen = d->version};
	struct case_written reply;
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	return program_call(
	    screen->program, CALL_DRAFT_DISCARD, &args, &reply, err);
}

static int
carry_out(struct screen *screen, struct err *err)
{
	struct deletion *d = own(screen);
	struct program *program = screen->program;
	const struct way *way = &d->ways[d->chosen];
	char text[SCREEN_TEXT];
	int rc = way->discards ? call_discard(screen, err)
			       : call_delete(screen, way, true, err);

	if (rc < 0)
		return rc;
/* the msgids of the two tables above hold one %d */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, sizeof text, gettext(way->done), (int)d->slot);
#pragma GCC diagnostic pop
	program_pop(program, true);
	program_say(program, text);
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	if (action == ACTION_DELETE)
		return carry_out(screen, err);
	if (action == ACTION_MOVE) {
		own(screen)->chosen = screen->code == INPUT_FUNCTION(KEY_DOWN);
		program_say(screen->program, "");
	}
	return 0;
}

static int
click(struct screen *screen, int y)
{
	struct deletion *d = own(screen);
	int way = y - d->line, was = d->chosen;

	if (way < 0 || way >= WAYS)
		return 0;
	d->chosen = way;
	return way == was ? INPUT_ENTER : 0;
}

static void
draw_ways(const struct deletion *d, const struct box *box, int line)
{
	char *text;

	for (int i = 0; i < WAYS; i++) {
		text = heap_printf("%s %s", i == d->chosen ? "(*)" : "( )",
		    gettext(d->ways[i].label));
		box_text(box, line + i, 1, text);
		free(text);
	}
}

static void
draw_number(struct screen *screen, const struct box *box, int line)
{
	struct deletion *d = own(screen);
	char *text =
	    heap_printf(_("To delete it, type its number (%d):"), (int)d->slot);
	int x = box->x + 3 + text_cells(text, strlen(text));

	box_text(box, line, 1, text);
	free(text);
	textarea_touch(d->number);
	textarea_draw(d->number, stdscr, box->y + line, x, 1, NUMBER_CELLS);
	textarea_cursor(d->number, &screen->y, &screen->x);
}

static void
draw(struct screen *screen)
{
	struct deletion *d = own(screen);
	int cells = COLS - FRAME < TEXT_CELLS ? COLS - FRAME : TEXT_CELLS;
	int rows = (int)paragraph_rows(d->text, cells);
	struct box box = box_middle(
	    rows + WAYS + (d->number == NULL ? 3 : 5), cells + FRAME);
	char *title = heap_printf(_("Delete number %d"), (int)d->slot);
	size_t bytes;

	box_draw(&box, title);
	free(title);
	for (int i = 0; i < rows; i++) {
		const char *row =
		    paragraph_row(d->text, cells, (size_t)i, &bytes);

		mvaddnstr(box.y + 1 + i, box.x + 2, row, (int)bytes);
	}
	draw_ways(d, &box, rows + 2);
	d->line = box.y + rows + 2;
	screen->y = d->line + d->chosen;
	screen->x = box.x + 2;
	if (d->number != NULL)
		draw_number(screen, &box, rows + WAYS + 3);
}

static void
close_deletion(struct screen *screen)
{
	struct deletion *d = own(screen);

	paragraph_free(d->text);
	textarea_free(d->number);
	free(d);
}

const struct screen_ops delete_screen = {
    .name = "delete",
    .also = KEYMAP_LINE,
    .title = N_("Delete a case"),
    .over = true,
    .open = open_deletion,
    .key = key_number,
    .act = act,
    .click = click,
    .draw = draw,
    .close = close_deletion,
};
