/* SPDX-License-Identifier: MIT */
/*
 * draft: raw text beside the registered report, one row for each item that
 * differs. An item brought back to what is registered is no draft.
 */
#include <string.h>

#include "hints.h"

#define DRAFT_TOO_LARGE                                                        \
	N_("The draft is too large to be kept: at most %d bytes in all.")

static const struct draft_row *
find(const struct facts_report *report, int item)
{
	const struct draft_row *rows = report->drafts.at;

	for (size_t i = 0; i < report->drafts.n; i++)
		if (rows[i].item == item)
			return &rows[i];
	return NULL;
}

/* Another session wrote first: what stands there now goes back. */
static int
stale(const struct draft_change *change, const struct draft_row *now,
    const struct facts_report *report, struct err *err)
{
	enum form_item item = (enum form_item)change->item;
	const char *text =
	    now == NULL ? items_text(&report->registered, item) : now->text;

	reason_add_text(
	    &err->why, "stands", form_rows[item].id, INT64_MIN, text);
	return err_set(err, ERR_STALE,
	    N_("%s: another session changed this. Both texts are kept."),
	    gettext(form_rows[item].label));
}

static int
write_change(struct ctx *ctx, int64_t slot, const struct draft_change *change,
    const struct draft_row *old, bool same, int64_t version, struct err *err)
{
	struct arg item = arg_word(&form_words, change->item);

	if (same && old == NULL)
		return 0;
	if (same)
		return store_run(ctx->store, QUERY_DRAFT_DROP,
		    ARGS(arg_int(slot), item, arg_int(change->seen)), err);
	if (old == NULL)
		return store_run(ctx->store, QUERY_DRAFT_ADD,
		    ARGS(arg_int(slot), item, arg_text(change->text),
			arg_int(version)),
		    err);
	return store_run(ctx->store, QUERY_DRAFT_CHANGE,
	    ARGS(arg_int(slot), item, arg_text(change->text), arg_int(version),
		arg_int(change->seen)),
	    err);
}

static int
save_one(struct ctx *ctx, const struct slot_row *slot,
    const struct facts_report *report, const struct draft_change *change,
    struct draft_saved *reply, struct err *err)
{
	const struct draft_row *old = find(report, change->item);
	enum form_item item = (enum form_item)change->item;
	bool same =
	    strcmp(change->text, items_text(&report->registered, item)) == 0;
	int64_t version = slot->draft_version + 1;
	struct drafted *drafted;

	if (!form_asks((enum programme)slot->programme, item))
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s is not on the form of this application."),
		    gettext(form_rows[item].label));
	if (change->seen != (old == NULL ? 0 : old->version))
		return stale(change, old, report, err);
	drafted = shape_add(&drafted_shape, &reply->drafted);
	drafted->item = change->item;
	drafted->version = same ? 0 : version;
	return write_change(ctx, slot->id, change, old, same, version, err);
}

/* Beside what is registered, so that both can be shown together. */
static int
check_size(const struct facts_report *report, struct err *err)
{
	const struct draft_row *rows = report->drafts.at;
	size_t bytes = facts_items_bytes(&report->registered);

	for (size_t i = 0; i < report->drafts.n; i++)
		bytes += facts_bytes(rows[i].text);
	if (bytes > DRAFT_BYTES)
		return err_set(err, ERR_LIMIT, DRAFT_TOO_LARGE, DRAFT_BYTES);
	return 0;
}

/* What the screen shows beside the items after a save. */
static int
judge(struct ctx *ctx, const struct slot_row *slot, struct draft_saved *reply,
    struct err *err)
{
	struct facts_report report;
	struct facts_place place = {0};
	int rc = facts_report(ctx, slot, &report, err);

	if (rc == 0)
		rc = check_size(&report, err);
	if (rc == 0)
		rc = facts_place(ctx, &report.merged, &place, err);
	if (rc == 0) {
		report_check((enum programme)slot->programme,
		    form_preset((enum programme)slot->programme, slot->number),
		    &report.merged, &place.place, &ctx->rules,
		    &reply->findings);
		facts_place_reply(&place, &reply->entry, &reply->entries);
		rc = hints_find(ctx, slot->id, &report.merged, &place.place,
		    &reply->hints, err);
	}
	facts_place_release(&place);
	facts_report_release(&report);
	return rc;
}

static int
save(struct ctx *ctx, const struct slot_row *slot, const struct list *changes,
    struct draft_saved *reply, struct err *err)
{
	const struct draft_change *change = changes->at;
	struct facts_report report;
	int rc = facts_report(ctx, slot, &report, err);

	for (size_t i = 0; rc == 0 && i < changes->n; i++)
		rc = save_one(ctx, slot, &report, &change[i], reply, err);
	facts_report_release(&report);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_DRAFT_COUNT,
		    ARGS(arg_int(slot->id)), err);
	if (rc == 0)
		rc = judge(ctx, slot, reply, err);
	return rc;
}

int
handle_draft_save(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct draft_save_args *args = a;
	struct draft_saved *reply = r;
	const struct transition *row;
	struct slot_row slot;
	int rc = facts_slot_make(ctx, args->programme, args->slot, &slot, err);

	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, PERSON_NONE, EVENT_SAVE_DRAFT, &row, err);
	if (rc == 0)
		rc = save(ctx, &slot, &args->changes, reply, err);
	reply->saved_at = ctx->now;
	shape_release(&slot_row_shape, &slot);
	return rc;
}

int
handle_draft_discard(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_write_args *args = a;
	struct case_written *reply = r;
	const struct transition *row;
	struct slot_row slot;
	int rc = facts_slot_make(ctx, args->programme, args->slot, &slot, err);

	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, PERSON_NONE, EVENT_DISCARD_DRAFT, &row, err);
	if (rc == 0)
		rc = facts_seen(&slot, args->seen, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_TOUCH,
		    ARGS(arg_int(slot.id), arg_int(args->seen)), err);
	if (rc == 0)
		rc = store_run(
		    ctx->store, QUERY_DRAFT_CLEAR, ARGS(arg_int(slot.id)), err);
	reply->slot = args->slot;
	reply->state = slot.state;
	reply->version = args->seen + 1;
	shape_release(&slot_row_shape, &slot);
	return rc;
}
