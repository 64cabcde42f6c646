/* SPDX-License-Identifier: MIT */
/* applied_case: a case of a submitted set as the 事務局 reads it for review:
 * neither applicant, supervisor, comments nor 備考. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/call/applications.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/report/report_pane.h"
#include "tui/screens/screens.h"

struct applied {
	struct applied_case_key key;
	struct application_review review;
	struct report_page page;
	struct report_pane pane;
};

static struct applied *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_case(struct screen *screen, const void *arg, struct err *err)
{
	struct applied *applied = heap_new(1, sizeof *applied);

	(void)err;
	applied->key = *(const struct applied_case_key *)arg;
	shape_init(&application_review_shape, &applied->review);
	screen->own = applied;
	return 0;
}

static void
make_page(struct applied *applied)
{
	struct report_page *page = &applied->page;

	report_page_release(page);
	page->programme = applied->review.programme;
	page->items = &applied->review.items;
	page->entry = applied->review.entry;
	page->entries = &applied->review.entries;
	report_page_add(page, _("Receipt number"), applied->review.number);
}

static int
load(struct screen *screen, struct err *err)
{
	struct applied *applied = own(screen);
	const struct application_review_args args = {
	    applied->key.application, applied->key.slot};
	struct application_review fresh;
	int rc = program_call(
	    screen->program, CALL_APPLICATION_REVIEW, &args, &fresh, err);

	if (rc < 0)
		return rc;
	shape_release(&application_review_shape, &applied->review);
	applied->review = fresh;
	make_page(applied);
	report_pane_set(&applied->pane, &applied->page);
	return 0;
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	return report_pane_key(&own(screen)->pane, pressed);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	(void)err;
	if (action == ACTION_MOVE)
		report_pane_move(&own(screen)->pane, screen->code);
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	struct applied *applied = own(screen);
	const struct items *items = &applied->review.items;

	/* TRANSLATORS: number of the receipt, number of the case, category */
	snprintf(left, SCREEN_TEXT, _(" %s  number %d  %s"),
	    applied->review.number == NULL ? "" : applied->review.number,
	    (int)applied->key.slot,
	    form_shown(ITEM_CATEGORY, items_text(items, ITEM_CATEGORY)));
	report_pane_position(&applied->pane, right);
}

static void
draw(struct screen *screen)
{
	report_pane_draw(&own(screen)->pane, screen);
}

static void
close_case(struct screen *screen)
{
	struct applied *applied = own(screen);

	report_pane_release(&applied->pane);
	report_page_release(&applied->page);
	shape_release(&application_review_shape, &applied->review);
	free(applied);
}

const struct screen_ops applied_case_screen = {
    .name = "applied-case",
    .also = KEYMAP_PAGE,
    .title = N_("A submitted case"),
    .open = open_case,
    .load = load,
    .act = act,
    .key = key,
    .heading = heading,
    .draw = draw,
    .close = close_case,
};
