/* SPDX-License-Identifier: MIT */
#include "program_mouse.h"

#include <curses.h>

#include "core/i18n.h"
#include "program_key.h"
#include "program_stack.h"

#define WHEEL_ROWS 3 /* what terminals scroll at one turn */

void
program_mouse_toggle(struct program *program)
{
	if (terminal_has_mouse(program->terminal)) {
		terminal_give_mouse_back(program->terminal);
		program_say(program,
		    _("The mouse is off: the terminal selects text again."));
	} else if (terminal_take_mouse(program->terminal))
		program_say(program,
		    _("The mouse is on: click and turn the wheel. m: off."));
	else
		program_say(program, _("This terminal has no mouse."));
}

static void
press(struct program *program, int code)
{
	struct key key = {.code = code};

	program_key(program, &key);
}

static void
turn(struct program *program, int code)
{
	for (int i = 0; i < WHEEL_ROWS && !program->done; i++)
		press(program, code);
}

static void
click_row(struct program *program, struct screen *screen, const struct key *key)
{
	size_t i;

	if (screen->table == NULL ||
	    !table_at(screen->table, key->y, key->x, &i))
		return;
	if (i == table_selected(screen->table))
		press(program, INPUT_ENTER);
	else
		table_select(screen->table, i);
}

/* Inside of the screen on top. */
static void
click_screen(
    struct program *program, struct screen *screen, const struct key *key)
{
	int code;

	if (screen->ops->key != NULL && screen->ops->key(screen, key))
		return;
	if (screen->ops->click == NULL) {
		click_row(program, screen, key);
		return;
	}
	code = screen->ops->click(screen, key->y);
	if (code != 0)
		press(program, code);
}

static void
click(struct program *program, const struct key *key)
{
	struct screen *top = program_top(program);
	int code = frame_spot(&program->frame, key->y, key->x);

	/* below a screen or a box the tabs can't be reached by a key either */
	if (key->y == 0 && program->depth > 0)
		return;
	program_say(program, "");
	if (code != 0)
		press(program, code);
	else if (key->y > 0 && key->y < LINES - 2)
		click_screen(program, top, key);
}

bool
program_mouse(struct program *program, const struct key *key)
{
	switch (key->code) {
	case INPUT_CLICK:
		if (!program_too_small())
			click(program, key);
		return true;
	case INPUT_WHEEL_UP:
		turn(program, INPUT_FUNCTION(KEY_UP));
		return true;
	case INPUT_WHEEL_DOWN:
		turn(program, INPUT_FUNCTION(KEY_DOWN));
		return true;
	default:
		return false;
	}
}
