/* SPDX-License-Identifier: MIT */
/*
 * inbox: 症例承認, what a supervisor is asked [seed]: waiting ones first, the
 * oldest on top, then those decided in this fiscal year.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "decision.h"
#include "inbox_columns.h"
#include "tui/screens/everybody/printing.h"
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
	return ((const struct inbox_row *)row)->request;
}

static const struct inbox_row *
row_at(const struct screen *screen, size_t i)
{
	return table_row(screen->table, i);
}

static const char *
refuses_event(const struct inbox_row *row, bool opened, enum event event)
{
	return decision_refuses(row->programme, row->state, opened, event);
}

static bool
may_mark(const void *r)
{
	const struct inbox_row *row = r;

	return refuses_event(row, row->opened, EVENT_APPROVE) == NULL;
}

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	char *key = heap_dup(after);
	const struct page_args args = {key};
	struct inbox page;
	int rc = program_call(
	    screen->program, CALL_REQUEST_INBOX, &args, &page, err);

	free(key);
	if (rc < 0)
		return rc;
	program_badges(screen->program, page.badges);
	*rows = page.rows;
	*next = page.next;
	page.rows = (struct list){0};
	page.next = NULL;
	shape_release(&inbox_shape, &page);
	return 0;
}

static int
open_inbox(struct screen *screen, const void *arg, struct err *err)
{
	struct pages *pages = heap_new(1, sizeof *pages);

	(void)arg;
	(void)err;
	pages->shape = &inbox_row_shape;
	pages->read = read_page;
	screen->own = pages;
	return 0;
}

/* A row that was decided or taken back meanwhile keeps no mark. */
static int
load(struct screen *screen, struct err *err)
{
	int rc = pages_load(own(screen), screen, err);

	for (size_t i = 0; rc == 0 && i < table_count(screen->table); i++)
		if (table_marked(screen->table, i) &&
		    !may_mark(table_row(screen->table, i)))
			table_mark(screen->table, i);
	return rc;
}

static const char *
refuses_approve(const struct screen *screen, const struct inbox_row *row)
{
	if (table_marks(screen->table) > REQUESTS_MAX)
		return N_("Too many are selected to be approved at once.");
	if (table_marks(screen->table) > 0)
		return NULL;
	return refuses_event(row, row->opened, EVENT_APPROVE);
}

/* What was taken back has no text any more. */
static bool
has_text(const struct inbox_row *row)
{
	return row->state == PHASE_REQUESTED || row->state == PHASE_APPROVED ||
	       row->state == PHASE_REJECTED;
}

static const char *
refuses_print(const struct screen *screen, const struct inbox_row *row)
{
	if (table_marks(screen->table) > 0)
		return NULL;
	if (row == NULL)
		return N_("There is no row.");
	return has_text(row) ? NULL
			     : N_("The text of this report is no longer here: "
				  "the request was taken back.");
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct inbox_row *row = table_selected_row(screen->table);

	switch (action) {
	case ACTION_OPEN:
		return row == NULL ? N_("There is no row.") : NULL;
	case ACTION_MARK:
		return row == NULL
			   ? N_("There is no row.")
			   : refuses_event(row, row->opened, EVENT_APPROVE);
	case ACTION_APPROVE:
		return row == NULL ? N_("There is no row.")
				   : refuses_approve(screen, row);
	case ACTION_PRINT:
		return refuses_print(screen, row);
	case ACTION_REJECT:
		return row == NULL ? N_("There is no row.")
				   : refuses_event(row, true, EVENT_REJECT);
	default:
		return NULL;
	}
}

/* The marked ones, else the one under the cursor, as they were seen. */
static void
choose(const struct screen *screen, struct list *requests)
{
	const struct inbox_row *row;
	struct request_seen *seen;
	bool all = table_marks(screen->table) > 0;

	for (size_t i = 0; i < table_count(screen->table); i++) {
		if (all ? !table_marked(screen->table, i)
			: i != table_selected(screen->table))
			continue;
		row = row_at(screen, i);
		seen = shape_add(&request_seen_shape, requests);
		seen->request = row->request;
		seen->seen = row->version;
	}
}

static void
approve(struct screen *screen)
{
	struct request_approve_args args = {0};
	struct request_decided done;
	struct err err = {0};
	char once[ONCE_CHARS + 1], text[SCREEN_TEXT];

	choose(screen, &args.requests);
	client_once(once);
	args.once = once;
	if (program_call(
		screen->program, CALL_REQUEST_APPROVE, &args, &done, &err) < 0)
		program_say_err(screen->program, &err);
	else {
		snprintf(text, sizeof text,
		    ngettext("%zu case approved; a mail to the applicant is "
			     "queued.",
			"%zu cases approved; mails to the applicants are "
			"queued.",
			args.requests.n),
		    args.requests.n);
		program_say(screen->program, text);
		program_badges(screen->program, done.badges);
		table_mark_none(screen->table);
	}
	shape_list_release(&request_seen_shape, &args.requests);
	shape_release(&request_decided_shape, &done);
	err_clear(&err);
}

/* Names what is about to be approved, one a line. */
static void
ask(struct screen *screen)
{
	bool all = table_marks(screen->table) > 0;
	char *text = heap_dup(_("These cases will be approved:")), *more;
	const struct inbox_row *row;

	for (size_t i = 0; i < table_count(screen->table); i++) {
		if (all ? !table_marked(screen->table, i)
			: i != table_selected(screen->table))
			continue;
		row = row_at(screen, i);
		/* TRANSLATORS: applicant, number, category */
		more = heap_printf(_("%s, number %lld, %s"), row->applicant,
		    (long long)row->slot,
		    words_label(&category_words, row->category));
		char *joined = heap_printf("%s\n  %s", text, more);

		free(more);
		free(text);
		text = joined;
	}
	program_ask(screen->program, text, approve);
	free(text);
}

/* The marked ones, else the one under the cursor. */
static void
print(struct screen *screen)
{
	struct list requests = {0};
	const struct request_seen *request;
	struct gather gather;
	char *name;

	choose(screen, &requests);
	request = requests.at;
	printing_begin(screen, &gather, _("Case reports"));
	for (size_t i = 0; i < requests.n; i++)
		gather_add(
		    &gather, GATHER_REQUEST, WORD_NONE, request[i].request);
	name = requests.n == 1
		   ? heap_printf("request-%lld", (long long)request->request)
		   : heap_dup("requests");
	printing_ask(screen, &gather, name);
	free(name);
	shape_list_release(&request_seen_shape, &requests);
}

/* The report is read first, so the way to a rejection leads over it. */
static int
reject(struct screen *screen, const int64_t *request, struct err *err)
{
	struct program *program = screen->program;
	size_t depth = program->depth;
	struct screen *top;

	program_push(program, &view_screen, request);
	if (program->depth == depth)
		return 0;
	top = &program->stack[program->depth - 1];
	if (top->ops != &view_screen ||
	    top->ops->refuses(top, ACTION_REJECT) != NULL)
		return 0;
	return top->ops->act(top, ACTION_REJECT, err);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct inbox_row *row = table_selected_row(screen->table);

	switch (action) {
	case ACTION_OPEN:
		program_push(screen->program, &view_screen, &row->request);
		break;
	case ACTION_MARK:
		table_mark(screen->table, table_selected(screen->table));
		break;
	case ACTION_MARK_ALL:
		table_mark_all(screen->table, may_mark);
		break;
	case ACTION_APPROVE:
		ask(screen);
		break;
	case ACTION_PRINT:
		print(screen);
		break;
	case ACTION_REJECT:
		return reject(screen, &row->request, err);
	default:
		break;
	}
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	const struct inbox_row *row = table_selected_row(screen->table);
	const struct badges *badges = screen->program->hello.badges;
	long long waiting = badges == NULL ? 0 : (long long)badges->waiting;
	int used = snprintf(out, SCREEN_TEXT, " ");

	if (row != NULL && row->reason != NULL) {
		snprintf(out, SCREEN_TEXT, _(" Reason of the office: %s"),
		    row->reason);
		return;
	}
	if (waiting == 0)
		used += snprintf(out + used, SCREEN_TEXT - (size_t)used, "%s",
		    _("No case waits for your decision."));
	else
		used += snprintf(out + used, SCREEN_TEXT - (size_t)used,
		    _("Waiting for your decision: %lld"), waiting);
	if (table_marks(screen->table) > 0)
		snprintf(out + used, SCREEN_TEXT - (size_t)used,
		    _("  selected: %zu"), table_marks(screen->table));
}

static void
draw(struct screen *screen)
{
	pages_read_on(own(screen), screen);
	list_draw(screen);
}

static void
close_inbox(struct screen *screen)
{
	pages_release(own(screen), screen);
	free(screen->own);
}

const struct screen_ops inbox_screen = {
    .name = "inbox",
    .title = N_("Case approval"),
    .columns = inbox_columns,
    .id = row_id,
    .open = open_inbox,
    .load = load,
    .refuses = refuses,
    .act = act,
    .status = status,
    .draw = draw,
    .close = close_inbox,
};
