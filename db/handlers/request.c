/* SPDX-License-Identifier: MIT */
/* request: sending cases to a supervisor, and taking them back. */
#include <stdlib.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "judge.h"
#include "warn.h"

/* One sending on its way: the people and all its cases. */
struct sending {
	const struct request_send_args *args;
	struct judged_people people;
	struct judged_case *cases; /* args->cases.n */
	int64_t id;
};

static int
load_people(struct ctx *ctx, struct sending *s, struct err *err)
{
	struct person_row me, supervisor;
	int rc;

	shape_init(&person_row_shape, &me);
	rc = store_one(ctx->store, QUERY_PERSON_BY_MEMBER,
	    ARGS(arg_text(s->args->to)), &person_row_shape, &supervisor, err);
	if (rc == 0 || (rc > 0 && !supervisor.supervisor))
		rc = err_set(err, ERR_NOT_FOUND,
		    N_("There is no supervisor with the member number %s."),
		    s->args->to);
	if (rc > 0)
		rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
		    ARGS(arg_int(ctx->person.id)), &person_row_shape, &me, err);
	if (rc > 0)
		rc = judge_people(ctx, &me, &supervisor, &s->people, err);
	shape_release(&person_row_shape, &me);
	shape_release(&person_row_shape, &supervisor);
	return rc;
}

/* All or nothing: every case is judged before any is sent. */
static int
load_cases(struct ctx *ctx, struct sending *s, struct err *err)
{
	const struct case_seen *asked = s->args->cases.at;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < s->args->cases.n; i++) {
		facts_subject(ctx, s->args->programme, asked[i].slot);
		rc = judge_case(
		    ctx, s->args->programme, asked[i].slot, &s->cases[i], err);
		if (rc == 0)
			judge(ctx, &s->cases[i], &s->people, ELIGIBLE_ALL,
			    &err->why);
	}
	if (rc == 0 && err->why.n > 0)
		rc = err_set(err, ERR_INELIGIBLE, N_("Nothing was sent: %s"),
		    ((struct reason *)err->why.at)->text);
	return rc;
}

static int
send_one(struct ctx *ctx, const struct sending *s, const struct judged_case *c,
    int64_t seen, struct request_sent *reply, struct err *err)
{
	const struct slot_row *slot = &c->slot;
	const struct transition *row;
	struct sent_row *sent;
	int64_t request;
	int rc = facts_transition(
	    ctx, slot, s->people.supervisor.id, EVENT_REQUEST, &row, err);

	if (rc == 0)
		rc = facts_seen(slot, seen, err);
	/* from the version that was judged: a case named twice is stale */
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_MOVE,
		    ARGS(arg_int(slot->id), arg_word(&state_words, row->to),
			arg_int(slot->version)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_ADD,
		    ARGS(arg_int(s->id), arg_int(slot->id),
			arg_int(ctx->person.id),
			arg_int(s->people.supervisor.id),
			arg_word(&programme_words, slot->programme),
			arg_int(slot->number),
			arg_text(items_text(&c->items, ITEM_CATEGORY)),
			arg_int(slot->revision), arg_int(ctx->now),
			arg_date(ctx->today)),
		    err);
	if (rc < 0)
		return rc;
	request = store_last_id(ctx->store);
	sent = shape_add(&sent_row_shape, &reply->rows);
	*sent = (struct sent_row){slot->number, request, seen + 1};
	rc = store_run(ctx->store, QUERY_SLOT_ASK,
	    ARGS(arg_int(slot->id), arg_int(request)), err);
	if (rc == 0)
		rc = facts_keep(
		    ctx, slot->id, slot->revision, EVENT_REQUEST, request, err);
	if (rc == 0)
		rc = facts_notify(ctx, row, ctx->person.id,
		    s->people.supervisor.id, request, err);
	return rc;
}

static int
send_all(struct ctx *ctx, struct sending *s, struct request_sent *reply,
    struct err *err)
{
	const struct case_seen *asked = s->args->cases.at;
	int rc = store_run(ctx->store, QUERY_SENDING_ADD,
	    ARGS(arg_int(ctx->person.id), arg_int(s->people.supervisor.id),
		arg_text(s->args->message), arg_int(ctx->now)),
	    err);

	s->id = store_last_id(ctx->store);
	for (size_t i = 0; rc == 0 && i < s->args->cases.n; i++)
		rc = send_one(ctx, s, &s->cases[i], asked[i].seen, reply, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_WAITING,
		    ARGS(arg_int(s->people.supervisor.id),
			arg_int((int64_t)s->args->cases.n)),
		    err);
	reply->supervisor = heap_dup(s->people.supervisor.name);
	reply->mail = s->people.supervisor.mail != NULL;
	return rc;
}

int
handle_request_send(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	struct sending s = {.args = a};
	int rc;

	s.cases = heap_new(s.args->cases.n, sizeof *s.cases);
	rc = load_people(ctx, &s, err);
	if (rc == 0)
		rc = load_cases(ctx, &s, err);
	if (rc == 0)
		rc = warn_sending(ctx, s.args, &s.people.supervisor, err);
	if (rc == 0)
		rc = send_all(ctx, &s, r, err);
	for (size_t i = 0; i < s.args->cases.n; i++)
		judge_case_release(&s.cases[i]);
	free(s.cases);
	judge_people_release(&s.people);
	return rc;
}

static int
withdraw_one(struct ctx *ctx, int programme, const struct case_seen *asked,
    struct request_withdrawn *reply, struct err *err)
{
	const struct transition *row = NULL;
	struct request_row request;
	struct case_written *written;
	struct slot_row slot;
	int rc = facts_slot(ctx, programme, asked->slot, &slot, err);

	facts_subject(ctx, programme, asked->slot);
	shape_init(&request_row_shape, &request);
	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, PERSON_NONE, EVENT_WITHDRAW, &row, err);
	if (rc == 0)
		rc = facts_seen(&slot, asked->seen, err);
	if (rc == 0)
		rc = store_one(ctx->store, QUERY_REQUEST_BY_ID,
		    ARGS(arg_int(slot.request)), &request_row_shape, &request,
		    err);
	if (rc > 0 && row != NULL)
		rc = store_run(ctx->store, QUERY_SLOT_MOVE,
		    ARGS(arg_int(slot.id), arg_word(&state_words, row->to),
			arg_int(asked->seen)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_END,
		    ARGS(arg_int(request.id),
			arg_word(&phase_words, PHASE_WITHDRAWN),
			arg_int(ctx->now)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_WAITING,
		    ARGS(arg_int(request.supervisor), arg_int(-1)), err);
	if (rc == 0)
		rc = facts_keep(ctx, slot.id, request.revision, EVENT_WITHDRAW,
		    request.id, err);
	if (rc == 0)
		rc = facts_notify(ctx, row, ctx->person.id, request.supervisor,
		    request.id, err);
	if (rc == 0) {
		written = shape_add(&case_written_shape, &reply->rows);
		*written = (struct case_written){
		    asked->slot, row->to, asked->seen + 1};
	}
	shape_release(&request_row_shape, &request);
	shape_release(&slot_row_shape, &slot);
	return rc;
}

/* 一度承認依頼を送った際に、指導者あてに通知は届いております [seed] */
static int
ask_withdraw(const struct request_withdraw_args *args, struct err *err)
{
	if (facts_confirmed(&args->confirm, "told"))
		return 0;
	reason_add(&err->why, "told", NULL, INT_NONE,
	    N_("The supervisor has already been told of this request."));
	return err_set(err, ERR_CONFIRM,
	    N_("Nothing was withdrawn yet. Please check "
	       "this first."));
}

int
handle_request_withdraw(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct request_withdraw_args *args = a;
	const struct case_seen *asked = args->cases.at;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < args->cases.n; i++)
		rc = withdraw_one(ctx, args->programme, &asked[i], r, err);
	/* last, so that what can't be done is not asked about */
	return rc < 0 ? rc : ask_withdraw(args, err);
}
