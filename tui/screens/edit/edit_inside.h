/* SPDX-License-Identifier: MIT */
/*
 * edit_inside: what the parts of the case edit share; for
 * tui/screens/edit*.c alone.
 *
 * edit.c           the screen: actions, heading, opening and leaving
 * edit_draft.c     what the service has of each item, and when it gets more
 * edit_editor.c    a text in the person's own editor
 * edit_register.c  the draft becomes a registered report
 * edit_stale.c     the box with both texts when another session was first
 * edit_form.c      the fields: libform's geometry and order
 * edit_period.c    the two days and what is said about them
 * edit_key.c       a key for the item under the cursor
 * edit_click.c     a click on any item
 * edit_draw.c      what stands on the pad, and its visible part on the screen
 * edit_comments.c  the frame of the last rejection
 * edit_hints.c     what the anonymity check has found, and the answers
 */
#ifndef EDIT_INSIDE_H
#define EDIT_INSIDE_H

#include <curses.h>
#include <form.h>

#include "tui/program/program.h"
#include "tui/screens/screens.h"
#include "tui/widgets/paragraph.h"
#include "tui/widgets/textarea.h"

#define EDIT_VALUE_X 30 /* cells before the values of short items */
#define EDIT_TEXT_X 3   /* before a text, behind its line at the left */
#define EDIT_DATE_CHARS 10

/* One item of the form, in the form's order. */
struct edit_item {
	enum form_item item;
	struct textarea *area; /* of a line or of prose, else NULL */
	char *text;            /* of the others, as it is to be stored; heap */
	char *saved;           /* what the service has; heap */
	char *theirs;          /* another session's text, to be chosen; heap */
	int64_t seen;          /* version of the item's draft */
	bool fixed;            /* a preset category */
	bool commented;        /* by the last rejection */
	bool typed;            /* since it was last saved */
	FIELD *field, *field2; /* field2: the last day of a period */
	int y, rows;           /* on the pad, from its label on */
	bool touched;          /* to be drawn whole */
	bool counted;          /* the count is to be drawn */
};

struct edit {
	int programme;
	int64_t slot;
	struct case_view view; /* as the service last told it */
	struct edit_item items[ITEM_COUNT];
	size_t n;

	/* edit_draft.c; times in ms of the monotonic clock */
	bool unsaved;
	int64_t typed_at, since, retry_at; /* last key, first unsaved key */
	int64_t saved_at;                  /* of the service; TIME_NONE */
	int idle_ms, every_ms;
	struct list confirm; /* of reason: said yes to */

	/* edit_form.c */
	FORM *form;
	FIELD *fields[ITEM_COUNT + 3];
	FIELDTYPE *date;
	WINDOW *pad;
	int lines, cols;    /* of the screen that it was made for */
	int width;          /* cells of the pad */
	size_t at;          /* number of the current field */
	bool rebuild;       /* rows have changed */
	bool left;          /* an item was left: to be saved */
	bool entered;       /* a date, and no key was typed in it yet */
	FIELD *comments;    /* the frame of the last rejection, or NULL */
	int comment_rows;   /* of that frame */
	int top, shown_top; /* first row of the pad that is seen, was drawn */
	struct paragraph *verdict; /* on the period; NULL: nothing to say */
	bool verdict_bad;
};

struct edit *
edit_own(const struct screen *);
struct edit_item *
edit_find(struct edit *, enum form_item); /* NULL: not on this form */
/* As it stands now; borrowed until the next key. */
const char *
edit_text(const struct edit_item *);
/* Another text, as if typed; false when it does not fit. */
bool
edit_set(struct edit_item *, const char *text);
enum form_type
edit_type(const struct edit_item *);
int
edit_category(struct edit *); /* as it is chosen now, or WORD_NONE */

/* edit_draft.c */
int
edit_draft_load(struct screen *, struct err *);
/* A key has changed an item. */
void
edit_draft_typed(struct edit *, struct edit_item *);
/*
 * Sends what has changed. On failure the text stays and it is tried again
 * later. When another session was first, a box may be open afterwards.
 */
int
edit_draft_save(struct screen *, struct err *);
/* At the end: nobody can be asked any more. */
void
edit_draft_last(struct screen *);
/* Everything that the service does not have. */
void
edit_draft_keep(const struct screen *, struct rescue *);
/* ms until it is to be saved, -1: nothing is to be. */
int
edit_draft_wait(const struct edit *);
/* Whether an item waits for a choice between two texts. */
bool
edit_draft_torn(const struct edit *);
/* The answer of the box. */
void
edit_draft_settle(struct screen *, struct edit_item *, bool mine);

/* edit_stale.c: const struct edit_item *, borrowed while it is open */
extern const struct screen_ops stale_screen;

/* edit_form.c */
void
edit_form_make(struct edit *); /* anew, for the size of the screen */
void
edit_form_release(struct edit *);
/* The item that the cursor is in; NULL: the frame of comments. */
struct edit_item *
edit_form_item(const struct edit *);
void
edit_form_move(struct edit *, int by); /* to the next field, or back */
void
edit_form_go(struct edit *, enum form_item);
int
edit_form_rows(const struct edit *, const struct edit_item *); /* with label */
int
edit_form_view(void); /* rows of the pad that are seen at once */

/* edit_period.c; the first is libform's: what may be typed in a date */
bool
edit_period_char(int, const void *);
void
edit_period_show(struct edit_item *); /* its text into its fields */
void
edit_period_set(struct edit *, const char *text); /* as if typed */
/* A character or a request of libform in the date under the cursor. */
bool
edit_period_type(struct edit *, int request);
/* Before which of its characters the cursor is, from 0 on. */
int
edit_period_place(const struct edit *);
/* To there, or behind the last one. */
void
edit_period_go(struct edit *, int place);
/* One of the fields was left: its day is written out. */
void
edit_period_left(struct edit *, struct edit_item *, FIELD *);
/* What is to be said about the period, from what the service found. */
void
edit_period_judge(struct edit *);

/* edit_key.c */
bool
edit_key(struct screen *, const struct key *);
void
edit_key_facility(struct screen *, const char *query);

/* edit_click.c: to the item and the place of it that was clicked */
void
edit_click(struct screen *, const struct key *);

/* edit_draw.c */
void
edit_draw(struct screen *);
bool
edit_draw_on_hint(const struct edit *, int x); /* in the facility's row */

/* edit_comments.c */
int
edit_comments_rows(struct edit *); /* that the frame needs, or 0 */
void
edit_comments_draw(struct screen *);

/* edit_hints.c: what the anonymity check has found in the items */
size_t
edit_hints_open(
    const struct edit *, const struct edit_item *); /* or all: NULL */
/* The first that waits for an answer, else the first that has one, or NULL. */
const struct hinted *
edit_hints_first(const struct edit *, const struct edit_item *);
/* The next item, from the current one on, with one that waits; or NULL. */
struct edit_item *
edit_hints_next(struct edit *);
/* Confirms the first that waits in the current item, or goes to the next. */
int
edit_hints_answer(struct screen *, struct err *);
/* Takes over those of a reply; the items are drawn anew where it matters. */
void
edit_hints_take(struct edit *, struct list *hints);

/* edit_editor.c */
/* Why not now, a msgid, or NULL. */
const char *
edit_editor_refuses(const struct screen *);
int
edit_editor(struct screen *, struct err *);

/* edit_register.c */
int
edit_register(struct screen *, struct err *);

#endif
