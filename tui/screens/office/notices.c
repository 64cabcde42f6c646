/* SPDX-License-Identifier: MIT */
/*
 * notices: 通知 of the 事務局: what waits to be sent and what has failed, to
 * whom and why; tried again or given up. (screens.md: 事務局)
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/call/notices.h"
#include "core/call/requests.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"
#include "tui/widgets/paragraph.h"

#define WHY_ROWS 3 /* below the list */

static struct pages *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct queued_row *)row)->id;
}

static const char *
state_text(const void *r, char *out, size_t bytes)
{
	const struct queued_row *row = r;

	/* a state is a word and a symbol */
	snprintf(out, bytes, "%s%s", row->state == NOTICE_FAILED ? "! " : "> ",
	    words_label(&notice_words, row->state));
	return out;
}

static const char *
written_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(((const struct queued_row *)row)->written_on, out);
}

static const char *
name_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct queued_row *)row)->name;
}

static const char *
kind_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(&news_words, ((const struct queued_row *)row)->kind);
}

/* Whose case, its number, and how many more. */
static const char *
about_text(const void *r, char *out, size_t bytes)
{
	const struct queued_row *row = r;

	if (row->applicant == NULL)
		return "";
	if (row->slot == INT_NONE)
		return row->applicant;
	snprintf(out, bytes, row->count > 1 ? "%s %d+" : "%s %d",
	    row->applicant, (int)row->slot);
	return out;
}

static const char *
tries_text(const void *row, char *out, size_t bytes)
{
	snprintf(
	    out, bytes, "%4d", (int)((const struct queued_row *)row)->tries);
	return out;
}

static const struct column columns[] = {
    {.title = N_("State"), .cells = 10, .text = state_text},
    {.title = N_("Since"), .cells = 10, .leaves = 1, .text = written_text},
    {.title = N_("Sent to"), .cells = 13, .weight = 1, .text = name_text},
    {.title = N_("Notice"), .cells = 20, .weight = 1, .text = kind_text},
    {.title = N_("About"), .cells = 17, .weight = 1, .text = about_text},
    {.title = N_("Tries"), .cells = 5, .leaves = 2, .text = tries_text},
    {0},
};

static int
open_notices(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = pages_new(CALL_NOTICE_LIST);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(own(screen), screen, err);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if ((action == ACTION_RESEND || action == ACTION_GIVE_UP) &&
	    table_selected_row(screen->table) == NULL)
		return N_("There is no row.");
	return NULL;
}

/* notice.again or notice.give_up for the selected one; done has one %s. */
static void
answer(struct screen *screen, enum call_id call, const char *done)
{
	const struct queued_row *row = table_selected_row(screen->table);
	struct notice_args args = {.id = row->id, .seen = row->version};
	struct notice_written reply;
	struct err err = {0};
	char once[ONCE_CHARS + 1], text[SCREEN_TEXT];

	client_once(once);
	args.once = once;
	if (program_call(screen->program, call, &args, &reply, &err) < 0)
		program_say_err(screen->program, &err);
	else {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		snprintf(text, sizeof text, done, reply.name);
#pragma GCC diagnostic pop
		program_say(screen->program, text);
		shape_release(&notice_written_shape, &reply);
	}
	err_clear(&err);
}

static void
again(struct screen *screen)
{
	answer(screen, CALL_NOTICE_AGAIN,
	    _("The notice to %s is queued, and tried for five days."));
}

static void
give_up(struct screen *screen)
{
	answer(screen, CALL_NOTICE_GIVE_UP,
	    _("The notice to %s was given up; please tell them yourself if "
	      "need be."));
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	(void)err;
	if (action == ACTION_RESEND)
		program_ask(
		    screen->program, _("Try to send this notice now?"), again);
	else if (action == ACTION_GIVE_UP)
		program_ask(screen->program,
		    _("This notice will not be sent any more, and leaves this "
		      "list. Give it up?"),
		    give_up);
	return 0;
}

/* What comes next. */
static void
status(const struct screen *screen, char *out)
{
	const struct queued_row *row = table_selected_row(screen->table);
	char at[TIME_SIZE];

	if (row == NULL)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("No notice waits, and none has failed."));
	else if (row->last == WORD_NONE)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("It waits for the mailer (shorei-mail)."));
	else if (row->due_at == TIME_NONE)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("It is not tried any more by itself."));
	else {
		snprintf(out, SCREEN_TEXT, " ");
		snprintf(out + 1, SCREEN_TEXT - 1, _("Next try: %s"),
		    time_format_minute(row->due_at, at));
	}
}

/* Why it is where it is, and what the mail server said; heap. */
static char *
why(const struct queued_row *row)
{
	bool doubted = row->possible && row->last != DELIVERY_POSSIBLE &&
		       row->last != DELIVERY_UNANSWERED;

	return heap_printf("%s%s\n%s", words_label(&delivery_words, row->last),
	    doubted ? _(" An earlier try may have arrived.") : "",
	    row->detail == NULL ? "" : row->detail);
}

static void
draw_why(const struct queued_row *row)
{
	char *text = why(row);
	struct paragraph *rows = paragraph_new(text);
	size_t n = paragraph_rows(rows, COLS - 2), bytes;

	for (size_t i = 0; i < n && i < WHY_ROWS; i++) {
		const char *line = paragraph_row(rows, COLS - 2, i, &bytes);

		mvaddnstr(LINES - 2 - WHY_ROWS + (int)i, 1, line, (int)bytes);
	}
	paragraph_free(rows);
	free(text);
}

static void
draw(struct screen *screen)
{
	const struct queued_row *row;

	pages_read_on(own(screen), screen);
	if (screen->fresh)
		table_touch(screen->table);
	table_draw(screen->table, stdscr, 1, 0, LINES - 3 - WHY_ROWS, COLS);
	for (int y = 0; y < WHY_ROWS; y++) {
		move(LINES - 2 - WHY_ROWS + y, 0);
		clrtoeol();
	}
	row = table_selected_row(screen->table);
	if (row != NULL && row->last != WORD_NONE)
		draw_why(row);
	table_cursor(screen->table, &screen->y, &screen->x);
}

static void
close_notices(struct screen *screen)
{
	pages_release(own(screen), screen);
	free(screen->own);
}

const struct screen_ops notices_screen = {
    .name = "notices",
    .also = KEYMAP_LIST,
    .title = N_("Notices"),
    .columns = columns,
    .id = row_id,
    .open = open_notices,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_notices,
};
