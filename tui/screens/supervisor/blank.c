/* SPDX-License-Identifier: MIT */
/*
 * blank: what is to be blanked in an item that one may read, as it stands
 * there. The office gets its place and length, not the text.
 */
#include <stdlib.h>

#include "core/blanking.h"
#include "core/call/blanks.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"

struct blanking {
	struct blank_question question; /* its text: heap */
	char *text;
	struct line_box *line;
};

static struct blanking *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_blank(struct screen *screen, const void *arg, struct err *err)
{
	struct blanking *blank = heap_new(1, sizeof *blank);
	char *title;

	(void)err;
	blank->question = *(const struct blank_question *)arg;
	blank->text = heap_dup(blank->question.text);
	title = heap_printf(_("%s: what is to be blanked, as it stands there"),
	    gettext(form_rows[blank->question.item].label));
	blank->line = line_box_new(title, NULL, BLANKING_MOST);
	free(title);
	screen->own = blank;
	return 0;
}

static bool
key_blank(struct screen *screen, const struct key *key)
{
	return line_box_key(own(screen)->line, key);
}

static int
propose(struct screen *screen, size_t first, size_t n, struct err *err)
{
	const struct blank_question *question = &own(screen)->question;
	struct blank_propose_args args = {.revision = question->revision,
	    .request = question->request,
	    .item = question->item,
	    .first = (int64_t)first,
	    .clusters = (int64_t)n};
	struct blank_written reply;
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	return program_call(
	    screen->program, CALL_BLANK_PROPOSE, &args, &reply, err);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct blanking *blank = own(screen);
	struct program *program = screen->program;
	size_t first, n;
	int rc;

	(void)action;
	if (!blanking_find(blank->text, line_box_text(blank->line), &first, &n))
		return err_set(err, ERR_INVALID,
		    N_("This does not stand in the item. Please type it as it "
		       "is written there."));
	if (n < BLANKING_LEAST)
		return err_set(err, ERR_INVALID,
		    N_("Please type at least %d characters."), BLANKING_LEAST);
	rc = propose(screen, first, n, err);
	if (rc < 0)
		return rc;
	program_pop(program, false);
	program_say(program,
	    _("The office is told where it stands; please tell them why."));
	return 0;
}

static void
draw(struct screen *screen)
{
	line_box_draw(own(screen)->line, screen->fresh, &screen->y, &screen->x);
}

static void
close_blank(struct screen *screen)
{
	line_box_free(own(screen)->line);
	free(own(screen)->text);
	free(screen->own);
}

const struct screen_ops blank_screen = {
    .name = "blank",
    .also = KEYMAP_LINE,
    .title = N_("Have a text blanked"),
    .over = true,
    .open = open_blank,
    .key = key_blank,
    .act = act,
    .draw = draw,
    .close = close_blank,
};
