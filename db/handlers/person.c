/* SPDX-License-Identifier: MIT */
/* person: the office adds and changes members. */
#include <stdlib.h>
#include <string.h>

#include "core/call/people.h"
#include "core/heap.h"
#include "core/text.h"
#include "db/index.h"
#include "keep.h"

/* What add and edit share; borrowed from their arguments. */
struct data {
	const char *member, *name, *kana, *roman, *mail, *login;
	bool physician;
};

/* Says which field it is. */
static int
invalid(struct err *err, const char *member, const char *msgid)
{
	reason_add_text(&err->why, "person", member, INT_NONE, gettext(msgid));
	return err_text(err, ERR_INVALID, gettext(msgid));
}

static int
check_filled(const struct data *d, struct err *err)
{
	if (text_blank(d->member))
		return invalid(err, "member", N_("Please give a number."));
	if (text_blank(d->name))
		return invalid(err, "name", N_("Please give a name."));
	if (text_blank(d->kana))
		return invalid(
		    err, "kana", N_("Please give the reading of the name."));
	if (d->login != NULL &&
	    (strcspn(d->login, " \t/:") != strlen(d->login)))
		return invalid(err, "login",
		    N_("A login is the name of an account on this host."));
	if (d->mail != NULL && strchr(d->mail, '@') == NULL)
		return invalid(err, "mail", N_("This is no mail address."));
	return 0;
}

/* Nobody else has this number or login; id: INT_NONE of a new person. */
static int
check_unique(struct ctx *ctx, int64_t id, const struct data *d, struct err *err)
{
	struct id_row other;
	int rc = store_one(ctx->store, QUERY_PERSON_HAS_MEMBER,
	    ARGS(arg_text(d->member), arg_int(id)), &id_row_shape, &other, err);

	if (rc > 0)
		return invalid(err, "member",
		    N_("Another person has this member number."));
	if (rc == 0 && d->login != NULL)
		rc = store_one(ctx->store, QUERY_PERSON_HAS_LOGIN,
		    ARGS(arg_text(d->login), arg_int(id)), &id_row_shape,
		    &other, err);
	if (rc > 0)
		return invalid(
		    err, "login", N_("Another person has this login."));
	return rc;
}

static int
check(struct ctx *ctx, int64_t id, const struct data *d, struct err *err)
{
	int rc = check_filled(d, err);

	return rc < 0 ? rc : check_unique(ctx, id, d, err);
}

int
handle_person_add(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct person_add_args *args = a;
	const struct data d = {args->member, args->name, args->kana,
	    args->roman, args->mail, args->login, args->physician};
	struct person_written *reply = r;
	int rc = check(ctx, INT_NONE, &d, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_ADD,
		    ARGS(arg_int(INT_NONE), arg_text(d.member),
			arg_text(d.name), arg_text(d.kana),
			arg_text(d.roman == NULL ? "" : d.roman),
			arg_text(d.mail), arg_int(d.physician), arg_int(1),
			arg_int(0), arg_text(d.login)),
		    err);
	if (rc < 0)
		return rc;
	snprintf(ctx->subject, sizeof ctx->subject, "person %s", d.member);
	*reply = (struct person_written){store_last_id(ctx->store), 0, 0};
	return index_person(ctx->store, reply->person, err);
}

static bool
same(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

/* The name that he had is kept, to yesterday, so that search finds it. */
static int
keep_name(struct ctx *ctx, const struct member_row *was, const struct data *d,
    struct err *err)
{
	if (same(was->name, d->name))
		return 0;
	return store_run(ctx->store, QUERY_PERSON_NAME_ADD,
	    ARGS(arg_int(was->id), arg_text(was->name), arg_text(was->kana),
		arg_text(was->roman), arg_date(ctx->today - 1)),
	    err);
}

static int
save(struct ctx *ctx, const struct member_row *was, const struct data *d,
    struct err *err)
{
	int rc = keep_name(ctx, was, d, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_EDIT,
		    ARGS(arg_int(was->id), arg_text(d->member),
			arg_text(d->name), arg_text(d->kana),
			arg_text(d->roman == NULL ? "" : d->roman),
			arg_text(d->mail), arg_text(d->login),
			arg_int(d->physician)),
		    err);
	return rc == 0 ? index_person(ctx->store, was->id, err) : rc;
}

int
handle_person_edit(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct person_edit_args *args = a;
	const struct data d = {args->member, args->name, args->kana,
	    args->roman, args->mail, args->login, args->physician};
	struct member_row was;
	int rc = keep_begin(ctx, args->person, args->seen, &was, err);

	if (rc == 0)
		rc = check(ctx, args->person, &d, err);
	if (rc == 0)
		rc = save(ctx, &was, &d, err);
	if (rc == 0)
		rc = keep_end(ctx, &was, r, err);
	shape_release(&member_row_shape, &was);
	return rc;
}

/* One thing about a person: a query that takes his id, and what is said when
 * he is so already (NULL: it may be done again). The last member of the office
 * stays one, since he can't keep his own data. */
static int
turn(struct ctx *ctx, const struct person_write_args *args, enum query query,
    const char *(*already)(const struct member_row *),
    struct person_written *reply, struct err *err)
{
	struct member_row row;
	const char *why;
	int rc = keep_begin(ctx, args->person, args->seen, &row, err);

	if (rc == 0 && already != NULL && (why = already(&row)) != NULL)
		rc = err_text(err, ERR_STATE, gettext(why));
	if (rc == 0)
		rc = store_run(
		    ctx->store, query, ARGS(arg_int(args->person)), err);
	if (rc == 0)
		rc = keep_end(ctx, &row, reply, err);
	shape_release(&member_row_shape, &row);
	return rc;
}

static const char *
has_left(const struct member_row *row)
{
	return row->active ? NULL : N_("This member has left already.");
}

static const char *
is_member(const struct member_row *row)
{
	return row->active ? N_("This member has not left.") : NULL;
}

static const char *
is_staff(const struct member_row *row)
{
	return row->staff ? N_("This member is in the office already.") : NULL;
}

static const char *
is_no_staff(const struct member_row *row)
{
	return row->staff ? NULL : N_("This member is not in the office.");
}

int
handle_person_leave(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return turn(ctx, a, QUERY_PERSON_LEAVE, has_left, r, err);
}

int
handle_person_return(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return turn(ctx, a, QUERY_PERSON_RETURN, is_member, r, err);
}

int
handle_person_grant(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return turn(ctx, a, QUERY_PERSON_GRANT, is_staff, r, err);
}

int
handle_person_revoke(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return turn(ctx, a, QUERY_PERSON_REVOKE, is_no_staff, r, err);
}

int
handle_person_rebind(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	return turn(ctx, a, QUERY_PERSON_REBIND, NULL, r, err);
}
