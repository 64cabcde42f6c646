/* SPDX-License-Identifier: MIT */
/* edit_editor: the text of an item in the person's own editor. */
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "edit_inside.h"
#include "tui/editor.h"
#include "tui/program/program_keep.h"

const char *
edit_editor_refuses(const struct screen *screen)
{
	const struct conf *conf = &screen->program->options->conf;
	const struct edit_item *item = edit_form_item(edit_own(screen));

	if (strcmp(conf_get(conf, CONF_KEY_EDITOR), "on") != 0)
		return N_(
		    "An editor of one's own is not allowed on this host.");
	return item == NULL || item->area == NULL ? N_("This is no text.")
						  : NULL;
}

int
edit_editor(struct screen *screen, struct err *err)
{
	struct program *program = screen->program;
	struct edit_item *item = edit_form_item(edit_own(screen));
	char *text;

	/* it may take hours, and nothing is kept meanwhile */
	program_keep_now(program);
	keeper_let(program->keeper);
	text = editor_run(program->terminal, edit_text(item), err);
	keeper_hold(program->keeper);
	program->fresh = true;
	if (err->code != ERR_NONE)
		return -err->code;
	if (text == NULL)
		program_say(program, _("Nothing has changed."));
	else if (textarea_rewrite(item->area, text)) {
		item->touched = true;
		edit_draft_typed(edit_own(screen), item);
	} else
		err_set(err, ERR_LIMIT,
		    N_("There is no room for this in the item; nothing was "
		       "put in."));
	free(text);
	return err->code == ERR_NONE ? 0 : -err->code;
}
