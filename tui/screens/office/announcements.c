/* SPDX-License-Identifier: MIT */
/*
 * announcements: お知らせ of the 事務局: everything that stood or will stand on
 * everybody's page. Enter edits, Ctrl-N writes a new one, x ends one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/announcements.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"

static struct pages *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct announcement_kept *)row)->id;
}

static const char *
from_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(
	    ((const struct announcement_kept *)row)->from_on, out);
}

static const char *
to_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(((const struct announcement_kept *)row)->to_on, out);
}

/* Its first line. */
static const char *
first_text(const void *row, char *out, size_t bytes)
{
	const char *text = ((const struct announcement_kept *)row)->text;

	snprintf(out, bytes, "%.*s", (int)strcspn(text, "\n"), text);
	return out;
}

static const char *
by_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct announcement_kept *)row)->by;
}

static const struct column columns[] = {
    {.title = N_("From"), .cells = 10, .text = from_text},
    {.title = N_("To"), .cells = 10, .text = to_text},
    {.title = N_("Text"), .cells = 42, .weight = 3, .text = first_text},
    {.title = N_("Written by"), .cells = 13, .weight = 1, .text = by_text},
    {0},
};

static int
open_list(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = pages_new(CALL_ANNOUNCEMENT_LIST);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(own(screen), screen, err);
}

static const struct card_field fields[] = {
    {"from_on", N_("First day"), N_("Like 2024-04-01."), NULL},
    {"to_on", N_("Last day"), N_("Empty: until it is ended."), NULL},
    {"text", N_("Text"), N_("Everybody reads it on his page."), NULL},
    {0},
};

/* row NULL: a new one. */
static void
edit(struct screen *screen, const struct announcement_kept *row)
{
	struct announcement_save_args *args = card_args(CALL_ANNOUNCEMENT_SAVE);
	const struct card card = {
	    .title = row == NULL ? N_("New announcement") : N_("Announcement"),
	    .call = CALL_ANNOUNCEMENT_SAVE,
	    .fields = fields,
	    .args = args,
	    .done = N_("The announcement was recorded.")};

	args->from_on = screen->program->hello.today;
	args->seen = 0;
	if (row != NULL) {
		args->id = row->id;
		args->seen = row->version;
		args->from_on = row->from_on;
		args->to_on = row->to_on;
		args->text = heap_dup(row->text);
	}
	program_push(screen->program, &card_screen, &card);
}

static bool
is_over(const struct screen *screen, const struct announcement_kept *row)
{
	return row->to_on != DATE_NONE &&
	       row->to_on < screen->program->hello.today;
}

/* What ends is the row that is still selected. */
static void
end_now(struct screen *screen)
{
	const struct announcement_kept *row = table_selected_row(screen->table);
	char once[ONCE_CHARS + 1];
	const struct announcement_end_args args = {once, row->id, row->version};
	struct announcement_written written;
	struct err err = {0};

	client_once(once);
	if (program_call(screen->program, CALL_ANNOUNCEMENT_END, &args,
		&written, &err) < 0)
		program_say_err(screen->program, &err);
	else
		program_say(
		    screen->program, _("It has ended: nobody sees it now."));
	err_clear(&err);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct announcement_kept *row = table_selected_row(screen->table);

	if (action != ACTION_END && action != ACTION_ENTER)
		return NULL;
	if (row == NULL)
		return N_("There is no announcement yet.");
	if (action == ACTION_END && is_over(screen, row))
		return N_("This announcement has ended already.");
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct announcement_kept *row = table_selected_row(screen->table);

	(void)err;
	if (action == ACTION_ADD)
		edit(screen, NULL);
	else if (action == ACTION_ENTER)
		edit(screen, row);
	else if (action == ACTION_END)
		program_ask(screen->program,
		    _("End this announcement? It leaves everybody's page at "
		      "once."),
		    end_now);
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	const struct announcement_kept *row = table_selected_row(screen->table);

	snprintf(out, SCREEN_TEXT, " %s",
	    row == NULL            ? _("There is no announcement yet.")
	    : is_over(screen, row) ? _("It has ended.")
	    : row->from_on > screen->program->hello.today
		? _("It is not shown yet.")
		: _("It stands on everybody's page."));
}

static void
draw(struct screen *screen)
{
	pages_read_on(own(screen), screen);
	list_draw(screen);
}

static void
close_list(struct screen *screen)
{
	pages_release(own(screen), screen);
	free(screen->own);
}

const struct screen_ops announcements_screen = {
    .name = "announcements",
    .also = KEYMAP_LIST,
    .title = N_("Announcements"),
    .columns = columns,
    .id = row_id,
    .open = open_list,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_list,
};
