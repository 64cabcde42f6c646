/* SPDX-License-Identifier: MIT */
/* applications: submitted sets, one's own for good and all of them for the
 * 事務局, and a case of one as it is reviewed. */
#include <stdio.h>
#include <stdlib.h>

#include "applied.h"
#include "core/call/applications.h"
#include "core/heap.h"

static int64_t
after_of(const char *after)
{
	return after == NULL ? INT_NONE : strtoll(after, NULL, 10);
}

static void
cut(struct application_list *reply)
{
	struct application_row *rows = reply->rows.at;

	if (reply->rows.n <= PAGE_ROWS)
		return;
	shape_release(&application_row_shape, &rows[--reply->rows.n]);
	reply->next =
	    heap_printf("%lld", (long long)rows[reply->rows.n - 1].application);
}

int
handle_application_list(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct page_args *args = a;
	struct application_list *reply = r;
	int rc = store_rows(ctx->store, QUERY_APPLICATION_OF_PERSON,
	    ARGS(arg_int(ctx->person.id), arg_int(after_of(args->after)),
		arg_int(PAGE_ROWS + 1)),
	    &application_row_shape, &reply->rows, err);

	cut(reply);
	return rc;
}

int
handle_application_submitted(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct application_page_args *args = a;
	struct application_list *reply = r;
	struct arg after = arg_int(after_of(args->after));
	int rc;

	if (args->fiscal_year == INT_NONE)
		rc = store_rows(ctx->store, QUERY_APPLICATION_PAGE,
		    ARGS(after, arg_int(PAGE_ROWS + 1)), &application_row_shape,
		    &reply->rows, err);
	else
		rc = store_rows(ctx->store, QUERY_APPLICATION_PAGE_OF,
		    ARGS(arg_int(args->fiscal_year), after,
			arg_int(PAGE_ROWS + 1)),
		    &application_row_shape, &reply->rows, err);
	cut(reply);
	return rc;
}

int
handle_application_show(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct application_args *args = a;
	struct application_view *reply = r;
	struct applied_set_row set;
	int rc = applied_set(ctx, args->application, &set, err);

	if (rc == 0) {
		*reply = (struct application_view){.application = set.id,
		    .number = heap_dup(set.number),
		    .programme = set.programme,
		    .fiscal_year = set.fiscal_year,
		    .version = set.version,
		    .applicant = heap_dup(set.applicant),
		    .member = heap_dup(set.member),
		    .state = set.state,
		    .submitted_at = set.submitted_at,
		    .ended_on = set.ended_on,
		    .reason = heap_dup(set.reason)};
		rc = store_rows(ctx->store, QUERY_APPLICATION_CASES,
		    ARGS(arg_int(set.id)), &application_case_shape,
		    &reply->cases, err);
	}
	shape_release(&applied_set_row_shape, &set);
	return rc;
}

static int
review(struct ctx *ctx, const struct application_review_args *args,
    struct application_review *reply, struct err *err)
{
	struct id_row revision;
	int rc = store_one(ctx->store, QUERY_APPLICATION_REVISION,
	    ARGS(arg_int(args->application), arg_int(args->slot)),
	    &id_row_shape, &revision, err);

	if (rc == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	if (rc > 0)
		rc = facts_reading(ctx, revision.id, &reply->items,
		    &reply->entry, &reply->entries, err);
	return rc;
}

int
handle_application_review(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct application_review_args *args = a;
	struct application_review *reply = r;
	struct applied_set_row set;
	int rc = applied_set(ctx, args->application, &set, err);

	if (rc == 0) {
		reply->number = heap_dup(set.number);
		reply->programme = set.programme;
		reply->slot = args->slot;
		rc = review(ctx, args, reply, err);
		snprintf(ctx->subject, sizeof ctx->subject, "%s %d", set.number,
		    (int)args->slot);
	}
	shape_release(&applied_set_row_shape, &set);
	return rc;
}
