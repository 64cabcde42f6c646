/* SPDX-License-Identifier: MIT */
/* application: may a list be submitted, and submitting it: 申請. */
#include "core/application.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/call/applications.h"
#include "core/heap.h"
#include "facts.h"
#include "outbox.h"

/* The whole list of a programme: every number, used or not. */
struct applied_list {
	struct list rows; /* of applied_row: the numbers in use */
	struct applied_case cases[SLOTS_MAX];
	struct applying applying;
};

static void
applied_release(struct applied_list *list)
{
	shape_list_release(&applied_row_shape, &list->rows);
}

static int
applied_load(
    struct ctx *ctx, int programme, struct applied_list *list, struct err *err)
{
	const struct applied_row *row;
	size_t n = (size_t)form_slots((enum programme)programme);
	int rc;

	*list = (struct applied_list){
	    .applying = {(enum programme)programme, list->cases, n}};
	for (size_t i = 0; i < n; i++)
		list->cases[i] = (struct applied_case){.slot = (int64_t)i + 1,
		    .category = WORD_NONE,
		    .approved = DATE_NONE};
	rc = store_rows(ctx->store, QUERY_APPLIED_CASES,
	    ARGS(
		arg_int(ctx->person.id), arg_word(&programme_words, programme)),
	    &applied_row_shape, &list->rows, err);
	row = list->rows.at;
	for (size_t i = 0; i < list->rows.n; i++)
		if (row[i].number >= 1 && row[i].number <= (int64_t)n)
			list->cases[row[i].number - 1] = (struct applied_case){
			    row[i].number, (enum state)row[i].state,
			    row[i].draft, row[i].category, row[i].approved_on};
	return rc;
}

int
handle_application_check(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_list_args *args = a;
	struct application_check *reply = r;
	enum programme programme = (enum programme)args->programme;
	struct span span = ctx->rules.window[programme][WINDOW_APPLICATION];
	struct applied_list list;
	int rc = applied_load(ctx, args->programme, &list, err);

	reply->programme = args->programme;
	reply->fiscal_year =
	    application_year(&ctx->rules, programme, ctx->today);
	reply->cases = form_slots(programme);
	reply->from_on = span.from;
	reply->to_on = span.to;
	if (rc == 0)
		application_check(
		    &list.applying, &ctx->rules, ctx->today, &reply->reasons);
	applied_release(&list);
	return rc;
}

/* GUARD_COMPLETE: the whole list, the window, the categories */
static int
check(struct ctx *ctx, const struct applied_list *list, struct err *err)
{
	if (application_check(
		&list->applying, &ctx->rules, ctx->today, &err->why) == 0)
		return 0;
	return err_set(err, ERR_INVALID,
	    N_("The application can't be submitted yet: %s"),
	    ((struct reason *)err->why.at)->text);
}

/* What is submitted is what was seen: each number in use, at its version; one
 * that was never used has version 0. */
static bool
is_as_seen(
    const struct application_submit_args *args, const struct applied_list *list)
{
	const struct case_seen *seen = args->cases.at;
	const struct applied_row *row = list->rows.at;
	int64_t now[SLOTS_MAX] = {0};
	size_t used = 0;

	for (size_t i = 0; i < list->rows.n; i++)
		now[row[i].number - 1] = row[i].version;
	for (size_t i = 0; i < args->cases.n; i++) {
		if (seen[i].seen != now[seen[i].slot - 1])
			return false;
		now[seen[i].slot - 1] = -1; /* not twice */
		for (size_t k = 0; k < list->rows.n; k++)
			used += row[k].number == seen[i].slot;
	}
	return used == list->rows.n;
}

static int
check_seen(const struct application_submit_args *args,
    const struct applied_list *list, struct err *err)
{
	if (is_as_seen(args, list))
		return 0;
	return err_set(err, ERR_STALE,
	    N_("The list has changed since you opened it. Please look at it "
	       "again."));
}

static int
take_number(struct ctx *ctx, struct application_receipt *reply, struct err *err)
{
	char number[APPLICATION_NUMBER];
	struct number_row last;
	int rc = store_one(ctx->store, QUERY_APPLICATION_LAST,
	    ARGS(arg_int(reply->fiscal_year),
		arg_word(&programme_words, reply->programme)),
	    &number_row_shape, &last, err);

	if (rc >= 0) {
		application_number(number, (enum programme)reply->programme,
		    (int)reply->fiscal_year, rc == 1 ? last.number : NULL);
		reply->number = heap_dup(number);
		snprintf(ctx->subject, sizeof ctx->subject, "%s", number);
	}
	shape_release(&number_row_shape, &last);
	return rc < 0 ? rc : 0;
}

static int
freeze(struct ctx *ctx, const struct applied_row *row, int programme,
    int64_t application, struct err *err)
{
	struct slot_row slot = {.person = ctx->person.id,
	    .programme = programme,
	    .number = row->number,
	    .state = row->state};
	const struct transition *move;
	int rc =
	    facts_transition(ctx, &slot, PERSON_NONE, EVENT_SUBMIT, &move, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_APPLICATION_CASE_ADD,
		    ARGS(arg_int(application), arg_int(row->id),
			arg_int(row->number),
			arg_word(&category_words, row->category),
			arg_int(row->revision),
			arg_int(
			    workflow_needs_approval((enum programme)programme)
				? row->request
				: INT_NONE),
			arg_word(&state_words, row->state)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_MOVE,
		    ARGS(arg_int(row->id), arg_word(&state_words, move->to),
			arg_int(row->version)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_APPLY,
		    ARGS(arg_int(row->id), arg_int(application)), err);
	return rc;
}

/* The receipt, and word to the 事務局. */
static int
tell(struct ctx *ctx, int64_t application, struct err *err)
{
	int rc = outbox_tell_application(
	    ctx, EVENT_SUBMIT, ctx->person.id, application, err);

	return rc < 0 ? rc : outbox_tell_staff(ctx, application, err);
}

static int
submit(struct ctx *ctx, const struct applied_list *list,
    struct application_receipt *reply, struct err *err)
{
	const struct applied_row *row = list->rows.at;
	int rc = take_number(ctx, reply, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_APPLICATION_ADD,
		    ARGS(arg_text(reply->number), arg_int(ctx->person.id),
			arg_word(&programme_words, reply->programme),
			arg_int(reply->fiscal_year), arg_int(ctx->now),
			arg_date(ctx->today)),
		    err);
	if (rc < 0)
		return rc;
	reply->application = store_last_id(ctx->store);
	for (size_t i = 0; rc == 0 && i < list->rows.n; i++)
		rc = freeze(
		    ctx, &row[i], reply->programme, reply->application, err);
	return rc == 0 ? tell(ctx, reply->application, err) : rc;
}

int
handle_application_submit(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct application_submit_args *args = a;
	struct application_receipt *reply = r;
	struct applied_list list;
	int rc = applied_load(ctx, args->programme, &list, err);

	snprintf(ctx->subject, sizeof ctx->subject, "%s",
	    words_code(&programme_words, args->programme));
	reply->programme = args->programme;
	reply->fiscal_year = application_year(
	    &ctx->rules, (enum programme)args->programme, ctx->today);
	reply->cases = (int64_t)list.applying.n;
	reply->submitted_at = ctx->now;
	reply->mail = ctx->person.mail != NULL;
	if (rc == 0)
		rc = check_seen(args, &list, err);
	if (rc == 0)
		rc = check(ctx, &list, err);
	if (rc == 0)
		rc = submit(ctx, &list, reply, err);
	applied_release(&list);
	return rc;
}
