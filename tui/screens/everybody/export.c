/* SPDX-License-Identifier: MIT */
/*
 * export: the box that asks where an export goes, and in which form of a file.
 * It is read step by step: the screen stays awake, says how far it is when it
 * takes long, and Esc stops it; Enter goes on from there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/files/export.h"
#include "tui/place.h"
#include "tui/program/program.h"
#include "tui/screens/parts/patience.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"

struct box {
	struct export export;
	struct line_box *line; /* the path */
	enum export_form form;
	bool reading;
	bool whole; /* all is read */
	struct patience patience;
};

static struct box *
own(const struct screen *screen)
{
	return screen->own;
}

static void
ask(struct box *box, const char *path)
{
	char *title = heap_printf(
	    _("Export: %s"), gettext(export_forms[box->form].label));

	line_box_free(box->line);
	box->line = line_box_new(title, path, 0);
	free(title);
}

static int
open_box(struct screen *screen, const void *arg, struct err *err)
{
	const struct export_question *question = arg;
	struct box *box = heap_new(1, sizeof *box);
	char *name =
	    heap_printf("%s%s", question->name, export_forms[0].suffix);
	char *path = place_home(name);

	(void)err;
	box->export = *question->export;
	ask(box, path);
	free(path);
	free(name);
	screen->own = box;
	return 0;
}

static bool
key_box(struct screen *screen, const struct key *key)
{
	return !own(screen)->reading && line_box_key(own(screen)->line, key);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (own(screen)->reading && action != ACTION_BACK &&
	    action != ACTION_HELP)
		return N_("It is being read; Esc stops it.");
	return NULL;
}

/* The name keeps what a person made of it; the suffix goes with the form. */
static void
next_form(struct box *box)
{
	const char *was = export_forms[box->form].suffix;
	const char *path = line_box_text(box->line);
	size_t n = strlen(path), suffix = strlen(was);
	bool ends = n >= suffix && strcmp(path + n - suffix, was) == 0;
	char *next;

	box->form = (enum export_form)((box->form + 1) % EXPORT_FORMS);
	next = heap_printf("%.*s%s", (int)(ends ? n - suffix : n), path,
	    ends ? export_forms[box->form].suffix : "");
	ask(box, next);
	free(next);
}

static void
write_file(struct screen *screen, bool replace);

static void
over(struct screen *screen)
{
	write_file(screen, true);
}

static void
refused(struct screen *screen, const struct err *err)
{
	if (err->code == ERR_CONFIRM)
		program_ask_replace(screen->program, err, over);
	else
		program_say_err(screen->program, err);
}

static void
write_file(struct screen *screen, bool replace)
{
	struct box *box = own(screen);
	const char *path = line_box_text(box->line);
	struct err err = {0};
	char *said;

	if (export_write(&box->export, box->form, path, replace, &err) < 0) {
		refused(screen, &err);
		err_clear(&err);
		return;
	}
	said = export_said(&box->export, path);
	program_say(screen->program, said);
	free(said);
	program_pop(screen->program, false);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct box *box = own(screen);

	(void)err;
	if (action == ACTION_FORM) {
		next_form(box);
		screen->fresh = true;
	} else if (action == ACTION_EXPORT && box->whole) {
		write_file(screen, false);
	} else if (action == ACTION_EXPORT) {
		box->reading = true;
		patience_begin(&box->patience);
	}
	return 0;
}

static int
wait_box(const struct screen *screen)
{
	return own(screen)->reading ? 0 : -1;
}

static void
tell(struct screen *screen)
{
	char text[SCREEN_TEXT];

	if (!patience_ended(&own(screen)->patience))
		return;
	snprintf(text, sizeof text,
	    _("It is being read: %zu so far; Esc stops it."),
	    export_count(&own(screen)->export));
	program_say(screen->program, text);
}

static void
tick(struct screen *screen)
{
	struct box *box = own(screen);
	struct err err = {0};
	int rc;

	if (!box->reading)
		return;
	tell(screen);
	rc = export_step(&box->export, &err);
	if (rc <= 0)
		box->reading = false;
	if (rc < 0)
		program_say_err(screen->program, &err);
	if (rc == 0) {
		box->whole = true;
		write_file(screen, false);
	}
	err_clear(&err);
}

/* The first Esc stops the reading, the next closes the box. */
static void
back(struct screen *screen)
{
	if (!own(screen)->reading) {
		program_pop(screen->program, false);
		return;
	}
	own(screen)->reading = false;
	program_say(screen->program, _("It was stopped."));
}

static void
draw(struct screen *screen)
{
	line_box_draw(own(screen)->line, screen->fresh, &screen->y, &screen->x);
}

static void
close_box(struct screen *screen)
{
	line_box_free(own(screen)->line);
	export_release(&own(screen)->export);
	free(screen->own);
}

const struct screen_ops export_screen = {
    .name = "export",
    .also = KEYMAP_LINE,
    .title = N_("File of an export"),
    .over = true,
    .open = open_box,
    .key = key_box,
    .refuses = refuses,
    .act = act,
    .back = back,
    .wait = wait_box,
    .tick = tick,
    .draw = draw,
    .close = close_box,
};
