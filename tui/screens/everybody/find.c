/* SPDX-License-Identifier: MIT */
/* find: what is to be searched for, in the list or in the text below. */
#include <stdio.h>
#include <string.h>

#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"
#include "tui/widgets/textarea.h"

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

/* The last one stands there: Enter alone goes on to the next place. */
static int
open_find_text(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = line_box_new(_("Search"), screen->program->find, 0);
	return 0;
}

static int
act_text(struct screen *screen, enum action action, struct err *err)
{
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	struct key key = {.code = TEXTAREA_FIND, .text = program->find};

	(void)action;
	(void)err;
	snprintf(program->find, sizeof program->find, "%s",
	    line_box_text(screen->own));
	key.bytes = strlen(program->find);
	program_pop(program, false);
	if (key.bytes > 0 && !below->ops->key(below, &key))
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
    .also = KEYMAP_LINE,
    .title = N_("Search"),
    .over = true,
    .open = open_find,
    .key = key,
    .act = act,
    .draw = draw,
    .close = close_find,
};

const struct screen_ops find_text_screen = {
    .name = "find",
    .also = KEYMAP_LINE,
    .title = N_("Search"),
    .over = true,
    .open = open_find_text,
    .key = key,
    .act = act_text,
    .draw = draw,
    .close = close_find,
};
