/* SPDX-License-Identifier: MIT */
/*
 * delete: a number becomes empty again. Its note stays, and so do its
 * revisions: what was registered can be read and copied. (domain.md: states
 * and transitions, revisions)
 */
#include <stdlib.h>

#include "copy.h"
#include "core/renewal.h"

/* GUARD_DRAFT: in an empty number there is nothing but a draft to delete */
static int
check_draft(struct ctx *ctx, const struct slot_row *slot,
    const struct transition *row, struct err *err)
{
	struct list drafts = {0};
	int rc = 0;

	if ((row->guards & GUARD_DRAFT) == 0)
		return 0;
	if (slot->id != INT_NONE)
		rc = store_rows(ctx->store, QUERY_DRAFT_LIST,
		    ARGS(arg_int(slot->id)), &draft_row_shape, &drafts, err);
	if (rc == 0 && drafts.n == 0)
		rc = err_set(err, ERR_STATE,
		    N_("Number %d is empty: there is nothing to delete."),
		    (int)slot->number);
	shape_list_release(&draft_row_shape, &drafts);
	return rc;
}

/* What an approval is lost for is said before anything is asked. */
static int
ask(struct ctx *ctx, const struct slot_row *slot, struct err *err)
{
	char *text = renewal_text(
	    &ctx->rules, (enum programme)slot->programme, ctx->today);

	err_set(err, ERR_CONFIRM,
	    N_("Number %d is approved; deleting it ends the approval, and the "
	       "supervisor is told. %s"),
	    (int)slot->number, text);
	reason_add_text(&err->why, "approved", NULL, slot->number, err->text);
	free(text);
	return -ERR_CONFIRM;
}

/* GUARD_NUMBER: an approval is not lost by a slip of a key */
static int
check_number(struct ctx *ctx, const struct case_delete_args *args,
    const struct slot_row *slot, const struct transition *row, struct err *err)
{
	if ((row->guards & GUARD_NUMBER) == 0)
		return 0;
	if (!facts_confirmed(&args->confirm, "approved"))
		return ask(ctx, slot, err);
	if (args->typed == slot->number)
		return 0;
	return err_set(err, ERR_INVALID,
	    N_("Please type the number of the case, %d, to delete it."),
	    (int)slot->number);
}

/* What is not approved can be corrected where it is. */
static int
check_way_back(const struct case_delete_args *args, const struct slot_row *slot,
    struct err *err)
{
	if (!args->draft || slot->state == STATE_APPROVED)
		return 0;
	return err_set(err, ERR_STATE,
	    N_("Number %d can be edited as it is: only an approved case is put "
	       "back into a draft."),
	    (int)slot->number);
}

/* The supervisor of the approval is told. */
static int
tell(struct ctx *ctx, const struct slot_row *slot, const struct transition *row,
    struct err *err)
{
	struct request_row request;
	int rc;

	if (row->notify == 0)
		return 0;
	rc = store_one(ctx->store, QUERY_REQUEST_BY_ID,
	    ARGS(arg_int(slot->request)), &request_row_shape, &request, err);
	if (rc > 0)
		rc = facts_notify(ctx, row, slot->person, request.supervisor,
		    request.id, err);
	shape_release(&request_row_shape, &request);
	return rc;
}

static int
empty(struct ctx *ctx, const struct case_delete_args *args,
    const struct slot_row *slot, const struct transition *row, struct err *err)
{
	int rc = store_run(ctx->store, QUERY_SLOT_DELETE,
	    ARGS(arg_int(slot->id), arg_word(&state_words, row->to),
		arg_int(args->seen)),
	    err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_DRAFT_CLEAR,
		    ARGS(arg_int(slot->id)), err);
	if (rc == 0 && slot->revision != INT_NONE)
		rc = facts_keep(ctx, slot->id, slot->revision, EVENT_DELETE,
		    slot->request, err);
	if (rc == 0 && slot->state == STATE_REJECTED)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_REJECTED,
		    ARGS(arg_int(ctx->person.id), arg_int(-1)), err);
	if (rc == 0)
		rc = tell(ctx, slot, row, err);
	/* what was answered for this report is not for the next one */
	if (rc == 0 && !args->draft)
		rc = store_run(
		    ctx->store, QUERY_HINT_CLEAR, ARGS(arg_int(slot->id)), err);
	if (rc == 0 && !args->draft)
		rc = store_run(ctx->store, QUERY_ELSEWHERE_DROP,
		    ARGS(arg_int(slot->id)), err);
	if (rc == 0 && args->draft)
		rc = copy_to_draft(ctx, slot->revision, slot, err);
	return rc;
}

int
handle_case_delete(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_delete_args *args = a;
	struct case_written *reply = r;
	const struct transition *row = NULL;
	struct slot_row slot;
	int rc = facts_slot(ctx, args->programme, args->slot, &slot, err);

	facts_subject(ctx, args->programme, args->slot);
	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, PERSON_NONE, EVENT_DELETE, &row, err);
	if (rc == 0)
		rc = facts_seen(&slot, args->seen, err);
	if (rc == 0)
		rc = check_draft(ctx, &slot, row, err);
	if (rc == 0)
		rc = check_way_back(args, &slot, err);
	if (rc == 0)
		rc = check_number(ctx, args, &slot, row, err);
	if (rc == 0)
		rc = empty(ctx, args, &slot, row, err);
	reply->slot = args->slot;
	reply->state = STATE_EMPTY;
	reply->version = args->seen + 1;
	shape_release(&slot_row_shape, &slot);
	return rc;
}
