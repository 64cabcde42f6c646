/* SPDX-License-Identifier: MIT */
/*
 * table: the list of a screen.
 *
 * Owns drawing in columns, the selected row and its bar, marks, scrolling and
 * searching. Refuses to know what the rows are: they are an array of structs
 * of the screen, and a column is a function that makes text of one.
 */
#ifndef TABLE_H
#define TABLE_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/terminal/input.h"

#define TABLE_TEXT_BYTES 256 /* what a column's function may write */
#define TABLE_BAR_CELLS 8    /* a bar of the whole row costs too many bytes */

/* An array of them ends with one that has no text. */
struct column {
	const char *title; /* msgid, or NULL */
	int cells;  /* where the window has 80 of them; one blank follows */
	int weight; /* share of the cells that are over, or missing */
	int leaves; /* where they are missing, the highest goes first; 0: stays */
	/* The text of a row: in `out`, or borrowed from the row. Never NULL. */
	const char *(*text)(const void *row, char *out, size_t bytes);
	/* Attributes, colour too, of this cell; NULL: none. On top of words. */
	chtype (*look)(const void *row);
};

/* The text of the column of marks: "[x]" in rows that are marked. */
const char *
table_mark_text(const void *row, char *out, size_t bytes);

struct table;

/*
 * Both are borrowed for the table's life. id tells rows apart; by it the
 * selected row and the marks survive new rows.
 */
struct table *
table_new(const struct column *, int64_t (*id)(const void *row));
void
table_free(struct table *);

/*
 * Shows n rows of so many bytes each, borrowed until the next call (or
 * table_free); n 0 for none. When the selected row is no more, the one now in
 * its place is selected; a mark whose row is no more is dropped.
 */
void
table_set(struct table *, const void *rows, size_t n, size_t row_bytes);

size_t
table_count(const struct table *);
const void *
table_row(const struct table *, size_t i); /* NULL when there is none */
const void *
table_selected_row(const struct table *); /* NULL in an empty table */
size_t
table_selected(const struct table *); /* its index; 0 in an empty table */
void
table_select(struct table *, size_t i); /* the last one when i is too far */
bool
table_select_id(struct table *, int64_t id); /* false: no such row */

/* ↑ ↓ j k PgUp PgDn Home End. False for any other key. */
bool
table_key(struct table *, const struct key *);

/* Which row was drawn at that place of the window; false: none. */
bool
table_at(const struct table *, int y, int x, size_t *i);

bool
table_marked(const struct table *, size_t i);
size_t
table_marks(const struct table *); /* how many */
void
table_mark(struct table *, size_t i); /* or takes the mark away */
void
table_mark_all(struct table *, bool (*may)(const void *row));
void
table_mark_none(struct table *);

/*
 * Selects the next row with `what` in one of its texts, however written
 * (text_fold), going round at the end: from the selected row on, from the
 * one after it, or backwards from the one before it. False: none has it.
 */
bool
table_find(struct table *, const char *what);
bool
table_find_next(struct table *, const char *what);
bool
table_find_previous(struct table *, const char *what);

/*
 * Draws titles and rows into rows × cells of the window at y, x, only what
 * has changed since the last time, and leaves the window's cursor on the
 * selected row. All is drawn when place or size differ or after
 * table_touch(), which is to be called when the window was erased, what the
 * rows say has changed, or the language.
 */
void
table_draw(struct table *, WINDOW *, int y, int x, int rows, int cells);
/* Where that is, for a screen that writes elsewhere afterwards. */
void
table_cursor(const struct table *, int *y, int *x);
void
table_touch(struct table *);

/* Whether a column that had no room has something to say of the selected
 * row. */
bool
table_left(const struct table *);
/*
 * What these columns say, with their titles, in at most so many cells, of
 * which each has its share; empty for nothing.
 */
void
table_left_text(const struct table *, int cells, char *out, size_t bytes);

#endif
