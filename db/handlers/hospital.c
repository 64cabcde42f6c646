/* SPDX-License-Identifier: MIT */
/*
 * hospital: 施設 as the office keeps them. A corrected accreditation changes
 * no report and no request; one that it no longer covers says so when it is
 * requested or decided.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/hospitals.h"
#include "core/heap.h"
#include "core/text.h"
#include "db/find.h"
#include "db/index.h"
#include "facts.h"

#define HOSPITAL_ROWS 50

int
handle_hospital_search(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct hospital_search_args *args = a;
	struct hospital_list *reply = r;
	struct hospital_row *rows;
	char *pattern = find_pattern(args->query);
	int rc = store_rows(ctx->store, QUERY_HOSPITAL_FIND,
	    ARGS(arg_text(pattern), arg_int(HOSPITAL_ROWS + 1)),
	    &hospital_row_shape, &reply->rows, err);

	free(pattern);
	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > HOSPITAL_ROWS) {
		shape_release(&hospital_row_shape, &rows[--reply->rows.n]);
		reply->more = true;
	}
	return rc;
}

static int
load(struct ctx *ctx, int64_t hospital, struct hospital_kept_row *row,
    struct err *err)
{
	int rc = store_one(ctx->store, QUERY_HOSPITAL_BY_ID,
	    ARGS(arg_int(hospital)), &hospital_kept_row_shape, row, err);

	if (rc == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	return rc < 0 ? rc : 0;
}

int
handle_hospital_show(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct hospital_args *args = a;
	struct hospital_view *reply = r;
	struct hospital_kept_row row;
	int rc = load(ctx, args->hospital, &row, err);

	if (rc == 0) {
		reply->hospital = row.id;
		reply->version = row.version;
		reply->name = heap_dup(row.name);
		reply->kana = heap_dup(row.kana);
		rc = store_rows(ctx->store, QUERY_ENTRIES_OF,
		    ARGS(arg_int(row.id), arg_date(ctx->today)), &entry_shape,
		    &reply->entries, err);
	}
	shape_release(&hospital_kept_row_shape, &row);
	return rc;
}

static int
invalid(struct err *err, const char *member, const char *msgid)
{
	reason_add_text(
	    &err->why, "hospital", member, INT_NONE, gettext(msgid));
	return err_text(err, ERR_INVALID, gettext(msgid));
}

static int
check_names(const char *name, const char *kana, struct err *err)
{
	if (text_blank(name))
		return invalid(err, "name", N_("Please give a name."));
	if (text_blank(kana))
		return invalid(
		    err, "kana", N_("Please give the reading of the name."));
	return 0;
}

static void
subject(struct ctx *ctx, int64_t hospital)
{
	snprintf(ctx->subject, sizeof ctx->subject, "hospital %lld",
	    (long long)hospital);
}

int
handle_hospital_add(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct hospital_add_args *args = a;
	struct hospital_written *reply = r;
	int rc = check_names(args->name, args->kana, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_HOSPITAL_ADD,
		    ARGS(arg_int(INT_NONE), arg_text(args->name),
			arg_text(args->kana)),
		    err);
	if (rc < 0)
		return rc;
	*reply = (struct hospital_written){store_last_id(ctx->store), 0};
	subject(ctx, reply->hospital);
	return index_hospital(ctx->store, reply->hospital, err);
}

int
handle_hospital_edit(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct hospital_edit_args *args = a;
	struct hospital_written *reply = r;
	struct hospital_kept_row row;
	int rc = load(ctx, args->hospital, &row, err);

	subject(ctx, args->hospital);
	if (rc == 0)
		rc = check_names(args->name, args->kana, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_HOSPITAL_EDIT,
		    ARGS(arg_int(args->hospital), arg_int(args->seen),
			arg_text(args->name), arg_text(args->kana)),
		    err);
	if (rc == 0)
		rc = index_hospital(ctx->store, args->hospital, err);
	*reply = (struct hospital_written){args->hospital, args->seen + 1};
	shape_release(&hospital_kept_row_shape, &row);
	return rc;
}

int
handle_accreditation_save(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct accreditation_save_args *args = a;
	bool add = args->accreditation == INT_NONE;
	struct hospital_written *reply = r;
	struct hospital_kept_row row;
	int rc = load(ctx, args->hospital, &row, err);

	subject(ctx, args->hospital);
	if (rc == 0 && args->to_on < args->from_on)
		rc = invalid(
		    err, "to_on", N_("The last day lies before the first."));
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_HOSPITAL_TOUCH,
		    ARGS(arg_int(args->hospital), arg_int(args->seen)), err);
	if (rc == 0)
		rc = store_run(ctx->store,
		    add ? QUERY_ACCREDITATION_ADD : QUERY_ACCREDITATION_CORRECT,
		    ARGS(arg_int(args->accreditation), arg_int(args->hospital),
			arg_word(&accreditation_words, args->kind),
			arg_date(args->from_on), arg_date(args->to_on)),
		    err);
	*reply = (struct hospital_written){args->hospital, args->seen + 1};
	shape_release(&hospital_kept_row_shape, &row);
	return rc;
}
