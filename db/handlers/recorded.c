/* SPDX-License-Identifier: MIT */
#include "recorded.h"

int
recorded_ask(struct ctx *ctx, const struct slot_row *slot, int64_t supervisor,
    int64_t *request, struct err *err)
{
	struct items items = {0};
	int rc = store_run(ctx->store, QUERY_SENDING_ADD,
	    ARGS(arg_int(slot->person), arg_int(supervisor), arg_text(NULL),
		arg_int(ctx->now)),
	    err);
	int64_t sending = store_last_id(ctx->store);

	if (rc == 0)
		rc = facts_items(ctx, slot->revision, &items, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_ADD,
		    ARGS(arg_int(sending), arg_int(slot->id),
			arg_int(slot->person), arg_int(supervisor),
			arg_word(&programme_words, slot->programme),
			arg_int(slot->number),
			arg_text(items_text(&items, ITEM_CATEGORY)),
			arg_int(slot->revision), arg_int(ctx->now),
			arg_date(ctx->today)),
		    err);
	*request = store_last_id(ctx->store);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_ASK,
		    ARGS(arg_int(slot->id), arg_int(*request)), err);
	items_release(&items);
	return rc;
}

int
recorded_approve(struct ctx *ctx, const struct slot_row *slot,
    int64_t supervisor, const struct transition *row,
    const struct recorded *how, struct err *err)
{
	int64_t request = INT_NONE;
	int rc = store_run(ctx->store, QUERY_SLOT_MOVE,
	    ARGS(arg_int(slot->id), arg_word(&state_words, row->to),
		arg_int(slot->version)),
	    err);

	if (rc == 0)
		rc = recorded_ask(ctx, slot, supervisor, &request, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_RECORDED,
		    ARGS(arg_int(request), arg_word(&source_words, how->source),
			arg_date(how->received_on), arg_date(how->decided_on),
			arg_text(how->reason), arg_int(ctx->person.id),
			arg_int(ctx->now)),
		    err);
	if (rc == 0)
		rc = facts_keep(
		    ctx, slot->id, slot->revision, row->event, request, err);
	if (rc == 0)
		rc = facts_notify(
		    ctx, row, slot->person, supervisor, request, err);
	return rc;
}
