/* SPDX-License-Identifier: MIT */
/*
 * textarea: Japanese text that is edited in place.
 *
 * Owns one UTF-8 string, a caret that always stands between two clusters,
 * rows broken with kinsoku, and their drawing into a part of a window.
 * Refuses to know what the text is for: a limit in clusters is shown by the
 * form and never cuts here; only TEXTAREA_BYTES bounds it.
 */
#ifndef TEXTAREA_H
#define TEXTAREA_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/input.h"

#define TEXTAREA_BYTES 65536 /* contracts.md: sizes of an item */

struct textarea;

/*
 * What a text can do that has no key of its own: codes of struct key, made
 * from actions (keymap.c). Shift with an arrow selects without any of them.
 */
enum {
	TEXTAREA_UNDO = 0x4000000,
	TEXTAREA_REDO,
	TEXTAREA_MARK, /* from here on moving selects; again: no more */
	TEXTAREA_COPY, /* what is selected to *key->taken */
	TEXTAREA_CUT,
	TEXTAREA_FIND, /* key->text behind the caret, and selects it */
	TEXTAREA_WORD_BACK,
	TEXTAREA_WORD_ON,
	TEXTAREA_ERASE_BACK, /* to where Home goes */
	TEXTAREA_ERASE_WORD, /* to where TEXTAREA_WORD_BACK goes */
	TEXTAREA_ERASE_ON,   /* to where End goes */
};

enum textarea_result {
	TEXTAREA_IGNORED, /* not a key of a text, or nowhere to go: yours */
	TEXTAREA_MOVED,   /* taken; the text is as before */
	TEXTAREA_CHANGED,
	TEXTAREA_FULL, /* refused as a whole: no room; say so */
};

/* Empty texts. A line never holds LF and scrolls sideways; prose wraps. */
struct textarea *
textarea_new_line(void);
struct textarea *
textarea_new_prose(void);
void
textarea_free(struct textarea *);

/*
 * Another text, cleaned as a paste is, with the caret at its start. False
 * (and nothing changed) when it is longer than TEXTAREA_BYTES.
 */
bool
textarea_set(struct textarea *, const char *utf8);
/* The same as something that was written: one step for undo. */
bool
textarea_rewrite(struct textarea *, const char *utf8);
const char *
textarea_text(const struct textarea *); /* borrowed until the next key */
size_t
textarea_clusters(const struct textarea *); /* kept, costs nothing */

/* The part behind so many clusters is underlined; 0: there is no limit. */
void
textarea_limit(struct textarea *, size_t clusters);

/* Does what the key says; a click is one at a place of its window. What is typed or pasted takes the place of what is
 * selected. A paste is copied; key->text stays the caller's. */
enum textarea_result
textarea_key(struct textarea *, const struct key *);

/* Rows that the text takes in a width of so many cells, at least 1. */
size_t
textarea_rows(struct textarea *, int cells);

/*
 * Writes what has changed since the last time into rows × cells of the
 * window at y, x, in the window's attributes, scrolled so that the caret is
 * inside. Everything is written when the place or size is another one or
 * after textarea_touch(), which whoever erases the window or makes a new one
 * must call.
 */
void
textarea_draw(struct textarea *, WINDOW *, int y, int x, int rows, int cells);
void
textarea_touch(struct textarea *);
/* Where the caret stands in that window, since the last textarea_draw(). */
void
textarea_cursor(const struct textarea *, int *y, int *x);

#endif
