/* SPDX-License-Identifier: MIT */
/* application_end: the 事務局 returns a submitted set, or closes it. */
#include <stdio.h>

#include "applied.h"
#include "core/application.h"
#include "core/call/applications.h"
#include "core/text.h"
#include "outbox.h"

/* An end on its way. */
struct ending {
	int64_t application, seen;
	enum event event;
	int state; /* enum application */
	const char *reason;
};

/* Nobody is the 事務局 on his own cases, nor on those that he approved.
 * (domain.md: people and roles) */
static int
check_other(struct ctx *ctx, const struct applied_set_row *set,
    const struct applied_slot_row *slots, size_t n, struct err *err)
{
	bool mine = set->person == ctx->person.id;

	for (size_t i = 0; i < n; i++)
		mine = mine || slots[i].supervisor == ctx->person.id;
	if (!mine)
		return 0;
	return err_set(err, ERR_STATE,
	    N_("This application is yours, or holds a case that you approved: "
	       "please let another member of the office do it."));
}

static int
check_set(const struct applied_set_row *set, int64_t seen, struct err *err)
{
	if (set->version != seen)
		return err_set(err, ERR_STALE,
		    N_("Application %s has changed since you opened it; it is "
		       "now \"%s\"."),
		    set->number, words_label(&application_words, set->state));
	if (set->state != APPLICATION_SUBMITTED)
		return err_set(err, ERR_STATE,
		    N_("Application %s is already \"%s\"."), set->number,
		    words_label(&application_words, set->state));
	return 0;
}

/* A slot goes back to what it was, or becomes empty. */
static int
move(struct ctx *ctx, const struct applied_set_row *set,
    const struct applied_slot_row *row, const struct ending *ending,
    struct err *err)
{
	struct slot_row slot = {.person = set->person,
	    .programme = set->programme,
	    .number = row->number,
	    .state = row->state};
	const struct transition *step;
	enum state to;
	int rc = facts_transition(
	    ctx, &slot, row->supervisor, ending->event, &step, err);

	if (rc < 0)
		return rc;
	to = workflow_to(step, (enum state)row->state, (enum state)row->before);
	rc = store_run(ctx->store,
	    to == STATE_EMPTY ? QUERY_SLOT_EMPTY : QUERY_SLOT_UNAPPLY,
	    ARGS(arg_int(row->slot), arg_word(&state_words, (int)to),
		arg_int(row->version)),
	    err);
	/* what the office recorded was about the case, not its number */
	if (rc == 0 && to == STATE_EMPTY)
		rc = store_run(ctx->store, QUERY_ELSEWHERE_DROP,
		    ARGS(arg_int(row->slot)), err);
	return rc;
}

static int
end(struct ctx *ctx, const struct ending *ending,
    const struct applied_set_row *set, struct err *err)
{
	struct list slots = {0};
	const struct applied_slot_row *row;
	int rc = store_rows(ctx->store, QUERY_APPLICATION_SLOTS,
	    ARGS(arg_int(set->id)), &applied_slot_row_shape, &slots, err);

	row = slots.at;
	if (rc == 0)
		rc = check_other(ctx, set, row, slots.n, err);
	if (rc == 0)
		rc = check_set(set, ending->seen, err);
	for (size_t i = 0; rc == 0 && i < slots.n; i++)
		rc = move(ctx, set, &row[i], ending, err);
	shape_list_release(&applied_slot_row_shape, &slots);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_APPLICATION_END,
		    ARGS(arg_int(set->id), arg_int(ending->seen),
			arg_word(&application_words, ending->state),
			arg_int(ctx->now), arg_date(ctx->today),
			arg_int(ctx->person.id), arg_text(ending->reason)),
		    err);
	if (rc == 0)
		rc = outbox_tell_application(
		    ctx, ending->event, set->person, set->id, err);
	return rc;
}

static int
load_and_end(struct ctx *ctx, const struct ending *ending,
    struct applied_set_row *set, struct application_ended *reply,
    struct err *err)
{
	int rc = applied_set(ctx, ending->application, set, err);

	if (rc < 0)
		return rc;
	snprintf(ctx->subject, sizeof ctx->subject, "%s", set->number);
	*reply = (struct application_ended){
	    set->id, ending->state, set->version + 1};
	return end(ctx, ending, set, err);
}

/* His own last day of that year's 申請期間. */
static int
set_deadline(struct ctx *ctx, const struct application_return_args *args,
    const struct applied_set_row *set, struct err *err)
{
	if (args->deadline == DATE_NONE)
		return 0;
	if (args->deadline < ctx->today) {
		reason_add(&err->why, "application", "deadline", INT_NONE,
		    N_("The deadline must not be before today."));
		return err_set(err, ERR_INVALID,
		    N_("The deadline must not be before today."));
	}
	return store_run(ctx->store, QUERY_APPLICATION_DEADLINE,
	    ARGS(arg_int(set->person),
		arg_word(&programme_words, set->programme),
		arg_word(&window_words, WINDOW_APPLICATION),
		arg_int(set->fiscal_year), arg_date(args->deadline),
		arg_text(args->reason), arg_int(ctx->person.id),
		arg_int(ctx->now)),
	    err);
}

int
handle_application_return(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct application_return_args *args = a;
	const struct ending ending = {args->application, args->seen,
	    EVENT_RETURN, APPLICATION_RETURNED, args->reason};
	struct applied_set_row set;
	int rc = 0;

	shape_init(&applied_set_row_shape, &set);
	if (text_blank(args->reason))
		rc = err_set(err, ERR_INVALID,
		    N_("Please say why it is returned; the applicant reads "
		       "it."));
	if (rc == 0)
		rc = load_and_end(ctx, &ending, &set, r, err);
	if (rc == 0)
		rc = set_deadline(ctx, args, &set, err);
	shape_release(&applied_set_row_shape, &set);
	return rc;
}

int
handle_application_close(
    struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct application_close_args *args = a;
	const struct ending ending = {args->application, args->seen,
	    args->result == APPLICATION_PASSED ? EVENT_CLOSE_PASSED
					       : EVENT_CLOSE_OTHER,
	    args->result, args->reason};
	struct applied_set_row set;
	int rc = 0;

	shape_init(&applied_set_row_shape, &set);
	if (args->result == APPLICATION_SUBMITTED ||
	    args->result == APPLICATION_RETURNED)
		rc = err_set(err, ERR_INVALID,
		    N_("An application is closed as passed, not passed or "
		       "withdrawn."));
	if (rc == 0)
		rc = load_and_end(ctx, &ending, &set, r, err);
	shape_release(&applied_set_row_shape, &set);
	return rc;
}
