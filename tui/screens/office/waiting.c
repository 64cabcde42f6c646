/* SPDX-License-Identifier: MIT */
/*
 * waiting: 承認状況 of the 事務局: who waits for whom, how long; Enter goes to
 * the applicant's cases. No clinical text.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/staff.h"
#include "core/i18n.h"
#include "tui/program/program.h"
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
	return ((const struct waiting_row *)row)->request;
}

static const char *
requested_text(const void *row, char *out, size_t bytes)
{
	(void)bytes;
	return date_format(
	    ((const struct waiting_row *)row)->requested_on, out);
}

static const char *
days_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4lld",
	    (long long)((const struct waiting_row *)row)->days);
	return out;
}

static const char *
applicant_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct waiting_row *)row)->applicant;
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	snprintf(
	    out, bytes, "%4d", (int)((const struct waiting_row *)row)->slot);
	return out;
}

static const char *
category_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &category_words, ((const struct waiting_row *)row)->category);
}

static const char *
supervisor_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct waiting_row *)row)->supervisor;
}

static const char *
opened_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct waiting_row *)row)->opened ? _("Read") : _("New");
}

static const struct column columns[] = {
    {.title = N_("Asked on"), .cells = 10, .leaves = 1, .text = requested_text},
    {.title = N_("Days"), .cells = 4, .text = days_text},
    {.title = N_("Applicant"),
	.cells = 13,
	.weight = 1,
	.text = applicant_text},
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Case category"),
	.cells = 22,
	.weight = 1,
	.text = category_text},
    {.title = N_("Supervisor"),
	.cells = 13,
	.weight = 1,
	.text = supervisor_text},
    {.title = N_("Opened"), .cells = 6, .text = opened_text},
    {0},
};

static int
open_waiting(struct screen *screen, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	screen->own = pages_new(CALL_STAFF_WAITING);
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	return pages_load(own(screen), screen, err);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct waiting_row *row = table_selected_row(screen->table);
	struct person_key key;

	(void)err;
	if (action != ACTION_ENTER || row == NULL)
		return 0;
	key = (struct person_key){row->person, row->applicant};
	program_push(screen->program, &staff_cases_screen, &key);
	return 0;
}

/* More than was read is told by a plus. */
static void
status(const struct screen *screen, char *out)
{
	const struct pages *waiting = own(screen);
	const struct waiting_row *oldest = waiting->rows.at;

	if (waiting->rows.n == 0)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("No request waits for a decision."));
	else
		snprintf(out, SCREEN_TEXT,
		    _(" Requests waiting: %zu%s  the oldest: %lld days"),
		    waiting->rows.n, waiting->next == NULL ? "" : "+",
		    (long long)oldest->days);
}

static void
draw(struct screen *screen)
{
	pages_read_on(own(screen), screen);
	list_draw(screen);
}

static void
close_waiting(struct screen *screen)
{
	pages_release(own(screen), screen);
	free(screen->own);
}

const struct screen_ops waiting_screen = {
    .name = "waiting",
    .also = KEYMAP_LIST,
    .title = N_("Approval status"),
    .columns = columns,
    .id = row_id,
    .open = open_waiting,
    .load = load,
    .act = act,
    .heading = list_heading,
    .status = status,
    .draw = draw,
    .close = close_waiting,
};
