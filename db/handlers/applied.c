/* SPDX-License-Identifier: MIT */
#include "applied.h"

int
applied_set(
    struct ctx *ctx, int64_t id, struct applied_set_row *set, struct err *err)
{
	int rc = store_one(ctx->store, QUERY_APPLICATION_BY_ID,
	    ARGS(arg_int(id)), &applied_set_row_shape, set, err);
	bool may = rc == 1 && (set->person == ctx->person.id ||
				  (ctx->roles & ROLE_STAFF) != 0);

	if (rc < 0 || may)
		return rc < 0 ? rc : 0;
	shape_release(&applied_set_row_shape, set);
	return err_set(err, ERR_NOT_FOUND, NULL);
}
