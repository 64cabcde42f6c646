/* SPDX-License-Identifier: MIT */
/*
 * keys: what can be done on a screen, an action a line, as help and manual
 * list it. Made from the bindings; refuses to know who shows it.
 */
#ifndef KEYS_H
#define KEYS_H

#include "core/shape.h"
#include "keymap.h"

struct key_line {
	char *keys; /* "Enter e", in the order of the table; heap */
	enum action action;
};

/*
 * Every action that a key has there, once. A key that does something else
 * because an earlier row has it is not among its keys. As keymap_binds;
 * screen NULL: of no screen, what `also` or a tab brings alone. *lines is a
 * list of key_line, for keys_release.
 */
void
keys_list(const char *screen, const char *also, bool tab, struct list *lines);
void
keys_release(struct list *lines);

#endif
