/* SPDX-License-Identifier: MIT */
/* find: the text to be searched for in the list below. */
#include <stdio.h>

#include "core/i18n.h"
#include "screens.h"
#include "tui/program.h"
#include "tui/widgets/line_box.h"

static int
open_find(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = line_box_new(_("Search"), "", 0);
	return 0;
}

static bool
key(struct screen *screen, const struct key *key)
{
	return line_box_key(screen->own, key);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct program *program = screen->program;
	struct table *table = program_below(program, screen)->table;

	(void)action;
	(void)err;
	snprintf(program->find, sizeof program->find, "%s",
	    line_box_text(screen->own));
	program_pop(program, false);
	if (*program->find != '\0' && !table_find(table, program->find))
		program_say(program, _("Nothing was found."));
	return 0;
}

static void
draw(struct screen *screen)
{
	line_box_draw(screen->own, screen->fresh, &screen->y, &screen->x);
}

static void
close_find(struct screen *screen)
{
	line_box_free(screen->own);
}

const struct screen_ops find_screen = {
    .name = "find",
    .title = N_("Search"),
    .over = true,
    .open = open_find,
    .key = key,
    .act = act,
    .draw = draw,
    .close = close_find,
};
