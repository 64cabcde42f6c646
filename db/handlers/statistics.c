/* SPDX-License-Identifier: MIT */
/*
 * statistics: one applicant's own cases, counted when asked, and those of all,
 * which the writes have counted.
 */
#include "core/call/statistics.h"

#include "core/call/windows.h"
#include "core/date.h"
#include "db/handler.h"
#include "db/rows.h"

static void
begin(const struct ctx *ctx, const struct year_args *args,
    struct statistics *reply)
{
	reply->fiscal_year = args->fiscal_year == INT_NONE
				 ? date_fiscal_year(ctx->today)
				 : args->fiscal_year;
	statistics_begin(&reply->rows, (int)reply->fiscal_year);
}

static void
count_own(const struct used_row *used, int32_t today, struct list *bars)
{
	statistics_cases(bars, (enum programme)used->programme,
	    (enum state)used->state, used->category, 1);
	if (used->state == STATE_REQUESTED)
		statistics_waiting(bars, used->requested_on, today, 1);
	else if (used->decided_on != DATE_NONE &&
		 (used->state == STATE_APPROVED ||
		     used->state == STATE_REJECTED))
		statistics_decided(
		    bars, (enum state)used->state, used->decided_on, 1);
}

int
handle_statistics_own(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	struct statistics *reply = r;
	struct list cases = {0};
	const struct used_row *used;
	int rc = store_rows(ctx->store, QUERY_HOME_CASES,
	    ARGS(arg_int(ctx->person.id)), &used_row_shape, &cases, err);

	begin(ctx, a, reply);
	used = cases.at;
	for (size_t i = 0; i < cases.n; i++)
		count_own(&used[i], ctx->today, &reply->rows);
	shape_list_release(&used_row_shape, &cases);
	return rc;
}

static int
cases_of_all(struct ctx *ctx, struct list *bars, struct err *err)
{
	struct list list = {0};
	const struct case_tally *row;
	int rc = store_rows(ctx->store, QUERY_CASE_TALLIES, NO_ARGS,
	    &case_tally_shape, &list, err);

	row = list.at;
	for (size_t i = 0; i < list.n; i++, row++)
		statistics_cases(bars, (enum programme)row->programme,
		    (enum state)row->state, row->category, row->n);
	shape_list_release(&case_tally_shape, &list);
	return rc;
}

/* Requests of a state, and those of some days alone. */
static int
requests(struct ctx *ctx, enum state state, struct span days, struct list *bars,
    struct err *err)
{
	struct list list = {0};
	const struct request_tally *row;
	int rc = store_rows(ctx->store, QUERY_REQUEST_TALLIES,
	    ARGS(arg_word(&state_words, (int)state), arg_date(days.from),
		arg_date(days.to)),
	    &request_tally_shape, &list, err);

	row = list.at;
	for (size_t i = 0; i < list.n; i++, row++)
		if (state == STATE_REQUESTED)
			statistics_waiting(bars, row->day, ctx->today, row->n);
		else
			statistics_decided(bars, state, row->day, row->n);
	shape_list_release(&request_tally_shape, &list);
	return rc;
}

int
handle_statistics_office(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	struct statistics *reply = r;
	struct span year, ever;
	int rc;

	begin(ctx, a, reply);
	year = (struct span){date_make((int)reply->fiscal_year, 4, 1),
	    date_make((int)reply->fiscal_year + 1, 3, 31)};
	ever = (struct span){0, ctx->today};
	rc = cases_of_all(ctx, &reply->rows, err);
	if (rc == 0)
		rc = requests(ctx, STATE_REQUESTED, ever, &reply->rows, err);
	if (rc == 0)
		rc = requests(ctx, STATE_APPROVED, year, &reply->rows, err);
	if (rc == 0)
		rc = requests(ctx, STATE_REJECTED, year, &reply->rows, err);
	return rc;
}
