/* SPDX-License-Identifier: MIT */
/*
 * paper: the box that asks where to print: a PDF file, or Ctrl-P the printer.
 * The programs that print run beside this one: the screen never waits, and
 * Esc stops them. (screens.md; seed: 印刷)
 */
#include <stdlib.h>

#include "core/document.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "screens.h"
#include "tui/printer.h"
#include "tui/program.h"
#include "tui/widgets/line_box.h"

#define LOOK_MS 50 /* how often it is asked whether they are done */

struct paper {
	struct document document;
	struct line_box *line;
	struct printer printer;
	bool busy;
};

static struct paper *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_paper(struct screen *screen, const void *arg, struct err *err)
{
	const struct paper_question *question = arg;
	struct paper *paper = heap_new(1, sizeof *paper);
	const char *home = getenv("HOME");
	char *path =
	    heap_printf("%s/%s.pdf", home == NULL ? "." : home, question->name);

	(void)err;
	paper->document = *question->document;
	paper->line = line_box_new(_("Print: PDF file"), path, 0);
	paper->printer.log = -1;
	free(path);
	screen->own = paper;
	return 0;
}

static bool
key_paper(struct screen *screen, const struct key *key)
{
	return !own(screen)->busy && line_box_key(own(screen)->line, key);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (own(screen)->busy)
		return _("It is being printed; Esc stops it.");
	if (action == ACTION_SPOOL && !printer_there())
		return _("There is no printer here.");
	return NULL;
}

static int
began(struct screen *screen, int rc)
{
	if (rc < 0)
		return rc;
	own(screen)->busy = true;
	program_say(screen->program, _("Being printed; Esc stops it."));
	return 0;
}

static int
to_file(struct screen *screen, bool over, struct err *err)
{
	struct paper *paper = own(screen);

	return began(screen, printer_to_file(&paper->printer, &paper->document,
				 line_box_text(paper->line), over, err));
}

static void
over(struct screen *screen)
{
	struct err err = {0};

	if (to_file(screen, true, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
}

static int
write_file(struct screen *screen, struct err *err)
{
	int rc = to_file(screen, false, err);
	char *question;

	if (rc != -ERR_CONFIRM)
		return rc;
	question =
	    heap_printf(_("%s\nIs the new one to take its place?"), err->text);
	err_clear(err);
	program_ask(screen->program, question, over);
	free(question);
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct paper *paper = own(screen);

	if (action == ACTION_PRINT)
		return write_file(screen, err);
	if (action == ACTION_SPOOL)
		return began(screen, printer_to_paper(&paper->printer,
					 &paper->document, NULL, err));
	return 0;
}

static int
wait_paper(const struct screen *screen)
{
	return own(screen)->busy ? LOOK_MS : -1;
}

/* What the programs warn of stands after what was done. */
static void
say_done(struct screen *screen, const char *said)
{
	char *text = heap_printf(
	    "%s %s", _("It was printed."), said == NULL ? "" : said);

	program_say(screen->program, text);
	free(text);
}

static void
tick(struct screen *screen)
{
	struct paper *paper = own(screen);
	struct err err = {0};
	char *said = NULL;
	int rc;

	if (!paper->busy)
		return;
	rc = printer_poll(&paper->printer, &said, &err);
	if (rc <= 0)
		paper->busy = false;
	if (rc == 0) {
		say_done(screen, said);
		program_pop(screen->program, false);
	} else if (rc < 0)
		program_say_err(screen->program, &err);
	free(said);
	err_clear(&err);
}

static void
draw(struct screen *screen)
{
	line_box_draw(own(screen)->line, screen->fresh, &screen->y, &screen->x);
}

static void
close_paper(struct screen *screen)
{
	struct paper *paper = own(screen);

	if (paper->busy)
		printer_stop(&paper->printer);
	line_box_free(paper->line);
	shape_release(&document_shape, &paper->document);
	free(paper);
}

const struct screen_ops paper_screen = {
    .name = "paper",
    .also = KEYMAP_TEXT,
    .title = N_("Print"),
    .over = true,
    .open = open_paper,
    .key = key_paper,
    .refuses = refuses,
    .act = act,
    .wait = wait_paper,
    .tick = tick,
    .draw = draw,
    .close = close_paper,
};
