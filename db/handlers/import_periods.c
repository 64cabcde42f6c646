/* SPDX-License-Identifier: MIT */
/*
 * import_periods: qualifications and 所属歴 of members who are there, each
 * told apart by its first day.
 */
#include <stdlib.h>

#include "core/heap.h"
#include "db/index.h"
#include "fall_back.h"
#include "import.h"

static char *
qualification_key(const void *row)
{
	const struct import_qualification *q = row;

	return heap_printf("%d %d %s", q->kind, (int)q->from_on, q->member);
}

static char *
affiliation_key(const void *row)
{
	const struct import_affiliation *a = row;

	return heap_printf("%d %s|%s", (int)a->from_on, a->member, a->hospital);
}

/* What the row meets: 1 is there already, and until when. */
static int
meet(struct import_item *item, int rc, const struct until_row *was, int32_t to)
{
	if (rc == 1) {
		item->id = was->id;
		item->what =
		    was->to_on == to ? IMPORT_UNCHANGED : IMPORT_CHANGED;
	}
	return rc < 0 ? rc : 0;
}

static int
find_qualification(struct ctx *ctx, const struct import_reader *reader,
    struct import_item *item, struct list *problems, struct err *err)
{
	const struct import_qualification *q = item->row;
	struct until_row was;
	int rc = import_member(
	    ctx, q->member, &import_qualification_shape, item, problems, err);

	(void)reader;
	if (rc < 0 || item->person == INT_NONE)
		return rc;
	rc = store_one(ctx->store, QUERY_QUALIFICATION_FIND,
	    ARGS(arg_int(item->person), arg_word(&qualification_words, q->kind),
		arg_date(q->from_on)),
	    &until_row_shape, &was, err);
	return meet(item, rc, &was, q->to_on);
}

static int
save_qualification(
    struct ctx *ctx, const struct import_item *item, struct err *err)
{
	const struct import_qualification *q = item->row;
	int rc;

	if (item->what == IMPORT_CHANGED)
		rc = store_run(ctx->store, QUERY_QUALIFICATION_UNTIL,
		    ARGS(arg_int(item->id), arg_date(q->to_on)), err);
	else
		rc = store_run(ctx->store, QUERY_QUALIFICATION_ADD,
		    ARGS(arg_int(INT_NONE), arg_int(item->person),
			arg_word(&qualification_words, q->kind),
			arg_date(q->from_on), arg_date(q->to_on)),
		    err);
	return rc == 0 ? index_person(ctx->store, item->person, err) : rc;
}

/* The hospital of that name; INT_NONE and a problem: not just one. */
static int
find_hospital(struct ctx *ctx, const struct import_item *item, int64_t *id,
    struct list *problems, struct err *err)
{
	const struct import_affiliation *a = item->row;
	struct list found = {0};
	int rc = store_rows(ctx->store, QUERY_HOSPITAL_NAMED,
	    ARGS(arg_text(a->hospital)), &named_row_shape, &found, err);

	*id = found.n == 1 ? ((struct named_row *)found.at)->id : INT_NONE;
	if (rc == 0 && found.n != 1 && problems != NULL)
		import_problem(problems, item->line,
		    shape_member(&import_affiliation_shape, "hospital"),
		    found.n == 0 ? N_("There is no facility \"%s\".")
				 : N_("Several facilities are called \"%s\"."),
		    a->hospital);
	shape_list_release(&named_row_shape, &found);
	return rc;
}

static int
find_affiliation(struct ctx *ctx, const struct import_reader *reader,
    struct import_item *item, struct list *problems, struct err *err)
{
	const struct import_affiliation *a = item->row;
	struct until_row was;
	int64_t hospital = INT_NONE;
	int rc = import_member(
	    ctx, a->member, &import_affiliation_shape, item, problems, err);

	(void)reader;
	if (rc == 0)
		rc = find_hospital(ctx, item, &hospital, problems, err);
	if (rc < 0 || item->person == INT_NONE || hospital == INT_NONE)
		return rc;
	rc = store_one(ctx->store, QUERY_AFFILIATION_FIND,
	    ARGS(
		arg_int(item->person), arg_int(hospital), arg_date(a->from_on)),
	    &until_row_shape, &was, err);
	return meet(item, rc, &was, a->to_on);
}

static int
save_affiliation(
    struct ctx *ctx, const struct import_item *item, struct err *err)
{
	const struct import_affiliation *a = item->row;
	int64_t hospital;
	int rc;

	if (item->what == IMPORT_CHANGED)
		return store_run(ctx->store, QUERY_AFFILIATION_UNTIL,
		    ARGS(arg_int(item->id), arg_date(a->to_on)), err);
	rc = find_hospital(ctx, item, &hospital, NULL, err);
	if (rc < 0)
		return rc;
	return store_run(ctx->store, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(INT_NONE), arg_int(item->person), arg_int(hospital),
		arg_date(a->from_on), arg_date(a->to_on)),
	    err);
}

const struct import_rule import_qualifications = {
    .unique = {{NULL, qualification_key, NULL}},
    .find = find_qualification,
    .save = save_qualification,
    .after = fall_back_person,
};

const struct import_rule import_affiliations = {
    .unique = {{NULL, affiliation_key, NULL}},
    .find = find_affiliation,
    .save = save_affiliation,
};
