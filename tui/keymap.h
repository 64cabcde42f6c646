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

#include "terminal/input.h"

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
	const char *screen; /* name of a screen, NULL: every tab */
	int code;           /* of struct key */
	enum action action;
};
extern const struct binding bindings[];
extern const size_t binding_count;

#define KEYMAP_NAME 16 /* bytes of a key's name */

/* A screen's own binding, else the one of every tab where `tab` says so. */
enum action
keymap_find(const char *screen, bool tab, int code);
/* The name of a key as a person reads it ("Ctrl-R", "F2", "Enter"). */
const char *
keymap_name(int code, char out[KEYMAP_NAME]);

#endif
