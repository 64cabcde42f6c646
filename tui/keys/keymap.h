/* SPDX-License-Identifier: MIT */
/*
 * keymap: what can be done and which key does it.
 *
 * Owns the list of actions (action.def) and the table of bindings. Key bar,
 * help and manual come from them. Refuses to know whether an action can be
 * done now: that is the screen's `refuses`.
 */
#ifndef KEYMAP_H
#define KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/input.h"

enum action {
#define X(name, label, help) ACTION_##name,
#include "action.def"
#undef X
	ACTION_COUNT,
	ACTION_NONE = -1
};

struct action_row {
	const char *label, *help; /* msgids; label may be empty */
};
extern const struct action_row actions[ACTION_COUNT];

struct binding {
	/* name of a screen, or KEYMAP_...; NULL: every tab */
	const char *screen;
	int code; /* of struct key */
	enum action action;
};
extern const struct binding bindings[];
extern const size_t binding_count;

/* What a screen has beside its own in which texts are written. */
#define KEYMAP_TEXT "text"
/* What a box that asks for one line has: a shell's keys, and of a text all that
 * these are not. */
#define KEYMAP_LINE "line"
/* What a report to be read has beside its own: screen_ops.also. */
#define KEYMAP_PAGE "page"
/* What a list above a tab has beside its own: screen_ops.also. */
#define KEYMAP_LIST "list"

/* Does it hold on a screen of that name, which also has the bindings of
 * `also` (or NULL), and is a tab or not? */
bool
keymap_binds(
    const struct binding *, const char *screen, const char *also, bool tab);

#define KEYMAP_NAME 16 /* bytes of a key's name */

/*
 * The key that was meant where no text is typed: an input method that was left
 * on gives ２ for 2, ｙ for y and U+3000 for Space.
 */
int
keymap_code(int code);
/* The first that holds there. */
enum action
keymap_find(const char *screen, const char *also, bool tab, int code);
/* The name of a key as a person reads it ("Ctrl-R", "F2", "Enter"). */
const char *
keymap_name(int code, char out[KEYMAP_NAME]);

#endif
