/* SPDX-License-Identifier: MIT */
#include "gather.h"

#include <stdlib.h>

#include "core/call/applications.h"
#include "core/call/credits.h"
#include "core/call/requests.h"
#include "core/call/revisions.h"
#include "core/call/session.h"
#include "core/call/windows.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "paper.h"

struct piece {
	enum gather_kind kind;
	int programme;
	int64_t id;
	char *after; /* of a list that is read page by page; heap */
};

void
gather_init(struct gather *gather, call_way *call, void *to, const char *title,
    int32_t today)
{
	*gather = (struct gather){.call = call, .to = to};
	paper_init(&gather->document, title, today);
}

void
gather_release(struct gather *gather)
{
	struct piece *piece = gather->pieces.at;

	for (size_t i = 0; i < gather->pieces.n; i++)
		free(piece[i].after);
	free(piece);
	shape_release(&document_shape, &gather->document);
	*gather = (struct gather){0};
}

static struct piece *
add(struct gather *gather, enum gather_kind kind, int programme, int64_t id)
{
	struct piece *piece = list_add(&gather->pieces, sizeof *piece);

	*piece = (struct piece){kind, programme, id, NULL};
	return piece;
}

void
gather_add(
    struct gather *gather, enum gather_kind kind, int programme, int64_t id)
{
	add(gather, kind, programme, id);
}

/* The rest of a list comes after what its first page has named. */
static void
go_on(struct gather *gather, const struct piece *piece, char **next)
{
	if (*next == NULL)
		return;
	add(gather, piece->kind, piece->programme, piece->id)->after = *next;
	*next = NULL;
}

static int
show_case(struct gather *gather, const struct piece *piece,
    struct case_view *view, struct err *err)
{
	const struct case_args args = {piece->programme, piece->id};
	int rc = gather->call(gather->to, CALL_CASE_SHOW, &args, view, err);

	if (rc < 0 || paper_has_case(view))
		return rc;
	shape_release(&case_view_shape, view);
	return err_set(err, ERR_STATE,
	    N_("Number %d is not registered yet: nothing to print."),
	    (int)piece->id);
}

static int
read_case(struct gather *gather, const struct piece *piece, struct err *err)
{
	struct case_view view;
	int rc = show_case(gather, piece, &view, err);

	if (rc < 0)
		return rc;
	paper_case(&gather->document, &view);
	shape_release(&case_view_shape, &view);
	return 0;
}

/* The revision that stands registered in a number: the newest that was. */
static int
newest_revision(struct gather *gather, const struct piece *piece,
    int64_t *revision, struct err *err)
{
	struct revision_list_args args = {piece->programme, piece->id, NULL};
	struct revision_list list;
	int rc =
	    gather->call(gather->to, CALL_REVISION_LIST, &args, &list, err);

	if (rc < 0)
		return rc;
	*revision = list.rows.n == 0
			? INT_NONE
			: ((const struct revision_row *)list.rows.at)->revision;
	shape_release(&revision_list_shape, &list);
	return 0;
}

static int
read_letter(struct gather *gather, const struct piece *piece, struct err *err)
{
	struct case_view view;
	struct paper_letter letter = {.view = &view,
	    .applicant = gather->hello->name,
	    .member = gather->hello->member,
	    .office = gather->hello->office};
	int rc = show_case(gather, piece, &view, err);

	if (rc < 0)
		return rc;
	rc = newest_revision(gather, piece, &letter.revision, err);
	if (rc == 0)
		paper_confirmation(&gather->document, &letter);
	shape_release(&case_view_shape, &view);
	return rc;
}

static int
read_revision(struct gather *gather, const struct piece *piece, struct err *err)
{
	const struct revision_args args = {piece->id};
	struct revision_view view;
	int rc =
	    gather->call(gather->to, CALL_REVISION_SHOW, &args, &view, err);

	if (rc < 0)
		return rc;
	paper_revision(&gather->document, &view);
	shape_release(&revision_view_shape, &view);
	return 0;
}

static int
read_request(struct gather *gather, const struct piece *piece, struct err *err)
{
	const struct request_view_args args = {piece->id};
	struct request_view view;
	int rc = gather->call(gather->to, CALL_REQUEST_VIEW, &args, &view, err);

	if (rc < 0)
		return rc;
	paper_request(&gather->document, &view);
	shape_release(&request_view_shape, &view);
	return 0;
}

static int
read_applied(struct gather *gather, const struct application_view *set,
    const struct application_case *one, struct err *err)
{
	const struct revision_args args = {one->revision};
	struct revision_view view;
	int rc =
	    gather->call(gather->to, CALL_REVISION_SHOW, &args, &view, err);

	if (rc < 0)
		return rc;
	paper_applied(&gather->document, set, one, &view);
	shape_release(&revision_view_shape, &view);
	return 0;
}

static int
read_reviewed(struct gather *gather, const struct application_view *set,
    const struct application_case *one, struct err *err)
{
	const struct application_review_args args = {
	    set->application, one->slot};
	struct application_review review;
	int rc = gather->call(
	    gather->to, CALL_APPLICATION_REVIEW, &args, &review, err);

	if (rc < 0)
		return rc;
	paper_review(&gather->document, &review);
	shape_release(&application_review_shape, &review);
	return 0;
}

static int
read_set(struct gather *gather, const struct piece *piece, struct err *err)
{
	const struct application_args args = {piece->id};
	const struct application_case *one;
	struct application_view set;
	bool review = piece->kind == GATHER_REVIEW;
	int rc =
	    gather->call(gather->to, CALL_APPLICATION_SHOW, &args, &set, err);

	if (rc < 0)
		return rc;
	paper_cover(&gather->document, &set, review);
	one = set.cases.at;
	for (size_t i = 0; rc == 0 && i < set.cases.n; i++)
		rc = review ? read_reviewed(gather, &set, &one[i], err)
			    : read_applied(gather, &set, &one[i], err);
	shape_release(&application_view_shape, &set);
	return rc;
}

static int
read_year(struct gather *gather, const struct piece *piece, struct err *err)
{
	const struct application_page_args args = {piece->id, piece->after};
	const struct application_row *row;
	struct application_list page;
	int rc = gather->call(
	    gather->to, CALL_APPLICATION_SUBMITTED, &args, &page, err);

	if (rc < 0)
		return rc;
	row = page.rows.at;
	for (size_t i = 0; i < page.rows.n; i++)
		add(gather, GATHER_REVIEW, WORD_NONE, row[i].application);
	go_on(gather, piece, &page.next);
	shape_release(&application_list_shape, &page);
	return 0;
}

static int
read_approved(struct gather *gather, const struct piece *piece, struct err *err)
{
	const struct approved_args args = {piece->id, piece->after};
	const struct approved_row *row;
	struct approved page;
	int rc =
	    gather->call(gather->to, CALL_REQUEST_APPROVED, &args, &page, err);

	if (rc < 0)
		return rc;
	row = page.rows.at;
	for (size_t i = 0; i < page.rows.n; i++)
		add(gather, GATHER_REQUEST, WORD_NONE, row[i].request);
	go_on(gather, piece, &page.next);
	shape_release(&approved_shape, &page);
	return 0;
}

static int
read_bars(struct gather *gather, const struct piece *piece, struct err *err)
{
	const struct year_args args = {piece->id};
	struct statistics view;
	bool all = piece->kind == GATHER_BARS_OF_ALL;
	int rc = gather->call(gather->to,
	    all ? CALL_STATISTICS_OFFICE : CALL_STATISTICS_OWN, &args, &view,
	    err);

	if (rc < 0)
		return rc;
	paper_statistics(&gather->document, &view, all ? NULL : gather->hello);
	shape_release(&statistics_shape, &view);
	return 0;
}

static int (*const readers[])(
    struct gather *, const struct piece *, struct err *) = {
    [GATHER_CASE] = read_case,
    [GATHER_LETTER] = read_letter,
    [GATHER_REVISION] = read_revision,
    [GATHER_SET] = read_set,
    [GATHER_REQUEST] = read_request,
    [GATHER_APPROVED] = read_approved,
    [GATHER_REVIEW] = read_set,
    [GATHER_YEAR] = read_year,
    [GATHER_BARS] = read_bars,
    [GATHER_BARS_OF_ALL] = read_bars,
};

int
gather_step(struct gather *gather, struct err *err)
{
	struct piece piece;
	int rc = 0;

	if (gather->done < gather->pieces.n) {
		/* reading it may add others, which moves them all */
		piece = ((struct piece *)gather->pieces.at)[gather->done];
		rc = readers[piece.kind](gather, &piece, err);
		if (rc == 0)
			gather->done++;
	}
	if (rc == 0 && gather->done < gather->pieces.n)
		return 1;
	if (rc == 0 && gather->document.parts.n == 0)
		rc = err_set(err, ERR_STATE, N_("There is nothing to print."));
	return rc;
}
