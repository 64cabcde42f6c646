/* SPDX-License-Identifier: MIT */
#include "program_text.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "screens/screens.h"
#include "widgets/textarea.h"

/* What the text under the cursor is told. */
static int
code_of(enum action action)
{
	switch (action) {
	case ACTION_UNDO:
		return TEXTAREA_UNDO;
	case ACTION_REDO:
		return TEXTAREA_REDO;
	case ACTION_SELECT:
		return TEXTAREA_MARK;
	case ACTION_COPY_TEXT:
		return TEXTAREA_COPY;
	case ACTION_CUT:
		return TEXTAREA_CUT;
	case ACTION_PASTE:
		return INPUT_PASTE;
	case ACTION_WORD_BACK:
		return TEXTAREA_WORD_BACK;
	case ACTION_WORD_ON:
		return TEXTAREA_WORD_ON;
	default:
		return 0;
	}
}

static void
take(struct program *program, char *taken)
{
	if (taken == NULL) {
		program_say(program,
		    _("Nothing is selected: Ctrl-Space begins, the arrows "
		      "select."));
		return;
	}
	free(program->clip);
	program->clip = taken;
	program_say(program, _("Copied: Ctrl-V puts it in."));
}

bool
program_text(struct program *program, struct screen *screen, enum action action)
{
	char *taken = NULL;
	struct key key = {.code = code_of(action), .taken = &taken};

	if (action == ACTION_FIND_TEXT) {
		program_push(program, &find_text_screen, NULL);
		return true;
	}
	if (key.code == 0 || screen->ops->key == NULL)
		return false;
	if (action == ACTION_PASTE) {
		key.text = program->clip;
		if (key.text == NULL) {
			program_say(program, _("Nothing was copied yet."));
			return true;
		}
		key.bytes = strlen(key.text);
	}
	if (!screen->ops->key(screen, &key))
		program_say(program, _("This is no text."));
	else if (action == ACTION_COPY_TEXT || action == ACTION_CUT)
		take(program, taken);
	return true;
}
