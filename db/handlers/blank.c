/* SPDX-License-Identifier: MIT */
/*
 * blank: a passage that slipped in is marked by who may read it, asked for by
 * one of the office with a reason, and blanked when another one agrees. The
 * office reads none of it. (domain.md: revisions)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/blanks.h"
#include "core/heap.h"
#include "core/text.h"
#include "inbox.h"
#include "passage.h"

/* --- Marking it ----------------------------------------------------------- */

/* One's own; somebody else's answers like an absent one. */
static int
own_revision(struct ctx *ctx, int64_t id, struct err *err)
{
	struct policy_facts facts = {.person = ctx->person.id,
	    .applicant = (ctx->roles & ROLE_APPLICANT) != 0,
	    .asked = PERSON_NONE};
	struct kept_row kept;
	int rc = store_one(ctx->store, QUERY_REVISION_BY_ID, ARGS(arg_int(id)),
	    &kept_row_shape, &kept, err);

	if (rc < 0)
		return rc;
	facts.owner = rc > 0 ? kept.person : PERSON_NONE;
	if (rc == 0 || !policy_may(&facts, ACT_READ_REPORT))
		return err_set(err, ERR_NOT_FOUND,
		    N_("There is no revision %lld."), (long long)id);
	return 0;
}

/* The revision that was requested from him, as long as he may read it. */
static int
asked_revision(struct ctx *ctx, int64_t id, int64_t *revision, struct err *err)
{
	struct request_row request;
	int rc = inbox_request(ctx, id, &request, err);

	if (rc == 0 && !inbox_readable(request.state))
		rc = err_set(err, ERR_STATE,
		    N_("The text of this report is no longer here: the request "
		       "was taken back."));
	*revision = request.revision;
	shape_release(&request_row_shape, &request);
	return rc;
}

static int
find_revision(struct ctx *ctx, const struct blank_propose_args *args,
    int64_t *revision, struct err *err)
{
	if ((args->revision == INT_NONE) == (args->request == INT_NONE))
		return err_set(err, ERR_BAD_ARGS,
		    N_("Please name a revision or a request."));
	if (args->request != INT_NONE)
		return asked_revision(ctx, args->request, revision, err);
	*revision = args->revision;
	return own_revision(ctx, args->revision, err);
}

static int
check_passage(struct ctx *ctx, const struct blank_propose_args *args,
    int64_t revision, struct err *err)
{
	struct passage_row row = {.revision = revision,
	    .item = args->item,
	    .first = args->first,
	    .clusters = args->clusters};
	enum form_type type = form_rows[args->item].type;
	struct passage passage = {0};
	struct id_row waiting;
	int rc;

	if (type != FORM_LINE && type != FORM_PROSE)
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s: only what was written freely can be blanked."),
		    gettext(form_rows[args->item].label));
	rc = passage_read(ctx, &row, &passage, err);
	if (rc == 0)
		rc = store_one(ctx->store, QUERY_BLANK_WAITING_AT,
		    ARGS(arg_int(revision), arg_word(&form_words, args->item),
			arg_int(args->first)),
		    &id_row_shape, &waiting, err);
	passage_release(&passage);
	if (rc > 0)
		return err_set(err, ERR_STATE,
		    N_("%s: this passage waits for the office already."),
		    gettext(form_rows[args->item].label));
	return rc;
}

static void
subject(struct ctx *ctx, int64_t blank, int64_t revision, int item)
{
	snprintf(ctx->subject, sizeof ctx->subject,
	    "blank %lld, revision %lld %s", (long long)blank,
	    (long long)revision, words_code(&form_words, item));
}

int
handle_blank_propose(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct blank_propose_args *args = a;
	struct blank_written *reply = r;
	int64_t revision = INT_NONE;
	int rc = find_revision(ctx, args, &revision, err);

	if (rc == 0)
		rc = check_passage(ctx, args, revision, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_BLANK_ADD,
		    ARGS(arg_int(revision), arg_word(&form_words, args->item),
			arg_int(args->first), arg_int(args->clusters),
			arg_int(ctx->person.id), arg_int(ctx->now)),
		    err);
	*reply = (struct blank_written){
	    store_last_id(ctx->store), 1, BLANK_PROPOSED, 0};
	if (rc == 0)
		subject(ctx, reply->blank, revision, args->item);
	return rc;
}

/* --- The office ------------------------------------------------------------ */

int
handle_blank_list(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct page_args *args = a;
	struct blank_list *reply = r;
	const char *after = args->after == NULL ? "" : args->after;
	long long id = strtoll(after, NULL, 10);
	struct blank_row *rows;
	int rc = store_rows(ctx->store, QUERY_BLANK_PAGE,
	    ARGS(arg_int(id <= 0 ? INT_NONE : id), arg_int(PAGE_ROWS + 1)),
	    &blank_row_shape, &reply->rows, err);

	rows = reply->rows.at;
	if (rc < 0 || reply->rows.n <= PAGE_ROWS)
		return rc;
	shape_release(&blank_row_shape, &rows[--reply->rows.n]);
	reply->next = heap_printf("%lld", (long long)rows[PAGE_ROWS - 1].id);
	return 0;
}

/* Nobody is staff on his own case, on a request that was addressed to him,
 * nor for what he has marked himself. (domain.md: people and roles) */
static int
check_stranger(struct ctx *ctx, const struct passage_row *row, struct err *err)
{
	struct id_row request;
	int rc = store_one(ctx->store, QUERY_BLANK_ASKED_OF,
	    ARGS(arg_int(row->slot), arg_int(ctx->person.id)), &id_row_shape,
	    &request, err);

	if (rc == 0 && row->owner != ctx->person.id &&
	    row->proposed_by != ctx->person.id)
		return 0;
	return rc < 0 ? rc
		      : err_set(err, ERR_STATE,
			    N_("You have to do with this case yourself: "
			       "another staff member must do this."));
}

static int
load(struct ctx *ctx, int64_t id, int64_t seen, struct passage_row *row,
    struct err *err)
{
	int rc = store_one(ctx->store, QUERY_BLANK_BY_ID, ARGS(arg_int(id)),
	    &passage_row_shape, row, err);

	if (rc == 0)
		return err_set(
		    err, ERR_NOT_FOUND, N_("There is no such passage."));
	if (rc < 0)
		return rc;
	subject(ctx, id, row->revision, row->item);
	if (row->version != seen)
		return err_set(err, ERR_STALE,
		    N_("This passage is now \"%s\"."),
		    words_label(&blank_words, row->state));
	return check_stranger(ctx, row, err);
}

static void
answer(struct blank_written *reply, const struct passage_row *row, int state,
    int64_t places)
{
	*reply =
	    (struct blank_written){row->id, row->version + 1, state, places};
}

int
handle_blank_ask(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct blank_ask_args *args = a;
	struct passage_row row;
	int rc = load(ctx, args->blank, args->seen, &row, err);

	if (rc == 0 && text_blank(args->reason))
		rc = err_set(err, ERR_INVALID, N_("Please give a reason."));
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_BLANK_ASK,
		    ARGS(arg_int(row.id), arg_int(args->seen),
			arg_int(ctx->person.id), arg_int(ctx->now),
			arg_text(args->reason)),
		    err);
	if (rc == 0)
		answer(r, &row, BLANK_ASKED, 0);
	return rc;
}

int
handle_blank_refuse(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct blank_args *args = a;
	struct passage_row row;
	int rc = load(ctx, args->blank, args->seen, &row, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_BLANK_REFUSE,
		    ARGS(arg_int(row.id), arg_int(args->seen)), err);
	if (rc == 0)
		answer(r, &row, BLANK_REFUSED, 0);
	return rc;
}

/* The audit keeps the salted hash of what stood there. */
static int
carry_out(struct ctx *ctx, const struct passage_row *row,
    struct passage *passage, struct err *err)
{
	size_t used;
	int rc = passage_take_out(ctx, passage, err);

	if (rc == 0)
		rc = store_run(ctx->store, QUERY_BLANK_FINISH,
		    ARGS(arg_int(row->id), arg_text(passage->salt),
			arg_text(passage->hash)),
		    err);
	used = strlen(ctx->subject);
	snprintf(ctx->subject + used, sizeof ctx->subject - used, ", %s",
	    passage->hash);
	return rc;
}

int
handle_blank_agree(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct blank_args *args = a;
	struct passage passage = {0};
	struct passage_row row;
	int rc = load(ctx, args->blank, args->seen, &row, err);

	if (rc == 0 && row.state == BLANK_PROPOSED)
		rc = err_set(err, ERR_STATE,
		    N_("Nobody of the office has asked for this yet."));
	if (rc == 0 && row.asked_by == ctx->person.id)
		rc = err_set(err, ERR_STATE,
		    N_("You asked for this yourself: another staff member must "
		       "agree."));
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_BLANK_AGREE,
		    ARGS(arg_int(row.id), arg_int(args->seen),
			arg_int(ctx->person.id), arg_int(ctx->now)),
		    err);
	if (rc == 0)
		rc = passage_read(ctx, &row, &passage, err);
	if (rc == 0)
		rc = carry_out(ctx, &row, &passage, err);
	if (rc == 0)
		answer(r, &row, BLANK_DONE, passage.places);
	passage_release(&passage);
	return rc;
}
