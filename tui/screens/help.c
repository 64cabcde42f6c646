/* SPDX-License-Identifier: MIT */
/* help: the keys of a screen, from the table that binds them. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "screens.h"
#include "tui/program.h"

#define KEY_CELLS 22

struct line {
	char *keys;
	const char *help; /* msgid */
};

struct help {
	const struct screen_ops *of;
	struct line lines[ACTION_COUNT];
	size_t n, first;
};

static struct help *
own(const struct screen *screen)
{
	return screen->own;
}

static void
add_key(struct line *line, int code)
{
	char name[KEYMAP_NAME], *more;

	keymap_name(code, name);
	more = line->keys == NULL ? heap_dup(name)
				  : heap_printf("%s %s", line->keys, name);
	free(line->keys);
	line->keys = more;
}

/* All keys of an action stand together, in the order of the table. */
static void
collect(struct help *help, bool tab)
{
	struct line *of[ACTION_COUNT] = {NULL};

	for (size_t i = 0; i < binding_count; i++) {
		const struct binding *b = &bindings[i];

		if (!keymap_binds(b, help->of->name, help->of->also, tab))
			continue;
		if (of[b->action] == NULL) {
			of[b->action] = &help->lines[help->n++];
			of[b->action]->help = actions[b->action].help;
		}
		add_key(of[b->action], b->code);
	}
}

static int
open_help(struct screen *screen, const void *arg, struct err *err)
{
	struct help *help = heap_new(1, sizeof *help);

	(void)err;
	help->of = arg;
	/* this screen is on top already: the asking one was a tab at depth 1 */
	collect(help, screen->program->depth == 1);
	screen->own = help;
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(
	    left, SCREEN_TEXT, _(" Help: %s"), gettext(own(screen)->of->title));
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct help *help = own(screen);
	size_t page = (size_t)LINES - 3;

	(void)action;
	(void)err;
	if (screen->code == INPUT_FUNCTION(KEY_UP) && help->first > 0)
		help->first--;
	if (screen->code == INPUT_FUNCTION(KEY_DOWN) &&
	    help->first + page < help->n)
		help->first++;
	if (screen->code == INPUT_FUNCTION(KEY_PPAGE))
		help->first -= help->first < page ? help->first : page;
	if (screen->code == INPUT_FUNCTION(KEY_NPAGE))
		for (size_t i = 0; i < page && help->first + page < help->n;
		     i++)
			help->first++;
	return 0;
}

static void
draw(struct screen *screen)
{
	const struct help *help = own(screen);
	char *keys, *text;

	for (int y = 1; y < LINES - 2; y++) {
		size_t i = help->first + (size_t)y - 1;

		move(y, 0);
		clrtoeol();
		if (i >= help->n)
			continue;
		keys = text_pad(help->lines[i].keys, KEY_CELLS);
		text = text_pad(
		    gettext(help->lines[i].help), COLS - KEY_CELLS - 4);
		mvprintw(y, 1, "%s  %s", keys, text);
		free(keys);
		free(text);
	}
	screen->y = 1;
	screen->x = 1;
}

static void
close_help(struct screen *screen)
{
	for (size_t i = 0; i < own(screen)->n; i++)
		free(own(screen)->lines[i].keys);
	free(screen->own);
}

const struct screen_ops help_screen = {
    .name = "help",
    .title = N_("Help"),
    .open = open_help,
    .act = act,
    .heading = heading,
    .draw = draw,
    .close = close_help,
};
