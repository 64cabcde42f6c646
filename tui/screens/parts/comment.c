/* SPDX-License-Identifier: MIT */
/* comment: a text of several lines, asked for in a box. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/rescue/rescue.h"
#include "tui/screens/screens.h"
#include "tui/widgets/box.h"
#include "tui/widgets/textarea.h"

#define BOX_LINES 12
#define BOX_CELLS 70

struct comment_box {
	char *title, *before; /* before: the text as it was */
	int limit;
	void (*written)(struct screen *, const char *);
	struct textarea *text;
};

static struct comment_box *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_comment(struct screen *screen, const void *arg, struct err *err)
{
	const struct comment_question *question = arg;
	struct comment_box *box = heap_new(1, sizeof *box);
	const struct key down = {.code = INPUT_FUNCTION(KEY_DOWN)};
	const struct key end = {.code = INPUT_FUNCTION(KEY_END)};

	(void)err;
	box->title = heap_dup(question->title);
	box->before = heap_dup(question->text == NULL ? "" : question->text);
	box->limit = question->limit;
	box->written = question->written;
	box->text = textarea_new_prose();
	textarea_limit(box->text, (size_t)box->limit);
	textarea_set(box->text, box->before);
	while (textarea_key(box->text, &down) == TEXTAREA_MOVED)
		;
	textarea_key(box->text, &end);
	screen->own = box;
	return 0;
}

static void
leave(struct screen *screen)
{
	program_pop(screen->program, false);
}

/* What was typed does not go at one key. */
static void
back(struct screen *screen)
{
	if (strcmp(textarea_text(own(screen)->text), own(screen)->before) == 0)
		leave(screen);
	else
		program_ask(screen->program,
		    _("This text has not been taken over. Throw it away?"),
		    leave);
}

static bool
key(struct screen *screen, const struct key *k)
{
	switch (textarea_key(own(screen)->text, k)) {
	case TEXTAREA_IGNORED:
		return false;
	case TEXTAREA_FULL:
		program_say(screen->program, _("This text is too long."));
		return true;
	default:
		program_say(screen->program, "");
		return true;
	}
}

static size_t
over(const struct comment_box *box)
{
	size_t n = textarea_clusters(box->text);

	return n > (size_t)box->limit ? n - (size_t)box->limit : 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct comment_box *box = own(screen);
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	void (*written)(struct screen *, const char *) = box->written;
	char *text;

	if (action != ACTION_KEEP)
		return 0;
	if (over(box) > 0)
		return err_set(err, ERR_LIMIT,
		    N_("A comment has at most %d characters; this one has "
		       "%zu."),
		    box->limit, textarea_clusters(box->text));
	text = heap_dup(textarea_text(box->text));
	program_pop(program, false);
	written(below, text);
	free(text);
	return 0;
}

static void
draw(struct screen *screen)
{
	struct comment_box *own_box = own(screen);
	struct box box = box_middle(BOX_LINES, BOX_CELLS);
	char count[128];

	if (screen->fresh) {
		box_draw(&box, own_box->title);
		textarea_touch(own_box->text);
	}
	snprintf(count, sizeof count, "%zu/%d%s",
	    textarea_clusters(own_box->text), own_box->limit,
	    over(own_box) > 0 ? _("  too long") : "");
	mvhline(box.y + box.lines - 2, box.x + 1, ' ', box.cells - 2);
	box_text(&box, box.lines - 2, 1, count);
	textarea_draw(own_box->text, stdscr, box.y + 1, box.x + 2,
	    box.lines - 3, box.cells - 4);
	textarea_cursor(own_box->text, &screen->y, &screen->x);
}

static void
close_comment(struct screen *screen)
{
	struct comment_box *box = own(screen);

	textarea_free(box->text);
	free(box->before);
	free(box->title);
	free(box);
}

/* For the screen below it. */
static void
keep(const struct screen *screen, struct rescue *rescue)
{
	const struct comment_box *box = own(screen);
	const struct screen *below = program_below(screen->program, screen);
	char *where;

	if (strcmp(textarea_text(box->text), box->before) == 0)
		return;
	where = heap_printf("%s: %s", gettext(below->ops->title), box->title);
	rescue_add_text(rescue, where, textarea_text(box->text));
}

const struct screen_ops comment_screen = {
    .name = "comment",
    .also = KEYMAP_TEXT,
    .title = N_("Comment"),
    .over = true,
    .open = open_comment,
    .act = act,
    .key = key,
    .back = back,
    .keep = keep,
    .draw = draw,
    .close = close_comment,
};
