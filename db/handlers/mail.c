/* SPDX-License-Identifier: MIT */
/*
 * mail: notices go to the mailer, and what became of them comes back.
 *
 * Whoever takes a notice has it for DELIVERY_LEASE seconds; without an answer
 * it may have been delivered, and is due again with the same Message-ID. Two
 * mailers at once never have the same one: taking is a write, and there is
 * one writer. (domain.md: notices; trust.md: mail server)
 */
#include "core/call/mail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/delivery.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "db/digest.h"
#include "facts.h"
#include "outbox.h"
#include "remind.h"

#define POLL_SECONDS 60   /* at most, until the mailer looks again */
#define BATCH_BYTES 98304 /* of the cases in one reply, about */
#define CASE_BYTES 160    /* of one case, beside its names */

/* What can't go out: its person has no address any more, or it was taken and
 * never answered for five days. */
static int
give_up(struct ctx *ctx, struct err *err)
{
	struct list rows = {0};
	const struct outbox_row *row;
	int rc = store_rows(ctx->store, QUERY_OUTBOX_HOPELESS,
	    ARGS(arg_int(ctx->now), arg_int(ctx->now - DELIVERY_SECONDS),
		arg_int(MAIL_ROWS)),
	    &outbox_row_shape, &rows, err);

	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n; i++)
		rc = outbox_fail(ctx, &row[i],
		    row[i].address == NULL ? DELIVERY_NO_ADDRESS
					   : DELIVERY_UNANSWERED,
		    NULL, err);
	shape_list_release(&outbox_row_shape, &rows);
	return rc;
}

static size_t
bytes_of(const struct mail_row *row)
{
	const struct mail_case *c = row->cases.at;
	size_t bytes = CASE_BYTES;

	for (size_t i = 0; i < row->cases.n; i++)
		bytes += CASE_BYTES + facts_bytes(c[i].applicant) +
			 facts_bytes(c[i].supervisor);
	return bytes;
}

/* The days are as many as there are now, however late it goes out. */
static void
settle(const struct ctx *ctx, struct mail_row *row)
{
	if (row->lang == WORD_NONE)
		row->lang = words_find(&lang_words, i18n_current());
	if (row->day == DATE_NONE)
		return;
	row->days = row->kind == NEWS_REMIND_WAITING ? ctx->today - row->day
						     : row->day - ctx->today;
	if (row->days < 0)
		row->days = 0;
}

static int
lease(struct ctx *ctx, struct mail_row *row, struct err *err)
{
	char id[DIGEST_SALT];
	int rc;

	if (!digest_salt(id))
		return err_set(err, ERR_INTERNAL, NULL);
	free(row->lease);
	row->lease = heap_dup(id);
	settle(ctx, row);
	rc = store_rows(ctx->store, QUERY_OUTBOX_CASES,
	    ARGS(arg_int(row->id), arg_int(MAIL_CASES)), &mail_case_shape,
	    &row->cases, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_OUTBOX_LEASE,
		    ARGS(arg_int(row->id), arg_text(id),
			arg_int(ctx->now + DELIVERY_LEASE)),
		    err);
	return rc;
}

/* The reply holds what fits into a line; the rest is due at once. */
static int
take(struct ctx *ctx, struct mail_batch *reply, struct err *err)
{
	struct mail_row *row = reply->rows.at;
	size_t n = reply->rows.n, bytes = 0, taken = 0;
	int rc = 0;

	while (rc == 0 && taken < n && bytes < BATCH_BYTES) {
		rc = lease(ctx, &row[taken], err);
		bytes += bytes_of(&row[taken++]);
	}
	while (reply->rows.n > taken)
		shape_release(&mail_row_shape, &row[--reply->rows.n]);
	return rc;
}

static int
when_again(struct ctx *ctx, struct mail_batch *reply, struct err *err)
{
	struct due_row due;
	int rc = store_one(
	    ctx->store, QUERY_OUTBOX_NEXT, NO_ARGS, &due_row_shape, &due, err);

	reply->next_s = POLL_SECONDS;
	if (rc > 0 && due.at < ctx->now + POLL_SECONDS)
		reply->next_s = due.at > ctx->now ? due.at - ctx->now : 0;
	return rc < 0 ? rc : 0;
}

int
handle_mail_take(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct mail_take_args *args = a;
	struct mail_batch *reply = r;
	int rc = remind_due(ctx, err);

	if (rc == 0)
		rc = give_up(ctx, err);
	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_OUTBOX_DUE,
		    ARGS(arg_int(ctx->now), arg_int(args->limit)),
		    &mail_row_shape, &reply->rows, err);
	if (rc == 0)
		rc = take(ctx, reply, err);
	if (rc == 0)
		rc = when_again(ctx, reply, err);
	reply->lease_s = DELIVERY_LEASE;
	reply->office = heap_dup(ctx->rules.office);
	reply->open_with = heap_dup(ctx->open_with);
	return rc;
}

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
delivered(struct ctx *ctx, const struct outbox_row *row, const char *detail,
    struct err *err)
{
	return store_run(ctx->store, QUERY_OUTBOX_END,
	    ARGS(arg_int(row->id), arg_word(&notice_words, NOTICE_SENT),
		arg_word(&delivery_words, DELIVERY_DELIVERED), arg_text(detail),
		arg_int(ctx->now), arg_date(ctx->today), arg_int(0)),
	    err);
}

/* Again later, or it has failed. */
static int
undelivered(struct ctx *ctx, const struct outbox_row *row,
    enum delivery delivery, const char *detail, struct err *err)
{
	int64_t due = TIME_NONE;

	if (delivery_again(delivery))
		due = delivery_next(
		    row->tries, row->since_at, ctx->now, chance());
	if (due == TIME_NONE)
		return outbox_fail(ctx, row, delivery, detail, err);
	return store_run(ctx->store, QUERY_OUTBOX_AGAIN,
	    ARGS(arg_int(row->id), arg_int(due),
		arg_word(&delivery_words, (int)delivery), arg_text(detail),
		arg_int(delivery == DELIVERY_POSSIBLE)),
	    err);
}

static int
load(struct ctx *ctx, const struct mail_done_args *args, struct outbox_row *row,
    struct err *err)
{
	int rc = store_one(ctx->store, QUERY_OUTBOX_BY_ID,
	    ARGS(arg_int(args->id)), &outbox_row_shape, row, err);

	if (rc == 0)
		rc = err_set(err, ERR_NOT_FOUND, NULL);
	if (rc > 0 &&
	    (row->lease == NULL || strcmp(row->lease, args->lease) != 0))
		rc = err_set(err, ERR_STALE, NULL);
	return rc < 0 ? rc : 0;
}

/* The same answer again, after a lost reply, changes nothing. */
int
handle_mail_done(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct mail_done_args *args = a;
	enum delivery result = (enum delivery)args->result;
	struct mail_done *reply = r;
	char *detail = delivery_detail(args->detail);
	struct outbox_row row;
	int rc = load(ctx, args, &row, err);

	snprintf(ctx->subject, sizeof ctx->subject, "notice %lld",
	    (long long)args->id);
	if (rc == 0 && result > DELIVERY_POSSIBLE)
		rc = err_set(err, ERR_BAD_ARGS, NULL);
	if (rc == 0 && row.leased)
		rc = result == DELIVERY_DELIVERED
			 ? delivered(ctx, &row, detail, err)
			 : undelivered(ctx, &row, result, detail, err);
	shape_release(&outbox_row_shape, &row);
	if (rc == 0)
		rc = load(ctx, args, &row, err);
	if (rc == 0) {
		*reply = (struct mail_done){row.id, row.state,
		    row.state == NOTICE_WAITING ? row.due_at : TIME_NONE};
		shape_release(&outbox_row_shape, &row);
	}
	free(detail);
	return rc;
}
