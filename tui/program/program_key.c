/* SPDX-License-Identifier: MIT */
#include "program_key.h"

#include <curses.h>
#include <string.h>

#include "core/i18n.h"
#include "program_mouse.h"
#include "program_stack.h"
#include "program_text.h"
#include "tabs.h"
#include "tui/screens/screens.h"

/* What the service wrote is in its language: all that is open reads again. */
static void
change_language(struct program *program)
{
	bool japanese = strcmp(i18n_current(), "ja") == 0;
	char once[ONCE_CHARS + 1];
	struct language_args args = {
	    .once = once, .lang = japanese ? LANG_EN : LANG_JA};
	struct language_chosen reply;
	struct err err = {0};

	client_once(once);
	if (program_call(program, CALL_LANGUAGE, &args, &reply, &err) < 0)
		program_say_err(program, &err);
	else {
		i18n_language(words_code(&lang_words, reply.lang));
		program_say(
		    program, _("In English from now on, also the next time."));
		program_reload(program);
	}
	shape_release(&language_chosen_shape, &reply);
	err_clear(&err);
}

/* What every tab can do by itself. */
static bool
act_tab(struct program *program, struct screen *screen, enum action action)
{
	size_t n = program->ntabs;

	switch (action) {
	case ACTION_TAB:
		tabs_go(program, (size_t)(screen->code - '1'));
		return true;
	case ACTION_TAB_NEXT:
		tabs_go(program, (program->tab + 1) % n);
		return true;
	case ACTION_TAB_PREVIOUS:
		tabs_go(program, (program->tab + n - 1) % n);
		return true;
	case ACTION_QUIT:
		program->done = true;
		return true;
	case ACTION_PERSONA:
		program_push(program, &persona_screen, NULL);
		return true;
	case ACTION_SUSPEND:
		program_suspend(program);
		return true;
	default:
		return false;
	}
}

static void
found(struct program *program, bool one)
{
	if (!one)
		program_say(program, _("Nothing was found."));
}

static void
back(struct program *program, struct screen *screen)
{
	if (screen->ops->back != NULL)
		screen->ops->back(screen);
	else
		program_pop(program, false);
}

/* What every screen can do by itself. */
static bool
act_any(struct program *program, struct screen *screen, enum action action)
{
	switch (action) {
	case ACTION_BACK:
		back(program, screen);
		return true;
	case ACTION_HELP:
		program_push(program, &help_screen, screen->ops);
		return true;
	case ACTION_LANGUAGE:
		change_language(program);
		return true;
	case ACTION_REDRAW:
		terminal_clear(program->terminal);
		program->fresh = true;
		return true;
	case ACTION_MOUSE:
		program_mouse_toggle(program);
		return true;
	case ACTION_FIND:
		program_push(program, &find_screen, NULL);
		return true;
	case ACTION_FIND_NEXT:
		found(program, table_find_next(screen->table, program->find));
		return true;
	case ACTION_FIND_PREVIOUS:
		found(
		    program, table_find_previous(screen->table, program->find));
		return true;
	default:
		return program_text(program, screen, action) ||
		       act_tab(program, screen, action);
	}
}

static void
act(struct program *program, struct screen *screen, enum action action)
{
	const char *why = frame_refuses(screen, action);
	struct err err = {0};

	if (why != NULL) {
		program_say(program, gettext(why));
		return;
	}
	if (screen->ops->act != NULL &&
	    screen->ops->act(screen, action, &err) < 0)
		program_say_err(program, &err);
	err_clear(&err);
}

void
program_key(struct program *program, struct key *key)
{
	struct screen *screen = program_top(program);
	bool tab = program->depth == 0;
	enum action action;

	if (screen->ops->key != NULL && screen->ops->key(screen, key))
		return;
	program->message[0] = '\0';
	key->code = keymap_code(key->code);
	action =
	    keymap_find(screen->ops->name, screen->ops->also, tab, key->code);
	screen->code = key->code;
	if (action == ACTION_NONE)
		return;
	if (action == ACTION_MOVE && screen->table != NULL)
		table_key(screen->table, key);
	else if (frame_refuses(screen, action) != NULL ||
		 !act_any(program, screen, action))
		act(program, screen, action);
}
