/* SPDX-License-Identifier: MIT */
#include "key.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	VTermKey code;
} named[] = {
    {"Enter", VTERM_KEY_ENTER},
    {"Tab", VTERM_KEY_TAB},
    {"Esc", VTERM_KEY_ESCAPE},
    {"Backspace", VTERM_KEY_BACKSPACE},
    {"Delete", VTERM_KEY_DEL},
    {"Insert", VTERM_KEY_INS},
    {"Up", VTERM_KEY_UP},
    {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},
    {"PgUp", VTERM_KEY_PAGEUP},
    {"PgDn", VTERM_KEY_PAGEDOWN},
    {"Home", VTERM_KEY_HOME},
    {"End", VTERM_KEY_END},
};

static const char *
modifiers(const char *name, VTermModifier *set)
{
	*set = VTERM_MOD_NONE;
	while (name[0] != '\0' && name[1] == '-' && name[2] != '\0') {
		if (name[0] == 'C')
			*set |= VTERM_MOD_CTRL;
		else if (name[0] == 'S')
			*set |= VTERM_MOD_SHIFT;
		else if (name[0] == 'M')
			*set |= VTERM_MOD_ALT;
		else
			break;
		name += 2;
	}
	return name;
}

static VTermKey
code_of(const char *name)
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (strcmp(named[i].name, name) == 0)
			return named[i].code;
	}
	if (name[0] == 'F' && isdigit((unsigned char)name[1])) {
		char *end;
		long n = strtol(name + 1, &end, 10);

		if (*end == '\0' && n >= 1 && n <= 12)
			return (VTermKey)VTERM_KEY_FUNCTION(n);
	}
	return VTERM_KEY_NONE;
}

bool
key_find(struct key *key, const char *name)
{
	char c;

	*key = (struct key){.code = VTERM_KEY_NONE};
	name = modifiers(name, &key->modifiers);
	key->code = code_of(name);
	if (key->code != VTERM_KEY_NONE)
		return true;
	if (strcmp(name, "Space") == 0)
		name = " ";
	c = name[0];
	if (!isprint((unsigned char)c) || name[1] != '\0')
		return false;
	if (key->modifiers & VTERM_MOD_ALT)
		key->bytes[key->n++] = '\033';
	if (key->modifiers & VTERM_MOD_CTRL)
		c &= 31;
	key->bytes[key->n++] = c;
	return true;
}
