/* SPDX-License-Identifier: MIT */
/*
 * unfinished: who has begun a list and not submitted it, and a mail to them.
 * The index of begun numbers gives the page; only its people are counted.
 */
#include "core/call/unfinished.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/workflow.h"
#include "count.h"
#include "db/handler.h"
#include "db/site.h"
#include "outbox.h"

/* A person's cases of a programme, with the days as they are for him. */
static int
count(struct ctx *ctx, int64_t person, int programme, struct rules *rules,
    struct progress *progress, struct list *blockers, struct err *err)
{
	struct list used = {0};
	int rc = site_rules(ctx->store, person, ctx->today, rules, err);

	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_HOME_CASES,
		    ARGS(arg_int(person)), &used_row_shape, &used, err);
	if (rc == 0)
		count_progress((enum programme)programme,
		    count_rows(&used, programme), rules, ctx->today, progress,
		    blockers);
	shape_list_release(&used_row_shape, &used);
	return rc;
}

/* The strings of the person move into the row. */
static int
add(struct ctx *ctx, int programme, struct begun_row *person, struct list *rows,
    struct err *err)
{
	struct unfinished_row *row = shape_add(&unfinished_row_shape, rows);
	struct progress progress = {0};
	struct rules rules;
	int rc = count(ctx, person->person, programme, &rules, &progress,
	    &row->blockers, err);

	row->person = person->person;
	row->member = person->member;
	row->name = person->name;
	row->last_login_at = person->last_login_at;
	row->slots = form_slots((enum programme)programme);
	row->unregistered = progress.count[STATE_EMPTY];
	row->registered = progress.count[STATE_REGISTERED];
	row->requested = progress.count[STATE_REQUESTED];
	row->approved = progress.count[STATE_APPROVED];
	row->rejected = progress.count[STATE_REJECTED];
	person->member = person->name = NULL;
	return rc;
}

int
handle_staff_unfinished(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct unfinished_args *args = a;
	struct unfinished_list *reply = r;
	struct list begun = {0};
	struct begun_row *person;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	int rc = store_rows(ctx->store, QUERY_BEGUN_PAGE,
	    ARGS(arg_word(&programme_words, args->programme), arg_int(after),
		arg_int(PAGE_ROWS + 1)),
	    &begun_row_shape, &begun, err);

	person = begun.at;
	for (size_t i = 0; rc == 0 && i < begun.n && i < PAGE_ROWS; i++)
		rc = add(ctx, args->programme, &person[i], &reply->rows, err);
	if (rc == 0 && begun.n > PAGE_ROWS)
		reply->next = heap_printf(
		    "%lld", (long long)person[PAGE_ROWS - 1].person);
	shape_list_release(&begun_row_shape, &begun);
	return rc;
}

/* --- A mail to them ------------------------------------------------------- */

/* 1: he is to be told. */
static int
is_due(struct ctx *ctx, int64_t person, int programme, struct err *err)
{
	struct id_row row;
	int rc;

	if (person == ctx->person.id) /* nobody is the office on himself */
		return 0;
	rc = store_one(ctx->store, QUERY_BEGUN_BY,
	    ARGS(arg_word(&programme_words, programme), arg_int(person)),
	    &id_row_shape, &row, err);
	if (rc <= 0)
		return rc;
	rc = store_one(ctx->store, QUERY_BEGUN_TOLD,
	    ARGS(arg_int(person), arg_word(&programme_words, programme),
		arg_date(ctx->today)),
	    &id_row_shape, &row, err);
	return rc < 0 ? rc : rc == 0;
}

static int
tell(struct ctx *ctx, int64_t person, int p, struct err *err)
{
	enum programme programme = (enum programme)p;
	enum state ready = workflow_needs_approval(programme)
			       ? STATE_APPROVED
			       : STATE_REGISTERED;
	struct progress progress = {0};
	struct list ignored = {0};
	struct rules rules;
	int64_t outbox = INT_NONE;
	int32_t last;
	int rc = count(ctx, person, p, &rules, &progress, &ignored, err);

	reason_clear(&ignored);
	if (rc == 0)
		rc = outbox_write(ctx, NEWS_UNFINISHED, WHOM_APPLICANT, person,
		    INT_NONE, &outbox, err);
	if (rc < 0)
		return rc;
	last = rules.window[programme][WINDOW_APPLICATION].to;
	return store_run(ctx->store, QUERY_OUTBOX_REMINDER,
	    ARGS(arg_int(outbox), arg_word(&programme_words, p),
		arg_date(
		    last != DATE_NONE && last >= ctx->today ? last : DATE_NONE),
		arg_int(INT_NONE),
		arg_int(form_slots(programme) - progress.count[ready]),
		arg_int(INT_NONE)),
	    err);
}

int
handle_staff_remind(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct remind_args *args = a;
	const struct unfinished_person *one = args->people.at;
	struct reminded *reply = r;
	int rc = 0;

	reply->written = reply->skipped = 0;
	for (size_t i = 0; rc == 0 && i < args->people.n; i++) {
		rc = is_due(ctx, one[i].person, args->programme, err);
		if (rc <= 0) {
			reply->skipped++;
			continue;
		}
		rc = tell(ctx, one[i].person, args->programme, err);
		reply->written++;
	}
	snprintf(ctx->subject, sizeof ctx->subject, "%s: %lld",
	    words_code(&programme_words, args->programme),
	    (long long)reply->written);
	return rc;
}
