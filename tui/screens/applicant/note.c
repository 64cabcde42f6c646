/* SPDX-License-Identifier: MIT */
/* note: 備考 of a slot, the applicant's own; no supervisor sees it [seed]. */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/rescue/rescue.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"

struct note {
	int programme;
	int64_t slot;
	struct line_box *line;
	char *before; /* the text as it was */
};

static struct note *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_note(struct screen *screen, const void *arg, struct err *err)
{
	const struct case_key *key = arg;
	struct note *note = heap_new(1, sizeof *note);

	(void)err;
	note->programme = key->programme;
	note->slot = key->slot;
	note->line = line_box_new(
	    _("Note (not sent to the supervisor)"), key->note, NOTE_LIMIT);
	note->before = heap_dup(line_box_text(note->line));
	screen->own = note;
	return 0;
}

static bool
key_note(struct screen *screen, const struct key *key)
{
	return line_box_key(own(screen)->line, key);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct note *note = own(screen);
	struct note_save_args args = {
	    .programme = note->programme, .slot = note->slot};
	struct note_saved reply;
	char once[ONCE_CHARS + 1];
	int rc;

	(void)action;
	if (!line_box_fits(note->line))
		return err_set(err, ERR_LIMIT,
		    N_("The note may have at most %d characters."), NOTE_LIMIT);
	client_once(once);
	args.once = once;
	args.text = heap_dup(line_box_text(note->line));
	rc = program_call(screen->program, CALL_NOTE_SAVE, &args, &reply, err);
	free(args.text);
	shape_release(&note_saved_shape, &reply);
	if (rc == 0) {
		program_say(screen->program, _("The note was saved."));
		program_pop(screen->program, true);
	}
	return rc;
}

static void
draw(struct screen *screen)
{
	line_box_draw(own(screen)->line, screen->fresh, &screen->y, &screen->x);
}

static void
keep(const struct screen *screen, struct rescue *rescue)
{
	const struct note *note = own(screen);
	const char *text = line_box_text(note->line);
	char *where;

	if (strcmp(text, note->before) == 0)
		return;
	/* TRANSLATORS: programme, number, 備考 */
	where = heap_printf(_("%s, number %d: %s"),
	    words_label(&programme_words, note->programme), (int)note->slot,
	    _("Note"));
	rescue_add_text(rescue, where, text);
}

static void
close_note(struct screen *screen)
{
	line_box_free(own(screen)->line);
	free(own(screen)->before);
	free(screen->own);
}

const struct screen_ops note_screen = {
    .name = "note",
    .also = KEYMAP_LINE,
    .title = N_("Note"),
    .over = true,
    .open = open_note,
    .key = key_note,
    .act = act,
    .draw = draw,
    .keep = keep,
    .close = close_note,
};
