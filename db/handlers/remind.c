/* SPDX-License-Identifier: MIT */
#include "remind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/reminder.h"
#include "core/workflow.h"
#include "outbox.h"

#define KEPT_AS "reminded_on" /* the setting */
#define PEOPLE 200 /* looked at in one transaction: others wait meanwhile */

/* Supervisors; then of each programme the period of everybody, and the days
 * that some have of their own. */
#define PARTS (1 + 2 * PROGRAMME_COUNT)

/* How far a day's look has come. It is kept with what was written, as "DAY
 * PART PERSON", and as the day alone when it is over. */
struct place {
	int part;
	int64_t after; /* the last person that was looked at */
};

static int
write(struct ctx *ctx, enum news kind, enum whom whom,
    const struct remind_row *row, int stage, struct err *err)
{
	int64_t outbox = INT_NONE;
	int rc =
	    outbox_write(ctx, kind, whom, row->person, INT_NONE, &outbox, err);

	if (rc < 0)
		return rc;
	return store_run(ctx->store, QUERY_OUTBOX_REMINDER,
	    ARGS(arg_int(outbox), arg_word(&programme_words, row->programme),
		arg_date(row->day), arg_int(stage), arg_int(row->count),
		arg_int(row->oldest)),
	    err);
}

static int
remind_supervisor(
    struct ctx *ctx, const struct remind_row *row, struct err *err)
{
	int stage = reminder_waiting(ctx->today - row->day);

	if (!row->wanted || (row->told != INT_NONE && row->told >= stage))
		return 0;
	return write(
	    ctx, NEWS_REMIND_WAITING, WHOM_SUPERVISOR, row, stage, err);
}

static int
remind_applicant(struct ctx *ctx, struct remind_row *row, struct err *err)
{
	int stage = reminder_deadline(row->day - ctx->today);

	if (!row->wanted || (row->told != INT_NONE && row->told <= stage))
		return 0;
	row->count = form_slots((enum programme)row->programme) - row->count;
	return write(
	    ctx, NEWS_REMIND_DEADLINE, WHOM_APPLICANT, row, stage, err);
}

static int
find(struct ctx *ctx, const struct place *place, int64_t most,
    struct list *rows, struct err *err)
{
	int programme = (place->part - 1) / 2;
	enum state ready;

	if (place->part == 0)
		return store_rows(ctx->store, QUERY_REMIND_WAITING,
		    ARGS(arg_date(ctx->today - REMINDER_FIRST),
			arg_int(place->after), arg_int(most)),
		    &remind_row_shape, rows, err);
	ready = workflow_needs_approval((enum programme)programme)
		    ? STATE_APPROVED
		    : STATE_REGISTERED;
	return store_rows(ctx->store,
	    (place->part - 1) % 2 == 0 ? QUERY_REMIND_LISTS : QUERY_REMIND_OWN,
	    ARGS(arg_word(&programme_words, programme), arg_date(ctx->today),
		arg_date(ctx->today + REMINDER_LEAD),
		arg_word(&state_words, (int)ready), arg_int(place->after),
		arg_int(most)),
	    &remind_row_shape, rows, err);
}

/* Moves the place on; returns how many were looked at. */
static int
page(struct ctx *ctx, struct place *place, int64_t most, struct err *err)
{
	struct list rows = {0};
	int rc = find(ctx, place, most, &rows, err), looked = (int)rows.n;
	struct remind_row *row = rows.at;

	for (int i = 0; rc == 0 && i < looked; i++)
		rc = place->part == 0 ? remind_supervisor(ctx, &row[i], err)
				      : remind_applicant(ctx, &row[i], err);
	if (looked < most)
		*place = (struct place){place->part + 1, 0};
	else
		place->after = row[looked - 1].person;
	shape_list_release(&remind_row_shape, &rows);
	return rc < 0 ? rc : looked;
}

/* Another day begins anew: what was told is told once, whoever told it. */
static void
take_place(const char *kept, const char *today, struct place *place)
{
	size_t n = strlen(today);
	char *end;

	*place = (struct place){0};
	if (kept == NULL || strncmp(kept, today, n) != 0)
		return;
	place->part = PARTS;
	if (kept[n] == '\0')
		return;
	place->part = (int)strtol(kept + n, &end, 10);
	place->after = strtoll(end, NULL, 10);
}

static int
keep(struct ctx *ctx, const char *today, const struct place *place,
    struct err *err)
{
	char kept[64];

	snprintf(kept, sizeof kept, "%s", today);
	if (place->part < PARTS)
		snprintf(kept, sizeof kept, "%s %d %lld", today, place->part,
		    (long long)place->after);
	return store_run(ctx->store, QUERY_SETTING_SET,
	    ARGS(arg_text(KEPT_AS), arg_text(kept)), err);
}

int
remind_due(struct ctx *ctx, bool *more, struct err *err)
{
	struct setting_row kept;
	struct place place;
	char today[DATE_SIZE];
	int rc = store_one(ctx->store, QUERY_SETTING_FIND,
	    ARGS(arg_text(KEPT_AS)), &setting_row_shape, &kept, err);

	take_place(kept.value, date_format(ctx->today, today), &place);
	shape_release(&setting_row_shape, &kept);
	*more = false;
	if (rc < 0 || place.part >= PARTS)
		return rc < 0 ? rc : 0;
	for (int left = PEOPLE; rc >= 0 && left > 0 && place.part < PARTS;
	     left -= rc)
		rc = page(ctx, &place, left, err);
	*more = place.part < PARTS;
	return rc < 0 ? rc : keep(ctx, today, &place, err);
}
