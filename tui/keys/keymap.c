/* SPDX-License-Identifier: MIT */
#include "keymap.h"

#include <stdio.h>
#include <string.h>

#include "core/i18n.h"

#define FN(key) INPUT_FUNCTION(key)

const struct action_row actions[ACTION_COUNT] = {
#define X(name, label, help) [ACTION_##name] = {label, help},
#include "action.def"
#undef X
};

static const struct {
	int code;
	char name[KEYMAP_NAME];
} names[] = {
    {INPUT_ENTER, "Enter"},
    {INPUT_TAB, "Tab"},
    {INPUT_ESCAPE, "Esc"},
    {INPUT_BACKSPACE, "BS"},
    {' ', "Space"},
    {FN(KEY_BTAB), "Shift-Tab"},
    {FN(KEY_UP), "↑"},
    {FN(KEY_DOWN), "↓"},
    {FN(KEY_LEFT), "←"},
    {FN(KEY_RIGHT), "→"},
    {FN(KEY_PPAGE), "PgUp"},
    {FN(KEY_NPAGE), "PgDn"},
    {FN(KEY_HOME), "Home"},
    {FN(KEY_END), "End"},
    {INPUT_MARK, "Ctrl-Space"},
    {INPUT_CTRL_LEFT, "Ctrl-←"},
    {INPUT_CTRL_RIGHT, "Ctrl-→"},
};

static bool
same(const char *a, const char *b)
{
	/* most differ at once, and there are many */
	return b != NULL && *a == *b && strcmp(a, b) == 0;
}

bool
keymap_binds(const struct binding *binding, const char *screen,
    const char *also, bool tab)
{
	if (binding->screen == NULL)
		return tab;
	return same(binding->screen, screen) || same(binding->screen, also) ||
	       (same(binding->screen, KEYMAP_TEXT) && same(KEYMAP_LINE, also));
}

int
keymap_code(int code)
{
	if (code > 0xff00 && code < 0xff5f)
		return code - 0xff00 + ' ';
	return code == 0x3000 ? ' ' : code;
}

enum action
keymap_find(const char *screen, const char *also, bool tab, int code)
{
	for (size_t i = 0; i < binding_count; i++)
		if (bindings[i].code == code &&
		    keymap_binds(&bindings[i], screen, also, tab))
			return bindings[i].action;
	return ACTION_NONE;
}

const char *
keymap_name(int code, char out[KEYMAP_NAME])
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code) {
			/* not printf: a key bar asks for each of its keys */
			memcpy(out, names[i].name, KEYMAP_NAME);
			return out;
		}
	out[0] = (char)code;
	out[1] = '\0';
	if (code >= FN(KEY_F(1)) && code <= FN(KEY_F(12)))
		snprintf(out, KEYMAP_NAME, "F%d", code - FN(KEY_F(0)));
	else if (code > 0 && code < ' ')
		snprintf(out, KEYMAP_NAME, "Ctrl-%c", code + 'A' - 1);
	return out;
}
