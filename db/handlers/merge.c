/* SPDX-License-Identifier: MIT */
/*
 * merge: a person entered twice. Everything of the one moves to the other;
 * the row stays, says into whom, and nobody finds it any more. Revisions and
 * sendings stay as they were written. (domain.md: the first season)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/text.h"
#include "db/index.h"
#include "keep.h"

struct merge {
	struct member_row gone, into;
};

/* Says which field it is; takes the text. */
static int
invalid(struct err *err, const char *member, char *text)
{
	reason_add_text(&err->why, "merge", member, INT_NONE, text);
	err_text(err, ERR_INVALID, text);
	free(text);
	return -ERR_INVALID;
}

/* Both are somebody else's than the caller's: keep_begin says so. */
static int
load(struct ctx *ctx, const struct person_merge_args *args, struct merge *m,
    struct err *err)
{
	struct person_row into;
	int64_t id;
	int rc = keep_begin(ctx, args->person, args->seen, &m->gone, err);

	if (rc < 0)
		return rc;
	rc = store_one(ctx->store, QUERY_PERSON_BY_MEMBER,
	    ARGS(arg_text(args->into)), &person_row_shape, &into, err);
	id = into.id;
	shape_release(&person_row_shape, &into);
	if (rc == 0)
		return invalid(err, "into",
		    heap_printf(_("There is no member with the number %s."),
			args->into));
	if (rc > 0)
		rc = keep_load(ctx, id, &m->into, err);
	if (rc == 0) {
		int64_t version = m->into.version;

		shape_release(&member_row_shape, &m->into);
		rc = keep_begin(ctx, id, version, &m->into, err);
	}
	snprintf(ctx->subject, sizeof ctx->subject, "person %s into %s",
	    m->gone.member, m->into.member == NULL ? "" : m->into.member);
	return rc;
}

static int
check_typed(const struct person_merge_args *args, const struct merge *m,
    struct err *err)
{
	char *typed = text_ascii_digits(args->member);
	bool same = strcmp(typed, m->gone.member) == 0;

	free(typed);
	if (m->gone.id == m->into.id)
		return invalid(err, "into",
		    heap_dup(_("This is the same entry: choose the other "
			       "one.")));
	if (!same)
		return invalid(err, "member",
		    heap_printf(_("Please type %s, the number of the entry "
				  "that goes."),
			m->gone.member));
	return 0;
}

/* 1 if a query with both ids finds something. */
static int
finds(struct ctx *ctx, enum query query, int64_t a, int64_t b, struct err *err)
{
	struct id_row row;

	return store_one(ctx->store, query, ARGS(arg_int(a), arg_int(b)),
	    &id_row_shape, &row, err);
}

static int
check_apart(struct ctx *ctx, const struct merge *m, struct err *err)
{
	int64_t gone = m->gone.id, into = m->into.id;
	int rc = finds(ctx, QUERY_MERGE_DONE, gone, into, err);

	if (rc > 0)
		return err_set(err, ERR_STATE,
		    N_("One of the two entries was merged already."));
	if (rc == 0)
		rc = finds(ctx, QUERY_MERGE_BETWEEN, gone, into, err);
	if (rc == 0)
		rc = finds(ctx, QUERY_MERGE_BETWEEN, into, gone, err);
	if (rc > 0)
		return err_set(err, ERR_STATE,
		    N_("One of the two was asked to approve a case of the "
		       "other: they can't be the same person."));
	return rc;
}

static int
holds(struct ctx *ctx, int64_t person, int programme, struct err *err)
{
	struct id_row row;

	return store_one(ctx->store, QUERY_MERGE_HOLDS,
	    ARGS(arg_int(person), arg_word(&programme_words, programme)),
	    &id_row_shape, &row, err);
}

/* One list, which only one of them has. */
static int
move_list(
    struct ctx *ctx, const struct merge *m, int programme, struct err *err)
{
	const struct arg gone = arg_int(m->gone.id), into = arg_int(m->into.id);
	const struct arg word = arg_word(&programme_words, programme);
	int rc = holds(ctx, m->gone.id, programme, err);

	if (rc <= 0)
		return rc;
	rc = holds(ctx, m->into.id, programme, err);
	if (rc > 0)
		return err_set(err, ERR_STATE,
		    N_("Both have cases of \"%s\": that can't be merged. The "
		       "member must delete those of one list first."),
		    words_label(&programme_words, programme));
	if (rc == 0)
		rc = store_run(
		    ctx->store, QUERY_MERGE_SLOTS_AWAY, ARGS(into, word), err);
	if (rc == 0)
		rc = store_run(
		    ctx->store, QUERY_MERGE_SLOTS, ARGS(gone, into, word), err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_MERGE_SLOTS_BACK,
		    ARGS(gone, into, word), err);
	return rc;
}

static int
move_rows(struct ctx *ctx, const struct merge *m, struct err *err)
{
	static const enum query steps[] = {
	    QUERY_MERGE_ASKED,
	    QUERY_MERGE_WAITING,
	    QUERY_MERGE_DECIDED,
	    QUERY_MERGE_NAMES,
	    QUERY_MERGE_QUALIFICATIONS,
	    QUERY_MERGE_AFFILIATIONS,
	    QUERY_MERGE_DEADLINES,
	    QUERY_MERGE_APPLICATIONS,
	    QUERY_MERGE_NOTICES,
	    QUERY_MERGE_GAIN,
	    QUERY_MERGE_END,
	};
	int rc = 0;

	for (int p = 0; rc == 0 && p < PROGRAMME_COUNT; p++)
		rc = move_list(ctx, m, p, err);
	for (size_t i = 0; rc == 0 && i < sizeof steps / sizeof *steps; i++)
		rc = store_run(ctx->store, steps[i],
		    ARGS(arg_int(m->gone.id), arg_int(m->into.id)), err);
	return rc;
}

/* Who has a login keeps it; else the other's, with the account behind it. */
static int
move_login(struct ctx *ctx, const struct merge *m, struct err *err)
{
	int rc;

	if (m->into.login != NULL || m->gone.login == NULL)
		return 0;
	rc = store_run(ctx->store, QUERY_MERGE_LOGIN,
	    ARGS(arg_int(m->into.id), arg_text(m->gone.login)), err);
	return rc < 0
		   ? rc
		   : store_run(ctx->store, QUERY_MERGE_UID,
			 ARGS(arg_int(m->into.id), arg_int(m->gone.uid)), err);
}

/* The name of the one that goes stays to be found. */
static int
move_name(struct ctx *ctx, const struct merge *m, struct err *err)
{
	if (strcmp(m->gone.name, m->into.name) == 0)
		return 0;
	return store_run(ctx->store, QUERY_PERSON_NAME_ADD,
	    ARGS(arg_int(m->into.id), arg_text(m->gone.name),
		arg_text(m->gone.kana), arg_text(m->gone.roman),
		arg_date(ctx->today - 1)),
	    err);
}

int
handle_person_merge(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct person_merge_args *args = a;
	struct merge m;
	int rc;

	shape_init(&member_row_shape, &m.gone);
	shape_init(&member_row_shape, &m.into);
	rc = load(ctx, args, &m, err);
	if (rc == 0)
		rc = check_typed(args, &m, err);
	if (rc == 0)
		rc = check_apart(ctx, &m, err);
	if (rc == 0)
		rc = move_rows(ctx, &m, err);
	if (rc == 0)
		rc = move_login(ctx, &m, err);
	if (rc == 0)
		rc = move_name(ctx, &m, err);
	if (rc == 0)
		rc = index_person(ctx->store, m.gone.id, err);
	if (rc == 0)
		rc = index_person(ctx->store, m.into.id, err);
	if (rc == 0)
		rc = keep_end(ctx, &m.into, r, err);
	shape_release(&member_row_shape, &m.gone);
	shape_release(&member_row_shape, &m.into);
	return rc;
}
