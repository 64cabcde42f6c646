/* SPDX-License-Identifier: MIT */
/* staff: what waits for the 事務局, and 承認状況; states only. */
#include <stdlib.h>

#include "core/call/requests.h"
#include "core/call/staff.h"
#include "core/heap.h"
#include "db/handler.h"

int
handle_staff_office(struct ctx *ctx, const void *args, void *r, struct err *err)
{
	int rc;

	(void)args;
	rc = store_one(ctx->store, QUERY_OFFICE_COUNTS,
	    ARGS(arg_int(COUNT_MAX + 1)), &office_counts_shape, r, err);
	return rc < 0 ? rc : 0;
}

int
handle_staff_waiting(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct page_args *args = a;
	struct waiting_list *reply = r;
	struct waiting_row *rows;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	int rc = store_rows(ctx->store, QUERY_WAITING_PAGE,
	    ARGS(arg_int(after), arg_date(ctx->today), arg_int(PAGE_ROWS + 1)),
	    &waiting_row_shape, &reply->rows, err);

	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > PAGE_ROWS) {
		shape_release(&waiting_row_shape, &rows[--reply->rows.n]);
		reply->next = heap_printf(
		    "%lld", (long long)rows[reply->rows.n - 1].request);
	}
	return rc;
}
