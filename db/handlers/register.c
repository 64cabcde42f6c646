/* SPDX-License-Identifier: MIT */
/* register: a draft becomes a revision that nobody can change. */
#include <stdlib.h>

#include "core/heap.h"
#include "facts.h"

/* Dates and ids in the form in which they are registered. */
static void
normalise(struct items *items)
{
	for (int i = 0; i < ITEM_COUNT; i++) {
		char *text = report_normal(
		    (enum form_item)i, items_text(items, (enum form_item)i));

		items_set(
		    items, (enum form_item)i, *text == '\0' ? NULL : text);
		free(text);
	}
}

/* A supervisor sees two revisions beside each other, in one reply. */
#define REPORT_BYTES (DRAFT_BYTES / 2)

static int
check(struct ctx *ctx, const struct slot_row *slot, const struct items *items,
    struct err *err)
{
	struct facts_place place;
	int rc;

	if (facts_items_bytes(items) > REPORT_BYTES)
		return err_set(err, ERR_LIMIT,
		    N_("Number %d is too large to be registered: at most %d "
		       "bytes in all."),
		    (int)slot->number, REPORT_BYTES);
	rc = facts_place(ctx, items, &place, err);
	if (rc == 0 &&
	    report_check((enum programme)slot->programme,
		form_preset((enum programme)slot->programme, slot->number),
		items, &place.place, &ctx->rules, &err->why) > 0)
		rc = err_set(err, ERR_INVALID,
		    N_("Number %d can't be registered yet."),
		    (int)slot->number);
	facts_place_release(&place);
	return rc;
}

/* A rejected report that comes back unchanged asks first. */
static int
check_changed(const struct slot_row *slot, const struct facts_report *report,
    const struct list *confirm, struct err *err)
{
	if (slot->state != STATE_REJECTED ||
	    !report_same(&report->registered, &report->merged) ||
	    facts_confirmed(confirm, "unchanged"))
		return 0;
	reason_add(&err->why, "unchanged", NULL, slot->number,
	    N_("Number %d was rejected and nothing has changed since."),
	    (int)slot->number);
	return err_set(err, ERR_CONFIRM,
	    N_("Number %d was rejected and nothing has changed since. "
	       "Register it all the same?"),
	    (int)slot->number);
}

static int
keep_texts(struct ctx *ctx, int64_t revision, const struct items *items,
    struct err *err)
{
	int rc = 0;

	for (int i = 0; rc == 0 && i < ITEM_COUNT; i++)
		if (items->text[i] != NULL)
			rc = store_run(ctx->store, QUERY_REVISION_TEXT_ADD,
			    ARGS(arg_int(revision), arg_word(&form_words, i),
				arg_text(items->text[i])),
			    err);
	return rc;
}

static int
keep(struct ctx *ctx, const struct slot_row *slot, const struct items *items,
    int64_t *revision, struct err *err)
{
	struct span period;
	int rc;

	report_period(items, &period);
	rc = store_run(ctx->store, QUERY_REVISION_ADD,
	    ARGS(arg_int(slot->id), arg_int(FORM_VERSION),
		arg_word(&event_words, EVENT_REGISTER), arg_int(ctx->person.id),
		arg_int(ctx->now), arg_text(items_text(items, ITEM_CATEGORY)),
		arg_int(report_facility(items)), arg_date(period.from),
		arg_date(period.to)),
	    err);
	*revision = store_last_id(ctx->store);
	if (rc == 0)
		rc = keep_texts(ctx, *revision, items, err);
	if (rc == 0)
		rc = facts_keep(
		    ctx, slot->id, *revision, EVENT_REGISTER, INT_NONE, err);
	return rc;
}

static int
move(struct ctx *ctx, const struct slot_row *slot, int64_t seen, enum state to,
    int64_t revision, struct err *err)
{
	int rc = store_run(ctx->store, QUERY_SLOT_REGISTER,
	    ARGS(arg_int(slot->id), arg_word(&state_words, (int)to),
		arg_int(seen), arg_int(revision)),
	    err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_DRAFT_CLEAR,
		    ARGS(arg_int(slot->id)), err);
	if (rc == 0 && slot->state == STATE_REJECTED)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_REJECTED,
		    ARGS(arg_int(ctx->person.id), arg_int(-1)), err);
	return rc;
}

/* domain.md: windows; the registration of a case is one of them */
static int
check_open(struct ctx *ctx, int programme, struct err *err)
{
	struct span span = ctx->rules.window[programme][WINDOW_REGISTRATION];
	char from[DATE_SIZE], to[DATE_SIZE];

	if (rules_open(&ctx->rules, (enum programme)programme,
		WINDOW_REGISTRATION, ctx->today))
		return 0;
	return err_set(err, ERR_CLOSED,
	    N_("Case registration is closed today (open %s to %s). Your draft "
	       "is kept."),
	    date_format(span.from, from), date_format(span.to, to));
}

static int
registering(struct ctx *ctx, const struct case_write_args *args,
    const struct slot_row *slot, const struct transition *row,
    struct facts_report *report, struct err *err)
{
	int64_t revision;
	int rc = check_open(ctx, slot->programme, err);

	normalise(&report->merged);
	if (rc == 0 && (row->guards & GUARD_VALID) != 0)
		rc = check(ctx, slot, &report->merged, err);
	if (rc == 0 && (row->guards & GUARD_CHANGED) != 0)
		rc = check_changed(slot, report, &args->confirm, err);
	if (rc == 0)
		rc = keep(ctx, slot, &report->merged, &revision, err);
	if (rc == 0)
		rc = move(ctx, slot, args->seen,
		    workflow_to(row, (enum state)slot->state, STATE_EMPTY),
		    revision, err);
	return rc;
}

int
handle_case_register(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_write_args *args = a;
	struct case_written *reply = r;
	const struct transition *row;
	struct facts_report report = {0};
	struct slot_row slot;
	int rc = facts_slot_make(ctx, args->programme, args->slot, &slot, err);

	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, PERSON_NONE, EVENT_REGISTER, &row, err);
	if (rc == 0)
		rc = facts_seen(&slot, args->seen, err);
	if (rc == 0)
		rc = facts_report(ctx, &slot, &report, err);
	if (rc == 0)
		rc = registering(ctx, args, &slot, row, &report, err);
	reply->slot = args->slot;
	reply->state = STATE_REGISTERED;
	reply->version = args->seen + 1;
	facts_report_release(&report);
	shape_release(&slot_row_shape, &slot);
	return rc;
}
