/* SPDX-License-Identifier: MIT */
/* qualification: 認定期間 of supervisors, and 所属歴, kept by the office. */
#include "core/call/people.h"
#include "db/index.h"
#include "keep.h"

/* Last day first; the field that is wrong is named. */
static int
check_days(int32_t from, int32_t to, struct err *err)
{
	if (to == DATE_NONE || from <= to)
		return 0;
	reason_add(&err->why, "days", "to_on", INT_NONE,
	    N_("The last day lies before the first."));
	return err_set(
	    err, ERR_INVALID, N_("The last day lies before the first."));
}

int
handle_qualification_save(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct qualification_save_args *args = a;
	bool add = args->qualification == INT_NONE;
	struct member_row row;
	int rc = keep_begin(ctx, args->person, args->seen, &row, err);

	if (rc == 0)
		rc = check_days(args->from_on, args->to_on, err);
	if (rc == 0)
		rc = store_run(ctx->store,
		    add ? QUERY_QUALIFICATION_ADD : QUERY_QUALIFICATION_CORRECT,
		    ARGS(arg_int(args->qualification), arg_int(args->person),
			arg_word(&qualification_words, args->kind),
			arg_date(args->from_on), arg_date(args->to_on)),
		    err);
	if (rc == 0)
		rc = index_person(ctx->store, args->person, err);
	if (rc == 0)
		rc = keep_end(ctx, &row, r, err);
	shape_release(&member_row_shape, &row);
	return rc;
}

int
handle_qualification_cancel(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct qualification_cancel_args *args = a;
	struct member_row row;
	int rc = keep_begin(ctx, args->person, args->seen, &row, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_QUALIFICATION_CANCEL,
		    ARGS(arg_int(args->qualification), arg_int(args->person)),
		    err);
	if (rc == 0)
		rc = index_person(ctx->store, args->person, err);
	if (rc == 0)
		rc = keep_end(ctx, &row, r, err);
	shape_release(&member_row_shape, &row);
	return rc;
}

static int
check_hospital(struct ctx *ctx, int64_t hospital, struct err *err)
{
	struct name_row name;
	int rc = store_one(ctx->store, QUERY_HOSPITAL_NAME,
	    ARGS(arg_int(hospital)), &name_row_shape, &name, err);

	shape_release(&name_row_shape, &name);
	if (rc == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	return rc < 0 ? rc : 0;
}

int
handle_affiliation_save(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct affiliation_save_args *args = a;
	bool add = args->affiliation == INT_NONE;
	struct member_row row;
	int rc = keep_begin(ctx, args->person, args->seen, &row, err);

	if (rc == 0)
		rc = check_days(args->from_on, args->to_on, err);
	if (rc == 0)
		rc = check_hospital(ctx, args->hospital, err);
	if (rc == 0)
		rc = store_run(ctx->store,
		    add ? QUERY_AFFILIATION_ADD : QUERY_AFFILIATION_CORRECT,
		    ARGS(arg_int(args->affiliation), arg_int(args->person),
			arg_int(args->hospital), arg_date(args->from_on),
			arg_date(args->to_on)),
		    err);
	if (rc == 0)
		rc = keep_end(ctx, &row, r, err);
	shape_release(&member_row_shape, &row);
	return rc;
}

int
handle_affiliation_drop(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct affiliation_drop_args *args = a;
	struct member_row row;
	int rc = keep_begin(ctx, args->person, args->seen, &row, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_AFFILIATION_DROP,
		    ARGS(arg_int(args->affiliation), arg_int(args->person)),
		    err);
	if (rc == 0)
		rc = keep_end(ctx, &row, r, err);
	shape_release(&member_row_shape, &row);
	return rc;
}
