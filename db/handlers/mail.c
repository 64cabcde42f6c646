/* SPDX-License-Identifier: MIT */
/*
 * mail: notices go to the mailer; delivered.c has what comes back.
 *
 * Whoever takes a notice has it for DELIVERY_LEASE seconds; without an answer
 * it may have been delivered, and is due again with the same Message-ID. Two
 * mailers at once never have the same one: taking is a write, and there is
 * one writer. (domain.md: notices; trust.md: mail server)
 */
#include "core/call/mail.h"

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

/* A taking under way. */
struct taking {
	struct ctx *ctx;
	struct list *rows; /* of mail_row: what is taken */
	size_t most;
	size_t bytes; /* of them in the reply, about */
};

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

/* The reply holds what fits into a line; the rest is due at once. */
static bool
is_full(const struct taking *taking)
{
	return taking->rows->n >= taking->most || taking->bytes >= BATCH_BYTES;
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
load_mail(struct ctx *ctx, int64_t id, struct mail_row *row, struct err *err)
{
	char lease[DIGEST_SALT];
	int rc = store_one(ctx->store, QUERY_OUTBOX_MAIL, ARGS(arg_int(id)),
	    &mail_row_shape, row, err);

	if (rc < 0)
		return rc;
	if (!digest_salt(lease))
		return err_set(err, ERR_INTERNAL, NULL);
	free(row->lease);
	row->lease = heap_dup(lease);
	settle(ctx, row);
	return store_rows(ctx->store, QUERY_OUTBOX_CASES,
	    ARGS(arg_int(id), arg_int(MAIL_CASES)), &mail_case_shape,
	    &row->cases, err);
}

/* False when the mailer would refuse it, and with it all that is taken beside:
 * a name or an address holds what no call lets in. */
static bool
is_usable(const struct mail_row *row)
{
	struct mail_row copy;
	struct err why = {0};
	json_t *json = shape_to_wire(&mail_row_shape, row);
	int rc = shape_from_wire(&mail_row_shape, json, &copy, &why);

	json_decref(json);
	if (rc == 0)
		shape_release(&mail_row_shape, &copy);
	err_clear(&why);
	return rc == 0;
}

static int
lease(struct taking *taking, const struct outbox_row *due, struct err *err)
{
	struct ctx *ctx = taking->ctx;
	struct mail_row *row = shape_add(&mail_row_shape, taking->rows);
	int rc = load_mail(ctx, due->id, row, err);

	if (rc < 0)
		return rc;
	if (!is_usable(row)) {
		shape_release(&mail_row_shape, row);
		taking->rows->n--;
		return outbox_fail(ctx, due, DELIVERY_UNUSABLE, NULL, err);
	}
	taking->bytes += bytes_of(row);
	return store_run(ctx->store, QUERY_OUTBOX_LEASE,
	    ARGS(arg_int(row->id), arg_text(row->lease),
		arg_int(ctx->now + DELIVERY_LEASE)),
	    err);
}

/* Or what can't go out has failed: its person has no address any more, or it
 * was taken and never answered for five days. */
static int
take_one(struct taking *taking, const struct outbox_row *due, struct err *err)
{
	struct ctx *ctx = taking->ctx;

	if (due->address == NULL)
		return outbox_fail(ctx, due, DELIVERY_NO_ADDRESS, NULL, err);
	if (due->leased && due->since_at <= ctx->now - DELIVERY_SECONDS)
		return outbox_fail(ctx, due, DELIVERY_UNANSWERED, NULL, err);
	return lease(taking, due, err);
}

/* The second look finds what the failures of the first have written. */
static int
take(struct taking *taking, struct err *err)
{
	int rc = 0;

	for (int look = 0; rc == 0 && look < 2 && !is_full(taking); look++) {
		struct list due = {0};
		const struct outbox_row *row;

		rc = store_rows(taking->ctx->store, QUERY_OUTBOX_DUE,
		    ARGS(arg_int(taking->ctx->now),
			arg_int((int64_t)(taking->most - taking->rows->n))),
		    &outbox_row_shape, &due, err);
		row = due.at;
		for (size_t i = 0; rc == 0 && i < due.n && !is_full(taking);
		     i++)
			rc = take_one(taking, &row[i], err);
		shape_list_release(&outbox_row_shape, &due);
	}
	return rc;
}

static int
when_again(struct ctx *ctx, int64_t *next_s, struct err *err)
{
	struct due_row due;
	int rc = store_one(
	    ctx->store, QUERY_OUTBOX_NEXT, NO_ARGS, &due_row_shape, &due, err);

	*next_s = POLL_SECONDS;
	if (rc > 0 && due.at < ctx->now + POLL_SECONDS)
		*next_s = due.at > ctx->now ? due.at - ctx->now : 0;
	return rc < 0 ? rc : 0;
}

int
handle_mail_take(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct mail_take_args *args = a;
	struct mail_batch *reply = r;
	struct taking taking = {ctx, &reply->rows, (size_t)args->limit, 0};
	bool more;
	int rc = remind_due(ctx, &more, err);

	if (rc == 0)
		rc = take(&taking, err);
	if (rc == 0)
		rc = when_again(ctx, &reply->next_s, err);
	if (more)
		reply->next_s = 0;
	reply->lease_s = DELIVERY_LEASE;
	reply->office = heap_dup(ctx->rules.office);
	reply->open_with = heap_dup(ctx->open_with);
	return rc;
}

/* The session has waited, before this transaction. */
int
handle_mail_wait(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	struct mail_next *reply = r;

	(void)a;
	return when_again(ctx, &reply->next_s, err);
}
