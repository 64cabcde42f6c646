/* SPDX-License-Identifier: MIT */
/* cases: the list, one case, and the note beside it. */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/progress.h"
#include "facts.h"
#include "fall_back.h"
#include "hints.h"

/* The rows are always there, empty or not [seed]. */
static void
empty_rows(struct case_list *reply)
{
	enum programme programme = (enum programme)reply->programme;
	struct case_row *row;

	for (int slot = 1; slot <= form_slots(programme); slot++) {
		row = shape_add(&case_row_shape, &reply->rows);
		row->slot = slot;
		row->state = STATE_EMPTY;
		row->version = 0;
		row->category = form_preset(programme, slot);
	}
}

static struct case_row *
row_of(struct case_list *reply, int64_t slot)
{
	return slot < 1 || slot > (int64_t)reply->rows.n
		   ? NULL
		   : (struct case_row *)reply->rows.at + slot - 1;
}

static int
load_used(struct ctx *ctx, struct case_list *reply, const struct arg *args,
    struct err *err)
{
	struct list all = {0};
	struct case_row *used, *row;
	int preset, rc = store_rows(ctx->store, QUERY_SLOT_LIST, args,
			&case_row_shape, &all, err);

	used = all.at;
	for (size_t i = 0; i < all.n; i++) {
		row = row_of(reply, used[i].slot);
		if (row == NULL)
			continue;
		preset = row->category;
		*row = used[i];
		if (row->category == WORD_NONE)
			row->category = preset;
		/* its strings are the reply's now */
		shape_init(&case_row_shape, &used[i]);
	}
	shape_list_release(&case_row_shape, &all);
	return rc;
}

static void
place_asked(struct ctx *ctx, int programme, struct case_row *row,
    struct asked_row *asked)
{
	row->supervisor = asked->supervisor;
	asked->supervisor = NULL;
	row->requested_on = asked->requested_on;
	row->decided_on = asked->decided_on;
	row->notice = asked->notice;
	row->notice_on = asked->notice_on;
	row->came_back = asked->came_back;
	row->late = row->state == STATE_APPROVED &&
		    !progress_in_time((enum programme)programme, &ctx->rules,
			row->decided_on);
}

static int
load_asked(struct ctx *ctx, struct case_list *reply, const struct arg *args,
    struct err *err)
{
	struct list all = {0};
	struct asked_row *asked;
	struct case_row *row;
	int rc = store_rows(
	    ctx->store, QUERY_SLOT_ASKED, args, &asked_row_shape, &all, err);

	asked = all.at;
	for (size_t i = 0; i < all.n; i++) {
		row = row_of(reply, asked[i].slot);
		if (row != NULL)
			place_asked(ctx, reply->programme, row, &asked[i]);
	}
	shape_list_release(&asked_row_shape, &all);
	return rc;
}

static int
case_list(
    struct ctx *ctx, int programme, struct case_list *reply, struct err *err)
{
	const struct arg *args = ARGS(
	    arg_int(ctx->person.id), arg_word(&programme_words, programme));
	int rc;

	reply->programme = programme;
	reply->today = ctx->today;
	reply->deadline = ctx->rules.window[programme][WINDOW_APPLICATION].to;
	empty_rows(reply);
	rc = load_used(ctx, reply, args, err);
	if (rc == 0)
		rc = load_asked(ctx, reply, args, err);
	if (rc == 0)
		rc = facts_badges(ctx, &reply->badges, err);
	return rc;
}

int
handle_case_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_list_args *args = a;

	return case_list(ctx, args->programme, r, err);
}

/* In words for the applicant, or NULL; heap. */
static char *
fate_text(const struct fate_row *row, const char *office)
{
	if (row->state == PHASE_FELL_BACK)
		return fall_back_text(row->why, row->supervisor, office);
	if (row->state == PHASE_REVOKED && row->reason != NULL)
		return heap_printf(_("The office revoked the approval by %s. "
				     "Reason: %s\nThe case can be corrected "
				     "and requested again. Questions: %s"),
		    row->supervisor, row->reason, office);
	if (row->state == PHASE_REQUESTED && row->reason != NULL)
		return heap_printf(_("The office passed your request on to %s. "
				     "Reason: %s"),
		    row->supervisor, row->reason);
	return NULL;
}

static int
fate(struct ctx *ctx, const struct slot_row *slot, struct case_view *reply,
    struct err *err)
{
	struct fate_row row;
	int rc = store_one(ctx->store, QUERY_REQUEST_FATE,
	    ARGS(arg_int(slot->request)), &fate_row_shape, &row, err);

	if (rc > 0)
		reply->advice = fate_text(&row, ctx->rules.office);
	shape_release(&fate_row_shape, &row);
	return rc < 0 ? rc : 0;
}

/* The request that waits or was decided, where the state comes from it. */
static int
request(struct ctx *ctx, const struct slot_row *slot, struct case_view *reply,
    struct err *err)
{
	struct request_row row;
	int rc;

	if (slot->state == STATE_EMPTY)
		return 0;
	rc = fate(ctx, slot, reply, err);
	if (rc < 0 || slot->state == STATE_REGISTERED)
		return rc;
	rc = store_one(ctx->store, QUERY_REQUEST_BY_ID,
	    ARGS(arg_int(slot->request)), &request_row_shape, &row, err);
	if (rc > 0) {
		reply->supervisor = heap_dup(row.supervisor_name);
		reply->requested_on = row.requested_on;
		reply->decided_on = row.decided_on;
		reply->message = heap_dup(row.message);
	}
	shape_release(&request_row_shape, &row);
	return rc < 0 ? rc : 0;
}

/* Frame and marks stay until the next decision [seed]: while the corrected
 * report is registered and requested again, too. */
static int
rejection(struct ctx *ctx, const struct slot_row *slot, struct case_view *reply,
    struct err *err)
{
	struct earlier_row last;
	int rc = store_one(ctx->store, QUERY_REQUEST_LAST_DECISION,
	    ARGS(arg_int(slot->id)), &earlier_row_shape, &last, err);

	if (rc > 0 && last.state == PHASE_REJECTED) {
		if (reply->supervisor == NULL) {
			reply->supervisor = heap_dup(last.supervisor);
			reply->decided_on = last.decided_on;
		}
		rc = store_rows(ctx->store, QUERY_COMMENT_LIST,
		    ARGS(arg_int(last.request)), &comment_shape,
		    &reply->comments, err);
	}
	shape_release(&earlier_row_shape, &last);
	return rc < 0 ? rc : 0;
}

static int
decision(struct ctx *ctx, const struct slot_row *slot, struct case_view *reply,
    struct err *err)
{
	int rc;

	if (slot->request == INT_NONE)
		return 0;
	rc = request(ctx, slot, reply, err);
	return rc < 0 ? rc : rejection(ctx, slot, reply, err);
}

static void
reply_items(const struct facts_report *report, struct case_view *reply)
{
	const struct draft_row *draft = report->drafts.at;
	struct drafted *drafted;

	for (int i = 0; i < ITEM_COUNT; i++)
		items_set(&reply->items, (enum form_item)i,
		    report->registered.text[i]);
	for (size_t i = 0; i < report->drafts.n; i++) {
		if (draft[i].item == WORD_NONE)
			continue; /* of a form that is no more */
		items_set(&reply->draft, (enum form_item)draft[i].item,
		    draft[i].text);
		drafted = shape_add(&drafted_shape, &reply->drafted);
		drafted->item = draft[i].item;
		drafted->version = draft[i].version;
	}
}

static int
show(struct ctx *ctx, const struct slot_row *slot, struct case_view *reply,
    struct err *err)
{
	struct facts_report report;
	struct facts_place place = {0};
	int rc = facts_report(ctx, slot, &report, err);

	if (rc == 0)
		rc = facts_place(ctx, &report.merged, &place, err);
	if (rc == 0) {
		reply_items(&report, reply);
		facts_place_reply(&place, &reply->entry, &reply->entries);
		rc = facts_place_more(ctx, &report.registered, reply->entry,
		    &reply->entries, err);
	}
	if (rc == 0) {
		if (slot->revision != INT_NONE || report.drafts.n > 0)
			report_check((enum programme)slot->programme,
			    reply->preset, &report.merged, &place.place,
			    &ctx->rules, &reply->findings);
		rc = hints_find(ctx, slot->id, &report.merged, &place.place,
		    &reply->hints, err);
	}
	if (rc == 0)
		rc = decision(ctx, slot, reply, err);
	facts_place_release(&place);
	facts_report_release(&report);
	return rc;
}

int
handle_case_show(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_args *args = a;
	struct case_view *reply = r;
	struct slot_row slot;
	int rc = facts_slot(ctx, args->programme, args->slot, &slot, err);

	if (rc == 0) {
		reply->programme = args->programme;
		reply->slot = args->slot;
		reply->state = slot.state;
		reply->version = slot.version;
		reply->preset =
		    form_preset((enum programme)args->programme, args->slot);
		reply->note = heap_dup(slot.note);
		rc = show(ctx, &slot, reply, err);
	}
	shape_release(&slot_row_shape, &slot);
	return rc;
}

int
handle_note_save(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct note_save_args *args = a;
	struct note_saved *reply = r;
	struct slot_row slot;
	int rc = facts_slot_make(ctx, args->programme, args->slot, &slot, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_NOTE,
		    ARGS(arg_int(slot.id),
			arg_text(*args->text == '\0' ? NULL : args->text)),
		    err);
	reply->slot = args->slot;
	reply->note = heap_dup(args->text);
	shape_release(&slot_row_shape, &slot);
	return rc;
}
