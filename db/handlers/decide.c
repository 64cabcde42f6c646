/* SPDX-License-Identifier: MIT */
/* decide: a supervisor approves or rejects what he has opened. */
#include "core/call/requests.h"
#include "core/text.h"
#include "inbox.h"
#include "judge.h"

/* One request under decision. */
struct decision {
	struct request_row request;
	struct judged_case report;
	const struct transition *row;
};

static void
decision_release(struct decision *d)
{
	shape_release(&request_row_shape, &d->request);
	judge_case_release(&d->report);
}

static int
check_phase(const struct decision *d, int64_t seen, struct err *err)
{
	if (d->request.version != seen)
		return err_set(err, ERR_STALE,
		    N_("Request %lld has changed since you opened it; it is "
		       "now \"%s\"."),
		    (long long)d->request.id,
		    words_label(&phase_words, d->request.state));
	if (d->request.state != PHASE_REQUESTED)
		return err_set(err, ERR_STATE,
		    N_("Request %lld is already \"%s\"."),
		    (long long)d->request.id,
		    words_label(&phase_words, d->request.state));
	return 0;
}

static int
load(struct ctx *ctx, const struct request_seen *asked, enum event event,
    struct decision *d, struct err *err)
{
	int rc;

	*d = (struct decision){0};
	shape_init(&slot_row_shape, &d->report.slot);
	rc = inbox_request(ctx, asked->request, &d->request, err);
	if (rc == 0)
		rc = check_phase(d, asked->seen, err);
	if (rc == 0)
		rc = judge_request(ctx, &d->request, &d->report, err);
	if (rc == 0)
		rc = facts_transition(ctx, &d->report.slot,
		    d->request.supervisor, event, &d->row, err);
	return rc;
}

/* GUARD_OPENED: nobody approves unread */
static int
check_opened(const struct decision *d, struct err *err)
{
	if ((d->row->guards & GUARD_OPENED) == 0 ||
	    d->request.opened_at != TIME_NONE)
		return 0;
	return err_set(err, ERR_STATE,
	    N_("Number %d of %s has not been opened yet: please read it "
	       "first."),
	    (int)d->request.number, d->request.applicant_name);
}

/* GUARD_STILL: the qualification may have ended while he was reading */
static int
check_still(struct ctx *ctx, const struct decision *d, struct err *err)
{
	struct person_row applicant, me;
	struct judged_people people = {0};
	int rc;

	if ((d->row->guards & GUARD_STILL) == 0)
		return 0;
	rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
	    ARGS(arg_int(d->request.applicant)), &person_row_shape, &applicant,
	    err);
	shape_init(&person_row_shape, &me);
	if (rc > 0)
		rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
		    ARGS(arg_int(ctx->person.id)), &person_row_shape, &me, err);
	if (rc > 0)
		rc = judge_people(ctx, &applicant, &me, &people, err);
	if (rc == 0 &&
	    judge(ctx, &d->report, &people, ELIGIBLE_STILL, &err->why) > 0)
		rc = err_set(err, ERR_INELIGIBLE,
		    N_("This can't be approved: %s"),
		    ((struct reason *)err->why.at)->text);
	shape_release(&person_row_shape, &applicant);
	shape_release(&person_row_shape, &me);
	judge_people_release(&people);
	return rc;
}

static int
save(struct ctx *ctx, const struct decision *d, int phase,
    struct request_decided *reply, struct err *err)
{
	struct decided_row *decided;
	int rc = store_run(ctx->store, QUERY_REQUEST_DECIDE,
	    ARGS(arg_int(d->request.id), arg_word(&phase_words, phase),
		arg_int(d->request.version), arg_int(ctx->now),
		arg_date(ctx->today)),
	    err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_MOVE,
		    ARGS(arg_int(d->report.slot.id),
			arg_word(&state_words, d->row->to),
			arg_int(d->report.slot.version)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_WAITING,
		    ARGS(arg_int(ctx->person.id), arg_int(-1)), err);
	if (rc == 0 && phase == PHASE_REJECTED)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_REJECTED,
		    ARGS(arg_int(d->request.applicant), arg_int(1)), err);
	if (rc == 0)
		rc = facts_keep(ctx, d->request.slot, d->request.revision,
		    d->row->event, d->request.id, err);
	if (rc == 0)
		rc = facts_notify(ctx, d->row, d->request.applicant,
		    ctx->person.id, d->request.id, err);
	decided = shape_add(&decided_row_shape, &reply->rows);
	*decided =
	    (struct decided_row){d->request.id, phase, d->request.version + 1};
	return rc;
}

int
handle_request_approve(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct request_approve_args *args = a;
	const struct request_seen *asked = args->requests.at;
	struct request_decided *reply = r;
	struct decision d;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < args->requests.n; i++) {
		rc = load(ctx, &asked[i], EVENT_APPROVE, &d, err);
		if (rc == 0)
			rc = check_opened(&d, err);
		if (rc == 0)
			rc = check_still(ctx, &d, err);
		if (rc == 0)
			rc = save(ctx, &d, PHASE_APPROVED, reply, err);
		decision_release(&d);
	}
	if (rc == 0)
		rc = facts_badges(ctx, &reply->badges, err);
	return rc;
}

/* A comment on one item, of which there was none before it. */
static int
check_comment(const struct comment *c, enum programme programme,
    bool ticked[ITEM_COUNT], struct err *err)
{
	if (c->item == WORD_NONE || c->text == NULL || text_blank(c->text))
		return err_set(
		    err, ERR_INVALID, N_("Each ticked item needs a comment."));
	if (!form_asks(programme, (enum form_item)c->item))
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s is not on the form of this application."),
		    words_label(&form_words, c->item));
	if (ticked[c->item])
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s: one comment on each item, please."),
		    words_label(&form_words, c->item));
	ticked[c->item] = true;
	return 0;
}

static bool
general(const struct request_reject_args *args)
{
	return args->comment != NULL && !text_blank(args->comment);
}

/* GUARD_COMMENT: a rejection says why */
static int
check_comments(const struct request_reject_args *args, const struct decision *d,
    struct err *err)
{
	const struct comment *c = args->comments.at;
	bool ticked[ITEM_COUNT] = {false};
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < args->comments.n; i++)
		rc = check_comment(
		    &c[i], (enum programme)d->request.programme, ticked, err);
	if (rc < 0 || args->comments.n > 0 || general(args) ||
	    (d->row->guards & GUARD_COMMENT) == 0)
		return rc;
	return err_set(err, ERR_INVALID,
	    N_("Please give a comment on at least one item, or a general "
	       "one."));
}

static int
save_comments(
    struct ctx *ctx, const struct request_reject_args *args, struct err *err)
{
	const struct comment *c = args->comments.at;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < args->comments.n; i++)
		rc = store_run(ctx->store, QUERY_COMMENT_ADD,
		    ARGS(arg_int(args->request),
			arg_word(&form_words, c[i].item), arg_text(c[i].text)),
		    err);
	if (rc == 0 && general(args))
		rc = store_run(ctx->store, QUERY_COMMENT_ADD,
		    ARGS(arg_int(args->request), arg_text(NULL),
			arg_text(args->comment)),
		    err);
	return rc;
}

int
handle_request_reject(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct request_reject_args *args = a;
	const struct request_seen asked = {args->request, args->seen};
	struct request_decided *reply = r;
	struct decision d;
	int rc = load(ctx, &asked, EVENT_REJECT, &d, err);

	if (rc == 0)
		rc = check_comments(args, &d, err);
	if (rc == 0)
		rc = save_comments(ctx, args, err);
	if (rc == 0)
		rc = save(ctx, &d, PHASE_REJECTED, reply, err);
	decision_release(&d);
	if (rc == 0)
		rc = facts_badges(ctx, &reply->badges, err);
	return rc;
}
