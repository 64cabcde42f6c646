/* SPDX-License-Identifier: MIT */
/*
 * key: the names of keys in steps files.
 *
 * Enter Tab Esc Space Backspace Delete Insert Up Down Left Right PgUp PgDn
 * Home End F1..F12, a printable ASCII character for itself, each after any of
 * C- S- M-. What a terminal sends for a key is libvterm's knowledge (it
 * depends on modes the program has switched on).
 */
#ifndef KEY_H
#define KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <vterm.h>

struct key {
	VTermKey code; /* VTERM_KEY_NONE: send the bytes */
	VTermModifier modifiers;
	char bytes[2];
	size_t n;
};

/* false: there is no key of that name. */
bool
key_find(struct key *, const char *name);

#endif
