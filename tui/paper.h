/* SPDX-License-Identifier: MIT */
/*
 * paper: reports made into a document that is to be printed.
 *
 * Owns what stands on paper and in which order, from the table of the form.
 * 備考 is never printed: what goes to others is the report. Refuses to ask
 * the service and to know how a page looks.
 */
#ifndef PAPER_H
#define PAPER_H

#include "core/call/applications.h"
#include "core/call/requests.h"
#include "core/call/revisions.h"
#include "core/call/session.h"
#include "core/call/statistics.h"
#include "core/document.h"

/* today: of the service. The title is translated. */
void
paper_init(struct document *, const char *title, int32_t today);

/* One's own case as it is registered, with its state and who decided. */
void
paper_case(struct document *, const struct case_view *);
/* What is registered in it can be printed. */
bool
paper_has_case(const struct case_view *);
/* One of one's own revisions. */
void
paper_revision(struct document *, const struct revision_view *);
/* The first page of a submitted set; review: without any name. */
void
paper_cover(struct document *, const struct application_view *, bool review);
/* One of its cases, for its applicant. */
void
paper_applied(struct document *, const struct application_view *,
    const struct application_case *, const struct revision_view *);
/* A request as its supervisor reads it. */
void
paper_request(struct document *, const struct request_view *);
/* 審査用: without any name. */
void
paper_review(struct document *, const struct application_review *);

/* Bars of a day: cases, requests, and decisions of a fiscal year. of: whose
 * they are, or NULL: everybody's. */
void
paper_statistics(
    struct document *, const struct statistics *, const struct hello *of);

/*
 * 所定の書式 [seed]: the confirmation of a supervisor who has left, to be
 * sealed. applicant: the name; revision: which one he confirms.
 */
struct paper_letter {
	const struct case_view *view;
	const char *applicant, *member;
	int64_t revision;
	const char *office; /* how it is reached, or NULL */
};
void
paper_confirmation(struct document *, const struct paper_letter *);

#endif
