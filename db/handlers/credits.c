/* SPDX-License-Identifier: MIT */
/* credits: approvals of former years, and what they add up to. */
#include "core/call/credits.h"

#include <stdlib.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "db/handler.h"

/* Leaves the rows of one year; INT_NONE: all. */
static void
keep_year(struct list *rows, int64_t year)
{
	struct credit *all = rows->at;
	size_t kept = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (year == INT_NONE || all[i].fiscal_year == year)
			all[kept++] = all[i];
		else
			shape_release(&credit_shape, &all[i]);
	rows->n = kept;
}

int
handle_request_credits(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct credits_args *args = a;
	struct credits *reply = r;
	struct list approvals = {0}, units = {0};
	int rc = store_rows(ctx->store, QUERY_APPROVAL_LIST,
	    ARGS(arg_int(ctx->person.id)), &approval_shape, &approvals, err);

	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_UNIT_LIST, NO_ARGS,
		    &unit_shape, &units, err);
	if (rc == 0)
		credits_count(approvals.at, approvals.n, units.at, units.n,
		    ctx->today, &reply->rows);
	keep_year(&reply->rows, args->fiscal_year);
	shape_list_release(&approval_shape, &approvals);
	shape_list_release(&unit_shape, &units);
	return rc;
}

/* The first day of a fiscal year. */
static struct arg
april(int64_t year)
{
	return arg_date(date_make((int)year, 4, 1));
}

int
handle_request_approved(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct approved_args *args = a;
	struct approved *reply = r;
	const struct approved_row *last;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	int rc = store_rows(ctx->store, QUERY_APPROVED_PAGE,
	    ARGS(arg_int(ctx->person.id), april(args->fiscal_year),
		april(args->fiscal_year + 1), arg_int(after),
		arg_int(PAGE_ROWS + 1)),
	    &approved_row_shape, &reply->rows, err);

	if (rc < 0 || reply->rows.n <= PAGE_ROWS)
		return rc;
	reply->rows.n--; /* it holds nothing to release */
	last = reply->rows.at;
	reply->next =
	    heap_printf("%lld", (long long)last[PAGE_ROWS - 1].request);
	return 0;
}
