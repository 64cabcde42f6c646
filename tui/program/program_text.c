/* SPDX-License-Identifier: MIT */
#include "program_text.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "program_stack.h"
#include "tui/screens/screens.h"
#include "tui/widgets/textarea.h"

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
	case ACTION_ERASE_BACK:
		return TEXTAREA_ERASE_BACK;
	case ACTION_ERASE_WORD:
		return TEXTAREA_ERASE_WORD;
	case ACTION_ERASE_ON:
		return TEXTAREA_ERASE_ON;
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
	clips_add(&program->clips, taken);
	program_say(program, _("Copied: Ctrl-V puts it in."));
}

/* To the text under the cursor. */
static bool
tell(struct program *program, struct key *key)
{
	struct screen *screen = program_top(program);

	if (screen->ops->key != NULL && screen->ops->key(screen, key))
		return true;
	program_say(program, _("This is no text."));
	return false;
}

void
program_text_put(struct program *program, const char *text)
{
	struct key key = {.code = INPUT_PASTE, .bytes = strlen(text)};

	key.text = heap_dup(text);
	tell(program, &key);
	free(key.text);
}

static void
put_newest(struct program *program)
{
	const char *newest = clips_newest(&program->clips);

	if (newest == NULL)
		program_say(program, _("Nothing was copied yet."));
	else
		program_text_put(program, newest);
}

static void
choose_clip(struct program *program)
{
	if (clips_newest(&program->clips) == NULL)
		program_say(program, _("Nothing was copied yet."));
	else
		program_push(program, &clips_screen, NULL);
}

bool
program_text(struct program *program, struct screen *screen, enum action action)
{
	char *taken = NULL;
	struct key key = {.code = code_of(action), .taken = &taken};

	switch (action) {
	case ACTION_FIND_TEXT:
		program_push(program, &find_text_screen, NULL);
		return true;
	case ACTION_PASTE:
		put_newest(program);
		return true;
	case ACTION_CLIPS:
		choose_clip(program);
		return true;
	default:
		break;
	}
	if (key.code == 0 || screen->ops->key == NULL)
		return false;
	if (tell(program, &key) &&
	    (action == ACTION_COPY_TEXT || action == ACTION_CUT))
		take(program, taken);
	return true;
}
