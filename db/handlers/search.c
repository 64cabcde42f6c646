/* SPDX-License-Identifier: MIT */
/* search: 診療施設検索 and 指導者登録. */
#include <stdlib.h>
#include <string.h>

#include "core/call/search.h"
#include "core/heap.h"
#include "db/find.h"
#include "judge.h"

#define FOUND_ROWS 50 /* shown at a keystroke; more says that there are more */

static int
entries(struct ctx *ctx, const struct facility_search_args *args,
    const struct needle *needle, struct list *rows, struct err *err)
{
	int32_t to = args->to == DATE_NONE ? args->from : args->to;

	if (needle->empty)
		return store_rows(ctx->store, QUERY_ENTRY_ALL,
		    ARGS(arg_date(ctx->today), arg_date(args->from),
			arg_date(to), arg_int(FOUND_ROWS + 1)),
		    &entry_shape, rows, err);
	if (*needle->grams == '\0')
		return 0;
	return store_rows(ctx->store, QUERY_ENTRY_FIND,
	    ARGS(arg_text(needle->grams), arg_text(needle->pattern),
		arg_date(ctx->today), arg_date(args->from), arg_date(to),
		arg_int(FOUND_ROWS + 1)),
	    &entry_shape, rows, err);
}

int
handle_facility_search(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct facility_search_args *args = a;
	struct facility_list *reply = r;
	struct needle needle;
	struct entry *rows;
	int rc;

	needle_init(&needle, args->query);
	rc = entries(ctx, args, &needle, &reply->rows, err);
	needle_release(&needle);
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
	int64_t hospital;   /* of the first case, INT_NONE: unknown */
	struct span period; /* of the first case */
	struct span all;    /* from the first day to the last of them */
};

static void
asked_release(struct asked *asked)
{
	for (size_t i = 0; i < asked->n; i++)
		judge_case_release(&asked->cases[i]);
	free(asked->cases);
}

static void
widen(struct asked *asked)
{
	struct span period;

	asked->all = (struct span){DATE_NONE, DATE_NONE};
	for (size_t i = 0; i < asked->n; i++) {
		if (asked->cases[i].slot.state == STATE_EMPTY ||
		    !report_period(&asked->cases[i].items, &period))
			continue;
		if (asked->all.from == DATE_NONE ||
		    period.from < asked->all.from)
			asked->all.from = period.from;
		if (asked->all.to == DATE_NONE || period.to > asked->all.to)
			asked->all.to = period.to;
	}
}

static int
asked_load(struct ctx *ctx, const struct supervisor_search_args *args,
    struct asked *asked, struct err *err)
{
	const struct case_number *number = args->cases.at;
	int rc = 0;

	*asked = (struct asked){
	    .hospital = INT_NONE, .period = {ctx->today, ctx->today}};
	widen(asked);
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
	widen(asked);
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
	row->mail = found->mail;
	rc = judge_found(ctx, asked, found, row, err);
	if (rc == 0)
		rc = qualification(ctx, asked, found->id, row, err);
	if (rc == 0)
		rc = facility(ctx, asked, found->id, row, err);
	return rc;
}

/* What was found so far: the rows, and of those who can't take all too. */
struct supervisors {
	const struct asked *asked;
	const struct needle *needle;
	bool able;               /* which of the two is looked for */
	struct list ids;         /* of id_row: who was met already */
	struct list can, cannot; /* of supervisor_row */
};

static bool
met(struct supervisors *s, int64_t id)
{
	const struct id_row *row = s->ids.at;

	for (size_t i = 0; i < s->ids.n; i++)
		if (row[i].id == id)
			return true;
	((struct id_row *)shape_add(&id_row_shape, &s->ids))->id = id;
	return false;
}

/* A row goes where the rules put it: a query only knows who may be able. */
static int
sort_in(struct ctx *ctx, struct supervisors *s, const struct found_row *found,
    struct err *err)
{
	struct list one = {0};
	struct supervisor_row *row;
	int rc = add(ctx, s->asked, found, &one, err);

	row = one.at;
	*(struct supervisor_row *)shape_add(
	    &supervisor_row_shape, row->eligible ? &s->can : &s->cannot) = *row;
	free(one.at);
	return rc;
}

/* All arguments of the queries begin alike. */
#define ABLE(...)                                                              \
	ARGS(arg_int(s->able), arg_int(ctx->person.id),                        \
	    arg_date(s->asked->all.from), arg_date(s->asked->all.to),          \
	    arg_int(FOUND_ROWS + 1), __VA_ARGS__)

static bool
enough(const struct supervisors *s)
{
	return (s->able ? s->can.n : s->can.n + s->cannot.n) > FOUND_ROWS;
}

static int
look(struct ctx *ctx, struct supervisors *s, enum query query,
    const struct arg *args, struct err *err)
{
	struct list rows = {0};
	const struct found_row *row;
	int rc = 0;

	if (!enough(s))
		rc = store_rows(
		    ctx->store, query, args, &found_row_shape, &rows, err);
	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n && !enough(s); i++)
		if (!met(s, row[i].id))
			rc = sort_in(ctx, s, &row[i], err);
	shape_list_release(&found_row_shape, &rows);
	return rc;
}

/* Those at the facility of the cases, names that begin so, names that hold
 * it, and those at a facility of that name. */
static int
look_all(struct ctx *ctx, struct supervisors *s, struct err *err)
{
	const struct needle *n = s->needle;
	const struct arg *holding =
	    ABLE(arg_text(n->grams), arg_text(n->pattern));
	int rc = 0;

	if (s->asked->hospital != INT_NONE)
		rc = look(ctx, s, QUERY_SUPERVISOR_THERE,
		    ABLE(arg_text(n->pattern), arg_int(s->asked->hospital),
			arg_date(s->asked->period.from),
			arg_date(s->asked->period.to)),
		    err);
	/* where everybody is shown, by the name of today */
	if (rc == 0)
		rc = look(ctx, s, QUERY_SUPERVISOR_STARTS,
		    ABLE(arg_text(n->first), arg_text(n->last),
			arg_int(!n->empty)),
		    err);
	if (rc == 0 && n->empty) /* who has no kana name */
		rc = look(ctx, s, QUERY_SUPERVISOR_STARTS,
		    ABLE(arg_text(""), arg_text(n->last), arg_int(1)), err);
	if (rc == 0 && *n->grams != '\0')
		rc = look(ctx, s, QUERY_SUPERVISOR_HOLDS, holding, err);
	if (rc == 0 && *n->grams != '\0')
		rc = look(ctx, s, QUERY_SUPERVISOR_AT, holding, err);
	return rc;
}

static void
move_rows(struct list *from, struct list *to)
{
	struct supervisor_row *row = from->at;

	for (size_t i = 0; i < from->n; i++)
		if (to->n < FOUND_ROWS)
			*(struct supervisor_row *)shape_add(
			    &supervisor_row_shape, to) = row[i];
		else
			shape_release(&supervisor_row_shape, &row[i]);
	free(from->at);
	*from = (struct list){0};
}

/* Who can take all cases stands before whoever can't, among all that the
 * query finds and not only among those that are shown. */
int
handle_supervisor_search(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct supervisor_search_args *args = a;
	struct supervisor_list *reply = r;
	struct asked asked;
	struct needle needle;
	struct supervisors s = {.asked = &asked, .needle = &needle};
	int rc = asked_load(ctx, args, &asked, err);

	needle_init(&needle, args->query);
	for (int pass = 0; rc == 0 && pass < 2; pass++) {
		s.able = pass == 0;
		rc = look_all(ctx, &s, err);
	}
	reply->more = s.can.n + s.cannot.n > FOUND_ROWS;
	move_rows(&s.can, &reply->rows);
	move_rows(&s.cannot, &reply->rows);
	shape_list_release(&id_row_shape, &s.ids);
	needle_release(&needle);
	asked_release(&asked);
	return rc;
}
