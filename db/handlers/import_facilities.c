/* SPDX-License-Identifier: MIT */
/*
 * import_facilities: a hospital by its name, and its accreditations, each
 * told apart by its kind and its first day.
 */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "db/index.h"
#include "import.h"

static char *
entry_key(const void *row)
{
	const struct import_facility *f = row;

	return heap_printf("%d %d %s", f->kind, (int)f->from_on, f->name);
}

static char *
name_key(const void *row)
{
	return heap_dup(((const struct import_facility *)row)->name);
}

static const char *
kana(const void *row)
{
	return ((const struct import_facility *)row)->kana;
}

/* The hospital of that name; 0: none. */
static int
hospital(
    struct ctx *ctx, const char *name, struct named_row *row, struct err *err)
{
	return store_one(ctx->store, QUERY_HOSPITAL_NAMED, ARGS(arg_text(name)),
	    &named_row_shape, row, err);
}

static int
entry(struct ctx *ctx, int64_t of, const struct import_facility *f,
    struct until_row *row, struct err *err)
{
	return store_one(ctx->store, QUERY_ACCREDITATION_FIND,
	    ARGS(arg_int(of), arg_word(&accreditation_words, f->kind),
		arg_date(f->from_on)),
	    &until_row_shape, row, err);
}

static int
find(struct ctx *ctx, const struct import_reader *reader,
    struct import_item *item, struct list *problems, struct err *err)
{
	const struct import_facility *f = item->row;
	struct named_row there;
	struct until_row was;
	int rc = hospital(ctx, f->name, &there, err);

	(void)reader;
	(void)problems;
	if (rc == 1)
		rc = entry(ctx, there.id, f, &was, err);
	if (rc == 1)
		item->what =
		    was.to_on == f->to_on && strcmp(there.kana, f->kana) == 0
			? IMPORT_UNCHANGED
			: IMPORT_CHANGED;
	shape_release(&named_row_shape, &there);
	return rc < 0 ? rc : 0;
}

/* Makes the hospital, or writes its kana anew; *id gets it. */
static int
save_hospital(struct ctx *ctx, const struct import_facility *f, int64_t *id,
    struct err *err)
{
	struct named_row there;
	int rc = hospital(ctx, f->name, &there, err);

	if (rc == 0) {
		rc = store_run(ctx->store, QUERY_HOSPITAL_ADD,
		    ARGS(arg_int(INT_NONE), arg_text(f->name),
			arg_text(f->kana)),
		    err);
		*id = store_last_id(ctx->store);
	} else if (rc == 1) {
		*id = there.id;
		rc = strcmp(there.kana, f->kana) == 0
			 ? 0
			 : store_run(ctx->store, QUERY_HOSPITAL_CHANGE,
			       ARGS(arg_int(there.id), arg_text(f->kana)), err);
	}
	shape_release(&named_row_shape, &there);
	return rc == 0 ? index_hospital(ctx->store, *id, err) : rc;
}

static int
save(struct ctx *ctx, const struct import_item *item, struct err *err)
{
	const struct import_facility *f = item->row;
	struct until_row was = {0};
	int64_t id = INT_NONE;
	int rc = save_hospital(ctx, f, &id, err);

	if (rc == 0)
		rc = entry(ctx, id, f, &was, err);
	if (rc == 0)
		return store_run(ctx->store, QUERY_ACCREDITATION_ADD,
		    ARGS(arg_int(INT_NONE), arg_int(id),
			arg_word(&accreditation_words, f->kind),
			arg_date(f->from_on), arg_date(f->to_on)),
		    err);
	return rc < 0 ? rc
		      : store_run(ctx->store, QUERY_ACCREDITATION_UNTIL,
			    ARGS(arg_int(was.id), arg_date(f->to_on)), err);
}

const struct import_rule import_facilities = {
    .unique = {{NULL, entry_key, NULL}, {"kana", name_key, kana}},
    .find = find,
    .save = save,
};
