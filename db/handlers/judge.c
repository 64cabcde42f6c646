/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include <stdlib.h>

#include "core/heap.h"

static int
place_and_drafts(struct ctx *ctx, struct judged_case *c, struct err *err)
{
	struct list drafts = {0};
	int rc = facts_place(ctx, &c->items, &c->place, err);

	if (rc == 0 && c->slot.id != INT_NONE)
		rc = store_rows(ctx->store, QUERY_DRAFT_LIST,
		    ARGS(arg_int(c->slot.id)), &draft_row_shape, &drafts, err);
	c->draft = drafts.n > 0;
	shape_list_release(&draft_row_shape, &drafts);
	return rc;
}

int
judge_case(struct ctx *ctx, int programme, int64_t number,
    struct judged_case *c, struct err *err)
{
	int rc;

	*c = (struct judged_case){0};
	rc = facts_slot(ctx, programme, number, &c->slot, err);
	if (rc == 0)
		rc = facts_items(ctx, c->slot.revision, &c->items, err);
	if (rc == 0)
		rc = place_and_drafts(ctx, c, err);
	return rc;
}

int
judge_request(struct ctx *ctx, const struct request_row *request,
    struct judged_case *c, struct err *err)
{
	int rc;

	*c = (struct judged_case){0};
	rc = store_one(ctx->store, QUERY_SLOT_BY_ID,
	    ARGS(arg_int(request->slot)), &slot_row_shape, &c->slot, err);
	if (rc == 0)
		rc = err_set(err, ERR_NOT_FOUND, NULL);
	if (rc > 0)
		rc = facts_items(ctx, request->revision, &c->items, err);
	if (rc == 0)
		rc = facts_place(ctx, &c->items, &c->place, err);
	return rc;
}

void
judge_case_release(struct judged_case *c)
{
	shape_release(&slot_row_shape, &c->slot);
	items_release(&c->items);
	facts_place_release(&c->place);
}

int
judge_people(struct ctx *ctx, struct person_row *applicant,
    struct person_row *supervisor, struct judged_people *people,
    struct err *err)
{
	struct list rows = {0};
	const struct span_row *row;
	struct span *span;
	int rc;

	*people = (struct judged_people){
	    .applicant = *applicant, .supervisor = *supervisor};
	shape_init(&person_row_shape, applicant);
	shape_init(&person_row_shape, supervisor);
	rc = store_rows(ctx->store, QUERY_PERSON_SPANS,
	    ARGS(arg_int(people->supervisor.id)), &span_row_shape, &rows, err);
	row = rows.at;
	people->spans.at = span = heap_new(rows.n, sizeof *span);
	people->spans.n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		span[i] = (struct span){row[i].from_on, row[i].to_on};
	shape_list_release(&span_row_shape, &rows);
	return rc;
}

void
judge_people_release(struct judged_people *people)
{
	shape_release(&person_row_shape, &people->applicant);
	shape_release(&person_row_shape, &people->supervisor);
	free(people->spans.at);
	people->spans = (struct list){0};
}

size_t
judge(struct ctx *ctx, const struct judged_case *c,
    const struct judged_people *people, unsigned rules, struct list *reasons)
{
	struct eligible_case report = {
	    .programme = (enum programme)c->slot.programme,
	    .slot = c->slot.number,
	    .state = (enum state)c->slot.state,
	    .draft = c->draft,
	    .preset =
		form_preset((enum programme)c->slot.programme, c->slot.number),
	    .items = &c->items,
	    .place = c->place.place};
	struct eligible_people facts = {.applicant = people->applicant.id,
	    .applicant_active = people->applicant.active,
	    .physician = people->applicant.physician,
	    .supervisor = people->supervisor.id,
	    .supervisor_name = people->supervisor.name,
	    .supervisor_active = people->supervisor.active,
	    .has_login = people->supervisor.login != NULL,
	    .spans = people->spans.at,
	    .nspans = people->spans.n};

	return eligibility_check(
	    &report, &facts, &ctx->rules, ctx->today, rules, reasons);
}
