/* SPDX-License-Identifier: MIT */
/*
 * rescued: texts that an earlier session has left, for it was cut off before
 * the service had them. They stay until they are taken or thrown away.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/program/program_keep.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

/* The list of rescue_found that is shown. */
static struct list *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct rescue_found *)row)->id;
}

static const char *
when_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return time_format_minute(
	    ((const struct rescue_found *)row)->kept_at, out);
}

static const char *
where_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct rescue_found *)row)->text.where;
}

/* Its first line. */
static const char *
beginning_text(const void *row, char *out, size_t bytes)
{
	const char *text = ((const struct rescue_found *)row)->text.text;
	size_t fit = text_fit(text, (int)bytes / 4, NULL);
	size_t line = strcspn(text, "\n");

	snprintf(out, bytes, "%.*s", (int)(line < fit ? line : fit), text);
	return out;
}

static const struct column columns[] = {
    {.title = N_("Written"), .cells = 16, .text = when_text},
    {.title = N_("For"), .cells = 28, .weight = 1, .text = where_text},
    {.title = N_("Text"), .cells = 20, .weight = 2, .text = beginning_text},
    {0},
};

static int
open_rescued(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = heap_new(1, sizeof(struct list));
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct list *found = own(screen);

	(void)err;
	table_set(screen->table, NULL, 0, sizeof(struct rescue_found));
	rescue_found_release(found);
	rescue_find(screen->program->keep.of, found);
	table_set(
	    screen->table, found->at, found->n, sizeof(struct rescue_found));
	if (found->n == 0) /* all were taken */
		program_pop(screen->program, true);
	return 0;
}

static void
drop(struct screen *screen, const struct rescue_found *found)
{
	struct err err = {0};

	rescue_drop(screen->program->keep.of, found);
	load(screen, &err);
}

static void
throw_away(struct screen *screen)
{
	const struct rescue_found *found = table_selected_row(screen->table);

	if (found != NULL)
		drop(screen, found);
}

/* Into the form of its case; there it is kept anew, so the file can go. */
static void
put_back(struct screen *screen, const struct rescue_found *found)
{
	struct program *program = screen->program;
	struct case_key key = {
	    .programme = found->text.programme, .slot = found->text.slot};
	size_t depth = program->depth;
	struct screen *edit = &program->stack[depth];

	program_push(program, &edit_screen, &key);
	if (program->depth <= depth || edit->ops != &edit_screen)
		return; /* it says why */
	edit_offer(edit, &found->text);
	if (!program_keep_now(program))
		return;
	rescue_drop(program->keep.of, found);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct rescue_found *found = table_selected_row(screen->table);

	(void)err;
	if (found == NULL)
		return 0;
	if (action == ACTION_DROP_TEXT)
		program_ask(screen->program,
		    _("This text is nowhere else. Throw it away?"), throw_away);
	else if (action == ACTION_OPEN && found->text.item != WORD_NONE)
		put_back(screen, found);
	else if (action == ACTION_OPEN)
		program_push(screen->program, &notice_screen, found->text.text);
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	(void)screen;
	snprintf(out, SCREEN_TEXT, " %s",
	    _("Left by a session that was cut off. With Esc they stay."));
}

static void
close_rescued(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct rescue_found));
	rescue_found_release(own(screen));
	free(screen->own);
}

const struct screen_ops rescued_screen = {
    .name = "rescued",
    .also = KEYMAP_LIST,
    .title = N_("Texts that were not saved"),
    .columns = columns,
    .id = row_id,
    .open = open_rescued,
    .load = load,
    .act = act,
    .heading = list_heading,
    .status = status,
    .draw = list_draw,
    .close = close_rescued,
};
