/* SPDX-License-Identifier: MIT */
/*
 * audit: 監査記録 of the 事務局: who did what and when, newest first, by
 * member number, call, subject or day; and whether its chain is whole.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/audit_labels.h"
#include "tui/audit_words.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/pages.h"
#include "tui/screens/screens.h"
#include "tui/widgets/line_box.h"

struct audit {
	struct pages pages;
	char *words; /* what is searched; heap */
};

static struct audit *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct audit_shown *)row)->id;
}

static const char *
at_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return time_format_minute(((const struct audit_shown *)row)->at, out);
}

static const char *
who_text(const void *r, char *out, size_t bytes)
{
	const struct audit_shown *row = r;

	if (row->member == NULL)
		return _("the service");
	snprintf(out, bytes, "%s %s", row->member, row->name);
	return out;
}

static const char *
call_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return audit_labels_call(((const struct audit_shown *)row)->call);
}

static const char *
subject_text(const void *row, char *out, size_t bytes)
{
	char *text =
	    audit_labels_subject(((const struct audit_shown *)row)->subject);

	snprintf(out, bytes, "%s", text);
	free(text);
	return out;
}

static const char *
result_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return audit_labels_result(((const struct audit_shown *)row)->result);
}

static const struct column columns[] = {
    {.title = N_("Date and time"), .cells = 16, .text = at_text},
    {.title = N_("Member"), .cells = 15, .weight = 1, .text = who_text},
    {.title = N_("Call"), .cells = 18, .text = call_text},
    {.title = N_("Subject"), .cells = 17, .weight = 2, .text = subject_text},
    {.title = N_("Result"),
	.cells = 9,
	.weight = 1,
	.leaves = 1,
	.text = result_text},
    {0},
};

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	struct audit_list_args args;
	struct audit_list page;
	int rc;

	audit_words_read(own(screen)->words, &args);
	args.after = heap_dup(after);
	rc = program_call(screen->program, CALL_AUDIT_LIST, &args, &page, err);
	shape_release(&audit_list_args_shape, &args);
	if (rc < 0)
		return rc;
	*rows = page.rows;
	*next = page.next;
	page.rows = (struct list){0};
	page.next = NULL;
	shape_release(&audit_list_shape, &page);
	return 0;
}

static int
open_audit(struct screen *screen, const void *arg, struct err *err)
{
	struct audit *audit = heap_new(1, sizeof *audit);

	(void)arg;
	(void)err;
	audit->pages.shape = &audit_shown_shape;
	audit->pages.read = read_page;
	audit->words = heap_dup("");
	screen->own = audit;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(&own(screen)->pages, screen, err);
}

static void
tell(struct screen *screen, const struct audit_check *check)
{
	char *text;

	if (check->wrong != NULL)
		text = heap_printf(
		    _("The audit is NOT in order.\n%s\nUp to row %lld it is."),
		    check->wrong, (long long)check->row);
	else
		text = heap_printf(
		    _("The audit is in order: %lld rows.\nHead: %s"),
		    (long long)check->row, check->head);
	program_push(screen->program, &notice_screen, text);
	free(text);
}

/* Part by part: nobody waits behind one long call. */
static int
check_chain(struct screen *screen, struct err *err)
{
	struct audit_check_args args = {0};
	struct audit_check check;
	bool done;
	int rc;

	do {
		rc = program_call(
		    screen->program, CALL_AUDIT_CHECK, &args, &check, err);
		free(args.head);
		if (rc < 0)
			return rc;
		args.row = check.row;
		args.head = heap_dup(check.head);
		done = check.done;
		if (done)
			tell(screen, &check);
		shape_release(&audit_check_shape, &check);
	} while (!done);
	free(args.head);
	return 0;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	if (action == ACTION_CHECK)
		return check_chain(screen, err);
	if (action == ACTION_FILTER)
		program_push(
		    screen->program, &audit_filter_screen, own(screen)->words);
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const char *words = own(screen)->words;

	(void)right;
	if (*words == '\0')
		snprintf(left, SCREEN_TEXT, " %s", _("Audit"));
	else
		snprintf(left, SCREEN_TEXT, _(" Audit: %s"), words);
}

static void
status(const struct screen *screen, char *out)
{
	const struct pages *pages = &own(screen)->pages;

	if (pages->rows.n == 0)
		snprintf(out, SCREEN_TEXT, " %s", _("Nothing was found."));
	else
		snprintf(out, SCREEN_TEXT, _(" Rows: %zu%s, newest first"),
		    pages->rows.n, pages->next == NULL ? "" : "+");
}

static void
draw(struct screen *screen)
{
	pages_read_on(&own(screen)->pages, screen);
	list_draw(screen);
}

static void
close_audit(struct screen *screen)
{
	pages_release(&own(screen)->pages, screen);
	free(own(screen)->words);
	free(screen->own);
}

const struct screen_ops audit_screen = {
    .name = "audit",
    .also = KEYMAP_LIST,
    .title = N_("Audit"),
    .columns = columns,
    .id = row_id,
    .open = open_audit,
    .load = load,
    .act = act,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_audit,
};

static int
open_filter(struct screen *screen, const void *arg, struct err *err)
{
	(void)err;
	screen->own = line_box_new(
	    _("Member number, call, subject or day (2026-06-15)"), arg, 0);
	return 0;
}

static bool
key_filter(struct screen *screen, const struct key *key)
{
	return line_box_key(screen->own, key);
}

/* What can't be searched stays in the box, to be corrected. */
static int
act_filter(struct screen *screen, enum action action, struct err *err)
{
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	struct audit *audit = own(below);
	char *before = audit->words;
	int rc;

	(void)action;
	audit->words = heap_dup(line_box_text(screen->own));
	rc = load(below, err);
	if (rc < 0) {
		free(audit->words);
		audit->words = before;
		return rc;
	}
	free(before);
	program_pop(program, false);
	return 0;
}

static void
draw_filter(struct screen *screen)
{
	line_box_draw(screen->own, screen->fresh, &screen->y, &screen->x);
}

static void
close_filter(struct screen *screen)
{
	line_box_free(screen->own);
}

const struct screen_ops audit_filter_screen = {
    .name = "audit-filter",
    .also = KEYMAP_LINE,
    .title = N_("Search"),
    .over = true,
    .open = open_filter,
    .key = key_filter,
    .act = act_filter,
    .draw = draw_filter,
    .close = close_filter,
};
