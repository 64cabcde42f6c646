/* SPDX-License-Identifier: MIT */
/*
 * unfinished: 未完了者 of the 事務局: who has begun a list and not submitted
 * it, and what is missing. ← → go to another application, Enter to the cases,
 * t writes a mail to those that are selected.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/unfinished.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"

struct unfinished {
	struct pages pages;
	int programme;
};

static struct unfinished *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct unfinished_row *)row)->person;
}

static const char *
name_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct unfinished_row *)row)->name;
}

static const char *
member_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct unfinished_row *)row)->member;
}

static const char *
number(int64_t n, char *out, size_t bytes)
{
	snprintf(out, bytes, "%5lld", (long long)n);
	return out;
}

static const char *
approved_text(const void *r, char *out, size_t bytes)
{
	const struct unfinished_row *row = r;

	snprintf(out, bytes, "%3lld/%lld", (long long)row->approved,
	    (long long)row->slots);
	return out;
}

static const char *
requested_text(const void *row, char *out, size_t bytes)
{
	return number(
	    ((const struct unfinished_row *)row)->requested, out, bytes);
}

static const char *
rejected_text(const void *row, char *out, size_t bytes)
{
	return number(
	    ((const struct unfinished_row *)row)->rejected, out, bytes);
}

static const char *
registered_text(const void *row, char *out, size_t bytes)
{
	return number(
	    ((const struct unfinished_row *)row)->registered, out, bytes);
}

static const char *
unregistered_text(const void *row, char *out, size_t bytes)
{
	return number(
	    ((const struct unfinished_row *)row)->unregistered, out, bytes);
}

static const char *
login_text(const void *row, char *out, size_t bytes)
{
	int64_t at = ((const struct unfinished_row *)row)->last_login_at;

	(void)bytes;
	return date_format(date_of_time(at), out);
}

static const struct column columns[] = {
    {.title = N_("Sel"), .cells = 3, .text = table_mark_text},
    {.title = N_("Name"), .cells = 12, .weight = 1, .text = name_text},
    {.title = N_("Mem. no."), .cells = 8, .text = member_text},
    {.title = N_("Approved"), .cells = 8, .text = approved_text},
    {.title = N_("Requested"), .cells = 10, .text = requested_text},
    {.title = N_("Rej."), .cells = 6, .text = rejected_text},
    {.title = N_("Unreq."), .cells = 6, .text = registered_text},
    {.title = N_("Empty"), .cells = 6, .leaves = 1, .text = unregistered_text},
    {.title = N_("Last login"), .cells = 12, .leaves = 2, .text = login_text},
    {0},
};

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	char *key = heap_dup(after);
	const struct unfinished_args args = {own(screen)->programme, key};
	struct unfinished_list page;
	int rc = program_call(
	    screen->program, CALL_STAFF_UNFINISHED, &args, &page, err);

	free(key);
	if (rc < 0)
		return rc;
	*rows = page.rows;
	*next = page.next;
	return 0;
}

static int
open_list(struct screen *screen, const void *arg, struct err *err)
{
	struct unfinished *list = heap_new(1, sizeof *list);

	(void)arg;
	(void)err;
	list->programme = PROGRAMME_SPECIALIST;
	list->pages.shape = &unfinished_row_shape;
	list->pages.read = read_page;
	screen->own = list;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(&own(screen)->pages, screen, err);
}

static void
change_programme(struct screen *screen)
{
	struct unfinished *list = own(screen);
	int by =
	    screen->code == INPUT_FUNCTION(KEY_LEFT) ? PROGRAMME_COUNT - 1 : 1;
	struct err err = {0};

	pages_release(&list->pages, screen);
	list->programme = (list->programme + by) % PROGRAMME_COUNT;
	if (load(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
	screen->program->fresh = true; /* the first line names it */
}

/* --- A mail to them ------------------------------------------------------- */

/* The marked ones, else the one under the cursor; a page at most a call. */
static void
collect(const struct screen *screen, size_t *from, struct list *people)
{
	bool all = table_marks(screen->table) > 0;
	const struct unfinished_row *row;
	size_t n = table_count(screen->table);

	for (; *from < n && people->n < PAGE_ROWS; ++*from) {
		if (all ? !table_marked(screen->table, *from)
			: *from != table_selected(screen->table))
			continue;
		row = table_row(screen->table, *from);
		((struct unfinished_person *)shape_add(
		     &unfinished_person_shape, people))
		    ->person = row->person;
	}
}

static int
remind_some(
    struct screen *screen, size_t *from, struct reminded *sum, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct remind_args args = {once, own(screen)->programme, {0}};
	struct reminded reply;
	int rc = 0;

	client_once(once);
	collect(screen, from, &args.people);
	if (args.people.n > 0) {
		rc = program_call(
		    screen->program, CALL_STAFF_REMIND, &args, &reply, err);
		if (rc == 0) {
			sum->written += reply.written;
			sum->skipped += reply.skipped;
		}
	}
	free(args.people.at);
	return rc;
}

static void
remind_now(struct screen *screen)
{
	size_t from = 0, n = table_count(screen->table);
	struct reminded sum = {0};
	char text[SCREEN_TEXT];
	struct err err = {0};
	int rc = 0;

	while (rc == 0 && from < n)
		rc = remind_some(screen, &from, &sum, &err);
	if (rc < 0)
		program_say_err(screen->program, &err);
	else {
		snprintf(text, sizeof text,
		    _("Mails queued: %lld. Left out: %lld (told today, "
		      "finished, or yourself)."),
		    (long long)sum.written, (long long)sum.skipped);
		program_say(screen->program, text);
		table_mark_none(screen->table);
	}
	err_clear(&err);
}

static void
ask(struct screen *screen)
{
	size_t marks = table_marks(screen->table);
	char *text = heap_printf(
	    _("Send a mail to %zu people, saying that their application for "
	      "\"%s\" has not been submitted yet?"),
	    marks == 0 ? 1 : marks,
	    words_label(&programme_words, own(screen)->programme));

	program_ask(screen->program, text, remind_now);
	free(text);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	if (action == ACTION_FIND || action == ACTION_LIST ||
	    table_count(screen->table) > 0)
		return NULL;
	return action == ACTION_ENTER || action == ACTION_REMIND ||
		       action == ACTION_MARK || action == ACTION_MARK_ALL
		   ? N_("Nobody is unfinished here.")
		   : NULL;
}

static bool
may_mark(const void *row)
{
	(void)row;
	return true;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct unfinished_row *row = table_selected_row(screen->table);
	struct person_key key;

	(void)err;
	switch (action) {
	case ACTION_ENTER:
		key = (struct person_key){row->person, row->name};
		program_push(screen->program, &staff_cases_screen, &key);
		break;
	case ACTION_MARK:
		table_mark(screen->table, table_selected(screen->table));
		break;
	case ACTION_MARK_ALL:
		table_mark_all(screen->table, may_mark);
		break;
	case ACTION_LIST:
		change_programme(screen);
		break;
	case ACTION_REMIND:
		ask(screen);
		break;
	default:
		break;
	}
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const struct unfinished *list = own(screen);

	/* TRANSLATORS: the application */
	snprintf(left, SCREEN_TEXT, _(" Unfinished  %s"),
	    words_label(&programme_words, list->programme));
	snprintf(right, SCREEN_TEXT, "%s", _("← → another application "));
}

/* What is missing, in words. */
static void
status(const struct screen *screen, char *out)
{
	const struct unfinished_row *row = table_selected_row(screen->table);
	const struct reason *why;
	size_t used;

	if (row == NULL) {
		snprintf(
		    out, SCREEN_TEXT, " %s", _("Nobody is unfinished here."));
		return;
	}
	out[0] = '\0';
	why = row->blockers.at;
	for (size_t i = 0; i < row->blockers.n; i++) {
		used = strlen(out);
		snprintf(out + used, SCREEN_TEXT - used, " %s", why[i].text);
	}
}

static void
draw(struct screen *screen)
{
	pages_read_on(&own(screen)->pages, screen);
	list_draw(screen);
}

static void
close_list(struct screen *screen)
{
	pages_release(&own(screen)->pages, screen);
	free(screen->own);
}

const struct screen_ops unfinished_screen = {
    .name = "unfinished",
    .also = KEYMAP_LIST,
    .title = N_("Unfinished"),
    .columns = columns,
    .id = row_id,
    .open = open_list,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_list,
};
