/* SPDX-License-Identifier: MIT */
/*
 * approval: what the office does about approvals: on paper, revoked, passed
 * on, and a supervisor of elsewhere allowed. In no case of its own, and in
 * none that its own hand has to decide.
 */
#include <stdlib.h>
#include <string.h>

#include "core/call/approvals.h"
#include "core/heap.h"
#include "core/text.h"
#include "judge.h"
#include "outbox.h"
#include "recorded.h"

int
handle_staff_cases(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct staff_cases_args *args = a;
	struct staff_cases *reply = r;

	return store_rows(ctx->store, QUERY_STAFF_CASES,
	    ARGS(arg_int(args->person)), &staff_case_shape, &reply->rows, err);
}

/* One case on its way; what it needs of it is loaded, the rest none. */
struct office_case {
	struct slot_row slot;
	struct request_row request;              /* the last one */
	struct person_row applicant, supervisor; /* the one who is named */
};

static void
release(struct office_case *c)
{
	shape_release(&slot_row_shape, &c->slot);
	shape_release(&request_row_shape, &c->request);
	shape_release(&person_row_shape, &c->applicant);
	shape_release(&person_row_shape, &c->supervisor);
}

/* Says which field it is. */
static int
invalid(struct err *err, const char *member, char *text)
{
	reason_add_text(&err->why, "approval", member, INT_NONE, text);
	err_text(err, ERR_INVALID, text);
	free(text);
	return -ERR_INVALID;
}

static int
named(
    struct ctx *ctx, const char *member, struct office_case *c, struct err *err)
{
	int rc = store_one(ctx->store, QUERY_PERSON_BY_MEMBER,
	    ARGS(arg_text(member)), &person_row_shape, &c->supervisor, err);

	if (rc < 0)
		return rc;
	if (rc == 0 || !c->supervisor.supervisor)
		return invalid(err, "supervisor",
		    heap_printf(_("There is no supervisor with the member "
				  "number %s."),
			member));
	if (c->supervisor.id == c->slot.person)
		return invalid(err, "supervisor",
		    heap_dup(_("Nobody is his own supervisor.")));
	return 0;
}

/* The case, as it was seen, and its last request. */
static int
load(struct ctx *ctx, const struct case_reason_args *of, struct office_case *c,
    struct err *err)
{
	int rc;

	shape_init(&slot_row_shape, &c->slot);
	shape_init(&request_row_shape, &c->request);
	shape_init(&person_row_shape, &c->supervisor);
	rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
	    ARGS(arg_int(of->person)), &person_row_shape, &c->applicant, err);
	if (rc > 0)
		rc = store_one(ctx->store, QUERY_SLOT_FIND,
		    ARGS(arg_int(of->person),
			arg_word(&programme_words, of->programme),
			arg_int(of->slot)),
		    &slot_row_shape, &c->slot, err);
	if (rc == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	if (rc > 0) {
		facts_subject_of(
		    ctx, of->programme, of->slot, c->applicant.member);
		rc = facts_seen(&c->slot, of->seen, err);
	}
	if (rc == 0 && c->slot.request != INT_NONE)
		rc = store_one(ctx->store, QUERY_REQUEST_BY_ID,
		    ARGS(arg_int(c->slot.request)), &request_row_shape,
		    &c->request, err);
	if (rc >= 0 && text_blank(of->reason))
		return invalid(
		    err, "reason", heap_dup(_("Please give the reason.")));
	return rc < 0 ? rc : 0;
}

/* The row of an event: by staff, who is neither applicant nor any of the
 * supervisors in question. */
static int
row_of(struct ctx *ctx, const struct office_case *c, enum event event,
    const struct transition **row, struct err *err)
{
	int rc = facts_transition(ctx, &c->slot,
	    c->request.id == INT_NONE ? PERSON_NONE : c->request.supervisor,
	    event, row, err);

	if (rc == 0 && c->supervisor.id != INT_NONE)
		rc = facts_transition(
		    ctx, &c->slot, c->supervisor.id, event, row, err);
	return rc;
}

static int
move(struct ctx *ctx, const struct office_case *c, const struct transition *row,
    struct err *err)
{
	return store_run(ctx->store, QUERY_SLOT_MOVE,
	    ARGS(arg_int(c->slot.id), arg_word(&state_words, row->to),
		arg_int(c->slot.version)),
	    err);
}

static void
written(const struct office_case *c, const struct transition *row,
    struct case_written *reply)
{
	*reply =
	    (struct case_written){c->slot.number, row->to, c->slot.version + 1};
}

/* --- On paper ------------------------------------------------------------ */

/* GUARD_NO_DRAFT and GUARD_PAPER */
static int
check_paper(struct ctx *ctx, const struct approve_paper_args *args,
    const struct office_case *c, struct err *err)
{
	struct list drafts = {0};
	int rc;

	if (args->revision != c->slot.revision)
		return invalid(err, "revision",
		    heap_printf(_("The form is about revision %lld; registered "
				  "is %lld."),
			(long long)args->revision,
			(long long)c->slot.revision));
	if (args->received_on > ctx->today)
		return invalid(err, "received_on",
		    heap_dup(_("This day has not come yet.")));
	rc = store_rows(ctx->store, QUERY_DRAFT_LIST, ARGS(arg_int(c->slot.id)),
	    &draft_row_shape, &drafts, err);
	if (rc == 0 && drafts.n > 0)
		rc = err_set(err, ERR_STATE,
		    N_("Number %d has a draft that differs: the applicant must "
		       "register it, or discard it."),
		    (int)c->slot.number);
	shape_list_release(&draft_row_shape, &drafts);
	return rc;
}

int
handle_staff_approve_paper(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct approve_paper_args *args = a;
	const struct case_reason_args of = {NULL, args->person, args->programme,
	    args->slot, args->seen, args->reason};
	const struct recorded how = {
	    SOURCE_PAPER, args->received_on, args->received_on, args->reason};
	const struct transition *row = NULL;
	struct office_case c;
	int rc = load(ctx, &of, &c, err);

	if (rc == 0)
		rc = named(ctx, args->supervisor, &c, err);
	if (rc == 0)
		rc = row_of(ctx, &c, EVENT_APPROVE_PAPER, &row, err);
	if (rc == 0)
		rc = check_paper(ctx, args, &c, err);
	if (rc == 0)
		rc = recorded_approve(
		    ctx, &c.slot, c.supervisor.id, row, &how, err);
	if (rc == 0)
		written(&c, row, r);
	release(&c);
	return rc;
}

/* --- Revoked ------------------------------------------------------------- */

int
handle_staff_revoke(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_reason_args *args = a;
	const struct transition *row = NULL;
	struct office_case c;
	int rc = load(ctx, args, &c, err);

	if (rc == 0)
		rc = row_of(ctx, &c, EVENT_REVOKE, &row, err);
	if (rc == 0)
		rc = move(ctx, &c, row, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_REVOKE,
		    ARGS(arg_int(c.request.id), arg_text(args->reason),
			arg_int(ctx->person.id)),
		    err);
	if (rc == 0)
		rc = facts_keep(ctx, c.slot.id, c.slot.revision, row->event,
		    c.request.id, err);
	if (rc == 0)
		rc = facts_notify(ctx, row, c.slot.person, c.request.supervisor,
		    c.request.id, err);
	if (rc == 0)
		written(&c, row, r);
	release(&c);
	return rc;
}

/* --- Passed on ----------------------------------------------------------- */

/* GUARD_STILL: rules 3 to 7 for the new one */
static int
check_still(struct ctx *ctx, struct office_case *c, struct err *err)
{
	struct judged_case report;
	struct judged_people people = {0};
	int rc = judge_request(ctx, &c->request, &report, err);

	if (rc == 0)
		rc = judge_people(
		    ctx, &c->applicant, &c->supervisor, &people, err);
	if (rc == 0 &&
	    judge(ctx, &report, &people, ELIGIBLE_STILL, &err->why) > 0)
		rc = err_set(err, ERR_INELIGIBLE,
		    N_("It can't be passed on: %s"),
		    ((struct reason *)err->why.at)->text);
	/* back where they came from: they are needed below */
	c->applicant = people.applicant;
	c->supervisor = people.supervisor;
	shape_init(&person_row_shape, &people.applicant);
	shape_init(&person_row_shape, &people.supervisor);
	judge_people_release(&people);
	judge_case_release(&report);
	return rc;
}

static int
end_old(struct ctx *ctx, const struct reassign_args *args,
    const struct office_case *c, struct err *err)
{
	int rc = store_run(ctx->store, QUERY_REQUEST_END_WHY,
	    ARGS(arg_int(c->request.id),
		arg_word(&phase_words, PHASE_REASSIGNED), arg_int(ctx->now),
		arg_text(args->reason)),
	    err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_WAITING,
		    ARGS(arg_int(c->request.supervisor), arg_int(-1)), err);
	if (rc == 0)
		rc = facts_keep(ctx, c->slot.id, c->request.revision,
		    EVENT_REASSIGN, c->request.id, err);
	if (rc == 0)
		rc = outbox_tell_case(ctx, EVENT_REASSIGN, WHOM_OLD_SUPERVISOR,
		    c->request.supervisor, c->request.id, err);
	return rc;
}

static int
save_new(struct ctx *ctx, const struct reassign_args *args,
    const struct office_case *c, const struct transition *row, struct err *err)
{
	int64_t request;
	int rc = recorded_ask(ctx, &c->slot, c->supervisor.id, &request, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_PASSED,
		    ARGS(arg_int(request), arg_date(args->consent_on),
			arg_text(args->reason), arg_int(ctx->person.id)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_WAITING,
		    ARGS(arg_int(c->supervisor.id), arg_int(1)), err);
	if (rc == 0)
		rc = facts_notify(
		    ctx, row, c->slot.person, c->supervisor.id, request, err);
	return rc;
}

static int
check_reassign(struct ctx *ctx, const struct reassign_args *args,
    struct office_case *c, struct err *err)
{
	if (c->supervisor.id == c->request.supervisor)
		return invalid(err, "supervisor",
		    heap_dup(_("This supervisor has the request already.")));
	if (args->consent_on > ctx->today)
		return invalid(err, "consent_on",
		    heap_dup(_("This day has not come yet.")));
	return check_still(ctx, c, err);
}

int
handle_staff_reassign(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct reassign_args *args = a;
	const struct case_reason_args of = {NULL, args->person, args->programme,
	    args->slot, args->seen, args->reason};
	const struct transition *row = NULL;
	struct office_case c;
	int rc = load(ctx, &of, &c, err);

	if (rc == 0)
		rc = named(ctx, args->supervisor, &c, err);
	if (rc == 0)
		rc = row_of(ctx, &c, EVENT_REASSIGN, &row, err);
	if (rc == 0)
		rc = check_reassign(ctx, args, &c, err);
	if (rc == 0)
		rc = move(ctx, &c, row, err);
	if (rc == 0)
		rc = end_old(ctx, args, &c, err);
	if (rc == 0)
		rc = save_new(ctx, args, &c, row, err);
	if (rc == 0)
		written(&c, row, r);
	release(&c);
	return rc;
}

/* --- 他施設指導者可 ------------------------------------------------------ */

/* It is no event: the state stays, and so does the version. */
int
handle_staff_elsewhere(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct case_reason_args *args = a;
	struct case_written *reply = r;
	struct office_case c;
	int rc = load(ctx, args, &c, err);

	if (rc == 0 && c.slot.person == ctx->person.id)
		rc = err_set(err, ERR_STATE,
		    N_("Nobody acts as office in his own case: please ask "
		       "another member of the office."));
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_ELSEWHERE_SET,
		    ARGS(arg_int(c.slot.id), arg_text(args->reason),
			arg_int(ctx->person.id), arg_int(ctx->now)),
		    err);
	*reply =
	    (struct case_written){c.slot.number, c.slot.state, c.slot.version};
	release(&c);
	return rc;
}
