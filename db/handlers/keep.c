/* SPDX-License-Identifier: MIT */
#include "keep.h"

#include <stdio.h>

#include "fall_back.h"

int
keep_load(
    struct ctx *ctx, int64_t person, struct member_row *row, struct err *err)
{
	int rc = store_one(ctx->store, QUERY_PERSON_KEPT, ARGS(arg_int(person)),
	    &member_row_shape, row, err);

	if (rc == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	return rc < 0 ? rc : 0;
}

/* One rule for every call: nobody acts as staff on himself. */
static int
check_other(const struct ctx *ctx, int64_t person, struct err *err)
{
	const struct policy_facts facts = {.person = ctx->person.id,
	    .applicant = (ctx->roles & ROLE_APPLICANT) != 0,
	    .staff = (ctx->roles & ROLE_STAFF) != 0,
	    .owner = person};

	if (policy_may(&facts, ACT_KEEP_PERSON))
		return 0;
	return err_set(err, ERR_STATE,
	    N_("Nobody keeps his own data: please ask another member of the "
	       "office."));
}

int
keep_begin(struct ctx *ctx, int64_t person, int64_t seen,
    struct member_row *row, struct err *err)
{
	int rc = keep_load(ctx, person, row, err);

	if (rc < 0)
		return rc;
	snprintf(ctx->subject, sizeof ctx->subject, "person %s", row->member);
	rc = check_other(ctx, person, err);
	if (rc == 0 && row->version != seen)
		rc = err_set(err, ERR_STALE,
		    N_("The data of %s have changed since you opened them. "
		       "Please look at them again."),
		    row->name);
	return rc;
}

int
keep_end(struct ctx *ctx, const struct member_row *row,
    struct person_written *written, struct err *err)
{
	int rc = store_run(ctx->store, QUERY_PERSON_TOUCH,
	    ARGS(arg_int(row->id), arg_int(row->version)), err);

	written->person = row->id;
	written->version = row->version + 1;
	written->fell_back = 0;
	if (rc == 0)
		rc = fall_back_person(ctx, row->id, &written->fell_back, err);
	return rc;
}
