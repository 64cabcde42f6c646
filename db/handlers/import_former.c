/* SPDX-License-Identifier: MIT */
/*
 * import_former: approvals of a former system. The report itself must be
 * registered here; the line says who approved it there, and when. (domain.md:
 * the first season)
 */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "import.h"
#include "recorded.h"

static char *
slot_key(const void *row)
{
	const struct import_former *f = row;

	return heap_printf(
	    "%d %lld %s", f->programme, (long long)f->number, f->member);
}

static const struct member *
column(const char *name)
{
	return shape_member(&import_former_shape, name);
}

static int
load_slot(struct ctx *ctx, const struct import_item *item,
    struct slot_row *slot, struct err *err)
{
	const struct import_former *f = item->row;
	int rc = store_one(ctx->store, QUERY_SLOT_FIND,
	    ARGS(arg_int(item->person),
		arg_word(&programme_words, f->programme), arg_int(f->number)),
	    &slot_row_shape, slot, err);

	return rc < 0 ? rc : 0;
}

/* By member number or by name, old names too; INT_NONE: not just one. */
static int
load_supervisor(struct ctx *ctx, const struct import_item *item,
    struct person_row *person, size_t *n, struct err *err)
{
	const struct import_former *f = item->row;
	struct list found = {0};
	int rc = store_rows(ctx->store, QUERY_PERSON_NAMED,
	    ARGS(arg_text(f->supervisor), arg_int(2)), &id_row_shape, &found,
	    err);

	shape_init(&person_row_shape, person);
	*n = found.n;
	if (rc == 0 && found.n == 1)
		rc = store_one(ctx->store, QUERY_PERSON_BY_ID,
		    ARGS(arg_int(((const struct id_row *)found.at)->id)),
		    &person_row_shape, person, err);
	shape_list_release(&id_row_shape, &found);
	return rc < 0 ? rc : 0;
}

/* The same approval stands there already. */
static int
is_known(struct ctx *ctx, const struct import_former *f,
    const struct slot_row *slot, int64_t supervisor, struct err *err)
{
	struct id_row row;

	if (slot->state != STATE_APPROVED || slot->request == INT_NONE)
		return 0;
	return store_one(ctx->store, QUERY_REQUEST_FORMER,
	    ARGS(arg_int(slot->request), arg_int(supervisor),
		arg_date(f->decided_on)),
	    &id_row_shape, &row, err);
}

static int
find_supervisor(struct ctx *ctx, const struct import_item *item,
    int64_t *supervisor, struct list *problems, struct err *err)
{
	const struct import_former *f = item->row;
	struct person_row person;
	size_t n = 0;
	int rc = load_supervisor(ctx, item, &person, &n, err);

	*supervisor = person.id;
	if (rc == 0 && n > 1)
		import_problem(problems, item->line, column("supervisor"),
		    N_("Several people are called \"%s\": write the member "
		       "number."),
		    f->supervisor);
	else if (rc == 0 && (n == 0 || !person.supervisor))
		import_problem(problems, item->line, column("supervisor"),
		    N_("\"%s\" is no supervisor here: enter the person and the "
		       "qualification first."),
		    f->supervisor);
	else if (rc == 0 && person.id == item->person)
		import_problem(problems, item->line, column("supervisor"),
		    N_("Nobody is his own supervisor."));
	else if (rc == 0 && person.id == ctx->person.id)
		import_problem(problems, item->line, column("supervisor"),
		    N_("This is you: another member of the office must do "
		       "it."));
	shape_release(&person_row_shape, &person);
	return rc;
}

/* Only what is registered, and no other text beside it. */
static int
check_slot(struct ctx *ctx, const struct import_item *item,
    const struct slot_row *slot, struct list *problems, struct err *err)
{
	const struct import_former *f = item->row;
	struct list drafts = {0};
	int rc;

	if (slot->id == INT_NONE || slot->state != STATE_REGISTERED) {
		import_problem(problems, item->line, column("number"),
		    N_("Number %d is \"%s\": only what is registered and not "
		       "requested can be approved."),
		    (int)f->number,
		    workflow_state_label((enum programme)f->programme,
			slot->id == INT_NONE ? STATE_EMPTY
					     : (enum state)slot->state));
		return 0;
	}
	rc = store_rows(ctx->store, QUERY_DRAFT_LIST, ARGS(arg_int(slot->id)),
	    &draft_row_shape, &drafts, err);
	if (rc == 0 && drafts.n > 0)
		import_problem(problems, item->line, column("number"),
		    N_("Number %d has a draft that differs: the applicant must "
		       "register it, or discard it."),
		    (int)f->number);
	shape_list_release(&draft_row_shape, &drafts);
	return rc;
}

static int
find(struct ctx *ctx, const struct import_reader *reader,
    struct import_item *item, struct list *problems, struct err *err)
{
	const struct import_former *f = item->row;
	int64_t supervisor = INT_NONE;
	struct slot_row slot;
	int rc = import_member(
	    ctx, f->member, &import_former_shape, item, problems, err);

	(void)reader;
	item->what = IMPORT_ADDED;
	if (rc < 0 || item->person == INT_NONE)
		return rc;
	if (f->decided_on > ctx->today)
		import_problem(problems, item->line, column("decided_on"),
		    N_("This day has not come yet."));
	rc = load_slot(ctx, item, &slot, err);
	if (rc == 0)
		rc = find_supervisor(ctx, item, &supervisor, problems, err);
	if (rc == 0)
		rc = is_known(ctx, f, &slot, supervisor, err);
	if (rc > 0)
		item->what = IMPORT_UNCHANGED;
	else if (rc == 0)
		rc = check_slot(ctx, item, &slot, problems, err);
	shape_release(&slot_row_shape, &slot);
	return rc < 0 ? rc : 0;
}

static int
save(struct ctx *ctx, const struct import_item *item, struct err *err)
{
	const struct import_former *f = item->row;
	const struct recorded how = {
	    SOURCE_FORMER, f->decided_on, DATE_NONE, f->source};
	const struct transition *row = NULL;
	struct person_row supervisor;
	struct slot_row slot;
	size_t n;
	int rc = load_slot(ctx, item, &slot, err);

	shape_init(&person_row_shape, &supervisor);
	if (rc == 0)
		rc = load_supervisor(ctx, item, &supervisor, &n, err);
	if (rc == 0)
		rc = facts_transition(
		    ctx, &slot, supervisor.id, EVENT_APPROVE_PAPER, &row, err);
	if (rc == 0)
		rc =
		    recorded_approve(ctx, &slot, supervisor.id, row, &how, err);
	shape_release(&person_row_shape, &supervisor);
	shape_release(&slot_row_shape, &slot);
	return rc;
}

const struct import_rule import_formers = {
    .unique = {{"number", slot_key, NULL}},
    .find = find,
    .save = save,
};
