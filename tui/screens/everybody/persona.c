/* SPDX-License-Identifier: MIT */
/* persona: in the demo one person can be several, one after the other. */
#include <curses.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/box.h"

struct persona {
	const char *login, *who; /* who is a msgid */
};

static const struct persona personas[] = {
    {"yamada", N_("yamada: applicant")},
    {"suzuki", N_("suzuki: supervisor")},
    {"jimu", N_("jimu: staff")},
};

#define PERSONAS (sizeof personas / sizeof *personas)

static int
open_persona(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = heap_new(1, sizeof(size_t));
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	size_t *at = screen->own;
	bool up = screen->code == 'k' || screen->code == INPUT_FUNCTION(KEY_UP);

	(void)err;
	if (action == ACTION_MOVE)
		*at = (*at + (up ? PERSONAS - 1 : 1)) % PERSONAS;
	if (action != ACTION_CHOOSE)
		return 0;
	free(screen->program->persona);
	screen->program->persona = heap_dup(personas[*at].login);
	screen->program->done = true;
	return 0;
}

static struct box
place(void)
{
	return box_middle((int)PERSONAS + 2, 40);
}

static int
click(struct screen *screen, int y)
{
	size_t *at = screen->own, was = *at;
	int line = y - place().y - 1;

	if (line < 0 || line >= (int)PERSONAS)
		return 0;
	*at = (size_t)line;
	return *at == was ? INPUT_ENTER : 0;
}

static void
draw(struct screen *screen)
{
	const size_t *at = screen->own;
	struct box box = place();

	box_draw(&box, _("Who do you want to be?"));
	for (size_t i = 0; i < PERSONAS; i++) {
		box_text(&box, (int)i + 1, 1, i == *at ? ">" : " ");
		box_text(&box, (int)i + 1, 3, gettext(personas[i].who));
	}
	screen->y = box.y + 1 + (int)*at;
	screen->x = box.x + 2;
}

static void
close_persona(struct screen *screen)
{
	free(screen->own);
}

const struct screen_ops persona_screen = {
    .name = "persona",
    .title = N_("Persona"),
    .over = true,
    .open = open_persona,
    .act = act,
    .click = click,
    .draw = draw,
    .close = close_persona,
};
