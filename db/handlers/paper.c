/* SPDX-License-Identifier: MIT */
/* paper: what is registered of a case, as the office compares it with an
 * approval that came on paper. Each reading stands in the audit. */
#include "core/call/approvals.h"
#include "core/heap.h"
#include "core/policy.h"
#include "facts.h"

static bool
may_read(const struct ctx *ctx, const struct read_paper_args *args,
    const struct paper_case_row *row)
{
	const struct policy_facts facts = {.person = ctx->person.id,
	    .applicant = (ctx->roles & ROLE_APPLICANT) != 0,
	    .staff = (ctx->roles & ROLE_STAFF) != 0,
	    .owner = args->person,
	    .asked =
		row->supervisor == INT_NONE ? PERSON_NONE : row->supervisor};

	return policy_reads_paper(&facts, (enum programme)args->programme,
	    (enum state)row->state, row->source == SOURCE_PAPER);
}

static int
show(struct ctx *ctx, const struct read_paper_args *args,
    const struct paper_case_row *row, struct paper_case *reply, struct err *err)
{
	reply->applicant = heap_dup(row->applicant);
	reply->member = heap_dup(row->member);
	reply->programme = args->programme;
	reply->slot = args->slot;
	reply->revision = row->revision;
	reply->at = row->at;
	facts_subject_of(ctx, args->programme, args->slot, row->member);
	return facts_reading(ctx, row->revision, &reply->items, &reply->entry,
	    &reply->entries, err);
}

int
handle_staff_read_paper(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct read_paper_args *args = a;
	struct paper_case_row row;
	int rc = store_one(ctx->store, QUERY_PAPER_CASE,
	    ARGS(arg_int(args->person),
		arg_word(&programme_words, args->programme),
		arg_int(args->slot)),
	    &paper_case_row_shape, &row, err);

	if (rc >= 0)
		rc = rc > 0 && may_read(ctx, args, &row)
			 ? show(ctx, args, &row, r, err)
			 : err_set(err, ERR_NOT_FOUND, NULL);
	shape_release(&paper_case_row_shape, &row);
	return rc;
}
