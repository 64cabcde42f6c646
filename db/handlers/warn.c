/* SPDX-License-Identifier: MIT */
#include "warn.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/warning.h"
#include "hints.h"

/* The facts, and what they point into. */
struct warning_facts {
	struct warned warned;
	struct warned_case *cases;
	struct items *items; /* as many as cases */
	struct stay *stays;
};

static bool
is_sent(const struct request_send_args *args, int64_t slot)
{
	const struct case_seen *asked = args->cases.at;

	for (size_t i = 0; i < args->cases.n; i++)
		if (asked[i].slot == slot)
			return true;
	return false;
}

static int
count_hints(struct ctx *ctx, const struct registered_row *row,
    struct warned_case *c, struct err *err)
{
	struct facts_place place;
	struct list hints = {0};
	int rc = facts_place(ctx, c->items, &place, err);

	if (rc == 0)
		rc = hints_find(
		    ctx, row->id, c->items, &place.place, &hints, err);
	c->hints = hints_open(&hints);
	shape_list_release(&hinted_shape, &hints);
	facts_place_release(&place);
	return rc;
}

static int
load_cases(struct ctx *ctx, const struct request_send_args *args,
    struct warning_facts *facts, struct err *err)
{
	struct list rows = {0};
	const struct registered_row *row;
	int rc = store_rows(ctx->store, QUERY_SLOT_REGISTERED,
	    ARGS(arg_int(ctx->person.id),
		arg_word(&programme_words, args->programme)),
	    &registered_row_shape, &rows, err);

	row = rows.at;
	facts->cases = heap_new(rows.n, sizeof *facts->cases);
	facts->items = heap_new(rows.n, sizeof *facts->items);
	facts->warned.cases = facts->cases;
	facts->warned.n = rows.n;
	for (size_t i = 0; rc == 0 && i < rows.n; i++) {
		rc = facts_items(ctx, row[i].revision, &facts->items[i], err);
		facts->cases[i] = (struct warned_case){.slot = row[i].slot,
		    .sent = is_sent(args, row[i].slot),
		    .hospital = row[i].hospital,
		    .elsewhere = row[i].elsewhere,
		    .items = &facts->items[i]};
		if (rc == 0 && facts->cases[i].sent)
			rc = count_hints(ctx, &row[i], &facts->cases[i], err);
	}
	shape_list_release(&registered_row_shape, &rows);
	return rc;
}

static int
load_stays(struct ctx *ctx, const struct person_row *supervisor,
    struct warning_facts *facts, struct err *err)
{
	struct list rows = {0};
	const struct stay_row *row;
	int rc = store_rows(ctx->store, QUERY_PERSON_STAYS,
	    ARGS(arg_int(supervisor->id)), &stay_row_shape, &rows, err);

	row = rows.at;
	facts->stays = heap_new(rows.n, sizeof *facts->stays);
	facts->warned.stays = facts->stays;
	facts->warned.nstays = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		facts->stays[i] = (struct stay){
		    row[i].hospital, {row[i].from_on, row[i].to_on}};
	shape_list_release(&stay_row_shape, &rows);
	return rc;
}

static bool
all_confirmed(const struct list *reasons, const struct list *confirm)
{
	const struct reason *reason = reasons->at;

	for (size_t i = 0; i < reasons->n; i++)
		if (!facts_confirmed(confirm, reason[i].code))
			return false;
	return true;
}

static int
ask(struct ctx *ctx, const struct request_send_args *args,
    const struct warned *warned, struct err *err)
{
	struct list reasons = {0};

	warning_check(warned, &ctx->rules, ctx->today, &reasons);
	if (all_confirmed(&reasons, &args->confirm)) {
		reason_clear(&reasons);
		return 0;
	}
	reason_clear(&err->why);
	err->why = reasons;
	return err_set(err, ERR_CONFIRM,
	    N_("Nothing was sent yet. Please check this first."));
}

int
warn_sending(struct ctx *ctx, const struct request_send_args *args,
    const struct person_row *supervisor, struct err *err)
{
	struct warning_facts facts = {
	    .warned = {.programme = (enum programme)args->programme,
		.supervisor_name = supervisor->name}};
	int rc = load_cases(ctx, args, &facts, err);

	if (rc == 0)
		rc = load_stays(ctx, supervisor, &facts, err);
	if (rc == 0)
		rc = ask(ctx, args, &facts.warned, err);
	for (size_t i = 0; i < facts.warned.n; i++)
		items_release(&facts.items[i]);
	free(facts.items);
	free(facts.cases);
	free(facts.stays);
	return rc;
}
