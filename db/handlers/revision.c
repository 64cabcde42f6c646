/* SPDX-License-Identifier: MIT */
/* revision: the history of a number, for its owner alone. */
#include <stdio.h>
#include <stdlib.h>

#include "copy.h"
#include "core/call/requests.h"
#include "core/call/revisions.h"
#include "core/heap.h"

/* A page ends with the key of its last row. */
static void
cut(struct revision_list *reply)
{
	struct revision_row *rows = reply->rows.at;

	if (reply->rows.n <= PAGE_ROWS)
		return;
	while (reply->rows.n > PAGE_ROWS)
		shape_release(&revision_row_shape, &rows[--reply->rows.n]);
	reply->next = heap_printf("%lld", (long long)rows[PAGE_ROWS - 1].id);
}

/* A key that is none begins at the start. */
static int64_t
after(const char *text)
{
	char *end;
	long long id = text == NULL ? 0 : strtoll(text, &end, 10);

	return id <= 0 || *end != '\0' ? INT_NONE : id;
}

int
handle_revision_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct revision_list_args *args = a;
	struct revision_list *reply = r;
	struct slot_row slot;
	int rc = facts_slot(ctx, args->programme, args->slot, &slot, err);

	if (rc == 0 && slot.id != INT_NONE)
		rc = store_rows(ctx->store, QUERY_REVISION_EVENTS,
		    ARGS(arg_int(slot.id), arg_int(after(args->after)),
			arg_int(PAGE_ROWS + 1)),
		    &revision_row_shape, &reply->rows, err);
	if (rc == 0)
		cut(reply);
	shape_release(&slot_row_shape, &slot);
	return rc;
}

/* One of the caller's own; somebody else's answers like an absent one. */
static int
load(struct ctx *ctx, int64_t id, struct kept_row *kept, struct err *err)
{
	struct policy_facts facts = {.person = ctx->person.id,
	    .applicant = (ctx->roles & ROLE_APPLICANT) != 0,
	    .staff = (ctx->roles & ROLE_STAFF) != 0,
	    .asked = PERSON_NONE};
	int rc = store_one(ctx->store, QUERY_REVISION_BY_ID, ARGS(arg_int(id)),
	    &kept_row_shape, kept, err);

	if (rc < 0)
		return rc;
	facts.owner = rc > 0 ? kept->person : PERSON_NONE;
	if (rc == 0 || !policy_may(&facts, ACT_READ_REPORT))
		return err_set(err, ERR_NOT_FOUND,
		    N_("There is no revision %lld."), (long long)id);
	return 0;
}

static int
show(struct ctx *ctx, const struct kept_row *kept, struct revision_view *reply,
    struct err *err)
{
	int rc;

	reply->revision = kept->id;
	reply->programme = kept->programme;
	reply->slot = kept->number;
	reply->form = kept->form;
	reply->at = kept->at;
	rc = facts_reading(
	    ctx, kept->id, &reply->items, &reply->entry, &reply->entries, err);
	if (rc < 0)
		return rc;
	return store_rows(ctx->store, QUERY_REVISION_COMMENTS,
	    ARGS(arg_int(kept->slot), arg_int(kept->id)), &comment_shape,
	    &reply->comments, err);
}

int
handle_revision_show(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct revision_args *args = a;
	struct kept_row kept;
	int rc = load(ctx, args->revision, &kept, err);

	return rc < 0 ? rc : show(ctx, &kept, r, err);
}

/* Nothing is written over: the number is empty and holds no draft. */
static int
check_empty(struct ctx *ctx, const struct slot_row *slot, struct err *err)
{
	struct list drafts = {0};
	int rc = store_rows(ctx->store, QUERY_DRAFT_LIST,
	    ARGS(arg_int(slot->id)), &draft_row_shape, &drafts, err);

	if (rc == 0 && (slot->state != STATE_EMPTY || drafts.n > 0))
		rc = err_set(err, ERR_STATE,
		    N_("Number %d is not empty: choose an empty one, or delete "
		       "it first."),
		    (int)slot->number);
	shape_list_release(&draft_row_shape, &drafts);
	return rc;
}

static int
copy(struct ctx *ctx, const struct revision_copy_args *args,
    const struct slot_row *slot, struct err *err)
{
	const struct transition *row;
	int rc = facts_transition(
	    ctx, slot, PERSON_NONE, EVENT_SAVE_DRAFT, &row, err);

	if (rc == 0)
		rc = facts_seen(slot, args->seen, err);
	if (rc == 0)
		rc = check_empty(ctx, slot, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_TOUCH,
		    ARGS(arg_int(slot->id), arg_int(args->seen)), err);
	if (rc == 0)
		rc = copy_to_draft(ctx, args->revision, slot, err);
	return rc;
}

int
handle_revision_copy(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct revision_copy_args *args = a;
	struct case_written *reply = r;
	struct kept_row kept;
	struct slot_row slot;
	int rc = load(ctx, args->revision, &kept, err);

	shape_init(&slot_row_shape, &slot);
	snprintf(ctx->subject, sizeof ctx->subject, "revision %lld",
	    (long long)args->revision);
	if (rc == 0)
		rc = facts_slot_make(
		    ctx, args->programme, args->slot, &slot, err);
	if (rc == 0)
		rc = copy(ctx, args, &slot, err);
	reply->slot = args->slot;
	reply->state = STATE_EMPTY;
	reply->version = args->seen + 1;
	shape_release(&slot_row_shape, &slot);
	return rc;
}
