/* SPDX-License-Identifier: MIT */
/* cases: the case list of one application, all its rows [seed]. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cases_columns.h"
#include "cases_refuses.h"
#include "cases_status.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "resend.h"
#include "submit.h"
#include "tui/files/export.h"
#include "tui/program/program.h"
#include "tui/screens/everybody/printing.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

struct cases {
	int programme;
	struct case_list list;
	const struct case_row *chosen[SLOTS_MAX]; /* for the request dialog */
};

static struct cases *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_cases(struct screen *screen, const void *arg, struct err *err)
{
	struct cases *cases = heap_new(1, sizeof *cases);

	(void)err;
	cases->programme = *(const int *)arg;
	shape_init(&case_list_shape, &cases->list);
	screen->own = cases;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct cases *cases = own(screen);
	const struct case_list_args args = {cases->programme};
	struct case_list fresh, old = cases->list;

	if (program_call(screen->program, CALL_CASE_LIST, &args, &fresh, err) <
	    0)
		return -err->code;
	cases->list = fresh;
	program_badges(screen->program, cases->list.badges);
	table_set(screen->table, cases->list.rows.at, cases->list.rows.n,
	    sizeof(struct case_row));
	table_touch(screen->table);
	shape_release(&case_list_shape, &old);
	return 0;
}

static const struct case_row *
selected(const struct screen *screen)
{
	return table_selected_row(screen->table);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	return cases_refuses(screen, own(screen)->programme, action);
}

/* The marked rows, else the one under the cursor. */
static size_t
choose(struct screen *screen)
{
	struct cases *cases = own(screen);
	size_t n = 0;

	for (size_t i = 0; i < table_count(screen->table); i++)
		if (table_marked(screen->table, i))
			cases->chosen[n++] = table_row(screen->table, i);
	if (n == 0 && selected(screen) != NULL)
		cases->chosen[n++] = selected(screen);
	return n;
}

static void
say_numbers(struct screen *screen, const char *msgid, size_t n)
{
	struct cases *cases = own(screen);
	char numbers[128] = "", text[SCREEN_TEXT];
	size_t used = 0;

	for (size_t i = 0; i < n && used < sizeof numbers; i++)
		used += (size_t)snprintf(numbers + used, sizeof numbers - used,
		    "%s%d", i == 0 ? "" : ", ", (int)cases->chosen[i]->slot);
/* each msgid is a literal with one %s, where it is given */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, sizeof text, gettext(msgid), numbers);
#pragma GCC diagnostic pop
	program_say(screen->program, text);
}

static void
withdraw(struct screen *screen)
{
	struct cases *cases = own(screen);
	struct request_withdraw_args args = {.programme = cases->programme};
	struct request_withdrawn reply;
	struct err err = {0};
	char once[ONCE_CHARS + 1];
	size_t n = choose(screen);
	struct case_seen *seen;
	int rc;

	client_once(once);
	args.once = once;
	*(const char **)list_add(&args.confirm, sizeof(char *)) = "told";
	for (size_t i = 0; i < n; i++) {
		seen = shape_add(&case_seen_shape, &args.cases);
		seen->slot = cases->chosen[i]->slot;
		seen->seen = cases->chosen[i]->version;
	}
	rc = program_call(
	    screen->program, CALL_REQUEST_WITHDRAW, &args, &reply, &err);
	if (rc == 0)
		say_numbers(screen, N_("Withdrawn: number %s."), n);
	else
		program_say_err(screen->program, &err);
	table_mark_none(screen->table);
	shape_release(&request_withdrawn_shape, &reply);
	shape_list_release(&case_seen_shape, &args.cases);
	free(args.confirm.at);
	err_clear(&err);
}

/* The one under the cursor, which is not approved. */
static void
delete_one(struct screen *screen)
{
	const struct case_row *row = selected(screen);
	struct case_delete_args args = {.programme = own(screen)->programme,
	    .slot = row->slot,
	    .seen = row->version,
	    .typed = INT_NONE};
	bool draft = row->state == STATE_EMPTY;
	struct case_written reply;
	struct err err = {0};
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	if (program_call(
		screen->program, CALL_CASE_DELETE, &args, &reply, &err) < 0)
		program_say_err(screen->program, &err);
	else if (draft)
		program_say(screen->program, _("The draft was discarded."));
	else {
		own(screen)->chosen[0] = row;
		say_numbers(screen, N_("Deleted: number %s."), 1);
	}
	err_clear(&err);
}

/* One answer is a question, two are a choice. */
static void
ask_delete(struct screen *screen)
{
	const struct case_row *row = selected(screen);
	const struct case_deletion what = {own(screen)->programme, row};

	if (row->state == STATE_EMPTY)
		program_ask(screen->program,
		    _("The draft will be thrown away for good. Discard it?"),
		    delete_one);
	else if (row->draft || row->state == STATE_APPROVED)
		program_push(screen->program, &delete_screen, &what);
	else
		program_ask(screen->program,
		    _("The case will be deleted; its revisions can still be "
		      "read and copied. Delete it?"),
		    delete_one);
}

static void
request(struct screen *screen)
{
	struct cases *cases = own(screen);
	const struct request_cases arg = {
	    cases->programme, cases->chosen, choose(screen)};

	program_push(screen->program, &request_screen, &arg);
}

static void
resend(struct screen *screen)
{
	resend_send(screen, own(screen)->programme, selected(screen));
}

static void
submit(struct screen *screen)
{
	submit_send(screen, &own(screen)->list);
}

static void
print(struct screen *screen)
{
	struct cases *cases = own(screen);
	const char *code = words_code(&programme_words, cases->programme);
	size_t n = choose(screen);
	struct gather gather;
	char *name = n == 1 ? heap_printf("%s-%lld", code,
				  (long long)cases->chosen[0]->slot)
			    : heap_dup(code);

	printing_begin(
	    screen, &gather, words_label(&programme_words, cases->programme));
	for (size_t i = 0; i < n; i++)
		gather_add(&gather, GATHER_CASE, cases->programme,
		    cases->chosen[i]->slot);
	printing_ask(screen, &gather, name);
	free(name);
}

/* 所定の書式 for the row under the cursor. */
static void
letter(struct screen *screen)
{
	int programme = own(screen)->programme;
	int64_t slot = selected(screen)->slot;
	struct gather gather;
	char *name = heap_printf("confirmation-%lld", (long long)slot);

	printing_begin(screen, &gather, _("Confirmation of a case report"));
	gather_add(&gather, GATHER_LETTER, programme, slot);
	printing_ask(screen, &gather, name);
	free(name);
}

/* The whole list with all its revisions. */
static void export(struct screen *screen)
{
	int programme = own(screen)->programme;
	const struct list all = {0};
	struct export export;

	export_cases(&export, program_way, screen->program, programme, &all,
	    screen->program->hello.today);
	program_push(screen->program, &export_screen,
	    &(const struct export_question){
		&export, words_code(&programme_words, programme)});
}

static void
mark_all(struct screen *screen)
{
	int programme = own(screen)->programme;
	int event = cases_chosen_event(screen, programme);

	for (size_t i = 0; event >= 0 && i < table_count(screen->table); i++)
		if (cases_mark_event(programme, table_row(screen->table, i)) ==
			event &&
		    !table_marked(screen->table, i))
			table_mark(screen->table, i);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct case_row *row = selected(screen);
	const struct case_key key = {
	    own(screen)->programme, row->slot, row->note};

	(void)err;
	switch (action) {
	case ACTION_EDIT:
		program_push(screen->program, &edit_screen, &key);
		break;
	case ACTION_SUBMIT:
		submit_ask(screen, own(screen)->programme, submit);
		break;
	case ACTION_SUBMITTED:
		program_push(screen->program, &applications_screen, NULL);
		break;
	case ACTION_NOTE:
		program_push(screen->program, &note_screen, &key);
		break;
	case ACTION_PRINT:
		print(screen);
		break;
	case ACTION_LETTER:
		letter(screen);
		break;
	case ACTION_EXPORT:
		export(screen);
		break;
	case ACTION_MARK:
		table_mark(screen->table, table_selected(screen->table));
		break;
	case ACTION_MARK_ALL:
		mark_all(screen);
		break;
	case ACTION_REQUEST:
		request(screen);
		break;
	case ACTION_WITHDRAW:
		program_ask(screen->program,
		    _("The supervisor has already been told of this request. "
		      "Withdraw it all the same?"),
		    withdraw);
		break;
	case ACTION_DELETE:
		ask_delete(screen);
		break;
	case ACTION_RESEND:
		resend_ask(screen, resend);
		break;
	case ACTION_REVISIONS:
		program_push(screen->program, &revisions_screen, &key);
		break;
	default:
		break;
	}
	return 0;
}

static void
status(const struct screen *screen, char *out)
{
	if (table_left(screen->table))
		cases_status_short(&own(screen)->list, out);
	else
		cases_status(&own(screen)->list, out);
}

static void
close_cases(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct case_row));
	shape_release(&case_list_shape, &own(screen)->list);
	free(screen->own);
}

const struct screen_ops cases_screen = {
    .name = "cases",
    .title = N_("Case registration"),
    .columns = cases_columns,
    .id = cases_row_id,
    .open = open_cases,
    .load = load,
    .refuses = refuses,
    .act = act,
    .status = status,
    .draw = list_draw,
    .close = close_cases,
};

/* The list of a programme whose cases need no approval. */
const struct screen_ops cases_plain_screen = {
    .name = "cases-plain",
    .title = N_("Case registration, without approval"),
    .columns = cases_plain_columns,
    .id = cases_row_id,
    .open = open_cases,
    .load = load,
    .refuses = refuses,
    .act = act,
    .status = status,
    .draw = list_draw,
    .close = close_cases,
};
