/* SPDX-License-Identifier: MIT */
/* search: 診療施設検索 and 指導者登録. */
#include <stdlib.h>
#include <string.h>

#include "core/call/search.h"
#include "core/heap.h"
#include "judge.h"

#define FOUND_ROWS 50 /* shown at a keystroke; more says that there are more */

int
handle_facility_search(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct facility_search_args *args = a;
	struct facility_list *reply = r;
	int32_t to = args->to == DATE_NONE ? args->from : args->to;
	char *pattern = facts_pattern(args->query);
	struct entry *rows;
	int rc = store_rows(ctx->store, QUERY_ENTRY_FIND,
	    ARGS(arg_text(pattern), arg_date(ctx->today), arg_date(args->from),
		arg_date(to), arg_int(FOUND_ROWS + 1)),
	    &entry_shape, &reply->rows, err);

	free(pattern);
	if (rc == 0 && reply->rows.n > FOUND_ROWS) {
		rows = reply->rows.at;
		shape_release(&entry_shape, &rows[--reply->rows.n]);
		reply->more = true;
	}
	return rc;
}

/* The cases that a supervisor is looked for. */
struct asked {
	struct judged_case *cases;
	size_t n;
	int64_t hospital; /* of the first case, INT_NONE: unknown */
	struct span period;
};

static void
asked_release(struct asked *asked)
{
	for (size_t i = 0; i < asked->n; i++)
		judge_case_release(&asked->cases[i]);
	free(asked->cases);
}

static int
asked_load(struct ctx *ctx, const struct supervisor_search_args *args,
    struct asked *asked, struct err *err)
{
	const struct case_number *number = args->cases.at;
	int rc = 0;

	*asked = (struct asked){
	    .hospital = INT_NONE, .period = {ctx->today, ctx->today}};
	if (args->programme == WORD_NONE)
		return 0;
	asked->cases = heap_new(args->cases.n, sizeof *asked->cases);
	for (; rc == 0 && asked->n < args->cases.n; asked->n++)
		rc = judge_case(ctx, args->programme, number[asked->n].slot,
		    &asked->cases[asked->n], err);
	if (rc == 0 && asked->n > 0) {
		if (asked->cases[0].place.place.entry != NULL)
			asked->hospital =
			    asked->cases[0].place.place.entry->hospital;
		if (!report_period(&asked->cases[0].items, &asked->period))
			asked->period = (struct span){ctx->today, ctx->today};
	}
	return rc;
}

/* Can he take all of them? The reasons are those about him alone. */
static int
judge_found(struct ctx *ctx, const struct asked *asked,
    const struct found_row *found, struct supervisor_row *row, struct err *err)
{
	struct person_row me, supervisor;
	struct judged_people people;
	int rc;

	shape_init(&person_row_shape, &me);
	shape_init(&person_row_shape, &supervisor);
	me.id = ctx->person.id;
	me.active = ctx->person.active;
	me.physician = ctx->person.physician;
	supervisor.id = found->id;
	supervisor.name = heap_dup(found->name);
	supervisor.login = heap_dup(found->login);
	supervisor.active = found->active;
	rc = judge_people(ctx, &me, &supervisor, &people, err);
	for (size_t i = 0; rc == 0 && i < asked->n; i++)
		judge(ctx, &asked->cases[i], &people, ELIGIBLE_PERSON,
		    &row->reasons);
	row->eligible = row->reasons.n == 0;
	judge_people_release(&people);
	return rc;
}

/* Shows the qualification that covers the period, else the newest. */
static int
qualification(struct ctx *ctx, const struct asked *asked, int64_t person,
    struct supervisor_row *row, struct err *err)
{
	struct list all = {0};
	const struct qualified_row *q;
	size_t best = 0;
	int rc = store_rows(ctx->store, QUERY_SUPERVISOR_QUALIFIED,
	    ARGS(arg_int(person)), &qualified_row_shape, &all, err);

	q = all.at;
	for (size_t i = all.n; i-- > 0;)
		if (span_inside(
			asked->period, (struct span){q[i].from_on, q[i].to_on}))
			best = i;
	if (all.n > 0) {
		row->kind = q[best].kind;
		row->from_on = q[best].from_on;
		row->to_on = q[best].to_on;
	}
	shape_list_release(&qualified_row_shape, &all);
	return rc;
}

static int
facility(struct ctx *ctx, const struct asked *asked, int64_t person,
    struct supervisor_row *row, struct err *err)
{
	struct name_row name;
	int rc = store_one(ctx->store, QUERY_SUPERVISOR_HOSPITAL,
	    ARGS(arg_int(person), arg_date(asked->period.from)),
	    &name_row_shape, &name, err);

	row->facility = name.name;
	return rc < 0 ? rc : 0;
}

static int
add(struct ctx *ctx, const struct asked *asked, const struct found_row *found,
    struct list *rows, struct err *err)
{
	struct supervisor_row *row = shape_add(&supervisor_row_shape, rows);
	int rc;

	row->member = heap_dup(found->member);
	row->name = heap_dup(found->name);
	row->kana = heap_dup(found->kana);
	rc = judge_found(ctx, asked, found, row, err);
	if (rc == 0)
		rc = qualification(ctx, asked, found->id, row, err);
	if (rc == 0)
		rc = facility(ctx, asked, found->id, row, err);
	return rc;
}

/* Those who can take all first; the order among them stays. */
static void
eligible_first(struct list *list)
{
	struct supervisor_row *rows = list->at;
	struct supervisor_row *sorted = heap_new(list->n, sizeof *sorted);
	size_t k = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < list->n; i++)
			if (rows[i].eligible == (pass == 0))
				sorted[k++] = rows[i];
	free(list->at);
	list->at = sorted;
}

int
handle_supervisor_search(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct supervisor_search_args *args = a;
	struct supervisor_list *reply = r;
	struct asked asked;
	struct list found = {0};
	const struct found_row *row;
	char *pattern = facts_pattern(args->query);
	int rc = asked_load(ctx, args, &asked, err);

	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_SUPERVISOR_FIND,
		    ARGS(arg_text(pattern), arg_int(asked.hospital),
			arg_date(asked.period.from), arg_date(asked.period.to),
			arg_int(FOUND_ROWS + 1)),
		    &found_row_shape, &found, err);
	row = found.at;
	reply->more = found.n > FOUND_ROWS;
	for (size_t i = 0; rc == 0 && i < found.n && i < FOUND_ROWS; i++)
		rc = add(ctx, &asked, &row[i], &reply->rows, err);
	if (rc == 0)
		eligible_first(&reply->rows);
	shape_list_release(&found_row_shape, &found);
	asked_release(&asked);
	free(pattern);
	return rc;
}
