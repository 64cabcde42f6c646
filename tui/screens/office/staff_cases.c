/* SPDX-License-Identifier: MIT */
/*
 * staff_cases: the cases of one applicant as the 事務局 sees them: states,
 * and the text of one that is approved on paper, to be compared. Enter on one
 * does what its state allows: an approval on paper, passing the request on,
 * revoking the approval.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/approvals.h"
#include "core/call/people.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

struct own_cases {
	int64_t person;
	char *name;
	struct staff_cases list;
};

static struct own_cases *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return ((const struct staff_case *)row)->id;
}

static const char *
programme_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &programme_words, ((const struct staff_case *)row)->programme);
}

static const char *
number_text(const void *row, char *out, size_t bytes)
{
	snprintf(
	    out, bytes, "%4d", (int)((const struct staff_case *)row)->slot);
	return out;
}

static const char *
category_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &category_words, ((const struct staff_case *)row)->category);
}

static const char *
state_text(const void *row, char *out, size_t bytes)
{
	const struct staff_case *c = row;

	snprintf(out, bytes, "%s%s",
	    workflow_state_label(
		(enum programme)c->programme, (enum state)c->state),
	    c->draft ? _(" (draft)") : "");
	return out;
}

static const char *
supervisor_text(const void *row, char *out, size_t bytes)
{
	const struct staff_case *c = row;

	(void)out;
	(void)bytes;
	return c->supervisor == NULL ? "" : c->supervisor;
}

static const char *
day_text(const void *row, char *out, size_t bytes)
{
	const struct staff_case *c = row;

	(void)bytes;
	return date_format(
	    c->decided_on == DATE_NONE ? c->requested_on : c->decided_on, out);
}

static const char *
revision_text(const void *row, char *out, size_t bytes)
{
	const struct staff_case *c = row;

	if (c->revision == INT_NONE)
		return "";
	snprintf(out, bytes, "%5lld", (long long)c->revision);
	return out;
}

static const struct column columns[] = {
    {.title = N_("Application"), .cells = 14, .text = programme_text},
    {.title = N_("No."), .cells = 4, .text = number_text},
    {.title = N_("Case category"),
	.cells = 17,
	.weight = 8,
	.text = category_text},
    {.title = N_("State"), .cells = 14, .text = state_text},
    {.title = N_("Supervisor"),
	.cells = 10,
	.weight = 1,
	.text = supervisor_text},
    {.title = N_("Day"), .cells = 10, .leaves = 2, .text = day_text},
    {.title = N_("Rev."), .cells = 5, .text = revision_text},
    {0},
};

static int
open_cases(struct screen *screen, const void *arg, struct err *err)
{
	const struct person_key *key = arg;
	struct own_cases *cases = heap_new(1, sizeof *cases);

	(void)err;
	cases->person = key->person;
	cases->name = heap_dup(key->name);
	shape_init(&staff_cases_shape, &cases->list);
	screen->own = cases;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	const struct staff_cases_args args = {own(screen)->person};
	struct staff_cases list, old = own(screen)->list;
	int rc =
	    program_call(screen->program, CALL_STAFF_CASES, &args, &list, err);

	if (rc < 0)
		return rc;
	own(screen)->list = list;
	table_set(screen->table, list.rows.at, list.rows.n,
	    sizeof(struct staff_case));
	table_touch(screen->table);
	shape_release(&staff_cases_shape, &old);
	return 0;
}

/* --- What a state allows ------------------------------------------------- */

static void
supervisor_chosen(struct screen *card, const void *chosen)
{
	const struct people_row *row = chosen;
	char *shown = heap_printf("%s (%s)", row->name, row->member);

	card_picked(card, row->member, shown);
	free(shown);
}

static void
pick_supervisor(struct screen *card, const char *query)
{
	const struct choice choice = {query, supervisor_chosen};

	program_push(card->program, &supervisors_screen, &choice);
}

static const struct card_field paper_fields[] = {
    {"supervisor", N_("Supervisor"), N_("Whose seal is on the form."),
	pick_supervisor},
    {"revision", N_("Revision"),
	N_("The number on the form: what was approved."), NULL},
    {"received_on", N_("Day received"), N_("Like 2024-04-01."), NULL},
    {"reason", N_("Reason"), N_("Why it came on paper; kept with the request."),
	NULL},
    {0},
};

static const struct card_field reassign_fields[] = {
    {"supervisor", N_("Supervisor"), N_("Who is to decide instead."),
	pick_supervisor},
    {"consent_on", N_("Day of consent"),
	N_("When the applicant consented to it."), NULL},
    {"reason", N_("Reason"), N_("It is kept with the request."), NULL},
    {0},
};

static const struct card_field reason_fields[] = {
    {"reason", N_("Reason"), N_("It is kept with the request."), NULL},
    {0},
};

static void
read_paper(struct screen *card, const void *args)
{
	const struct approve_paper_args *paper = args;
	const struct paper_case_key key = {
	    paper->person, paper->programme, paper->slot};

	program_push(card->program, &paper_case_screen, &key);
}

/* What Enter does in a state; nothing in the others. */
static const struct deed {
	const char *title; /* msgid */
	enum call_id call;
	const struct card_field *fields;
	const char *done; /* msgid */
	void (*read)(struct screen *card, const void *args);
} deeds[STATE_COUNT] = {
    [STATE_REGISTERED] = {N_("Approval on paper"), CALL_STAFF_APPROVE_PAPER,
	paper_fields, N_("The approval on paper was recorded."), read_paper},
    [STATE_REQUESTED] = {N_("Pass the request on"), CALL_STAFF_REASSIGN,
	reassign_fields, N_("The request was passed on; all three are told."),
	NULL},
    [STATE_APPROVED] = {N_("Revoke the approval"), CALL_STAFF_REVOKE,
	reason_fields, N_("The approval was revoked; both are told."), NULL},
};

static const struct deed elsewhere = {
    N_("Allow a supervisor of another facility"), CALL_STAFF_ELSEWHERE,
    reason_fields, N_("It was recorded: no question about the facility."),
    NULL};

/* Every one of these calls names the case in the same members. */
static void
set_case(const struct screen *screen, enum call_id call, void *args)
{
	const struct staff_case *c = table_selected_row(screen->table);
	const struct shape *shape = calls[call].args;
	char *at = args;

	*(int64_t *)(at + shape_member(shape, "person")->offset) =
	    own(screen)->person;
	*(int *)(at + shape_member(shape, "programme")->offset) = c->programme;
	*(int64_t *)(at + shape_member(shape, "slot")->offset) = c->slot;
	*(int64_t *)(at + shape_member(shape, "seen")->offset) = c->version;
}

static void
open_deed(struct screen *screen, const struct deed *deed)
{
	const struct staff_case *c = table_selected_row(screen->table);
	void *args = card_args(deed->call);
	char *subject = heap_printf("%s  %s %d", own(screen)->name,
	    words_label(&programme_words, c->programme), (int)c->slot);
	const struct card card = {.title = deed->title,
	    .subject = subject,
	    .call = deed->call,
	    .fields = deed->fields,
	    .args = args,
	    .done = deed->done,
	    .read = deed->read};

	set_case(screen, deed->call, args);
	program_push(screen->program, &card_screen, &card);
	free(subject);
}

/* As policy_reads_paper has it; the service decides. */
static bool
is_of_paper(const struct staff_case *c)
{
	return c->state == STATE_REGISTERED ||
	       (c->state == STATE_APPROVED && c->source == SOURCE_PAPER);
}

static void
read_case(struct screen *screen)
{
	const struct staff_case *c = table_selected_row(screen->table);
	const struct paper_case_key key = {
	    own(screen)->person, c->programme, c->slot};

	program_push(screen->program, &paper_case_screen, &key);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct staff_case *c = table_selected_row(screen->table);

	if (action != ACTION_ENTER && action != ACTION_ALLOW &&
	    action != ACTION_READ_CASE)
		return NULL;
	if (c == NULL)
		return N_("There is no case yet.");
	if (!workflow_needs_approval((enum programme)c->programme))
		return N_(
		    "This application needs no approval by a supervisor.");
	if (action == ACTION_READ_CASE && !is_of_paper(c))
		return N_("The office reads a case only to compare it with an "
			  "approval on paper.");
	if (action == ACTION_ENTER && deeds[c->state].title == NULL)
		return N_("In this state there is nothing for the office to "
			  "do.");
	return NULL;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct staff_case *c = table_selected_row(screen->table);

	(void)err;
	if (action == ACTION_ENTER)
		open_deed(screen, &deeds[c->state]);
	else if (action == ACTION_ALLOW)
		open_deed(screen, &elsewhere);
	else if (action == ACTION_READ_CASE)
		read_case(screen);
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
	(void)right;
	snprintf(left, SCREEN_TEXT, " %s  %s", _("Cases"), own(screen)->name);
}

/* What Enter would do here, and what is recorded of the facility. */
static void
status(const struct screen *screen, char *out)
{
	const struct staff_case *c = table_selected_row(screen->table);

	if (c == NULL) {
		snprintf(out, SCREEN_TEXT, " %s", _("There is no case yet."));
		return;
	}
	snprintf(out, SCREEN_TEXT, " %s%s%s%s%s",
	    deeds[c->state].title == NULL ||
		    !workflow_needs_approval((enum programme)c->programme)
		? ""
		: gettext(deeds[c->state].title),
	    c->elsewhere ? _("  (another facility's supervisor is allowed)")
			 : "",
	    c->source == WORD_NONE || c->source == SOURCE_PROGRAM ? "" : "  ",
	    c->source == SOURCE_PROGRAM ? ""
					: words_label(&source_words, c->source),
	    c->former == NULL ? "" : ": ");
	if (c->former != NULL)
		snprintf(out + strlen(out), SCREEN_TEXT - strlen(out), "%s",
		    c->former);
}

static void
close_cases(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct staff_case));
	shape_release(&staff_cases_shape, &own(screen)->list);
	free(own(screen)->name);
	free(screen->own);
}

const struct screen_ops staff_cases_screen = {
    .name = "staff-cases",
    .also = KEYMAP_LIST,
    .title = N_("Cases"),
    .columns = columns,
    .id = row_id,
    .open = open_cases,
    .load = load,
    .refuses = refuses,
    .act = act,
    .back = back,
    .heading = heading,
    .status = status,
    .draw = list_draw,
    .close = close_cases,
};
