/* SPDX-License-Identifier: MIT */
/* import_people: members by their numbers, with their logins. */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "db/index.h"
#include "fall_back.h"
#include "import.h"

static char *
member_key(const void *row)
{
	return heap_dup(((const struct import_person *)row)->member);
}

static char *
login_key(const void *row)
{
	return heap_dup(((const struct import_person *)row)->login);
}

static bool
same(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

/* What a file without the column leaves as it is. */
static void
keep(char **cell, const char *was, bool has)
{
	if (!has)
		*cell = heap_dup(was);
}

static int
find_login(struct ctx *ctx, const struct import_item *item,
    struct list *problems, struct err *err)
{
	const struct import_person *p = item->row;
	struct person_row other;
	int rc;

	if (p->login == NULL)
		return 0;
	rc = store_one(ctx->store, QUERY_PERSON_BY_LOGIN,
	    ARGS(arg_text(p->login)), &person_row_shape, &other, err);
	if (rc == 1 && other.id != item->person)
		import_problem(problems, item->line,
		    shape_member(&import_person_shape, "login"),
		    N_("The login %s is that of member %s."), p->login,
		    other.member);
	shape_release(&person_row_shape, &other);
	return rc < 0 ? rc : 0;
}

static bool
unchanged(const struct import_person *p, const struct known_row *was)
{
	return same(p->name, was->name) && same(p->kana, was->kana) &&
	       same(p->roman, was->roman) && same(p->mail, was->mail) &&
	       same(p->login, was->login) && p->physician == was->physician &&
	       p->active == was->active;
}

static int
find(struct ctx *ctx, const struct import_reader *reader,
    struct import_item *item, struct list *problems, struct err *err)
{
	struct import_person *p = item->row;
	struct known_row was;
	int rc = store_one(ctx->store, QUERY_MEMBER_FIND,
	    ARGS(arg_text(p->member)), &known_row_shape, &was, err);

	if (rc == 1) {
		item->person = was.id;
		keep(&p->roman, was.roman, import_has(reader, "roman"));
		keep(&p->mail, was.mail, import_has(reader, "mail"));
		keep(&p->login, was.login, import_has(reader, "login"));
		item->what =
		    unchanged(p, &was) ? IMPORT_UNCHANGED : IMPORT_CHANGED;
	}
	shape_release(&known_row_shape, &was);
	return rc < 0 ? rc : find_login(ctx, item, problems, err);
}

static int
add(struct ctx *ctx, const struct import_person *p, struct err *err)
{
	int rc = store_run(ctx->store, QUERY_PERSON_ADD,
	    ARGS(arg_int(INT_NONE), arg_text(p->member), arg_text(p->name),
		arg_text(p->kana), arg_text(p->roman == NULL ? "" : p->roman),
		arg_text(p->mail), arg_int(p->physician), arg_int(p->active),
		arg_int(false), arg_text(p->login)),
	    err);

	return rc < 0
		   ? rc
		   : index_person(ctx->store, store_last_id(ctx->store), err);
}

/* The name until yesterday stays to be found. (domain.md: people and roles) */
static int
keep_name(struct ctx *ctx, const struct import_person *p,
    const struct known_row *was, struct err *err)
{
	if (same(p->name, was->name) && same(p->kana, was->kana))
		return 0;
	return store_run(ctx->store, QUERY_PERSON_NAME_ADD,
	    ARGS(arg_int(was->id), arg_text(was->name), arg_text(was->kana),
		arg_text(was->roman), arg_date(ctx->today - 1)),
	    err);
}

static int
change(struct ctx *ctx, const struct import_person *p,
    const struct known_row *was, struct err *err)
{
	int rc = keep_name(ctx, p, was, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_MEMBER_CHANGE,
		    ARGS(arg_int(was->id), arg_text(p->name), arg_text(p->kana),
			arg_text(p->roman == NULL ? "" : p->roman),
			arg_text(p->mail), arg_text(p->login),
			arg_int(p->physician), arg_int(p->active)),
		    err);
	return rc == 0 ? index_person(ctx->store, was->id, err) : rc;
}

static int
save(struct ctx *ctx, const struct import_item *item, struct err *err)
{
	const struct import_person *p = item->row;
	struct known_row was;
	int rc;

	if (item->what == IMPORT_ADDED)
		return add(ctx, p, err);
	rc = store_one(ctx->store, QUERY_MEMBER_FIND, ARGS(arg_text(p->member)),
	    &known_row_shape, &was, err);
	if (rc == 1)
		rc = change(ctx, p, &was, err);
	shape_release(&known_row_shape, &was);
	return rc;
}

const struct import_rule import_people = {
    .unique = {{"member", member_key, NULL}, {"login", login_key, NULL}},
    .find = find,
    .save = save,
    .after = fall_back_person,
};
