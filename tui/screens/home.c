/* SPDX-License-Identifier: MIT */
/* home: マイページ, where everybody starts [seed]. */
#include <curses.h>
#include <stdlib.h>

#include "core/call/home.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "screens.h"
#include "tui/program.h"
#include "tui/widgets/paragraph.h"

static struct home *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_home(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = heap_new(1, sizeof(struct home));
	shape_init(&home_shape, screen->own);
	return 0;
}

/* The greeting brought it: no second round trip. */
static int
load(struct screen *screen, struct err *err)
{
	struct program *program = screen->program;
	const struct nothing args = {0};
	struct home fresh;

	if (program->hello.home != NULL) {
		fresh = *program->hello.home;
		free(program->hello.home);
		program->hello.home = NULL;
	} else if (program_call(program, CALL_HOME_SHOW, &args, &fresh, err) <
		   0)
		return -err->code;
	shape_release(&home_shape, own(screen));
	*own(screen) = fresh;
	program_badges(program, fresh.badges);
	return 0;
}

/* The line after the last. */
static int
draw_text(int y, const char *text)
{
	struct paragraph *p = paragraph_new(text);
	size_t rows = paragraph_rows(p, COLS - 2), bytes;
	const char *row;

	for (size_t i = 0; i < rows && y < LINES - 2; i++) {
		row = paragraph_row(p, COLS - 2, i, &bytes);
		mvaddnstr(y++, 1, row, (int)bytes);
	}
	paragraph_free(p);
	return y;
}

static void
draw(struct screen *screen)
{
	const struct home *home = own(screen);
	int y = draw_text(1, home->greeting);

	draw_text(y, home->open_now);
	screen->y = 1;
	screen->x = 0;
}

static void
close_home(struct screen *screen)
{
	shape_release(&home_shape, own(screen));
	free(screen->own);
}

const struct screen_ops home_screen = {
    .name = "home",
    .title = N_("My page"),
    .open = open_home,
    .load = load,
    .draw = draw,
    .close = close_home,
};
