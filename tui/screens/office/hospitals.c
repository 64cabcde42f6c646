/* SPDX-License-Identifier: MIT */
/*
 * hospitals: 施設 of the 事務局: found while typing, opened, added; and the
 * same list to choose a hospital for a card.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/hospitals.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/finder.h"
#include "tui/screens/screens.h"

static int64_t
row_id(const void *row)
{
	return ((const struct hospital_row *)row)->hospital;
}

static const char *
name_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct hospital_row *)row)->name;
}

static const char *
kana_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct hospital_row *)row)->kana;
}

static const struct column columns[] = {
    {.title = N_("Hospital"), .cells = 40, .weight = 1, .text = name_text},
    {.title = N_("Reading"), .cells = 38, .weight = 1, .text = kana_text},
    {0},
};

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	struct hospital_search_args args = {heap_dup(finder_query(screen))};
	struct hospital_list found;
	int rc = program_call(
	    screen->program, CALL_HOSPITAL_SEARCH, &args, &found, err);

	(void)after; /* who finds fifty types more */
	shape_release(&hospital_search_args_shape, &args);
	if (rc < 0)
		return rc;
	*rows = found.rows;
	*next = NULL;
	return 0;
}

static int
open_list(struct screen *screen, const void *arg, struct err *err)
{
	struct finder *own = heap_new(1, sizeof *own);

	(void)arg;
	(void)err;
	finder_init(own, &hospital_row_shape, read_page, NULL);
	screen->own = own;
	return 0;
}

static int
open_choice(struct screen *screen, const void *arg, struct err *err)
{
	const struct choice *choice = arg;
	struct finder *own = heap_new(1, sizeof *own);

	(void)err;
	finder_init(own, &hospital_row_shape, read_page, choice->query);
	own->chosen = choice->chosen;
	screen->own = own;
	return 0;
}

const struct card_field hospital_fields[] = {
    {"name", N_("Hospital name"), N_("As it is to be shown to applicants."),
	NULL},
    {"kana", N_("Reading"), N_("In hiragana, for search and order."), NULL},
    {0},
};

static void
added(struct screen *below, const void *reply)
{
	const struct hospital_written *written = reply;

	program_push(below->program, &hospital_screen, &written->hospital);
}

static void
add(struct screen *screen)
{
	const struct card card = {.title = N_("New hospital"),
	    .call = CALL_HOSPITAL_ADD,
	    .fields = hospital_fields,
	    .args = card_args(CALL_HOSPITAL_ADD),
	    .done = N_("The hospital was added."),
	    .sent = added};

	program_push(screen->program, &card_screen, &card);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct hospital_row *row;

	(void)err;
	finder_tick(screen);
	row = table_selected_row(screen->table);
	if (action == ACTION_ADD)
		add(screen);
	else if (action == ACTION_ENTER && row != NULL)
		program_push(screen->program, &hospital_screen, &row->hospital);
	return 0;
}

const struct screen_ops facilities_screen = {
    .name = "members",
    .title = N_("Facilities"),
    .columns = columns,
    .id = row_id,
    .open = open_list,
    .act = act,
    FINDER_OPS,
};

const struct screen_ops hospitals_screen = {
    .name = "choice",
    .title = N_("Choose a hospital"),
    .columns = columns,
    .id = row_id,
    .open = open_choice,
    .act = finder_choose,
    FINDER_OPS,
};
