/* SPDX-License-Identifier: MIT */
/* edit_stale: the same item was changed elsewhere: both texts, one choice. */
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "edit_inside.h"
#include "tui/widgets/box.h"

#define BOX_CELLS 100
#define SIDES_COLS 120 /* from here on the texts stand side by side */

struct stale {
	struct edit_item *item; /* of the screen below */
	struct paragraph *mine, *theirs;
	size_t first; /* row of both that is seen first */
};

/* Where one of the two texts stands inside the box. */
struct part {
	int y, x, rows, cells;
};

static struct stale *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_stale(struct screen *screen, const void *arg, struct err *err)
{
	struct screen *below = program_below(screen->program, screen);
	const struct edit_item *asked = arg;
	struct stale *stale = heap_new(1, sizeof *stale);

	(void)err;
	stale->item = edit_find(edit_own(below), asked->item);
	stale->mine =
	    paragraph_new(form_shown(asked->item, edit_text(stale->item)));
	stale->theirs =
	    paragraph_new(form_shown(asked->item, stale->item->theirs));
	screen->own = stale;
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct stale *stale = own(screen);
	struct screen *below = program_below(screen->program, screen);
	struct edit_item *item = stale->item;

	(void)err;
	if (action == ACTION_MOVE) {
		if (screen->code == INPUT_FUNCTION(KEY_UP))
			stale->first -= stale->first > 0;
		else
			stale->first++;
		screen->fresh = true;
		return 0;
	}
	program_pop(screen->program, false);
	edit_draft_settle(below, item, action == ACTION_MINE);
	return 0;
}

static void
draw_part(const struct stale *stale, struct paragraph *text,
    const struct part *part, const char *title)
{
	size_t n = paragraph_rows(text, part->cells), bytes;

	attron(A_BOLD);
	mvaddstr(part->y, part->x, title);
	attroff(A_BOLD);
	for (int i = 0; i < part->rows - 1; i++) {
		size_t row = stale->first + (size_t)i;
		const char *s;

		mvhline(part->y + 1 + i, part->x, ' ', part->cells);
		if (row >= n)
			continue;
		s = paragraph_row(text, part->cells, row, &bytes);
		mvaddnstr(part->y + 1 + i, part->x, s, (int)bytes);
	}
}

static void
limit_first(struct stale *stale, const struct part *part)
{
	size_t a = paragraph_rows(stale->mine, part->cells);
	size_t b = paragraph_rows(stale->theirs, part->cells);
	size_t rows = a > b ? a : b, seen = (size_t)part->rows - 1;

	if (stale->first + seen > rows)
		stale->first = rows > seen ? rows - seen : 0;
}

static void
draw(struct screen *screen)
{
	struct stale *stale = own(screen);
	struct box box =
	    box_middle(LINES - 3, COLS < SIDES_COLS ? BOX_CELLS : COLS - 4);
	struct part a = {box.y + 1, box.x + 2, box.lines - 3, box.cells - 4};
	struct part b;
	char title[SCREEN_TEXT];

	if (COLS < SIDES_COLS) {
		a.rows = (box.lines - 3) / 2;
		b = a;
		b.y += a.rows;
	} else {
		a.cells = (box.cells - 6) / 2;
		b = a;
		b.x += a.cells + 2;
	}
	snprintf(title, sizeof title, _("%s: changed in two places"),
	    gettext(form_rows[stale->item->item].label));
	limit_first(stale, &a);
	box_draw(&box, title);
	draw_part(stale, stale->mine, &a, _("Yours:"));
	draw_part(stale, stale->theirs, &b, _("The other session's:"));
	box_text(
	    &box, box.lines - 2, 1, _("m: keep yours   t: take the other"));
	screen->y = box.y + box.lines - 2;
	screen->x = box.x + 2;
}

static void
close_stale(struct screen *screen)
{
	paragraph_free(own(screen)->mine);
	paragraph_free(own(screen)->theirs);
	free(screen->own);
}

const struct screen_ops stale_screen = {
    .name = "stale",
    .title = N_("Changed in two places"),
    .over = true,
    .open = open_stale,
    .act = act,
    .draw = draw,
    .close = close_stale,
};
