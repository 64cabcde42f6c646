/* SPDX-License-Identifier: MIT */
/* reject: the report with a tick and a comment on each item that is not
 * good yet, and a general comment [seed]. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"
#include "tui/rescue/rescue.h"
#include "tui/screens/report/report_pane.h"
#include "tui/screens/screens.h"

struct reject {
	struct rejection rejection;
	struct items comments; /* NULL: not ticked */
	char *general;         /* NULL: none */
	int asked;             /* the item whose comment is being written */
	bool refused;          /* by the service: the view is out of date */
	struct report_page page;
	struct report_pane pane;
};

static struct reject *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_reject(struct screen *screen, const void *arg, struct err *err)
{
	struct reject *reject = heap_new(1, sizeof *reject);

	(void)err;
	reject->rejection = *(const struct rejection *)arg;
	report_page_of_request(&reject->page, reject->rejection.view);
	report_pane_set(&reject->pane, &reject->page);
	reject->pane.look.comments = &reject->comments;
	report_pane_go(&reject->pane, ITEM_CATEGORY);
	screen->own = reject;
	return 0;
}

static int
ticked(const struct reject *reject)
{
	int n = 0;

	for (int i = 0; i < ITEM_COUNT; i++)
		n += reject->comments.text[i] != NULL;
	return n;
}

static bool
written_any(const struct reject *reject)
{
	return ticked(reject) > 0 || reject->general != NULL;
}

/* Blanks alone are no comment. */
static char *
comment_of(const char *text)
{
	char *folded = text_fold(text);
	bool empty = strspn(folded, "\n") == strlen(folded);

	free(folded);
	return empty ? NULL : heap_dup(text);
}

static void
written(struct screen *screen, const char *text)
{
	struct reject *reject = own(screen);
	char **slot = reject->asked == WORD_NONE
			  ? &reject->general
			  : &reject->comments.text[reject->asked];

	free(*slot);
	*slot = comment_of(text);
	reject->pane.look.general = reject->general;
	reject->pane.stale = true;
	report_pane_go(&reject->pane, reject->asked);
}

static void
ask_comment(struct screen *screen, int item)
{
	struct reject *reject = own(screen);
	struct comment_question question = {
	    .limit = COMMENT_LIMIT, .written = written};

	reject->asked = item;
	question.title = item == WORD_NONE ? _("On the whole case")
					   : gettext(form_rows[item].label);
	question.text =
	    item == WORD_NONE ? reject->general : reject->comments.text[item];
	program_push(screen->program, &comment_screen, &question);
}

static void
arguments(const struct reject *reject, struct request_reject_args *args)
{
	struct comment *comment;

	args->request = reject->rejection.view->request;
	args->seen = reject->rejection.view->version;
	args->comment = heap_dup(reject->general);
	for (int i = 0; i < ITEM_COUNT; i++) {
		if (reject->comments.text[i] == NULL)
			continue;
		comment = shape_add(&comment_shape, &args->comments);
		comment->item = i;
		comment->text = heap_dup(reject->comments.text[i]);
	}
}

static void
sent(struct screen *screen, const struct request_decided *done)
{
	struct program *program = screen->program;
	const struct rejection rejection = own(screen)->rejection;
	char text[SCREEN_TEXT];

	/* TRANSLATORS: number, applicant; one row of 78 cells */
	snprintf(text, sizeof text,
	    _("Rejected: number %lld of %s. A mail is queued."),
	    (long long)rejection.view->slot, rejection.view->applicant);
	program_say(program, text);
	program_badges(program, done->badges);
	rejection.sent(program_below(program, screen));
	program_pop(program, true);
}

static void
send(struct screen *screen)
{
	struct reject *reject = own(screen);
	struct request_reject_args args = {0};
	struct request_decided done;
	struct err err = {0};
	char once[ONCE_CHARS + 1];
	int rc;

	arguments(reject, &args);
	client_once(once);
	args.once = heap_dup(once);
	rc = program_call(
	    screen->program, CALL_REQUEST_REJECT, &args, &done, &err);
	shape_release(&request_reject_args_shape, &args);
	if (rc == 0)
		sent(screen, &done);
	else {
		/* what was written stays: it can still be read and copied */
		reject->refused = true;
		program_say_err(screen->program, &err);
	}
	shape_release(&request_decided_shape, &done);
	err_clear(&err);
}

/* Names what will be sent. */
static void
ask_send(struct screen *screen)
{
	const struct reject *reject = own(screen);
	char *text, *more;

	/* TRANSLATORS: number, applicant */
	text =
	    heap_printf(_("Number %lld of %s will be sent back with comments "
			  "on:"),
		(long long)reject->rejection.view->slot,
		reject->rejection.view->applicant);
	for (int i = 0; i <= ITEM_COUNT; i++) {
		const char *label = i < ITEM_COUNT ? gettext(form_rows[i].label)
						   : _("On the whole case");

		if (i < ITEM_COUNT ? reject->comments.text[i] == NULL
				   : reject->general == NULL)
			continue;
		more = heap_printf("%s\n  %s", text, label);
		free(text);
		text = more;
	}
	program_ask(screen->program, text, send);
	free(text);
}

static bool
key(struct screen *screen, const struct key *pressed)
{
	return report_pane_key(&own(screen)->pane, pressed);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	struct reject *reject = own(screen);

	if (action == ACTION_SEND && !written_any(reject))
		return N_("Tick an item (Space) or write a general comment (g) "
			  "first.");
	if (action == ACTION_TICK &&
	    report_pane_item(&reject->pane) == REPORT_HEAD)
		return N_("Go to an item first.");
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct reject *reject = own(screen);

	(void)err;
	switch (action) {
	case ACTION_MOVE:
		report_pane_move(&reject->pane, screen->code);
		break;
	case ACTION_TICK:
		ask_comment(screen, report_pane_item(&reject->pane));
		break;
	case ACTION_GENERAL:
		ask_comment(screen, WORD_NONE);
		break;
	case ACTION_SEND:
		ask_send(screen);
		break;
	default:
		break;
	}
	return 0;
}

static void
leave(struct screen *screen)
{
	program_pop(screen->program, own(screen)->refused);
}

/* Nothing that was written goes without a word. */
static void
back(struct screen *screen)
{
	if (written_any(own(screen)))
		program_ask(screen->program,
		    _("Your comments have not been sent. Throw them away?"),
		    leave);
	else
		leave(screen);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	struct reject *reject = own(screen);
	const struct request_view *v = reject->rejection.view;

	/* TRANSLATORS: number, category */
	snprintf(left, SCREEN_TEXT, _(" Reject  number %lld  %s  %s"),
	    (long long)v->slot,
	    form_shown(ITEM_CATEGORY, items_text(&v->items, ITEM_CATEGORY)),
	    v->applicant);
	report_pane_position(&reject->pane, right);
}

static void
status(const struct screen *screen, char *out)
{
	const struct reject *reject = own(screen);

	if (!written_any(reject))
		snprintf(out, SCREEN_TEXT, " %s",
		    _("Tick what is not good yet, and say why."));
	else
		snprintf(out, SCREEN_TEXT, _(" Items with a comment: %d%s"),
		    ticked(reject),
		    reject->general == NULL ? "" : _("  and a general one"));
}

static void
draw(struct screen *screen)
{
	report_pane_draw(&own(screen)->pane, screen);
}

/* What was written on each item, until it is sent. */
static void
keep(const struct screen *screen, struct rescue *rescue)
{
	const struct reject *reject = own(screen);

	for (int i = 0; i <= ITEM_COUNT; i++) {
		const char *label = i < ITEM_COUNT ? gettext(form_rows[i].label)
						   : _("On the whole case");
		char *text =
		    i < ITEM_COUNT ? reject->comments.text[i] : reject->general;
		char *where;

		if (text == NULL)
			continue;
		/* TRANSLATORS: number, applicant, item */
		where = heap_printf(_("Comment on number %lld of %s: %s"),
		    (long long)reject->rejection.view->slot,
		    reject->rejection.view->applicant, label);
		rescue_add_text(rescue, where, text);
	}
}

static void
close_reject(struct screen *screen)
{
	struct reject *reject = own(screen);

	report_pane_release(&reject->pane);
	report_page_release(&reject->page);
	items_release(&reject->comments);
	free(reject->general);
	free(reject);
}

const struct screen_ops reject_screen = {
    .name = "reject",
    .also = KEYMAP_PAGE,
    .title = N_("Reject"),
    .open = open_reject,
    .refuses = refuses,
    .act = act,
    .key = key,
    .back = back,
    .keep = keep,
    .heading = heading,
    .status = status,
    .draw = draw,
    .close = close_reject,
};
