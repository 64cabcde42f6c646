/* SPDX-License-Identifier: MIT */
/*
 * screens: every screen, and what its open takes.
 * A new screen is one file here and one row in its place: a tab, or the
 * action of another screen that opens it.
 */
#ifndef SCREENS_H
#define SCREENS_H

#include "core/call/cases.h"
#include "core/call/requests.h"
#include "tui/program/screen.h"
#include "tui/rescue/rescue.h"

extern const struct screen_ops cases_plain_screen; /* const int *programme */
extern const struct screen_ops cases_screen;       /* const int *programme */
extern const struct screen_ops credits_screen;     /* nothing */
extern const struct screen_ops home_screen;        /* nothing */
extern const struct screen_ops inbox_screen;       /* nothing */
extern const struct screen_ops office_screen;      /* nothing */
extern const struct screen_ops waiting_screen;     /* nothing */
extern const struct screen_ops notices_screen;     /* nothing */
extern const struct screen_ops import_screen;      /* nothing */

/* The 事務局's, above its tab. */
extern const struct screen_ops members_screen;    /* nothing */
extern const struct screen_ops windows_screen;    /* nothing */
extern const struct screen_ops person_screen;     /* const int64_t *person */
extern const struct screen_ops facilities_screen; /* nothing */
extern const struct screen_ops hospital_screen;   /* const int64_t *hospital */
extern const struct screen_ops announcements_screen; /* nothing */
extern const struct screen_ops unfinished_screen;    /* nothing */

struct person_key {
	int64_t person;
	const char *name;
};
extern const struct screen_ops staff_cases_screen; /* struct person_key * */

/* A registered case, to be compared with a form on paper. */
struct paper_case_key {
	int64_t person;
	int programme;
	int64_t slot;
};
extern const struct screen_ops
    paper_case_screen; /* const struct paper_case_key * */

/* A search for a field of a card; the row is of the list's shape. */
struct choice {
	const char *query; /* what stands there at first, or NULL */
	void (*chosen)(struct screen *card, const void *row);
};
extern const struct screen_ops supervisors_screen; /* people_row */
extern const struct screen_ops anybody_screen;     /* people_row */
extern const struct screen_ops hospitals_screen;   /* hospital_row */

/* A case to be edited, or its note. */
struct case_key {
	int programme;
	int64_t slot;
	const char *note; /* of the list, for the note */
};
extern const struct screen_ops edit_screen; /* const struct case_key * */
/* A text that was kept aside for one of its items, as if typed just now; asks
 * where the service has got another one since. */
void
edit_offer(struct screen *, const struct rescued *);
extern const struct screen_ops clips_screen; /* nothing */
extern const struct screen_ops note_screen;  /* const struct case_key * */

extern const struct screen_ops revisions_screen; /* const struct case_key * */

/* A revision to be read, and the earlier one to hold it against. */
struct revision_question {
	int64_t revision, against; /* against INT_NONE: none */
};
extern const struct screen_ops
    revision_screen; /* const struct revision_question * */

/* A revision to be copied, from a list of that programme. */
struct revision_copying {
	int64_t revision;
	int programme;
};
extern const struct screen_ops
    copy_screen; /* const struct revision_copying * */

/* An item of a report that one may read, in which something is blanked. */
struct blank_question {
	int64_t revision, request; /* one of them; the other INT_NONE */
	int item;
	const char *text; /* of the item, borrowed while it opens */
};
extern const struct screen_ops blank_screen; /* const struct blank_question * */
extern const struct screen_ops blanks_screen; /* nothing */

/* A case to be deleted, which has a draft beside what is registered or is
 * approved; the row is borrowed while it opens. */
struct case_deletion {
	int programme;
	const struct case_row *row;
};
extern const struct screen_ops delete_screen; /* const struct case_deletion * */

extern const struct screen_ops statistics_screen;        /* nothing */
extern const struct screen_ops statistics_office_screen; /* nothing */
extern const struct screen_ops audit_screen;             /* nothing */
extern const struct screen_ops audit_filter_screen;      /* const char *words */
extern const struct screen_ops applications_screen;      /* nothing */
extern const struct screen_ops submitted_screen;         /* nothing */
extern const struct screen_ops application_screen;       /* const int64_t *id */
extern const struct screen_ops application_staff_screen; /* const int64_t *id */

/* A case of a submitted set, to be read without names. */
struct applied_case_key {
	int64_t application, slot;
};
extern const struct screen_ops
    applied_case_screen; /* const struct applied_case_key * */

/* A facility to be chosen for a case: the screen below gets `chosen`. */
struct facility_question {
	const char *query;  /* what stands in the search at first */
	struct span period; /* DATE_NONE: not known yet */
	void (*chosen)(struct screen *, const struct entry *);
};
extern const struct screen_ops facility_screen;

/* Cases to be sent: rows of the list, borrowed while it is open. */
struct request_cases {
	int programme;
	const struct case_row *const *rows;
	size_t n;
};
extern const struct screen_ops request_screen;

extern const struct screen_ops view_screen; /* const int64_t *request */

/* A report to be rejected: the screen below is told once it was sent. */
struct rejection {
	const struct request_view *view; /* borrowed while it is open */
	void (*sent)(struct screen *);
};
extern const struct screen_ops reject_screen; /* const struct rejection * */

/* A text asked for in a box; on Ctrl-R `written` gets it. */
struct comment_question {
	const char *title; /* translated */
	const char *text;  /* as it stands; NULL: empty */
	int limit;         /* clusters */
	void (*written)(struct screen *, const char *text);
};
extern const struct screen_ops comment_screen;

/* A yes or no; `yes` is called with the screen below. */
struct question {
	const char *text; /* translated */
	void (*yes)(struct screen *);
};
extern const struct screen_ops confirm_screen; /* const struct question * */
extern const struct screen_ops notice_screen;  /* const char *text */

/* Above import_screen. */
extern const struct screen_ops import_path_screen; /* const enum import * */
extern const struct screen_ops
    import_result_screen; /* struct import_outcome *, which it takes over */

/* Above windows_screen. */
extern const struct screen_ops deadlines_screen; /* const int64_t *year */

/* Where to print: what is to be read is taken over. */
struct gather;
struct paper_question {
	struct gather *gather;
	const char *name; /* of the file, without .pdf */
};
extern const struct screen_ops paper_screen;
extern const struct screen_ops paper_text_screen; /* const char *text */

/* Where an export is written to, and in which form: what is to be read is
 * taken over. */
struct export;
struct export_question {
	const struct export *export;
	const char *name; /* of the file, without its suffix */
};
extern const struct screen_ops export_screen;
extern const struct screen_ops exports_screen; /* nothing; the 事務局's */

extern const struct screen_ops find_screen;      /* nothing */
extern const struct screen_ops find_text_screen; /* nothing */
extern const struct screen_ops help_screen;      /* const struct screen_ops * */
extern const struct screen_ops persona_screen;   /* nothing */
extern const struct screen_ops rescued_screen;   /* nothing */

/* Each of them once, ended by NULL: for the manual and for tests. */
extern const struct screen_ops *const screens_all[];

#endif
