/* SPDX-License-Identifier: MIT */
/*
 * textarea_inside: what the parts of the textarea share; for
 * tui/widgets/textarea*.c and their tests, nobody else.
 */
#ifndef TEXTAREA_INSIDE_H
#define TEXTAREA_INSIDE_H

#include <stdint.h>

#include "textarea.h"

#define TEXTAREA_NO_MARK SIZE_MAX

struct textarea_step;

struct textarea_row {
	size_t at, n;   /* bytes; the LF behind it is not of the row */
	int cells;      /* with the blanks that hang over the edge */
	bool paragraph; /* ends one: by LF or by the end of the text */
	bool forced;    /* ends where no break may be: nothing else fitted */
};

/* In what a line and prose differ. */
struct textarea_kind {
	char *(*clean)(const char *, size_t);
	int (*wrap)(int cells); /* where rows break in so wide an area */
	enum textarea_result (*enter)(struct textarea *);
	/* sets top and left so that the caret is seen */
	void (*follow)(struct textarea *, size_t row, int cell);
};

struct textarea {
	const struct textarea_kind *kind;
	char *text; /* terminated */
	size_t n, room;
	size_t clusters;
	size_t caret;
	size_t mark; /* where a selection began, or TEXTAREA_NO_MARK */
	bool sticky; /* it stays when the caret moves without Shift */
	size_t limit, over_at; /* clusters; the border behind them, or none */

	struct textarea_step *steps; /* done first, then what was undone */
	size_t nsteps, steps_room, done, undo_bytes;
	bool replaying; /* an undo is no change of its own */

	int goal; /* the cell that ↑ and ↓ aim at; -1: where the caret is */

	struct textarea_row *rows; /* always of the text as it is */
	size_t nrows, rows_room;
	int wrap;
	char *scratch; /* breaks and borders of the row being laid out */
	size_t scratch_room;

	WINDOW *window; /* what was drawn last, and where */
	int y, x, height, cells;
	size_t top;                  /* first row seen */
	int left;                    /* first cell seen */
	size_t stale_from, stale_to; /* rows to be written again */
	size_t stale_at; /* the first of them from this byte of the text on */
};

/* textarea_layout.c */
int
textarea_layout_cells(const char *, size_t n);
size_t
textarea_layout_row(const struct textarea *, size_t at); /* that holds a byte */
void
textarea_layout_wrap(struct textarea *, int wrap); /* all anew if it differs */
/*
 * Bytes [at, was) of the old text have become [at, now) of this one; border is
 * one at or before `at` that has not moved.
 */
void
textarea_layout_edit(
    struct textarea *, size_t border, size_t at, size_t was, size_t now);
/* Rows [from, to) are to be written, the first only from byte `at` on. */
void
textarea_layout_stale(struct textarea *, size_t from, size_t to, size_t at);

/* textarea_edit.c: bytes [from, to) become s, cleaned; the caret behind it */
enum textarea_result
textarea_edit_replace(
    struct textarea *, size_t from, size_t to, const char *s, size_t n);

/* textarea_undo.c: bytes `was` at `at` are about to become `now` */
void
textarea_undo_note(struct textarea *, size_t at, const char *was, size_t nwas,
    const char *now, size_t nnow);
void
textarea_undo_close(struct textarea *); /* what follows is another step */
void
textarea_undo_forget(struct textarea *);
enum textarea_result
textarea_undo(struct textarea *);
enum textarea_result
textarea_redo(struct textarea *);

/* textarea_select.c */
bool
textarea_selected(const struct textarea *, size_t *from, size_t *to);
enum textarea_result
textarea_replace_selected(struct textarea *, const char *, size_t n);
enum textarea_result
textarea_select_key(struct textarea *, const struct key *);
/* The selection was from that mark to that caret: it is drawn anew. */
void
textarea_select_stale(struct textarea *, size_t mark, size_t caret);
/* Bytes [left, right) have become `now` of them. */
void
textarea_limit_edit(struct textarea *, size_t left, size_t right, size_t now,
    size_t clusters_before);

/* textarea_move.c: the border before and after one */
size_t
textarea_border_before(const struct textarea *, size_t at);
size_t
textarea_border_after(const struct textarea *, size_t at);
enum textarea_result
textarea_move_key(struct textarea *, int code);
/* To what was drawn at that place of the window; IGNORED: it is another's. */
enum textarea_result
textarea_move_click(struct textarea *, int y, int x);

#endif
