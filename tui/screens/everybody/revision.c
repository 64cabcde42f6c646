/* SPDX-License-Identifier: MIT */
/* revision: a report as it was registered, alone or against an earlier one. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/call/revisions.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "printing.h"
#include "tui/program/program.h"
#include "tui/screens/report/report_pane.h"
#include "tui/screens/screens.h"

struct revision {
	struct revision_question question;
	struct revision_view now, old; /* old.revision INT_NONE: none */
	struct items before;
	struct report_page page;
	struct report_pane pane;
};

static struct revision *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_revision(struct screen *screen, const void *arg, struct err *err)
{
	struct revision *revision = heap_new(1, sizeof *revision);

	(void)err;
	revision->question = *(const struct revision_question *)arg;
	shape_init(&revision_view_shape, &revision->now);
	shape_init(&revision_view_shape, &revision->old);
	screen->own = revision;
	return 0;
}

static int
read_one(struct screen *screen, int64_t id, struct revision_view *view,
    struct err *err)
{
	const struct revision_args args = {id};
	struct revision_view fresh;
	int rc = program_call(
	    screen->program, CALL_REVISION_SHOW, &args, &fresh, err);

	if (rc < 0)
		return rc;
	shape_release(&revision_view_shape, view);
	*view = fresh;
	return 0;
}

static void
add_revision(struct report_page *page, const char *label,
    const struct revision_view *view)
{
	char at[TIME_SIZE], *text;

	/* TRANSLATORS: number of the revision, when it was registered */
	text = heap_printf(_("revision %lld, registered %s"),
	    (long long)view->revision, time_format_minute(view->at, at));
	report_page_add(page, label, text);
	free(text);
}

static void
compare(struct revision *revision)
{
	struct report_page *page = &revision->page;
	char *text;
	int n;

	items_release(&revision->before);
	report_page_before(
	    &revision->before, &revision->old.items, &revision->now.items);
	page->before = &revision->before;
	page->before_entries = &revision->old.entries;
	n = report_page_changes(page);
	add_revision(page, _("Before"), &revision->old);
	add_revision(page, _("Now"), &revision->now);
	text = n == 0 ? heap_dup(_("Nothing differs."))
		      : heap_printf(ngettext("%d item differs",
					"%d items differ", (unsigned long)n),
			    n);
	report_page_add(page, _("Changed"), text);
	free(text);
}

static void
make_page(struct revision *revision)
{
	struct report_page *page = &revision->page;

	report_page_release(page);
	page->programme = revision->now.programme;
	page->items = &revision->now.items;
	page->entry = revision->now.entry;
	page->entries = &revision->now.entries;
	if (revision->old.revision == INT_NONE)
		add_revision(page, _("Report"), &revision->now);
	else
		compare(revision);
}

static int
load(struct screen *screen, struct err *err)
{
	struct revision *revision = own(screen);
	bool first = revision->now.revision == INT_NONE;
	int rc =
	    read_one(screen, revision->question.revision, &revision->now, err);

	if (rc == 0 && revision->question.against != INT_NONE)
		rc = read_one(
		    screen, revision->question.against, &revision->old, err);
	if (rc < 0)
		return rc;
	make_page(revision);
	if (first)
		report_pane_set(&revision->pane, &revision->page);
	revision->pane.stale = true;
	return 0;
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	return report_pane_key(&own(screen)->pane, pressed);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	struct revision *revision = own(screen);

	if (action == ACTION_BLANK)
		return report_pane_refuses_blank(&revision->pane);
	if (action != ACTION_BEFORE && action != ACTION_NEXT_CHANGE)
		return NULL;
	if (report_page_changes(&revision->page) == 0)
		return N_("There is nothing that differs here.");
	if (action == ACTION_BEFORE && COLS >= REPORT_SIDE_CELLS)
		return N_("Old and new stand side by side here.");
	return NULL;
}

static void
blank(struct screen *screen)
{
	struct revision *revision = own(screen);
	int item = report_pane_item(&revision->pane);
	const struct blank_question question = {revision->now.revision,
	    INT_NONE, item,
	    items_text(&revision->now.items, (enum form_item)item)};

	program_push(screen->program, &blank_screen, &question);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct revision *revision = own(screen);
	const struct revision_copying copying = {
	    revision->question.revision, revision->now.programme};

	(void)err;
	switch (action) {
	case ACTION_MOVE:
		report_pane_move(&revision->pane, screen->code);
		break;
	case ACTION_NEXT_CHANGE:
		report_pane_next_change(&revision->pane);
		break;
	case ACTION_BEFORE:
		revision->pane.look.before = !revision->pane.look.before;
		revision->pane.stale = true;
		break;
	case ACTION_COPY:
		program_push(screen->program, &copy_screen, &copying);
		break;
	case ACTION_PRINT:
		printing_one(screen, GATHER_REVISION,
		    revision->question.revision, _("Case reports"), "revision");
		break;
	case ACTION_BLANK:
		blank(screen);
		break;
	default:
		break;
	}
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	struct revision *revision = own(screen);
	const struct items *items = &revision->now.items;

	/* TRANSLATORS: number of the case, category, number of the revision */
	snprintf(left, SCREEN_TEXT, _(" Number %d  %s  revision %lld"),
	    (int)revision->now.slot,
	    form_shown(ITEM_CATEGORY, items_text(items, ITEM_CATEGORY)),
	    (long long)revision->now.revision);
	report_pane_position(&revision->pane, right);
}

static void
status(const struct screen *screen, char *out)
{
	if (refuses(screen, ACTION_BEFORE) != NULL)
		return;
	snprintf(out, SCREEN_TEXT, " %s",
	    own(screen)->pane.look.before
		? _("◆ shows the text of the earlier one; o: of the later one")
		: _("◆ differs from the earlier one; o: the old text"));
}

static void
draw(struct screen *screen)
{
	report_pane_draw(&own(screen)->pane, screen);
}

static void
close_revision(struct screen *screen)
{
	struct revision *revision = own(screen);

	report_pane_release(&revision->pane);
	report_page_release(&revision->page);
	items_release(&revision->before);
	shape_release(&revision_view_shape, &revision->now);
	shape_release(&revision_view_shape, &revision->old);
	free(revision);
}

const struct screen_ops revision_screen = {
    .name = "revision",
    .also = KEYMAP_PAGE,
    .title = N_("A revision"),
    .open = open_revision,
    .load = load,
    .refuses = refuses,
    .act = act,
    .key = key,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_revision,
};
