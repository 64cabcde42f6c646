/* SPDX-License-Identifier: MIT */
/* people: finding members, and the page of one. */
#include <stdlib.h>

#include "core/call/people.h"
#include "core/heap.h"
#include "db/find.h"
#include "facts.h"
#include "keep.h"

#define PEOPLE_ROWS 50

int
handle_person_find(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct people_args *args = a;
	struct people *reply = r;
	struct people_row *rows;
	int64_t after =
	    args->after == NULL ? INT_NONE : strtoll(args->after, NULL, 10);
	char *pattern = find_pattern(args->query);
	int rc = store_rows(ctx->store, QUERY_PEOPLE_FIND,
	    ARGS(arg_text(pattern), arg_int(args->supervisors), arg_int(after),
		arg_date(ctx->today), arg_int(PEOPLE_ROWS + 1)),
	    &people_row_shape, &reply->rows, err);

	free(pattern);
	rows = reply->rows.at;
	if (rc == 0 && reply->rows.n > PEOPLE_ROWS) {
		shape_release(&people_row_shape, &rows[--reply->rows.n]);
		reply->next = heap_printf(
		    "%lld", (long long)rows[reply->rows.n - 1].person);
	}
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
