/* SPDX-License-Identifier: MIT */
/* taken: lists of a fiscal year that the 事務局 takes out as files. */
#include "core/call/taken.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "db/handler.h"

#define CREDIT_ROWS 500 /* a page ends with the supervisor that fills it */

int
handle_staff_take(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct take_args *args = a;
	const char *list = words_code(&taken_list_words, args->list);

	(void)r;
	(void)err;
	if (args->fiscal_year == INT_NONE)
		snprintf(ctx->subject, sizeof ctx->subject, "%s", list);
	else
		snprintf(ctx->subject, sizeof ctx->subject, "%s %lld", list,
		    (long long)args->fiscal_year);
	return 0;
}

static int64_t
after_of(const struct taken_args *args)
{
	return args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
}

/* A page of requests by a day of them that is in the year. */
static int
page(struct ctx *ctx, enum query query, const struct taken_args *args,
    struct taken_requests *reply, struct err *err)
{
	int year = (int)args->fiscal_year;
	int32_t to = date_make(year + 1, 3, 31);
	struct taken_request *rows;
	int rc = store_rows(ctx->store, query,
	    ARGS(arg_date(date_make(year, 4, 1)),
		arg_date(to == DATE_NONE ? INT32_MAX : to),
		arg_int(after_of(args)), arg_int(PAGE_ROWS + 1)),
	    &taken_request_shape, &reply->rows, err);

	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > PAGE_ROWS) {
		shape_release(&taken_request_shape, &rows[--reply->rows.n]);
		reply->next = heap_printf(
		    "%lld", (long long)rows[reply->rows.n - 1].request);
	}
	return rc;
}

int
handle_staff_requests(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return page(ctx, QUERY_TAKEN_REQUESTS, a, r, err);
}

int
handle_staff_decisions(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return page(ctx, QUERY_TAKEN_DECISIONS, a, r, err);
}

/* --- Units of supervisors ------------------------------------------------- */

static void
add(const struct approver_row *who, struct credit *credit, struct list *rows)
{
	struct taken_credit *row = shape_add(&taken_credit_shape, rows);

	row->supervisor_member = heap_dup(who->member);
	row->supervisor = heap_dup(who->name);
	row->member = credit->member;
	row->applicant = credit->applicant;
	row->cases = credit->cases;
	row->hundredths = credit->hundredths;
	credit->member = credit->applicant = NULL;
}

/* What he sees himself by request.credits. */
static int
credits_of(struct ctx *ctx, const struct approver_row *who, int64_t year,
    const struct list *units, struct list *rows, struct err *err)
{
	struct list approvals = {0}, credits = {0};
	struct credit *all;
	int rc = store_rows(ctx->store, QUERY_APPROVAL_LIST,
	    ARGS(arg_int(who->person)), &approval_shape, &approvals, err);

	if (rc == 0)
		credits_count(approvals.at, approvals.n, units->at, units->n,
		    ctx->today, &credits);
	all = credits.at;
	for (size_t i = 0; i < credits.n; i++)
		if (all[i].fiscal_year == year)
			add(who, &all[i], rows);
	shape_list_release(&credit_shape, &credits);
	shape_list_release(&approval_shape, &approvals);
	return rc;
}

int
handle_staff_credits(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct taken_args *args = a;
	struct taken_credits *reply = r;
	struct list people = {0}, units = {0};
	const struct approver_row *who;
	size_t i = 0;
	int rc = store_rows(ctx->store, QUERY_APPROVER_PAGE,
	    ARGS(arg_int(after_of(args)), arg_int(PAGE_ROWS + 1)),
	    &approver_row_shape, &people, err);

	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_UNIT_LIST, NO_ARGS,
		    &unit_shape, &units, err);
	who = people.at;
	for (; rc == 0 && i < people.n && i < PAGE_ROWS &&
	       reply->rows.n < CREDIT_ROWS;
	     i++)
		rc = credits_of(
		    ctx, &who[i], args->fiscal_year, &units, &reply->rows, err);
	if (rc == 0 && i < people.n)
		reply->next = heap_printf("%lld", (long long)who[i - 1].person);
	shape_list_release(&unit_shape, &units);
	shape_list_release(&approver_row_shape, &people);
	return rc;
}
