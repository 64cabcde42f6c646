/* SPDX-License-Identifier: MIT */
/* announcement: お知らせ of the 事務局, which everybody has on his page. */
#include "core/call/announcements.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/text.h"
#include "db/handler.h"

int
handle_announcement_list(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct page_args *args = a;
	struct announcement_list *reply = r;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	int rc = store_rows(ctx->store, QUERY_ANNOUNCEMENT_PAGE,
	    ARGS(arg_int(after), arg_int(PAGE_ROWS + 1)),
	    &announcement_kept_shape, &reply->rows, err);
	struct announcement_kept *rows = reply->rows.at;

	if (rc == 0 && reply->rows.n > PAGE_ROWS) {
		shape_release(&announcement_kept_shape, &rows[--reply->rows.n]);
		reply->next =
		    heap_printf("%lld", (long long)rows[reply->rows.n - 1].id);
	}
	return rc;
}

/* Says which field it is. */
static int
invalid(struct err *err, const char *member, const char *msgid)
{
	reason_add_text(
	    &err->why, "announcement", member, INT_NONE, gettext(msgid));
	return err_text(err, ERR_INVALID, gettext(msgid));
}

static int
check(const struct announcement_save_args *args, int32_t from, struct err *err)
{
	if (args->to_on != DATE_NONE && args->to_on < from)
		return invalid(
		    err, "to_on", N_("The last day is before the first."));
	if (text_blank(args->text))
		return invalid(err, "text", N_("Please write a text."));
	return 0;
}

/* Zero rows: it isn't there, or not as it was seen. */
static int
stale(struct ctx *ctx, int64_t id, struct err *err)
{
	struct id_row row;
	int rc = store_one(ctx->store, QUERY_ANNOUNCEMENT_FIND,
	    ARGS(arg_int(id)), &id_row_shape, &row, err);

	if (rc < 0)
		return rc;
	if (rc == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	return err_set(err, ERR_STALE,
	    N_("This announcement has changed since you opened it. Please "
	       "look at it again."));
}

int
handle_announcement_save(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct announcement_save_args *args = a;
	struct announcement_written *reply = r;
	int32_t from = args->from_on == DATE_NONE ? ctx->today : args->from_on;
	bool add = args->id == INT_NONE;
	int rc = check(args, from, err);

	if (rc == 0 && add)
		rc = store_run(ctx->store, QUERY_ANNOUNCEMENT_ADD,
		    ARGS(arg_date(from), arg_date(args->to_on),
			arg_text(args->text), arg_int(ctx->person.id),
			arg_int(ctx->now)),
		    err);
	else if (rc == 0)
		rc = store_run(ctx->store, QUERY_ANNOUNCEMENT_CHANGE,
		    ARGS(arg_int(args->id), arg_int(args->seen), arg_date(from),
			arg_date(args->to_on), arg_text(args->text),
			arg_int(ctx->person.id), arg_int(ctx->now)),
		    err);
	reply->id = add ? store_last_id(ctx->store) : args->id;
	reply->version = add ? 1 : args->seen + 1;
	snprintf(ctx->subject, sizeof ctx->subject, "announcement %lld",
	    (long long)(rc < 0 && add ? 0 : reply->id));
	return rc == -ERR_STALE ? stale(ctx, args->id, err) : rc;
}

/* From today on nobody sees it. */
int
handle_announcement_end(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct announcement_end_args *args = a;
	struct announcement_written *reply = r;
	int rc = store_run(ctx->store, QUERY_ANNOUNCEMENT_END,
	    ARGS(arg_int(args->id), arg_int(args->seen),
		arg_date(ctx->today - 1), arg_int(ctx->person.id),
		arg_int(ctx->now)),
	    err);

	snprintf(ctx->subject, sizeof ctx->subject, "announcement %lld",
	    (long long)args->id);
	*reply = (struct announcement_written){args->id, args->seen + 1};
	return rc == -ERR_STALE ? stale(ctx, args->id, err) : rc;
}
