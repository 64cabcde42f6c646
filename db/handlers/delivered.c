/* SPDX-License-Identifier: MIT */
/*
 * delivered: what the mailer says of the notices that it has taken, several at
 * once. Each counts by its own lease: one that is over spoils no other.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/mail.h"
#include "core/delivery.h"
#include "db/digest.h"
#include "outbox.h"

/* Chance for a wait; that it is good matters to nobody. */
static uint32_t
chance(void)
{
	char id[DIGEST_SALT];

	if (!digest_salt(id))
		return 0;
	id[8] = '\0';
	return (uint32_t)strtoul(id, NULL, 16);
}

static int
delivered(struct ctx *ctx, struct outbox_row *row, const char *detail,
    struct err *err)
{
	row->state = NOTICE_SENT;
	return store_run(ctx->store, QUERY_OUTBOX_END,
	    ARGS(arg_int(row->id), arg_word(&notice_words, NOTICE_SENT),
		arg_word(&delivery_words, DELIVERY_DELIVERED), arg_text(detail),
		arg_int(ctx->now), arg_date(ctx->today), arg_int(0)),
	    err);
}

/* Again later, or it has failed. */
static int
undelivered(struct ctx *ctx, struct outbox_row *row, enum delivery delivery,
    const char *detail, struct err *err)
{
	row->due_at = TIME_NONE;
	if (delivery_again(delivery))
		row->due_at = delivery_next(
		    row->tries, row->since_at, ctx->now, chance());
	if (row->due_at == TIME_NONE) {
		row->state = NOTICE_FAILED;
		return outbox_fail(ctx, row, delivery, detail, err);
	}
	return store_run(ctx->store, QUERY_OUTBOX_AGAIN,
	    ARGS(arg_int(row->id), arg_int(row->due_at),
		arg_word(&delivery_words, (int)delivery), arg_text(detail),
		arg_int(delivery == DELIVERY_POSSIBLE)),
	    err);
}

/* The same answer again, after a lost reply, changes nothing. */
static int
count(struct ctx *ctx, const struct mail_result *result, struct outbox_row *row,
    struct err *err)
{
	enum delivery delivery = (enum delivery)result->result;
	char *detail;
	int rc;

	if (!row->leased)
		return 0;
	detail = delivery_detail(result->detail);
	rc = delivery == DELIVERY_DELIVERED
		 ? delivered(ctx, row, detail, err)
		 : undelivered(ctx, row, delivery, detail, err);
	free(detail);
	return rc;
}

static int
hear(struct ctx *ctx, const struct mail_result *result, struct mail_told *told,
    struct err *err)
{
	struct outbox_row row;
	int rc = store_one(ctx->store, QUERY_OUTBOX_BY_ID,
	    ARGS(arg_int(result->id)), &outbox_row_shape, &row, err);

	told->id = result->id;
	told->counted = rc > 0 && row.lease != NULL &&
			strcmp(row.lease, result->lease) == 0;
	if (told->counted)
		rc = count(ctx, result, &row, err);
	if (told->counted) {
		told->state = row.state;
		if (row.state == NOTICE_WAITING)
			told->due_at = row.due_at;
	}
	shape_release(&outbox_row_shape, &row);
	return rc < 0 ? rc : 0;
}

int
handle_mail_done(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct mail_done_args *args = a;
	struct mail_done *reply = r;
	const struct mail_result *result = args->results.at;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < args->results.n; i++) {
		snprintf(ctx->subject, sizeof ctx->subject, "notice %lld",
		    (long long)result[i].id);
		rc = result[i].result > DELIVERY_POSSIBLE
			 ? err_set(err, ERR_BAD_ARGS, NULL)
			 : hear(ctx, &result[i],
			       shape_add(&mail_told_shape, &reply->rows), err);
	}
	return rc;
}
