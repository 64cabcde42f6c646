/* SPDX-License-Identifier: MIT */
#include "outbox.h"

#include "db/digest.h"

int
outbox_write(struct ctx *ctx, enum news kind, enum whom whom, int64_t person,
    int64_t application, int64_t *out, struct err *err)
{
	char id[DIGEST_SALT];
	int rc;

	if (!digest_salt(id))
		return err_set(err, ERR_INTERNAL, NULL);
	rc = store_run(ctx->store, QUERY_OUTBOX_ADD,
	    ARGS(arg_int(person), arg_word(&news_words, (int)kind),
		arg_word(&whom_words, (int)whom), arg_int(application),
		arg_text(id), arg_int(ctx->now), arg_date(ctx->today)),
	    err);
	*out = store_last_id(ctx->store);
	ctx->rings = true;
	if (rc == 0 && ctx->told == 0)
		ctx->told = *out;
	return rc;
}

/* The kind of an event has its code. */
static enum news
kind_of(enum event event)
{
	return (enum news)words_find(
	    &news_words, words_code(&event_words, (int)event));
}

/* No notice of an earlier transaction has an id from ctx->told on. */
static int
find(struct ctx *ctx, enum news kind, enum whom whom, int64_t person,
    int64_t *out, struct err *err)
{
	struct id_row row;
	int rc;

	if (ctx->told == 0)
		return 0;
	rc = store_one(ctx->store, QUERY_OUTBOX_SAME,
	    ARGS(arg_int(person), arg_word(&news_words, (int)kind),
		arg_word(&whom_words, (int)whom), arg_int(ctx->told)),
	    &id_row_shape, &row, err);
	*out = row.id;
	return rc;
}

int
outbox_tell_case(struct ctx *ctx, enum event event, enum whom whom,
    int64_t person, int64_t request, struct err *err)
{
	enum news kind = kind_of(event);
	int64_t outbox = INT_NONE;
	int rc = find(ctx, kind, whom, person, &outbox, err);

	if (rc == 0)
		rc = outbox_write(
		    ctx, kind, whom, person, INT_NONE, &outbox, err);
	if (rc < 0)
		return rc;
	return store_run(ctx->store, QUERY_OUTBOX_CASE_ADD,
	    ARGS(arg_int(outbox), arg_int(request)), err);
}

int
outbox_tell_application(struct ctx *ctx, enum event event, int64_t person,
    int64_t application, struct err *err)
{
	int64_t ignored;

	return outbox_write(ctx, kind_of(event), WHOM_APPLICANT, person,
	    application, &ignored, err);
}

int
outbox_tell_staff(struct ctx *ctx, int64_t application, struct err *err)
{
	struct list staff = {0};
	const struct id_row *one;
	int64_t ignored;
	int rc = store_rows(ctx->store, QUERY_STAFF_OTHERS,
	    ARGS(arg_int(ctx->person.id)), &id_row_shape, &staff, err);

	one = staff.at;
	for (size_t i = 0; rc == 0 && i < staff.n; i++)
		rc = outbox_write(ctx, NEWS_SUBMIT, WHOM_STAFF, one[i].id,
		    application, &ignored, err);
	shape_list_release(&id_row_shape, &staff);
	return rc;
}

static int
tell_failed(struct ctx *ctx, int64_t failed, struct err *err)
{
	struct list staff = {0};
	const struct id_row *one;
	int64_t outbox = INT_NONE;
	int rc = store_rows(ctx->store, QUERY_STAFF_UNTOLD, NO_ARGS,
	    &id_row_shape, &staff, err);

	one = staff.at;
	for (size_t i = 0; rc == 0 && i < staff.n; i++) {
		rc = outbox_write(ctx, NEWS_MAIL_FAILED, WHOM_STAFF, one[i].id,
		    INT_NONE, &outbox, err);
		if (rc == 0)
			rc = store_run(ctx->store, QUERY_OUTBOX_ABOUT,
			    ARGS(arg_int(outbox), arg_int(failed)), err);
	}
	shape_list_release(&id_row_shape, &staff);
	return rc;
}

int
outbox_fail(struct ctx *ctx, const struct outbox_row *row,
    enum delivery delivery, const char *detail, struct err *err)
{
	int rc = store_run(ctx->store, QUERY_OUTBOX_END,
	    ARGS(arg_int(row->id), arg_word(&notice_words, NOTICE_FAILED),
		arg_word(&delivery_words, (int)delivery), arg_text(detail),
		arg_int(ctx->now), arg_date(ctx->today), arg_int(1)),
	    err);

	if (rc == 0 && row->kind != NEWS_MAIL_FAILED)
		rc = tell_failed(ctx, row->id, err);
	return rc;
}
