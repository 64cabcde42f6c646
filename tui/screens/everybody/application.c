/* SPDX-License-Identifier: MIT */
/*
 * application: the cases of a submitted set. Its applicant reads them for
 * good; the 事務局 reads, returns and closes it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/applications.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "printing.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

struct set {
	int64_t application;
	struct application_view view;
};

static struct set *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct application_case *)row)->slot;
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4d",
	    (int)((const struct application_case *)row)->slot);
	return out;
}

static const char *
category_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &category_words, ((const struct application_case *)row)->category);
}

static const char *
facility_text(const void *row, char *out, size_t bytes)
{
	const char *facility = ((const struct application_case *)row)->facility;

	(void)out;
	(void)bytes;
	return facility == NULL ? "" : facility;
}

static const char *
period_text(const void *r, char *out, size_t bytes)
{
	const struct application_case *row = r;
	char from[DATE_SIZE], to[DATE_SIZE];

	snprintf(out, bytes, "%s〜%s", date_format(row->from_on, from),
	    date_format(row->to_on, to));
	return out;
}

static const char *
supervisor_text(const void *row, char *out, size_t bytes)
{
	const char *name = ((const struct application_case *)row)->supervisor;

	(void)out;
	(void)bytes;
	return name == NULL ? "" : name;
}

static const struct column columns[] = {
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Case category"), .cells = 22, .text = category_text},
    {.title = N_("Facility"), .cells = 12, .weight = 2, .text = facility_text},
    {.title = N_("Period"), .cells = 22, .leaves = 1, .text = period_text},
    {.title = N_("Supervisor"),
	.cells = 14,
	.weight = 1,
	.text = supervisor_text},
    {0},
};

static int
open_set(struct screen *screen, const void *arg, struct err *err)
{
	struct set *set = heap_new(1, sizeof *set);

	(void)err;
	set->application = *(const int64_t *)arg;
	shape_init(&application_view_shape, &set->view);
	screen->own = set;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct set *set = own(screen);
	const struct application_args args = {set->application};
	struct application_view fresh, old = set->view;
	int rc = program_call(
	    screen->program, CALL_APPLICATION_SHOW, &args, &fresh, err);

	if (rc < 0)
		return rc;
	set->view = fresh;
	table_set(screen->table, set->view.cases.at, set->view.cases.n,
	    sizeof(struct application_case));
	table_touch(screen->table);
	shape_release(&application_view_shape, &old);
	return 0;
}

/* What ends it can't be done twice; the service knows whose it is. */
static const char *
refuses(const struct screen *screen, enum action action)
{
	switch (action) {
	case ACTION_GIVE_BACK:
	case ACTION_PASS:
	case ACTION_FAIL:
	case ACTION_TAKE_BACK:
		return own(screen)->view.state == APPLICATION_SUBMITTED
			   ? NULL
			   : N_("This application was returned or closed "
				"already.");
	default:
		return NULL;
	}
}

static void
ended(struct screen *screen, int rc, struct application_ended *reply,
    struct err *err)
{
	char text[SCREEN_TEXT];

	if (rc < 0)
		program_say_err(screen->program, err);
	else {
		/* TRANSLATORS: number of the receipt, its new state */
		snprintf(text, sizeof text,
		    _("%s is now \"%s\". The applicant is told."),
		    own(screen)->view.number,
		    words_label(&application_words, reply->state));
		program_say(screen->program, text);
	}
	err_clear(err);
}

static const struct card_field return_fields[] = {
    {"reason", N_("Reason"), N_("The applicant reads it."), NULL},
    {"deadline", N_("Own last day"),
	N_("Of the application period, for this applicant; may be empty."),
	NULL},
    {0},
};

static void
give_back(struct screen *screen)
{
	const struct application_view *view = &own(screen)->view;
	struct application_return_args *args =
	    card_args(CALL_APPLICATION_RETURN);
	char *subject = heap_printf("%s  %s", view->number, view->applicant);
	const struct card card = {.title = N_("Return to the applicant"),
	    .subject = subject,
	    .call = CALL_APPLICATION_RETURN,
	    .fields = return_fields,
	    .args = args,
	    .done = N_("The application was returned. The applicant is told.")};

	args->application = view->application;
	args->seen = view->version;
	program_push(screen->program, &card_screen, &card);
	free(subject);
}

static void
close_as(struct screen *screen, int result)
{
	const struct application_view *view = &own(screen)->view;
	char once[ONCE_CHARS + 1];
	const struct application_close_args args = {
	    once, view->application, view->version, result, NULL};
	struct application_ended reply;
	struct err err = {0};
	int rc;

	client_once(once);
	rc = program_call(
	    screen->program, CALL_APPLICATION_CLOSE, &args, &reply, &err);
	ended(screen, rc, &reply, &err);
}

static void
pass(struct screen *screen)
{
	close_as(screen, APPLICATION_PASSED);
}

static void
fail(struct screen *screen)
{
	close_as(screen, APPLICATION_FAILED);
}

static void
take_back(struct screen *screen)
{
	close_as(screen, APPLICATION_WITHDRAWN);
}

static int
act_own(struct screen *screen, enum action action, struct err *err)
{
	const struct application_case *row = table_selected_row(screen->table);
	struct revision_question question = {.against = INT_NONE};

	(void)err;
	if (action == ACTION_PRINT)
		printing_one(screen, GATHER_SET, own(screen)->application,
		    _("Submitted cases"), "submitted");
	if (action != ACTION_OPEN || row == NULL)
		return 0;
	question.revision = row->revision;
	program_push(screen->program, &revision_screen, &question);
	return 0;
}

static void
read_case(struct screen *screen)
{
	const struct application_case *row = table_selected_row(screen->table);
	struct applied_case_key key = {.application = own(screen)->application};

	if (row == NULL)
		return;
	key.slot = row->slot;
	program_push(screen->program, &applied_case_screen, &key);
}

static int
act_staff(struct screen *screen, enum action action, struct err *err)
{
	(void)err;
	switch (action) {
	case ACTION_OPEN:
		read_case(screen);
		break;
	case ACTION_PRINT:
		printing_one(screen, GATHER_REVIEW, own(screen)->application,
		    _("Submitted cases, for review"), "review");
		break;
	case ACTION_GIVE_BACK:
		give_back(screen);
		break;
	case ACTION_PASS:
		program_ask(screen->program,
		    _("Passed: the applicant's list is emptied, the submitted "
		      "set stays. Close it so?"),
		    pass);
		break;
	case ACTION_FAIL:
		program_ask(screen->program,
		    _("Not passed: each case goes back to what it was. Close "
		      "it so?"),
		    fail);
		break;
	case ACTION_TAKE_BACK:
		program_ask(screen->program,
		    _("Withdrawn by the applicant: each case goes back to what "
		      "it was. Close it so?"),
		    take_back);
		break;
	default:
		break;
	}
	return 0;
}

static void
back(struct screen *screen)
{
	program_pop(screen->program, true);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const struct application_view *view = &own(screen)->view;

	/* TRANSLATORS: number of the receipt, application, state */
	snprintf(left, SCREEN_TEXT, _(" %s  %s  %s"),
	    view->number == NULL ? "" : view->number,
	    words_label(&programme_words, view->programme),
	    words_label(&application_words, view->state));
	snprintf(right, SCREEN_TEXT, "%s %s ",
	    view->applicant == NULL ? "" : view->applicant,
	    view->member == NULL ? "" : view->member);
}

static void
status(const struct screen *screen, char *out)
{
	const struct application_view *view = &own(screen)->view;
	char at[TIME_SIZE];

	if (view->reason != NULL)
		snprintf(out, SCREEN_TEXT, _(" Reason: %s"), view->reason);
	else
		snprintf(out, SCREEN_TEXT,
		    _(" Submitted %s. The set stays as it is."),
		    time_format_minute(view->submitted_at, at));
}

static void
close_set(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct application_case));
	shape_release(&application_view_shape, &own(screen)->view);
	free(screen->own);
}

const struct screen_ops application_screen = {
    .name = "application",
    .also = KEYMAP_LIST,
    .title = N_("A submitted set"),
    .columns = columns,
    .id = row_id,
    .open = open_set,
    .load = load,
    .act = act_own,
    .back = back,
    .heading = heading,
    .status = status,
    .draw = list_draw,
    .close = close_set,
};

const struct screen_ops application_staff_screen = {
    .name = "application-staff",
    .also = KEYMAP_LIST,
    .title = N_("A submitted set, for the office"),
    .columns = columns,
    .id = row_id,
    .open = open_set,
    .load = load,
    .refuses = refuses,
    .act = act_staff,
    .back = back,
    .heading = heading,
    .status = status,
    .draw = list_draw,
    .close = close_set,
};
