/* SPDX-License-Identifier: MIT */
/* paper_case: what is registered of a case, as the 事務局 compares it with an
 * approval that came on paper: neither draft, comments nor 備考. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/call/approvals.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/report/report_pane.h"
#include "tui/screens/screens.h"

struct own_case {
	struct paper_case_key key;
	struct paper_case read;
	struct report_page page;
	struct report_pane pane;
};

static struct own_case *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_case(struct screen *screen, const void *arg, struct err *err)
{
	struct own_case *c = heap_new(1, sizeof *c);

	(void)err;
	c->key = *(const struct paper_case_key *)arg;
	shape_init(&paper_case_shape, &c->read);
	screen->own = c;
	return 0;
}

static void
make_page(struct own_case *c)
{
	struct report_page *page = &c->page;
	char at[TIME_SIZE];
	char *text = heap_printf("%s (%s)", c->read.applicant, c->read.member);

	report_page_release(page);
	page->programme = c->read.programme;
	page->items = &c->read.items;
	page->entry = c->read.entry;
	page->entries = &c->read.entries;
	report_page_add(page, _("Applicant"), text);
	free(text);
	text = heap_printf(_("revision %lld, registered %s"),
	    (long long)c->read.revision, time_format_minute(c->read.at, at));
	report_page_add(page, _("Report"), text);
	free(text);
}

static int
load(struct screen *screen, struct err *err)
{
	struct own_case *c = own(screen);
	const struct read_paper_args args = {
	    c->key.person, c->key.programme, c->key.slot};
	struct paper_case fresh;
	int rc = program_call(
	    screen->program, CALL_STAFF_READ_PAPER, &args, &fresh, err);

	if (rc < 0)
		return rc;
	shape_release(&paper_case_shape, &c->read);
	c->read = fresh;
	make_page(c);
	report_pane_set(&c->pane, &c->page);
	return 0;
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
	struct own_case *c = own(screen);

	/* TRANSLATORS: name, application, number of the case, of its revision */
	snprintf(left, SCREEN_TEXT, _(" %s  %s %d  revision %lld"),
	    c->read.applicant == NULL ? "" : c->read.applicant,
	    words_label(&programme_words, c->key.programme), (int)c->key.slot,
	    (long long)c->read.revision);
	report_pane_position(&c->pane, right);
}

static void
draw(struct screen *screen)
{
	report_pane_draw(&own(screen)->pane, screen);
}

static void
close_case(struct screen *screen)
{
	struct own_case *c = own(screen);

	report_pane_release(&c->pane);
	report_page_release(&c->page);
	shape_release(&paper_case_shape, &c->read);
	free(c);
}

const struct screen_ops paper_case_screen = {
    .name = "paper-case",
    .also = KEYMAP_PAGE,
    .title = N_("A case to be compared"),
    .open = open_case,
    .load = load,
    .act = act,
    .heading = heading,
    .draw = draw,
    .close = close_case,
};
