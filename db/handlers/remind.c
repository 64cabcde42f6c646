/* SPDX-License-Identifier: MIT */
#include "remind.h"

#include <string.h>

#include "core/reminder.h"
#include "core/workflow.h"
#include "outbox.h"

#define DONE_ON "reminded_on" /* the setting: the day that was looked at */

static int
write(struct ctx *ctx, enum news kind, enum whom whom,
    const struct remind_row *row, int stage, struct err *err)
{
	int64_t outbox = INT_NONE;
	int rc =
	    outbox_write(ctx, kind, whom, row->person, INT_NONE, &outbox, err);

	if (rc < 0)
		return rc;
	return store_run(ctx->store, QUERY_OUTBOX_REMINDER,
	    ARGS(arg_int(outbox), arg_word(&programme_words, row->programme),
		arg_date(row->day), arg_int(stage), arg_int(row->count),
		arg_int(row->oldest)),
	    err);
}

/* --- Supervisors ---------------------------------------------------------- */

static int
waiting(struct ctx *ctx, struct err *err)
{
	struct list rows = {0};
	const struct remind_row *row;
	int stage;
	int rc = store_rows(ctx->store, QUERY_REMIND_WAITING,
	    ARGS(arg_date(ctx->today - REMINDER_FIRST)), &remind_row_shape,
	    &rows, err);

	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n; i++) {
		stage = reminder_waiting(ctx->today - row[i].day);
		if (row[i].told == INT_NONE || row[i].told < stage)
			rc = write(ctx, NEWS_REMIND_WAITING, WHOM_SUPERVISOR,
			    &row[i], stage, err);
	}
	shape_list_release(&remind_row_shape, &rows);
	return rc;
}

/* --- Applicants ----------------------------------------------------------- */

/* Who has begun a list and not submitted it, with how many are ready. Of a
 * period of everybody it is who has no day of his own. */
static int
begun(struct ctx *ctx, const struct remind_period *period, enum state ready,
    struct list *rows, struct err *err)
{
	const struct arg programme =
	    arg_word(&programme_words, period->programme);
	const struct arg state = arg_word(&state_words, (int)ready);

	if (period->person == INT_NONE)
		return store_rows(ctx->store, QUERY_REMIND_LISTS,
		    ARGS(programme, arg_int(period->fiscal_year),
			arg_date(period->to_on), state),
		    &remind_row_shape, rows, err);
	return store_rows(ctx->store, QUERY_REMIND_LIST,
	    ARGS(programme, arg_int(period->fiscal_year),
		arg_date(period->to_on), state, arg_int(period->person)),
	    &remind_row_shape, rows, err);
}

static int
applicants(struct ctx *ctx, const struct remind_period *period, struct err *err)
{
	enum programme programme = (enum programme)period->programme;
	int stage = reminder_deadline(period->to_on - ctx->today);
	enum state ready = workflow_needs_approval(programme)
			       ? STATE_APPROVED
			       : STATE_REGISTERED;
	struct list rows = {0};
	struct remind_row *row;
	int rc = begun(ctx, period, ready, &rows, err);

	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n; i++) {
		row[i].count = form_slots(programme) - row[i].count;
		if (row[i].told == INT_NONE || row[i].told > stage)
			rc = write(ctx, NEWS_REMIND_DEADLINE, WHOM_APPLICANT,
			    &row[i], stage, err);
	}
	shape_list_release(&remind_row_shape, &rows);
	return rc;
}

/* Periods of everybody that end soon, then those of one person. */
static int
deadlines(struct ctx *ctx, struct err *err)
{
	struct list periods = {0};
	const struct remind_period *period;
	int rc = store_rows(ctx->store, QUERY_REMIND_PERIODS,
	    ARGS(arg_date(ctx->today), arg_date(ctx->today + REMINDER_LEAD)),
	    &remind_period_shape, &periods, err);

	period = periods.at;
	for (size_t i = 0; rc == 0 && i < periods.n; i++)
		rc = applicants(ctx, &period[i], err);
	shape_list_release(&remind_period_shape, &periods);
	return rc;
}

int
remind_due(struct ctx *ctx, struct err *err)
{
	struct setting_row done;
	char today[DATE_SIZE];
	bool due;
	int rc = store_one(ctx->store, QUERY_SETTING_FIND,
	    ARGS(arg_text(DONE_ON)), &setting_row_shape, &done, err);

	date_format(ctx->today, today);
	due = rc == 0 || (rc > 0 && strcmp(done.value, today) != 0);
	shape_release(&setting_row_shape, &done);
	if (rc < 0 || !due)
		return rc < 0 ? rc : 0;
	rc = waiting(ctx, err);
	if (rc == 0)
		rc = deadlines(ctx, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SETTING_SET,
		    ARGS(arg_text(DONE_ON), arg_text(today)), err);
	return rc;
}
