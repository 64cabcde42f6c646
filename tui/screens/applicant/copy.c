/* SPDX-License-Identifier: MIT */
/* copy: into which empty number of which list a revision goes as a draft. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/call/revisions.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/box.h"

#define BOX_LINES 6
#define BOX_CELLS 60
#define LINE_LIST 1   /* where the application stands in the box */
#define LINE_NUMBER 2 /* and the number */

struct copy {
	int64_t revision;
	int programme;
	struct case_list list; /* of that programme */
	size_t at;             /* its row; list.rows.n: none is empty */
};

static struct copy *
own(const struct screen *screen)
{
	return screen->own;
}

static bool
is_empty(const struct copy *copy, size_t i)
{
	const struct case_row *row = copy->list.rows.at;

	return row[i].state == STATE_EMPTY && !row[i].draft;
}

/* The next empty one, either way round; stays where there is no other. */
static void
step(struct copy *copy, bool up)
{
	size_t n = copy->list.rows.n, at = copy->at;

	for (size_t i = 0; i < n; i++) {
		at = (at + (up ? n - 1 : 1)) % n;
		if (is_empty(copy, at)) {
			copy->at = at;
			return;
		}
	}
}

static int
load(struct screen *screen, struct err *err)
{
	struct copy *copy = own(screen);
	const struct case_list_args args = {copy->programme};
	struct case_list fresh;
	int rc =
	    program_call(screen->program, CALL_CASE_LIST, &args, &fresh, err);

	if (rc < 0)
		return rc;
	shape_release(&case_list_shape, &copy->list);
	copy->list = fresh;
	program_badges(screen->program, fresh.badges);
	for (copy->at = 0; copy->at < fresh.rows.n; copy->at++)
		if (is_empty(copy, copy->at))
			break;
	return 0;
}

static int
open_copy(struct screen *screen, const void *arg, struct err *err)
{
	const struct revision_copying *what = arg;
	struct copy *copy = heap_new(1, sizeof *copy);

	(void)err;
	copy->revision = what->revision;
	copy->programme = what->programme;
	shape_init(&case_list_shape, &copy->list);
	screen->own = copy;
	return 0;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct copy *copy = own(screen);

	return action == ACTION_COPY && copy->at == copy->list.rows.n
		   ? N_("No number of this list is empty.")
		   : NULL;
}

static int
carry_out(struct screen *screen, struct err *err)
{
	struct copy *copy = own(screen);
	struct program *program = screen->program;
	const struct case_row *rows = copy->list.rows.at;
	struct revision_copy_args args = {.revision = copy->revision,
	    .programme = copy->programme,
	    .slot = rows[copy->at].slot,
	    .seen = rows[copy->at].version};
	struct case_written reply;
	char once[ONCE_CHARS + 1], text[SCREEN_TEXT];
	int rc;

	client_once(once);
	args.once = once;
	rc = program_call(program, CALL_REVISION_COPY, &args, &reply, err);
	if (rc < 0)
		return rc;
	/* TRANSLATORS: application, number */
	snprintf(text, sizeof text, _("Copied into a draft: %s, number %d."),
	    words_label(&programme_words, copy->programme), (int)reply.slot);
	program_pop(program, false);
	program_say(program, text);
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct copy *copy = own(screen);
	int by = screen->code == INPUT_FUNCTION(KEY_LEFT) ? -1 : 1;

	switch (action) {
	case ACTION_COPY:
		return carry_out(screen, err);
	case ACTION_MOVE:
		step(copy, screen->code == INPUT_FUNCTION(KEY_UP));
		return 0;
	case ACTION_LIST:
		copy->programme =
		    (copy->programme + PROGRAMME_COUNT + by) % PROGRAMME_COUNT;
		return load(screen, err);
	default:
		return 0;
	}
}

static struct box
place(void)
{
	return box_middle(BOX_LINES, BOX_CELLS);
}

/* The next one of what stands there. */
static int
click(struct screen *screen, int y)
{
	(void)screen;
	switch (y - place().y) {
	case LINE_LIST:
		return INPUT_FUNCTION(KEY_RIGHT);
	case LINE_NUMBER:
		return INPUT_FUNCTION(KEY_DOWN);
	default:
		return 0;
	}
}

static void
draw(struct screen *screen)
{
	const struct copy *copy = own(screen);
	const struct case_row *rows = copy->list.rows.at;
	struct box box = place();
	char *title = heap_printf(
	    _("Copy revision %lld into a draft"), (long long)copy->revision);
	char *text;

	box_draw(&box, title);
	free(title);
	text = heap_printf(_("← → application: %s"),
	    words_label(&programme_words, copy->programme));
	box_text(&box, LINE_LIST, 1, text);
	free(text);
	if (copy->at == copy->list.rows.n)
		text = heap_dup(_("No number of this list is empty."));
	else
		text = heap_printf(_("↑ ↓ empty number: %d  %s"),
		    (int)rows[copy->at].slot,
		    words_label(&category_words, rows[copy->at].category));
	box_text(&box, LINE_NUMBER, 1, text);
	free(text);
	box_text(&box, 4, 1,
	    _("The revision stays; what the form doesn't ask is left out."));
	screen->y = box.y + LINE_NUMBER;
	screen->x = box.x + 2;
}

static void
close_copy(struct screen *screen)
{
	shape_release(&case_list_shape, &own(screen)->list);
	free(screen->own);
}

const struct screen_ops copy_screen = {
    .name = "copy",
    .title = N_("Copy a revision"),
    .over = true,
    .open = open_copy,
    .load = load,
    .refuses = refuses,
    .act = act,
    .click = click,
    .draw = draw,
    .close = close_copy,
};
