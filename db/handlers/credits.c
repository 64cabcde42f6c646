/* SPDX-License-Identifier: MIT */
/* credits: approvals of former years, and what they add up to. */
#include "core/call/credits.h"

#include "core/shape.h"
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
