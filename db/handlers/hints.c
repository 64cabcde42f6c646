/* SPDX-License-Identifier: MIT */
#include "hints.h"

#include <string.h>

static void
answer(const struct hint_row *row, struct list *hints)
{
	struct hinted *h = hints->at;

	for (size_t i = 0; i < hints->n; i++)
		if (h[i].item == row->item && h[i].kind == row->kind &&
		    strcmp(h[i].found, row->found) == 0)
			h[i].confirmed = true;
}

int
hints_find(struct ctx *ctx, int64_t slot, const struct items *items,
    const struct place *place, struct list *hints, struct err *err)
{
	const char *facility = place->entry == NULL ? NULL : place->entry->name;
	struct list rows = {0};
	const struct hint_row *row;
	int rc = 0;

	anonymity_check(items, facility, hints);
	if (slot != INT_NONE && hints->n > 0)
		rc = store_rows(ctx->store, QUERY_HINT_LIST,
		    ARGS(arg_int(slot)), &hint_row_shape, &rows, err);
	row = rows.at;
	for (size_t i = 0; i < rows.n; i++)
		answer(&row[i], hints);
	shape_list_release(&hint_row_shape, &rows);
	return rc;
}

size_t
hints_open(const struct list *hints)
{
	const struct hinted *h = hints->at;
	size_t n = 0;

	for (size_t i = 0; i < hints->n; i++)
		n += !h[i].confirmed;
	return n;
}

static int
find_all(struct ctx *ctx, const struct slot_row *slot, struct list *hints,
    struct err *err)
{
	struct facts_report report;
	struct facts_place place = {0};
	int rc = facts_report(ctx, slot, &report, err);

	if (rc == 0)
		rc = facts_place(ctx, &report.merged, &place, err);
	if (rc == 0)
		rc = hints_find(
		    ctx, slot->id, &report.merged, &place.place, hints, err);
	facts_place_release(&place);
	facts_report_release(&report);
	return rc;
}

/* Only what stands there now can be answered. */
static int
check_there(const struct hint_mark_args *args, const struct list *hints,
    struct err *err)
{
	const struct hinted *h = hints->at;

	for (size_t i = 0; i < hints->n; i++)
		if (h[i].item == args->item && h[i].kind == args->kind &&
		    strcmp(h[i].found, args->found) == 0)
			return 0;
	return err_set(err, ERR_STALE,
	    N_("%s: this text no longer stands there."),
	    gettext(form_rows[args->item].label));
}

static int
write_answer(struct ctx *ctx, int64_t slot, const struct hint_mark_args *args,
    struct err *err)
{
	struct arg item = arg_word(&form_words, args->item);
	struct arg kind = arg_word(&hint_words, args->kind);

	if (args->confirmed)
		return store_run(ctx->store, QUERY_HINT_ADD,
		    ARGS(arg_int(slot), item, kind, arg_text(args->found),
			arg_int(ctx->now)),
		    err);
	return store_run(ctx->store, QUERY_HINT_DROP,
	    ARGS(arg_int(slot), item, kind, arg_text(args->found)), err);
}

int
handle_hint_mark(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct hint_mark_args *args = a;
	struct hint_marked *reply = r;
	const struct transition *row;
	struct list before = {0};
	struct slot_row slot;
	int rc = facts_slot_make(ctx, args->programme, args->slot, &slot, err);

	/* what is locked keeps its answers, too */
	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, PERSON_NONE, EVENT_SAVE_DRAFT, &row, err);
	if (rc == 0)
		rc = find_all(ctx, &slot, &before, err);
	if (rc == 0)
		rc = check_there(args, &before, err);
	if (rc == 0)
		rc = write_answer(ctx, slot.id, args, err);
	if (rc == 0)
		rc = find_all(ctx, &slot, &reply->hints, err);
	shape_list_release(&hinted_shape, &before);
	shape_release(&slot_row_shape, &slot);
	return rc;
}
