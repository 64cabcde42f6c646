/* SPDX-License-Identifier: MIT */
/*
 * view: a requested report as its supervisor reads it, and his decision.
 * After a decision the oldest request that waits is shown, else the inbox.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "decision.h"
#include "tui/screens/everybody/printing.h"
#include "tui/screens/report/report_pane.h"
#include "tui/screens/screens.h"

struct view {
	int64_t request;
	struct request_view view;
	struct report_page page;
	struct report_pane pane;
	bool decided; /* this one is done: load shows another one */
};

static struct view *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_view(struct screen *screen, const void *arg, struct err *err)
{
	struct view *view = heap_new(1, sizeof *view);

	(void)err;
	view->request = *(const int64_t *)arg;
	shape_init(&request_view_shape, &view->view);
	screen->own = view;
	return 0;
}

static int
read_request(struct screen *screen, struct err *err)
{
	struct view *view = own(screen);
	const struct request_view_args args = {view->request};
	struct request_view fresh;
	bool same = view->view.request == view->request;
	int rc = program_call(
	    screen->program, CALL_REQUEST_VIEW, &args, &fresh, err);

	if (rc < 0)
		return rc;
	shape_release(&request_view_shape, &view->view);
	view->view = fresh;
	report_page_of_request(&view->page, &view->view);
	view->pane.stale = true;
	if (!same)
		report_pane_set(&view->pane, &view->page);
	return 0;
}

/* The screen is gone when this returns without having found another. */
static int
load(struct screen *screen, struct err *err)
{
	struct view *view = own(screen);
	int rc;

	if (view->decided) {
		rc = decision_next(
		    screen->program, view->request, &view->request, err);
		if (rc < 0)
			return rc;
		view->decided = false;
		if (rc == 0) {
			program_pop(screen->program, true);
			return 0;
		}
	}
	return read_request(screen, err);
}

static const char *
refuses_before(const struct view *view)
{
	if (report_page_changes(&view->page) == 0)
		return N_("Nothing differs from what you last saw.");
	if (COLS >= REPORT_SIDE_CELLS)
		return N_("Old and new stand side by side here.");
	return NULL;
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	return report_pane_key(&own(screen)->pane, pressed);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct view *view = own(screen);
	int programme = view->view.programme, phase = view->view.state;

	switch (action) {
	case ACTION_APPROVE:
		return decision_refuses(programme, phase, true, EVENT_APPROVE);
	case ACTION_REJECT:
		return decision_refuses(programme, phase, true, EVENT_REJECT);
	case ACTION_BEFORE:
		return refuses_before(view);
	case ACTION_NEXT_CHANGE:
		return report_page_changes(&view->page) == 0
			   ? N_("Nothing differs from what you last saw.")
			   : NULL;
	case ACTION_BLANK:
		return view->page.gone != NULL
			   ? view->page.gone
			   : report_pane_refuses_blank(&own(screen)->pane);
	default:
		return NULL;
	}
}

static void
approve(struct screen *screen)
{
	struct view *view = own(screen);
	struct request_approve_args args = {0};
	struct request_decided done;
	struct request_seen *seen;
	struct err err = {0};
	char once[ONCE_CHARS + 1], text[SCREEN_TEXT];

	seen = shape_add(&request_seen_shape, &args.requests);
	seen->request = view->request;
	seen->seen = view->view.version;
	client_once(once);
	args.once = once;
	if (program_call(
		screen->program, CALL_REQUEST_APPROVE, &args, &done, &err) < 0)
		program_say_err(screen->program, &err);
	else {
		/* TRANSLATORS: number, applicant; one row of 78 cells */
		snprintf(text, sizeof text,
		    _("Approved: number %lld of %s. A mail is queued."),
		    (long long)view->view.slot, view->view.applicant);
		program_say(screen->program, text);
		program_badges(screen->program, done.badges);
		view->decided = true;
	}
	shape_list_release(&request_seen_shape, &args.requests);
	shape_release(&request_decided_shape, &done);
	err_clear(&err);
}

static void
ask(struct screen *screen)
{
	const struct request_view *view = &own(screen)->view;
	char *text;

	/* TRANSLATORS: number, applicant, category */
	text = heap_printf(_("Number %lld of %s (%s) will be approved, and the "
			     "applicant told by mail. Approve this case?"),
	    (long long)view->slot, view->applicant,
	    form_shown(ITEM_CATEGORY, items_text(&view->items, ITEM_CATEGORY)));
	program_ask(screen->program, text, approve);
	free(text);
}

static void
blank(struct screen *screen)
{
	struct view *view = own(screen);
	int item = report_pane_item(&view->pane);
	const struct blank_question question = {INT_NONE, view->request, item,
	    items_text(&view->view.items, (enum form_item)item)};

	program_push(screen->program, &blank_screen, &question);
}

static void
rejected(struct screen *screen)
{
	own(screen)->decided = true;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct view *view = own(screen);
	const struct rejection rejection = {&view->view, rejected};

	(void)err;
	switch (action) {
	case ACTION_MOVE:
		report_pane_move(&view->pane, screen->code);
		break;
	case ACTION_NEXT_CHANGE:
		report_pane_next_change(&view->pane);
		break;
	case ACTION_BEFORE:
		view->pane.look.before = !view->pane.look.before;
		view->pane.stale = true;
		break;
	case ACTION_BLANK:
		blank(screen);
		break;
	case ACTION_PRINT:
		printing_one(screen, GATHER_REQUEST, view->request,
		    words_label(&programme_words, view->view.programme),
		    "request");
		break;
	case ACTION_APPROVE:
		ask(screen);
		break;
	case ACTION_REJECT:
		program_push(screen->program, &reject_screen, &rejection);
		break;
	default:
		break;
	}
	return 0;
}

/* The list below is to show what was opened and decided meanwhile. */
static void
back(struct screen *screen)
{
	program_pop(screen->program, true);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	struct view *view = own(screen);
	const struct request_view *v = &view->view;

	/* TRANSLATORS: number, category, state */
	snprintf(left, SCREEN_TEXT, _(" Case approval  number %lld  %s  %s"),
	    (long long)v->slot,
	    form_shown(ITEM_CATEGORY, items_text(&v->items, ITEM_CATEGORY)),
	    words_label(&phase_words, v->state));
	report_pane_position(&view->pane, right);
}

static void
status(const struct screen *screen, char *out)
{
	const struct view *view = own(screen);
	const char *why = refuses(screen, ACTION_APPROVE);

	if (why != NULL)
		snprintf(out, SCREEN_TEXT, " %s", gettext(why));
	else if (view->pane.look.before && refuses_before(view) == NULL)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("◆ shows the text as you last saw it; o: as it is now"));
	else if (refuses_before(view) == NULL)
		snprintf(out, SCREEN_TEXT, " %s",
		    _("◆ differs from what you last saw; o: the old text"));
}

static void
draw(struct screen *screen)
{
	report_pane_draw(&own(screen)->pane, screen);
}

static void
close_view(struct screen *screen)
{
	report_pane_release(&own(screen)->pane);
	report_page_release(&own(screen)->page);
	shape_release(&request_view_shape, &own(screen)->view);
	free(screen->own);
}

const struct screen_ops view_screen = {
    .name = "view",
    .also = KEYMAP_PAGE,
    .title = N_("A request"),
    .open = open_view,
    .load = load,
    .refuses = refuses,
    .act = act,
    .key = key,
    .back = back,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_view,
};
