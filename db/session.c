/* SPDX-License-Identifier: MIT */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#include "core/call/mail.h"
#include "core/call/session.h"
#include "core/date.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "db/audit.h"
#include "db/bell.h"
#include "db/digest.h"
#include "db/handler.h"
#include "db/identity.h"
#include "db/site.h"

#define REPLY_BYTES (WIRE_BYTES - 4096) /* the rest is for its envelope */
#define ONCE_KEPT (7 * 86400LL)         /* seconds (contracts.md: writes) */

/* One call on its way through its transaction. */
struct turn {
	const struct call *call;
	void *args, *reply; /* of the call's shapes */
	const char *once;   /* borrowed from args, NULL: none */
	char digest[DIGEST_HEX];
};

void
session_init(struct session *session, struct store *store,
    const struct clock *clock, const char *login)
{
	*session = (struct session){.store = store,
	    .clock = clock,
	    .login = heap_dup(login),
	    .open_with = "shorei",
	    .uid = INT_NONE,
	    .bell = BELL_NONE,
	    .ear = BELL_NONE};
}

void
session_release(struct session *session)
{
	free(session->login);
	*session = (struct session){0};
}

void
session_log(const struct session *session, const char *call,
    const char *subject, int code)
{
	char uid[32] = "private";

	if (code != ERR_NONE && !rate_take(session->rate, RATE_LOG, rate_now()))
		return;
	if (session->uid != INT_NONE)
		snprintf(uid, sizeof uid, "uid %lld", (long long)session->uid);
	syslog(LOG_AUTHPRIV | (code == ERR_NONE ? LOG_INFO : LOG_NOTICE),
	    "%s (%s): %s%s%s: %s",
	    session->login[0] == '\0' ? "-" : session->login, uid, call,
	    subject[0] == '\0' ? "" : " ", subject,
	    code == ERR_NONE ? "DONE" : err_name(code));
}

static unsigned
roles_of(const struct person_row *person)
{
	unsigned roles = ROLE_MEMBER;

	if (person->physician && person->active)
		roles |= ROLE_APPLICANT;
	if (person->supervisor)
		roles |= ROLE_SUPERVISOR;
	if (person->staff && person->active)
		roles |= ROLE_STAFF;
	return roles;
}

/* The person and the rules as they are in this transaction. */
static int
load(struct session *session, struct ctx *ctx, struct err *err)
{
	int rc;

	ctx->store = session->store;
	ctx->now = clock_now(session->clock);
	ctx->today = date_of_time(ctx->now);
	ctx->open_with = session->open_with;
	rc = session->mailer ? 0
			     : identity_load(session->store, session->login,
				   session->uid, &ctx->person, err);
	if (rc < 0)
		return rc;
	ctx->roles = session->mailer ? ROLE_MAILER : roles_of(&ctx->person);
	return site_rules(
	    session->store, ctx->person.id, ctx->today, &ctx->rules, err);
}

/* 1: this was done already and *reply is what was answered then. */
static int
repeated(
    struct ctx *ctx, const struct turn *turn, char **reply, struct err *err)
{
	struct done_row done;
	int rc;

	if (turn->once == NULL)
		return 0;
	rc = store_one(ctx->store, QUERY_DONE_FIND,
	    ARGS(arg_int(ctx->person.id), arg_text(turn->once)),
	    &done_row_shape, &done, err);
	if (rc == 1 && strcmp(done.args, turn->digest) != 0)
		rc = err_set(err, ERR_ONCE, NULL);
	if (rc == 1) {
		*reply = done.reply;
		done.reply = NULL;
	}
	shape_release(&done_row_shape, &done);
	return rc;
}

static int
audit(struct ctx *ctx, const char *call, const char *result, struct err *err)
{
	return audit_add(ctx->store, ctx->now, ctx->person.id, call,
	    ctx->subject, result, err);
}

/* Drafts carry no once and stand in no audit: they may come each second. What
 * the mailer does is kept with the notice. */
static bool
audited(const struct session *session, const struct call *call)
{
	return call->writes && call != &calls[CALL_DRAFT_SAVE] &&
	       !session->mailer;
}

static int
remember(struct session *session, struct ctx *ctx, const struct turn *turn,
    const char *reply, struct err *err)
{
	int rc = 0;

	if (audited(session, turn->call))
		rc = audit(ctx, turn->call->name, "DONE", err);
	if (rc < 0 || turn->once == NULL)
		return rc;
	rc = store_run(ctx->store, QUERY_DONE_FORGET,
	    ARGS(arg_int(ctx->now - ONCE_KEPT)), err);
	if (rc < 0)
		return rc;
	return store_run(ctx->store, QUERY_DONE_ADD,
	    ARGS(arg_int(ctx->person.id), arg_text(turn->once),
		arg_text(turn->digest), arg_text(reply), arg_int(ctx->now)),
	    err);
}

static char *
dump(const struct turn *turn)
{
	json_t *json = shape_to_wire(turn->call->reply, turn->reply);
	char *text = json_dumps(json, JSON_COMPACT);

	json_decref(json);
	return text;
}

/*
 * The greeting's language, and be it to say that he is a stranger; when it is
 * known who he is (else NULL), the one that he chose, unless the greeting asks
 * for another.
 */
static void
greet_in(const struct turn *turn, const struct person_row *person)
{
	const struct hello_args *hello = turn->args;

	if (turn->call != &calls[CALL_HELLO])
		return;
	if (person == NULL && hello->lang != NULL)
		i18n_language(hello->lang);
	else if (person != NULL && person->lang != WORD_NONE && !hello->fixed)
		i18n_language(words_code(&lang_words, person->lang));
}

/* From the next sentence on; also when it was chosen before, and repeated. */
static void
speak(const struct turn *turn)
{
	const struct language_args *chosen = turn->args;

	if (turn->call == &calls[CALL_LANGUAGE])
		i18n_language(words_code(&lang_words, chosen->lang));
}

/* Inside the transaction: 0 and *reply, or a refusal. */
static int
inside(struct session *session, struct ctx *ctx, const struct turn *turn,
    char **reply, struct err *err)
{
	int rc = load(session, ctx, err);

	if (rc < 0)
		return rc;
	greet_in(turn, &ctx->person);
	/* from the role column alone, before any object is looked at */
	if ((turn->call->roles & ctx->roles) == 0)
		return err_set(err, ERR_DENIED, NULL);
	rc = repeated(ctx, turn, reply, err);
	if (rc != 0)
		return rc < 0 ? rc : 0;
	rc = handlers[turn->call - calls](ctx, turn->args, turn->reply, err);
	if (rc < 0)
		return rc;
	*reply = dump(turn);
	if (*reply == NULL)
		return err_set(err, ERR_INTERNAL, NULL);
	if (strlen(*reply) > REPLY_BYTES)
		return err_set(
		    err, ERR_LIMIT, N_("The answer is too large to be sent."));
	return remember(session, ctx, turn, *reply, err);
}

/* Somebody comes with a person's login and another uid: once a connection. */
static bool
is_impostor(struct session *session, struct ctx *ctx, int code)
{
	if (code != ERR_STRANGER || session->told ||
	    !rate_take(session->rate, RATE_LOG, rate_now()))
		return false;
	session->told = true;
	snprintf(ctx->subject, sizeof ctx->subject, "uid %lld",
	    (long long)session->uid);
	return true;
}

/* A refused write stands in the audit too, by itself. */
static void
audit_refusal(
    struct session *session, struct ctx *ctx, const struct turn *turn, int code)
{
	struct err ignored = {0};

	if (ctx->person.id == INT_NONE ||
	    (!is_impostor(session, ctx, code) &&
		(code == ERR_STRANGER || !audited(session, turn->call))))
		return;
	if (store_begin_write(session->store, &ignored) == 0 &&
	    audit(ctx, turn->call->name, err_name(code), &ignored) == 0)
		store_commit(session->store, &ignored);
	store_rollback(session->store);
	err_clear(&ignored);
}

/* The first call of a connection finds out whether its pair is the kept one;
 * what is then said of it is said in each transaction. */
static int
know(struct session *session, struct err *err)
{
	int rc;

	if (session->known || session->mailer || session->uid == INT_NONE)
		return 0;
	rc = identity_keep(session->store, session->login, session->uid, err);
	session->known = rc > 0;
	return rc < 0 ? rc : 0;
}

/* A greeting is a write, too, but a late one: session_settle. The mailer has as
 * many as there are notices. */
static int
charge(struct session *session, const struct call *call, struct err *err)
{
	enum rate_kind kind =
	    call == &calls[CALL_DRAFT_SAVE] ? RATE_DRAFT : RATE_WRITE;

	if (!call->writes && call != &calls[CALL_HELLO])
		return 0;
	if (session->mailer)
		return 0;
	if (rate_take(session->rate, kind, rate_now()))
		return 0;
	return err_set(err, ERR_BUSY,
	    N_("Too much in a short time. Please wait a moment."));
}

static int
transact(struct session *session, const struct turn *turn, char **reply,
    struct err *err)
{
	struct ctx ctx = {0};
	int rc = charge(session, turn->call, err);

	if (rc == 0)
		rc = know(session, err);
	if (rc < 0) {
		session_log(session, turn->call->name, "", -rc);
		return rc;
	}
	shape_init(&person_row_shape, &ctx.person);
	rc = turn->call->writes ? store_begin_write(session->store, err)
				: store_begin_read(session->store, err);
	if (rc == 0)
		rc = inside(session, &ctx, turn, reply, err);
	if (rc == 0)
		rc = store_commit(session->store, err);
	store_rollback(session->store);
	if (rc == 0 && ctx.rings)
		bell_ring(session->bell);
	if (rc < 0) {
		free(*reply);
		*reply = NULL;
		audit_refusal(session, &ctx, turn, -rc);
		session_log(session, turn->call->name, ctx.subject, -rc);
	} else if (turn->call == &calls[CALL_HELLO]) {
		session->came.person = ctx.person.id;
		session->came.at = ctx.now;
	} else if (audited(session, turn->call))
		session_log(session, turn->call->name, ctx.subject, ERR_NONE);
	shape_release(&person_row_shape, &ctx.person);
	return rc;
}

/* Outside of any transaction: the mailer holds nothing meanwhile. */
static void
wait_for_notice(const struct session *session, const struct turn *turn)
{
	const struct mail_wait_args *args = turn->args;

	if (turn->call == &calls[CALL_MAIL_WAIT] && session->mailer)
		bell_wait(session->ear, (int)args->ms);
}

static const char *
once_of(const struct call *call, const void *args)
{
	const struct member *m = shape_member(call->args, "once");

	return m == NULL ? NULL
			 : *(char *const *)((const char *)args + m->offset);
}

char *
session_call(struct session *session, const struct call *call,
    const json_t *json, struct err *err)
{
	struct turn turn = {.call = call};
	char *reply = NULL;

	turn.args = heap_new(1, call->args->size);
	turn.reply = heap_new(1, call->reply->size);
	shape_init(call->reply, turn.reply);
	if (shape_from_wire(call->args, json, turn.args, err) == 0) {
		greet_in(&turn, NULL);
		turn.once = once_of(call, turn.args);
		if (turn.once != NULL)
			digest_call(call->name, json, turn.digest);
		wait_for_notice(session, &turn);
		if (transact(session, &turn, &reply, err) == 0)
			speak(&turn);
		shape_release(call->args, turn.args);
	} else
		session_log(session, call->name, "", err->code);
	shape_release(call->reply, turn.reply);
	free(turn.args);
	free(turn.reply);
	return reply;
}
