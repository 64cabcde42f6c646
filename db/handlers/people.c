/* SPDX-License-Identifier: MIT */
/* people: finding members, and the page of one. */
#include <stdlib.h>

#include "core/call/people.h"
#include "core/heap.h"
#include "core/text.h"
#include "db/find.h"
#include "facts.h"
#include "keep.h"

#define PEOPLE_ROWS 50
#define PEOPLE_FOUND 500 /* of a query; who is not among them types more */

static void
key_of(const struct people *people, char **next)
{
	const struct people_row *rows = people->rows.at;

	*next = heap_printf("%lld", (long long)rows[people->rows.n - 1].person);
}

/* Everybody, by kana. */
static int
page(struct ctx *ctx, int64_t after, bool supervisors, struct people *reply,
    struct err *err)
{
	struct people_row *rows;
	int rc = store_rows(ctx->store, QUERY_PEOPLE_PAGE,
	    ARGS(arg_int(after), arg_int(supervisors), arg_date(ctx->today),
		arg_int(PEOPLE_ROWS + 1)),
	    &people_row_shape, &reply->rows, err);

	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > PEOPLE_ROWS) {
		shape_release(&people_row_shape, &rows[--reply->rows.n]);
		key_of(reply, &reply->next);
	}
	return rc;
}

/* Behind the one that was shown last; at the end if he is found no more. */
static size_t
begin(const struct list *ids, int64_t after)
{
	const struct id_row *id = ids->at;

	for (size_t i = 0; after != INT_NONE && i < ids->n; i++)
		if (id[i].id == after)
			return i + 1;
	return after == INT_NONE ? 0 : ids->n;
}

static int
show(struct ctx *ctx, const struct list *ids, size_t from, struct people *reply,
    struct err *err)
{
	const struct id_row *id = ids->at;
	int rc = 0;

	for (size_t i = from;
	     rc >= 0 && i < ids->n && reply->rows.n < PEOPLE_ROWS; i++)
		rc = store_one(ctx->store, QUERY_PEOPLE_ONE,
		    ARGS(arg_int(id[i].id), arg_date(ctx->today)),
		    &people_row_shape,
		    shape_add(&people_row_shape, &reply->rows), err);
	if (rc >= 0 && from + reply->rows.n < ids->n)
		key_of(reply, &reply->next);
	return rc < 0 ? rc : 0;
}

int
handle_person_find(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct people_args *args = a;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	struct list ids = {0};
	int rc;

	if (text_blank(args->query))
		return page(ctx, after, args->supervisors, r, err);
	rc = find_people(ctx->store, args->query,
	    args->supervisors ? FIND_SUPERVISORS : FIND_ANYBODY, PEOPLE_FOUND,
	    &ids, err);
	if (rc == 0)
		rc = show(ctx, &ids, begin(&ids, after), r, err);
	shape_list_release(&id_row_shape, &ids);
	return rc;
}

static int
lists(struct ctx *ctx, struct person_view *view, struct err *err)
{
	const struct arg *of = ARGS(arg_int(view->person));
	int rc = store_rows(ctx->store, QUERY_PERSON_NAMES, of,
	    &person_old_name_shape, &view->names, err);

	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_PERSON_QUALIFICATIONS, of,
		    &person_qualification_shape, &view->qualifications, err);
	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_PERSON_AFFILIATIONS, of,
		    &person_affiliation_shape, &view->affiliations, err);
	return rc;
}

static void
fill(const struct ctx *ctx, struct member_row *row, struct person_view *view)
{
	view->person = row->id;
	view->version = row->version;
	view->member = heap_dup(row->member);
	view->name = heap_dup(row->name);
	view->kana = heap_dup(row->kana);
	view->roman = heap_dup(row->roman);
	view->mail = heap_dup(row->mail);
	view->login = heap_dup(row->login);
	view->bound = row->uid != INT_NONE;
	view->physician = row->physician;
	view->active = row->active;
	view->staff = row->staff;
	view->own = row->id == ctx->person.id;
	view->last_login_at = row->this_login_at;
}

int
handle_person_show(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct person_args *args = a;
	struct member_row row;
	int rc = keep_load(ctx, args->person, &row, err);

	if (rc == 0) {
		fill(ctx, &row, r);
		rc = lists(ctx, r, err);
	}
	shape_release(&member_row_shape, &row);
	return rc;
}
