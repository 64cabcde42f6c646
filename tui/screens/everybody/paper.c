/* SPDX-License-Identifier: MIT */
/*
 * paper: the box that asks where to print: a PDF file, Ctrl-P the printer, or
 * Ctrl-O the screen, as plain text. What is printed is read piece by piece and
 * the programs that print run beside this one: the screen never waits, says
 * how far it is when it takes long, and Esc stops it. (screens.md; seed: 印刷)
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/document.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/gather.h"
#include "tui/place.h"
#include "tui/printer.h"
#include "tui/program/program.h"
#include "tui/screens/parts/patience.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"

#define LOOK_MS 50 /* how often it is asked whether they are done */

enum way { WAY_NONE, WAY_FILE, WAY_OVER, WAY_PRINTER, WAY_TEXT };

struct paper {
	struct gather gather;
	struct line_box *line;
	struct printer printer;
	enum way way;  /* NONE: nothing is under way */
	bool spooling; /* the programs run */
	struct patience patience;
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
	char *name = heap_printf("%s.pdf", question->name);
	char *path = place_home(name);

	(void)err;
	paper->gather = *question->gather;
	paper->line = line_box_new(_("Print: PDF file"), path, 0);
	paper->printer.log = -1;
	free(path);
	free(name);
	screen->own = paper;
	return 0;
}

static bool
key_paper(struct screen *screen, const struct key *key)
{
	return own(screen)->way == WAY_NONE &&
	       line_box_key(own(screen)->line, key);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (action == ACTION_BACK || action == ACTION_HELP)
		return NULL;
	if (own(screen)->way != WAY_NONE)
		return N_("It is being printed; Esc stops it.");
	if (action == ACTION_SPOOL && !printer_there())
		return N_("There is no printer here.");
	return NULL;
}

static void
begin(struct screen *screen, enum way way)
{
	own(screen)->way = way;
	patience_begin(&own(screen)->patience);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	(void)err;
	if (action == ACTION_PRINT)
		begin(screen, WAY_FILE);
	else if (action == ACTION_SPOOL)
		begin(screen, WAY_PRINTER);
	else if (action == ACTION_SHOW_TEXT)
		begin(screen, WAY_TEXT);
	return 0;
}

static int
wait_paper(const struct screen *screen)
{
	if (own(screen)->way == WAY_NONE)
		return -1;
	return own(screen)->spooling ? LOOK_MS : 0;
}

static void
failed(struct screen *screen, const struct err *err)
{
	own(screen)->way = WAY_NONE;
	program_say_err(screen->program, err);
}

static void
over(struct screen *screen)
{
	begin(screen, WAY_OVER);
}

static void
ask_over(struct screen *screen, const struct err *err)
{
	own(screen)->way = WAY_NONE;
	program_ask_replace(screen->program, err, over);
}

static void
show_text(struct screen *screen)
{
	char *text = document_text(&own(screen)->gather.document);

	own(screen)->way = WAY_NONE;
	program_push(screen->program, &paper_text_screen, text);
	free(text);
}

/* Everything is read: it goes where it was meant to go. */
static void
put_out(struct screen *screen)
{
	struct paper *paper = own(screen);
	const struct document *document = &paper->gather.document;
	struct err err = {0};
	int rc;

	if (paper->way == WAY_TEXT) {
		show_text(screen);
		return;
	}
	if (paper->way == WAY_PRINTER)
		rc = printer_to_paper(&paper->printer, document, NULL, &err);
	else
		rc = printer_to_file(&paper->printer, document,
		    line_box_text(paper->line), paper->way == WAY_OVER, &err);
	if (rc == 0)
		paper->spooling = true;
	else if (rc == -ERR_CONFIRM)
		ask_over(screen, &err);
	else
		failed(screen, &err);
	err_clear(&err);
}

/* What the programs warn of stands after what was done. */
static void
done(struct screen *screen, const char *said)
{
	char *text = heap_printf(
	    "%s %s", _("It was printed."), said == NULL ? "" : said);

	program_say(screen->program, text);
	free(text);
	program_pop(screen->program, false);
}

static void
look(struct screen *screen)
{
	struct paper *paper = own(screen);
	struct err err = {0};
	char *said = NULL;
	int rc = printer_poll(&paper->printer, &said, &err);

	if (rc <= 0)
		paper->spooling = false;
	if (rc == 0)
		done(screen, said);
	else if (rc < 0)
		failed(screen, &err);
	free(said);
	err_clear(&err);
}

static void
read_on(struct screen *screen)
{
	struct err err = {0};
	int rc = gather_step(&own(screen)->gather, &err);

	if (rc < 0)
		failed(screen, &err);
	else if (rc == 0)
		put_out(screen);
	err_clear(&err);
}

static void
tell(struct screen *screen)
{
	const struct paper *paper = own(screen);
	char text[SCREEN_TEXT];

	if (!patience_ended(&paper->patience))
		return;
	if (paper->spooling)
		snprintf(text, sizeof text, "%s",
		    _("It is being printed; Esc stops it."));
	else
		snprintf(text, sizeof text,
		    _("It is being read: %zu of %zu; Esc stops it."),
		    paper->gather.done, paper->gather.pieces.n);
	program_say(screen->program, text);
}

static void
tick(struct screen *screen)
{
	if (own(screen)->way == WAY_NONE)
		return;
	tell(screen);
	if (own(screen)->spooling)
		look(screen);
	else
		read_on(screen);
}

/* The first Esc stops what is under way, the next closes the box. */
static void
back(struct screen *screen)
{
	struct paper *paper = own(screen);

	if (paper->way == WAY_NONE) {
		program_pop(screen->program, false);
		return;
	}
	if (paper->spooling)
		printer_stop(&paper->printer);
	paper->spooling = false;
	paper->way = WAY_NONE;
	program_say(screen->program, _("It was stopped."));
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

	if (paper->spooling)
		printer_stop(&paper->printer);
	line_box_free(paper->line);
	gather_release(&paper->gather);
	free(paper);
}

const struct screen_ops paper_screen = {
    .name = "paper",
    .also = KEYMAP_LINE,
    .title = N_("Print"),
    .over = true,
    .open = open_paper,
    .key = key_paper,
    .refuses = refuses,
    .act = act,
    .back = back,
    .wait = wait_paper,
    .tick = tick,
    .draw = draw,
    .close = close_paper,
};
