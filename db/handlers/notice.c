/* SPDX-License-Identifier: MIT */
/*
 * notice: what people do about notices: an applicant sends the last one about
 * a case again, anybody turns his reminders on or off, and the 事務局 sees to
 * what waits and what has failed, but not to what is its own.
 */
#include "core/call/notices.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "db/digest.h"
#include "facts.h"

#define SENT_AGAIN 86400LL /* seconds after it was sent */
#define FAILED_AGAIN 600LL /* after it was last begun and failed */

/* --- By an applicant ------------------------------------------------------ */

/* The last notice about what was asked for this number. */
static int
last(struct ctx *ctx, const struct slot_row *slot, struct outbox_row *row,
    struct err *err)
{
	int rc = 0;

	shape_init(&outbox_row_shape, row);
	if (slot->request != INT_NONE)
		rc = store_one(ctx->store, QUERY_OUTBOX_LAST,
		    ARGS(arg_int(slot->request)), &outbox_row_shape, row, err);
	if (rc == 0)
		rc = err_set(err, ERR_STATE,
		    N_("No notice has been sent about number %d, so there is "
		       "none to be sent again."),
		    (int)slot->number);
	return rc < 0 ? rc : 0;
}

static int
check_again(struct ctx *ctx, const struct slot_row *slot,
    const struct outbox_row *row, struct err *err)
{
	if (row->state == NOTICE_WAITING)
		return err_set(err, ERR_STATE,
		    N_("The notice about number %d to %s waits to be sent; it "
		       "goes out by itself."),
		    (int)slot->number, row->name);
	if (row->address == NULL)
		return err_set(err, ERR_STATE,
		    N_("%s has no mail address. Please get in touch yourself, "
		       "or ask the office (%s)."),
		    row->name, ctx->rules.office);
	if (row->state == NOTICE_SENT && ctx->now < row->done_at + SENT_AGAIN)
		return err_set(err, ERR_STATE,
		    N_("The notice about number %d was sent less than a day "
		       "ago; it can be sent again once a day."),
		    (int)slot->number);
	if (row->state == NOTICE_FAILED &&
	    ctx->now < row->since_at + FAILED_AGAIN)
		return err_set(err, ERR_STATE,
		    N_("The notice about number %d was tried only a moment "
		       "ago; please wait some minutes."),
		    (int)slot->number);
	return 0;
}

/* One that failed may have arrived all the same: it keeps its Message-ID. One
 * that was sent is another mail. */
static int
send_again(struct ctx *ctx, const struct outbox_row *row, int64_t seen,
    struct err *err)
{
	char id[DIGEST_SALT];

	ctx->rings = true;
	if (row->state != NOTICE_SENT)
		return store_run(ctx->store, QUERY_OUTBOX_RETRY,
		    ARGS(arg_int(row->id), arg_int(seen), arg_int(ctx->now)),
		    err);
	if (!digest_salt(id))
		return err_set(err, ERR_INTERNAL, NULL);
	return store_run(ctx->store, QUERY_OUTBOX_ANEW,
	    ARGS(arg_int(row->id), arg_int(seen), arg_text(id),
		arg_int(ctx->now)),
	    err);
}

static void
written(const struct outbox_row *row, int state, struct notice_written *reply)
{
	reply->id = row->id;
	reply->state = state;
	reply->version = row->version + 1;
	reply->name = heap_dup(row->name);
}

int
handle_notice_resend(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct notice_resend_args *args = a;
	struct slot_row slot;
	struct outbox_row row;
	int rc = facts_slot(ctx, args->programme, args->slot, &slot, err);

	facts_subject(ctx, args->programme, args->slot);
	shape_init(&outbox_row_shape, &row);
	if (rc == 0)
		rc = last(ctx, &slot, &row, err);
	if (rc == 0)
		rc = check_again(ctx, &slot, &row, err);
	if (rc == 0)
		rc = send_again(ctx, &row, row.version, err);
	if (rc == 0)
		written(&row, NOTICE_WAITING, r);
	shape_release(&outbox_row_shape, &row);
	shape_release(&slot_row_shape, &slot);
	return rc;
}

/* --- By anybody ----------------------------------------------------------- */

int
handle_notice_reminders(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct reminders_args *args = a;
	struct reminders_set *reply = r;

	snprintf(
	    ctx->subject, sizeof ctx->subject, "%s", args->on ? "on" : "off");
	reply->on = args->on;
	return store_run(ctx->store, QUERY_PERSON_REMINDERS,
	    ARGS(arg_int(ctx->person.id), arg_int(args->on)), err);
}

/* --- By the office -------------------------------------------------------- */

int
handle_notice_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct page_args *args = a;
	struct notice_list *reply = r;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	int rc = store_rows(ctx->store, QUERY_NOTICE_PAGE,
	    ARGS(arg_int(after), arg_int(PAGE_ROWS + 1)), &queued_row_shape,
	    &reply->rows, err);
	struct queued_row *rows = reply->rows.at;

	if (rc == 0 && reply->rows.n > PAGE_ROWS) {
		shape_release(&queued_row_shape, &rows[--reply->rows.n]);
		reply->next =
		    heap_printf("%lld", (long long)rows[reply->rows.n - 1].id);
	}
	return rc;
}

/* Nobody acts as office in his own affairs. (domain.md: people and roles) */
static int
check_other(struct ctx *ctx, const struct outbox_row *row, struct err *err)
{
	struct id_row mine;
	int rc = 1;

	if (row->person != ctx->person.id)
		rc = store_one(ctx->store, QUERY_OUTBOX_CONCERNS,
		    ARGS(arg_int(row->id), arg_int(ctx->person.id)),
		    &id_row_shape, &mine, err);
	if (rc > 0)
		rc = err_set(err, ERR_STATE,
		    N_("This notice is to you, or about a case of yours: "
		       "please let another member of the office do it."));
	return rc;
}

static int
check_seen(const struct outbox_row *row, int64_t seen, struct err *err)
{
	if (row->version != seen)
		return err_set(err, ERR_STALE,
		    N_("This notice has changed since you saw it; it is now "
		       "\"%s\"."),
		    words_label(&notice_words, row->state));
	if (row->leased)
		return err_set(
		    err, ERR_STATE, N_("This notice is being sent just now."));
	if (row->state == NOTICE_SENT)
		return err_set(
		    err, ERR_STATE, N_("This notice was sent meanwhile."));
	return 0;
}

static int
load(struct ctx *ctx, const struct notice_args *args, struct outbox_row *row,
    struct err *err)
{
	int rc = store_one(ctx->store, QUERY_OUTBOX_BY_ID,
	    ARGS(arg_int(args->id)), &outbox_row_shape, row, err);

	snprintf(ctx->subject, sizeof ctx->subject, "notice %lld",
	    (long long)args->id);
	if (rc == 0)
		rc = err_set(err, ERR_NOT_FOUND, N_("There is no notice %lld."),
		    (long long)args->id);
	if (rc > 0)
		rc = check_other(ctx, row, err);
	if (rc == 0)
		rc = check_seen(row, args->seen, err);
	return rc;
}

int
handle_notice_again(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct notice_args *args = a;
	struct outbox_row row;
	int rc = load(ctx, args, &row, err);

	if (rc == 0 && row.address == NULL)
		rc = err_set(err, ERR_STATE,
		    N_("%s has no mail address: please enter one first "
		       "(Members)."),
		    row.name);
	if (rc == 0)
		rc = send_again(ctx, &row, args->seen, err);
	if (rc == 0)
		written(&row, NOTICE_WAITING, r);
	shape_release(&outbox_row_shape, &row);
	return rc;
}

/* What waits is stopped; what has failed leaves the list. */
int
handle_notice_give_up(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct notice_args *args = a;
	struct outbox_row row;
	int rc = load(ctx, args, &row, err);

	if (rc == 0 && row.state == NOTICE_FAILED)
		rc = store_run(ctx->store, QUERY_OUTBOX_PUT_AWAY,
		    ARGS(arg_int(row.id), arg_int(args->seen)), err);
	else if (rc == 0)
		rc = store_run(ctx->store, QUERY_OUTBOX_END,
		    ARGS(arg_int(row.id),
			arg_word(&notice_words, NOTICE_FAILED),
			arg_word(&delivery_words, DELIVERY_STOPPED),
			arg_text(NULL), arg_int(ctx->now), arg_date(ctx->today),
			arg_int(0)),
		    err);
	if (rc == 0)
		written(&row, NOTICE_FAILED, r);
	shape_release(&outbox_row_shape, &row);
	return rc;
}
