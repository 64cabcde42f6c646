/* SPDX-License-Identifier: MIT */
/* home: マイページ, which everybody has. */
#include "core/home.h"

#include "core/call/home.h"
#include "core/heap.h"
#include "count.h"
#include "facts.h"

static void
add_programme(const struct ctx *ctx, enum programme programme,
    struct counted_rows rows, struct home *reply)
{
	struct home_programme *p =
	    shape_add(&home_programme_shape, &reply->programmes);
	struct progress progress;

	count_progress(
	    programme, rows, &ctx->rules, ctx->today, &progress, &p->blockers);
	p->programme = (int)programme;
	p->slots = form_slots(programme);
	p->unregistered = progress.count[STATE_EMPTY];
	p->registered = progress.count[STATE_REGISTERED];
	p->requested = progress.count[STATE_REQUESTED];
	p->approved = progress.count[STATE_APPROVED];
	p->rejected = progress.count[STATE_REJECTED];
	p->submitted = progress.count[STATE_SUBMITTED];
	p->windows = progress_windows(programme, &ctx->rules, ctx->today);
}

static void
add_case(const struct ctx *ctx, const struct used_row *used, struct list *list)
{
	struct home_case *row = shape_add(&home_case_shape, list);

	row->programme = used->programme;
	row->slot = used->slot;
	row->category = used->category;
	row->state = used->state;
	row->supervisor = heap_dup(used->supervisor);
	row->day = used->state == STATE_REQUESTED ? used->requested_on
						  : used->decided_on;
	if (used->state == STATE_REQUESTED)
		row->days = ctx->today - used->requested_on;
}

/* What waits for a supervisor, and what he has decided meanwhile. */
static void
sort_out(const struct ctx *ctx, const struct used_row *used, struct home *reply)
{
	int64_t since = ctx->person.last_login_at;

	if (used->supervisor == NULL)
		return;
	if (used->state == STATE_REQUESTED)
		add_case(ctx, used, &reply->waiting);
	else if ((used->state == STATE_APPROVED ||
		     used->state == STATE_REJECTED) &&
		 used->decided_on != DATE_NONE &&
		 (since == TIME_NONE || used->decided_at > since))
		add_case(ctx, used, &reply->results);
}

static int
applicant(struct ctx *ctx, struct home *reply, struct err *err)
{
	struct list list = {0};
	const struct used_row *used;
	int rc = store_rows(ctx->store, QUERY_HOME_CASES,
	    ARGS(arg_int(ctx->person.id)), &used_row_shape, &list, err);

	used = list.at;
	for (size_t i = 0; i < list.n; i++)
		sort_out(ctx, &used[i], reply);
	for (int p = 0; rc == 0 && p < PROGRAMME_COUNT; p++)
		add_programme(
		    ctx, (enum programme)p, count_rows(&list, p), reply);
	shape_list_release(&used_row_shape, &list);
	return rc;
}

static int
supervisor(struct ctx *ctx, struct home *reply, struct err *err)
{
	struct day_row oldest;
	int rc = store_one(ctx->store, QUERY_REQUEST_OLDEST,
	    ARGS(arg_int(ctx->person.id)), &day_row_shape, &oldest, err);

	if (rc == 1)
		reply->oldest = ctx->today - oldest.day;
	return rc < 0 ? rc : 0;
}

int
handle_home_show(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	struct home *reply = r;
	int rc = facts_badges(ctx, &reply->badges, err);

	(void)a;
	reply->greeting =
	    home_greeting(ctx->person.name, ctx->person.last_login_at);
	reply->open_now = home_open_now(&ctx->rules, ctx->today);
	reply->office = heap_dup(ctx->rules.office);
	reply->mail = heap_dup(ctx->person.mail);
	reply->reminders = ctx->person.reminders;
	if (rc == 0 && (ctx->roles & ROLE_SUPERVISOR) != 0)
		rc = supervisor(ctx, reply, err);
	if (rc == 0 && (ctx->roles & ROLE_APPLICANT) != 0)
		rc = applicant(ctx, reply, err);
	if (rc == 0)
		rc = store_rows(ctx->store, QUERY_ANNOUNCEMENT_NOW,
		    ARGS(arg_date(ctx->today), arg_int(ANNOUNCEMENTS_MAX)),
		    &announcement_row_shape, &reply->announcements, err);
	return rc;
}
