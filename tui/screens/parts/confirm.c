/* SPDX-License-Identifier: MIT */
/* confirm: a box over the screen that asks, or tells; a key answers. */
#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/box.h"
#include "tui/widgets/paragraph.h"

#define TEXT_CELLS 64
#define FRAME 4 /* borders and a blank on both sides */

struct confirm {
	struct paragraph *text;
	void (*yes)(struct screen *);
	size_t first; /* row of the text on top, when it doesn't fit */
};

static struct confirm *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_question(struct screen *screen, const void *arg, struct err *err)
{
	const struct question *question = arg;
	struct confirm *confirm = heap_new(1, sizeof *confirm);

	(void)err;
	confirm->text = paragraph_new(question->text);
	confirm->yes = question->yes;
	screen->own = confirm;
	return 0;
}

static int
open_notice(struct screen *screen, const void *arg, struct err *err)
{
	const struct question question = {arg, NULL};

	return open_question(screen, &question, err);
}

/* What was agreed to may have closed the screen that asked. */
static bool
still_open(const struct program *program, const struct screen *screen)
{
	for (size_t i = 0; i < program->depth; i++)
		if (screen == &program->stack[i])
			return true;
	return screen == &program->tabs[program->tab].screen;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	void (*yes)(struct screen *) = own(screen)->yes;

	program_pop(program, false);
	if (action != ACTION_YES)
		return 0;
	yes(below);
	if (!still_open(program, below) || below->ops->load == NULL)
		return 0;
	return below->ops->load(below, err);
}

/* The two answers as they stand in the box. */
static const char *
answers(void)
{
	return _("y: yes   n: no");
}

/* Of a text that is longer than the window. */
static bool
turn(struct screen *screen, const struct key *key)
{
	if (key->code == INPUT_FUNCTION(KEY_DOWN))
		own(screen)->first++;
	else if (key->code == INPUT_FUNCTION(KEY_UP) && own(screen)->first > 0)
		own(screen)->first--;
	else
		return key->code == INPUT_FUNCTION(KEY_UP);
	return true;
}

/* A click on one of them; anywhere else is none. */
static bool
key_question(struct screen *screen, const struct key *key)
{
	struct program *program = screen->program;
	const char *words = answers(), *no = strstr(words, "n:");
	int at = key->x - screen->x, cells = text_cells(words, strlen(words));
	struct err err = {0};
	enum action answer = ACTION_YES;

	if (key->code != INPUT_CLICK)
		return turn(screen, key);
	if (key->y != screen->y || at < 0 || at >= cells)
		return true;
	if (no != NULL && at >= text_cells(words, (size_t)(no - words)))
		answer = ACTION_NO;
	if (act(screen, answer, &err) < 0)
		program_say_err(program, &err);
	err_clear(&err);
	return true;
}

/* A notice goes at any key; one that is too long scrolls first. */
static bool
key_notice(struct screen *screen, const struct key *key)
{
	if (!turn(screen, key))
		program_pop(screen->program, false);
	return true;
}

/* At the right of the answers: that the text goes on. */
static void
draw_more(const struct box *box, int cells, bool below)
{
	const char *text = below ? _("↓ more") : _("↑ more");

	box_text(box, box->lines - 2,
	    1 + cells - text_cells(text, strlen(text)), text);
}

static void
draw(struct screen *screen)
{
	struct confirm *confirm = own(screen);
	int cells = COLS - FRAME < TEXT_CELLS ? COLS - FRAME : TEXT_CELLS;
	size_t rows = paragraph_rows(confirm->text, cells), seen, bytes;
	int most = LINES - 3; /* the first line, messages and keys stay */
	struct box box = box_middle(
	    (int)rows + 4 < most ? (int)rows + 4 : most, cells + FRAME);

	seen = (size_t)box.lines - 4;
	if (confirm->first + seen > rows)
		confirm->first = rows - seen;
	box_draw(&box, NULL);
	for (size_t i = 0; i < seen; i++) {
		const char *row = paragraph_row(
		    confirm->text, cells, confirm->first + i, &bytes);

		mvaddnstr(box.y + 1 + (int)i, box.x + 2, row, (int)bytes);
	}
	if (seen < rows)
		draw_more(&box, cells, confirm->first + seen < rows);
	box_text(&box, box.lines - 2, 1,
	    confirm->yes != NULL ? answers() : _("Any key closes this."));
	screen->y = box.y + box.lines - 2;
	screen->x = box.x + 2;
}

static void
close_confirm(struct screen *screen)
{
	paragraph_free(own(screen)->text);
	free(screen->own);
}

const struct screen_ops confirm_screen = {
    .name = "confirm",
    .title = N_("Please confirm"),
    .over = true,
    .open = open_question,
    .act = act,
    .key = key_question,
    .draw = draw,
    .close = close_confirm,
};

const struct screen_ops notice_screen = {
    .name = "notice",
    .title = N_("Notice"),
    .over = true,
    .open = open_notice,
    .key = key_notice,
    .draw = draw,
    .close = close_confirm,
};
