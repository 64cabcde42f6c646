/* SPDX-License-Identifier: MIT */
#include "fall_back.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "db/audit.h"
#include "judge.h"

/* One waiting request, its case and its two people. */
struct falling {
	struct request_row request;
	struct judged_case report;
	struct judged_people people;
};

static void
release(struct falling *f)
{
	shape_release(&request_row_shape, &f->request);
	judge_case_release(&f->report);
	judge_people_release(&f->people);
}

static int
load(struct ctx *ctx, int64_t request, struct falling *f, struct err *err)
{
	struct person_row applicant, supervisor;
	int rc;

	*f = (struct falling){0};
	shape_init(&slot_row_shape, &f->report.slot);
	shape_init(&person_row_shape, &applicant);
	shape_init(&person_row_shape, &supervisor);
	rc = store_one(ctx->store, QUERY_REQUEST_BY_ID, ARGS(arg_int(request)),
	    &request_row_shape, &f->request, err);
	if (rc > 0)
		rc = judge_request(ctx, &f->request, &f->report, err);
	if (rc == 0)
		rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
		    ARGS(arg_int(f->request.applicant)), &person_row_shape,
		    &applicant, err);
	if (rc > 0)
		rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
		    ARGS(arg_int(f->request.supervisor)), &person_row_shape,
		    &supervisor, err);
	if (rc > 0)
		rc =
		    judge_people(ctx, &applicant, &supervisor, &f->people, err);
	shape_release(&person_row_shape, &applicant);
	shape_release(&person_row_shape, &supervisor);
	return rc;
}

/* enum fall, or WORD_NONE: it can be decided as before. */
static int
why(struct ctx *ctx, const struct falling *f)
{
	struct list ignored = {0};
	int fall = WORD_NONE;

	if (judge(ctx, &f->report, &f->people, ELIGIBLE_RULE(7), &ignored) > 0)
		fall = FALL_APPLICANT;
	else if (!f->people.supervisor.active)
		fall = FALL_SUPERVISOR;
	else if (judge(ctx, &f->report, &f->people, ELIGIBLE_RULE(4),
		     &ignored) > 0)
		fall = FALL_QUALIFICATION;
	reason_clear(&ignored);
	return fall;
}

/* By the service, which is nobody's relation but its own. */
static int
row_of(const struct falling *f, const struct transition **row, struct err *err)
{
	const struct policy_facts service = {.service = true};
	const struct slot_row *slot = &f->report.slot;

	*row = policy_transition(&service, (enum programme)slot->programme,
	    (enum state)slot->state, EVENT_FALL_BACK);
	if (*row != NULL)
		return 0;
	return workflow_refuse((enum programme)slot->programme, slot->number,
	    (enum state)slot->state, EVENT_FALL_BACK, err);
}

static int
tell(struct ctx *ctx, const struct falling *f, const struct transition *row,
    struct err *err)
{
	char *subject =
	    heap_printf("request %lld: %s %d of %s", (long long)f->request.id,
		words_code(&programme_words, f->request.programme),
		(int)f->request.number, f->request.member);
	int rc = audit_add(ctx->store, ctx->now, AUDIT_SERVICE,
	    "request.fall_back", subject, "DONE", err);

	free(subject);
	if (rc == 0)
		rc = facts_notify(ctx, row, f->request.applicant,
		    f->request.supervisor, f->request.id, err);
	return rc;
}

static int
let_fall(struct ctx *ctx, const struct falling *f, int fall, struct err *err)
{
	const struct transition *row;
	int rc = row_of(f, &row, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_MOVE,
		    ARGS(arg_int(f->report.slot.id),
			arg_word(&state_words, row->to),
			arg_int(f->report.slot.version)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_REQUEST_END_WHY,
		    ARGS(arg_int(f->request.id),
			arg_word(&phase_words, PHASE_FELL_BACK),
			arg_int(ctx->now), arg_word(&fall_words, fall)),
		    err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_PERSON_COUNT_WAITING,
		    ARGS(arg_int(f->request.supervisor), arg_int(-1)), err);
	if (rc == 0) /* by nobody: the service itself */
		rc = store_run(ctx->store, QUERY_REVISION_EVENT_ADD,
		    ARGS(arg_int(f->report.slot.id),
			arg_int(f->request.revision),
			arg_word(&event_words, (int)row->event),
			arg_int(INT_NONE), arg_int(ctx->now),
			arg_int(f->request.id)),
		    err);
	if (rc == 0)
		rc = tell(ctx, f, row, err);
	return rc;
}

int
fall_back_person(struct ctx *ctx, int64_t person, int64_t *n, struct err *err)
{
	struct list waiting = {0};
	const struct id_row *id;
	struct falling f;
	int fall, rc = store_rows(ctx->store, QUERY_REQUEST_WAITING_OF,
		      ARGS(arg_int(person)), &id_row_shape, &waiting, err);

	id = waiting.at;
	for (size_t i = 0; rc == 0 && i < waiting.n; i++) {
		rc = load(ctx, id[i].id, &f, err);
		fall = rc == 0 ? why(ctx, &f) : WORD_NONE;
		if (fall != WORD_NONE) {
			rc = let_fall(ctx, &f, fall, err);
			++*n;
		}
		release(&f);
	}
	shape_list_release(&id_row_shape, &waiting);
	return rc;
}

char *
fall_back_text(int fall, const char *name, const char *office)
{
	switch (fall) {
	case FALL_SUPERVISOR:
		return heap_printf(
		    _("The request to %s came back: the supervisor has left "
		      "the society. Please contact the supervisor yourself for "
		      "an approval on paper with a seal; the form comes from "
		      "the office (%s), which does not mediate. Or ask another "
		      "supervisor who was there."),
		    name, office);
	case FALL_QUALIFICATION:
		return heap_printf(
		    _("The request to %s came back: the supervisor's "
		      "qualification does not cover this case. Please ask "
		      "another supervisor, or the office (%s)."),
		    name, office);
	case FALL_APPLICANT:
		return heap_printf(
		    _("The request to %s came back, because you were no active "
		      "physician member then. Please ask again, or the office "
		      "(%s)."),
		    name, office);
	default:
		return NULL;
	}
}
