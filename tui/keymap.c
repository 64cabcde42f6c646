/* SPDX-License-Identifier: MIT */
#include "keymap.h"

#include <stdio.h>
#include <string.h>

#include "core/i18n.h"

#define FN(key) INPUT_FUNCTION(key)
#define CTRL(letter) INPUT_CTRL(letter)

const struct action_row actions[ACTION_COUNT] = {
#define X(name, label, help) [ACTION_##name] = {label, help},
#include "action.def"
#undef X
};

/* In the order of the key bar. A function key always has a twin. */
const struct binding bindings[] = {
    /* clang-format off */
	{"cases", INPUT_ENTER, ACTION_EDIT},
	{"cases", 'e', ACTION_EDIT},
	{"cases", ' ', ACTION_MARK},
	{"cases", 'a', ACTION_MARK_ALL},
	{"cases", 'r', ACTION_REQUEST},
	{"cases", 'w', ACTION_WITHDRAW},
	{"cases", 'v', ACTION_SUBMITTED},
	{"cases", 'd', ACTION_DELETE},
	{"cases", 'b', ACTION_NOTE},
	{"cases", 't', ACTION_RESEND},
	{"cases", 's', ACTION_SUBMIT},
	{"cases", 'h', ACTION_REVISIONS},
	{"cases", 'p', ACTION_PRINT},

	{"cases-plain", INPUT_ENTER, ACTION_EDIT},
	{"cases-plain", 'e', ACTION_EDIT},
	{"cases-plain", 'v', ACTION_SUBMITTED},
	{"cases-plain", 'd', ACTION_DELETE},
	{"cases-plain", 'b', ACTION_NOTE},
	{"cases-plain", 's', ACTION_SUBMIT},
	{"cases-plain", 'h', ACTION_REVISIONS},
	{"cases-plain", 'p', ACTION_PRINT},

	{"revisions", INPUT_ENTER, ACTION_OPEN},
	{"revisions", ' ', ACTION_MARK},
	{"revisions", 'd', ACTION_COMPARE},
	{"revisions", 'c', ACTION_COPY},

	{"revision", 'o', ACTION_BEFORE},
	{"revision", 'n', ACTION_NEXT_CHANGE},
	{"revision", 'c', ACTION_COPY},
	{"revision", 'b', ACTION_BLANK},
	{"revision", FN(KEY_DOWN), ACTION_MOVE},
	{"revision", FN(KEY_UP), ACTION_MOVE},
	{"revision", 'j', ACTION_MOVE},
	{"revision", 'k', ACTION_MOVE},
	{"revision", FN(KEY_NPAGE), ACTION_MOVE},
	{"revision", FN(KEY_PPAGE), ACTION_MOVE},
	{"revision", FN(KEY_HOME), ACTION_MOVE},
	{"revision", FN(KEY_END), ACTION_MOVE},
	{"revision", '?', ACTION_HELP},
	{"revision", FN(KEY_F(1)), ACTION_HELP},
	{"revision", INPUT_ESCAPE, ACTION_BACK},
	{"revision", 'q', ACTION_BACK},

	{"blank", INPUT_ENTER, ACTION_BLANK},
	{"blank", FN(KEY_F(1)), ACTION_HELP},
	{"blank", CTRL('t'), ACTION_HELP},
	{"blank", INPUT_ESCAPE, ACTION_BACK},

	{"blanks", 'a', ACTION_ASK_OTHER},
	{"blanks", 'y', ACTION_AGREE},
	{"blanks", 'x', ACTION_REFUSE},

	{"copy", INPUT_ENTER, ACTION_COPY},
	{"copy", FN(KEY_DOWN), ACTION_MOVE},
	{"copy", FN(KEY_UP), ACTION_MOVE},
	{"copy", FN(KEY_LEFT), ACTION_LIST},
	{"copy", FN(KEY_RIGHT), ACTION_LIST},
	{"copy", FN(KEY_F(1)), ACTION_HELP},
	{"copy", '?', ACTION_HELP},
	{"copy", INPUT_ESCAPE, ACTION_BACK},

	{"delete", INPUT_ENTER, ACTION_DELETE},
	{"delete", FN(KEY_DOWN), ACTION_MOVE},
	{"delete", FN(KEY_UP), ACTION_MOVE},
	{"delete", FN(KEY_F(1)), ACTION_HELP},
	{"delete", CTRL('t'), ACTION_HELP},
	{"delete", INPUT_ESCAPE, ACTION_BACK},

	{"audit", 'f', ACTION_FILTER},
	{"audit", 'c', ACTION_CHECK},

	{"audit-filter", INPUT_ENTER, ACTION_SEARCH},
	{"audit-filter", FN(KEY_F(1)), ACTION_HELP},
	{"audit-filter", CTRL('t'), ACTION_HELP},
	{"audit-filter", INPUT_ESCAPE, ACTION_BACK},

	{"applications", INPUT_ENTER, ACTION_OPEN},
	{"application", INPUT_ENTER, ACTION_OPEN},
	{"application-staff", INPUT_ENTER, ACTION_OPEN},
	{"application-staff", 'g', ACTION_PASS},
	{"application-staff", 'x', ACTION_FAIL},
	{"application-staff", 'r', ACTION_GIVE_BACK},
	{"application-staff", 'w', ACTION_TAKE_BACK},

	{"applied-case", FN(KEY_DOWN), ACTION_MOVE},
	{"applied-case", FN(KEY_UP), ACTION_MOVE},
	{"applied-case", 'j', ACTION_MOVE},
	{"applied-case", 'k', ACTION_MOVE},
	{"applied-case", FN(KEY_NPAGE), ACTION_MOVE},
	{"applied-case", FN(KEY_PPAGE), ACTION_MOVE},
	{"applied-case", FN(KEY_HOME), ACTION_MOVE},
	{"applied-case", FN(KEY_END), ACTION_MOVE},
	{"applied-case", '?', ACTION_HELP},
	{"applied-case", FN(KEY_F(1)), ACTION_HELP},
	{"applied-case", INPUT_ESCAPE, ACTION_BACK},
	{"applied-case", 'q', ACTION_BACK},

	{"inbox", INPUT_ENTER, ACTION_OPEN},
	{"inbox", ' ', ACTION_MARK},
	{"inbox", 'a', ACTION_MARK_ALL},
	{"inbox", 'y', ACTION_APPROVE},
	{"inbox", 'x', ACTION_REJECT},

	{"edit", CTRL('r'), ACTION_REGISTER},
	{"edit", FN(KEY_F(2)), ACTION_REGISTER},
	{"edit", CTRL('s'), ACTION_SAVE},
	{"edit", CTRL('n'), ACTION_COMMENT},
	{"edit", FN(KEY_F(3)), ACTION_COMMENT},
	{"edit", CTRL('g'), ACTION_HINT},
	{"edit", CTRL('f'), ACTION_FACILITY},
	{"edit", FN(KEY_F(4)), ACTION_FACILITY},
	{"edit", CTRL('e'), ACTION_EDITOR},
	{"edit", INPUT_TAB, ACTION_NEXT_FIELD},
	{"edit", FN(KEY_DOWN), ACTION_NEXT_FIELD},
	{"edit", FN(KEY_BTAB), ACTION_PREVIOUS_FIELD},
	{"edit", FN(KEY_UP), ACTION_PREVIOUS_FIELD},
	{"edit", INPUT_ENTER, ACTION_NEXT_FIELD},
	{"edit", CTRL('l'), ACTION_REDRAW},
	{"edit", FN(KEY_F(1)), ACTION_HELP},
	{"edit", INPUT_ESCAPE, ACTION_BACK},

	{"facility", INPUT_ENTER, ACTION_CHOOSE},
	{"facility", FN(KEY_DOWN), ACTION_MOVE},
	{"facility", FN(KEY_UP), ACTION_MOVE},
	{"facility", FN(KEY_NPAGE), ACTION_MOVE},
	{"facility", FN(KEY_PPAGE), ACTION_MOVE},
	{"facility", CTRL('l'), ACTION_REDRAW},
	{"facility", FN(KEY_F(1)), ACTION_HELP},
	{"facility", CTRL('t'), ACTION_HELP},
	{"facility", INPUT_ESCAPE, ACTION_BACK},

	{"stale", 'm', ACTION_MINE},
	{"stale", 't', ACTION_THEIRS},
	{"stale", FN(KEY_DOWN), ACTION_MOVE},
	{"stale", FN(KEY_UP), ACTION_MOVE},
	{"stale", '?', ACTION_HELP},
	{"stale", FN(KEY_F(1)), ACTION_HELP},

	{"request", INPUT_ENTER, ACTION_MARK},
	{"request", ' ', ACTION_MARK},
	{"request", CTRL('r'), ACTION_SEND},
	{"request", FN(KEY_F(2)), ACTION_SEND},
	{"request", INPUT_TAB, ACTION_NEXT_FIELD},
	{"request", FN(KEY_BTAB), ACTION_PREVIOUS_FIELD},
	{"request", FN(KEY_F(1)), ACTION_HELP},
	{"request", INPUT_ESCAPE, ACTION_BACK},

	{"view", 'y', ACTION_APPROVE},
	{"view", 'x', ACTION_REJECT},
	{"view", 'o', ACTION_BEFORE},
	{"view", 'n', ACTION_NEXT_CHANGE},
	{"view", 'b', ACTION_BLANK},
	{"view", 'p', ACTION_PRINT},
	{"view", FN(KEY_DOWN), ACTION_MOVE},
	{"view", FN(KEY_UP), ACTION_MOVE},
	{"view", 'j', ACTION_MOVE},
	{"view", 'k', ACTION_MOVE},
	{"view", FN(KEY_NPAGE), ACTION_MOVE},
	{"view", FN(KEY_PPAGE), ACTION_MOVE},
	{"view", FN(KEY_HOME), ACTION_MOVE},
	{"view", FN(KEY_END), ACTION_MOVE},
	{"view", '?', ACTION_HELP},
	{"view", FN(KEY_F(1)), ACTION_HELP},
	{"view", INPUT_ESCAPE, ACTION_BACK},
	{"view", 'q', ACTION_BACK},

	{"reject", ' ', ACTION_TICK},
	{"reject", 'g', ACTION_GENERAL},
	{"reject", CTRL('r'), ACTION_SEND},
	{"reject", FN(KEY_F(2)), ACTION_SEND},
	{"reject", FN(KEY_DOWN), ACTION_MOVE},
	{"reject", FN(KEY_UP), ACTION_MOVE},
	{"reject", 'j', ACTION_MOVE},
	{"reject", 'k', ACTION_MOVE},
	{"reject", FN(KEY_NPAGE), ACTION_MOVE},
	{"reject", FN(KEY_PPAGE), ACTION_MOVE},
	{"reject", FN(KEY_HOME), ACTION_MOVE},
	{"reject", FN(KEY_END), ACTION_MOVE},
	{"reject", '?', ACTION_HELP},
	{"reject", FN(KEY_F(1)), ACTION_HELP},
	{"reject", INPUT_ESCAPE, ACTION_BACK},
	{"reject", 'q', ACTION_BACK},

	{"comment", CTRL('r'), ACTION_KEEP},
	{"comment", FN(KEY_F(2)), ACTION_KEEP},
	{"comment", FN(KEY_F(1)), ACTION_HELP},
	{"comment", INPUT_ESCAPE, ACTION_BACK},

	{"card", CTRL('r'), ACTION_RECORD},
	{"card", FN(KEY_F(2)), ACTION_RECORD},
	{"card", CTRL('f'), ACTION_PICK},
	{"card", FN(KEY_F(4)), ACTION_PICK},
	{"card", INPUT_TAB, ACTION_NEXT_FIELD},
	{"card", FN(KEY_DOWN), ACTION_NEXT_FIELD},
	{"card", INPUT_ENTER, ACTION_NEXT_FIELD},
	{"card", FN(KEY_BTAB), ACTION_PREVIOUS_FIELD},
	{"card", FN(KEY_UP), ACTION_PREVIOUS_FIELD},
	{"card", CTRL('l'), ACTION_REDRAW},
	{"card", FN(KEY_F(1)), ACTION_HELP},
	{"card", INPUT_ESCAPE, ACTION_BACK},

	{"confirm", 'y', ACTION_YES},
	{"confirm", 'n', ACTION_NO},
	{"confirm", INPUT_ESCAPE, ACTION_NO},

	{"find", INPUT_ENTER, ACTION_SEARCH},
	{"find", FN(KEY_F(1)), ACTION_HELP},
	{"find", CTRL('t'), ACTION_HELP},
	{"find", INPUT_ESCAPE, ACTION_BACK},

	{"paper", INPUT_ENTER, ACTION_PRINT},
	{"paper", CTRL('p'), ACTION_SPOOL},
	{"paper", FN(KEY_F(1)), ACTION_HELP},
	{"paper", INPUT_ESCAPE, ACTION_BACK},

	{"note", INPUT_ENTER, ACTION_KEEP},
	{"note", FN(KEY_F(1)), ACTION_HELP},
	{"note", INPUT_ESCAPE, ACTION_BACK},

	{"persona", INPUT_ENTER, ACTION_CHOOSE},
	{"persona", FN(KEY_DOWN), ACTION_MOVE},
	{"persona", FN(KEY_UP), ACTION_MOVE},
	{"persona", 'j', ACTION_MOVE},
	{"persona", 'k', ACTION_MOVE},
	{"persona", '?', ACTION_HELP},
	{"persona", FN(KEY_F(1)), ACTION_HELP},
	{"persona", INPUT_ESCAPE, ACTION_BACK},
	{"persona", 'q', ACTION_BACK},

	{"help", FN(KEY_DOWN), ACTION_MOVE},
	{"help", FN(KEY_UP), ACTION_MOVE},
	{"help", FN(KEY_NPAGE), ACTION_MOVE},
	{"help", FN(KEY_PPAGE), ACTION_MOVE},
	{"help", INPUT_ESCAPE, ACTION_BACK},
	{"help", 'q', ACTION_BACK},
	{"help", '?', ACTION_BACK},

	{"home", INPUT_ENTER, ACTION_ENTER},
	{"home", 'r', ACTION_REMINDERS},

	{"office", INPUT_ENTER, ACTION_ENTER},

	{"waiting", INPUT_ENTER, ACTION_ENTER},

	{"notices", 't', ACTION_RESEND},
	{"notices", 'x', ACTION_GIVE_UP},

	{"windows", INPUT_ENTER, ACTION_ENTER},
	{"windows", FN(KEY_LEFT), ACTION_YEAR_BEFORE},
	{"windows", '<', ACTION_YEAR_BEFORE},
	{"windows", FN(KEY_RIGHT), ACTION_YEAR_AFTER},
	{"windows", '>', ACTION_YEAR_AFTER},

	{"deadlines", INPUT_ENTER, ACTION_ENTER},

	{"unfinished", INPUT_ENTER, ACTION_ENTER},
	{"unfinished", ' ', ACTION_MARK},
	{"unfinished", 'a', ACTION_MARK_ALL},
	{"unfinished", 't', ACTION_REMIND},
	{"unfinished", FN(KEY_LEFT), ACTION_LIST},
	{"unfinished", FN(KEY_RIGHT), ACTION_LIST},

	{"members", INPUT_ENTER, ACTION_ENTER},
	{"members", CTRL('n'), ACTION_ADD},
	{"members", FN(KEY_DOWN), ACTION_MOVE},
	{"members", FN(KEY_UP), ACTION_MOVE},
	{"members", FN(KEY_NPAGE), ACTION_MOVE},
	{"members", FN(KEY_PPAGE), ACTION_MOVE},
	{"members", CTRL('l'), ACTION_REDRAW},
	{"members", FN(KEY_F(1)), ACTION_HELP},
	{"members", CTRL('t'), ACTION_HELP},
	{"members", INPUT_ESCAPE, ACTION_BACK},

	{"choice", INPUT_ENTER, ACTION_CHOOSE},
	{"choice", FN(KEY_DOWN), ACTION_MOVE},
	{"choice", FN(KEY_UP), ACTION_MOVE},
	{"choice", FN(KEY_NPAGE), ACTION_MOVE},
	{"choice", FN(KEY_PPAGE), ACTION_MOVE},
	{"choice", CTRL('l'), ACTION_REDRAW},
	{"choice", FN(KEY_F(1)), ACTION_HELP},
	{"choice", CTRL('t'), ACTION_HELP},
	{"choice", INPUT_ESCAPE, ACTION_BACK},

	{"person", INPUT_ENTER, ACTION_ENTER},
	{"person", 'x', ACTION_DROP},

	{"hospital", INPUT_ENTER, ACTION_ENTER},

	{"announcements", INPUT_ENTER, ACTION_ENTER},
	{"announcements", CTRL('n'), ACTION_ADD},
	{"announcements", 'x', ACTION_END},

	{"staff-cases", INPUT_ENTER, ACTION_ENTER},
	{"staff-cases", 'e', ACTION_ALLOW},

	{"rescued", INPUT_ENTER, ACTION_OPEN},
	{"rescued", 'd', ACTION_DROP_TEXT},

	{"import", INPUT_ENTER, ACTION_CHOOSE},

	{"import-path", INPUT_ENTER, ACTION_READ},
	{"import-path", FN(KEY_F(1)), ACTION_HELP},
	{"import-path", CTRL('t'), ACTION_HELP},
	{"import-path", INPUT_ESCAPE, ACTION_BACK},

	{"import-result", CTRL('r'), ACTION_IMPORT},
	{"import-result", FN(KEY_F(2)), ACTION_IMPORT},
	{"import-result", INPUT_ENTER, ACTION_OPEN},

	{KEYMAP_TEXT, CTRL('t'), ACTION_HELP},
	{KEYMAP_TEXT, CTRL('z'), ACTION_UNDO},
	{KEYMAP_TEXT, CTRL('y'), ACTION_REDO},
	{KEYMAP_TEXT, INPUT_MARK, ACTION_SELECT},
	{KEYMAP_TEXT, CTRL('c'), ACTION_COPY_TEXT},
	{KEYMAP_TEXT, CTRL('x'), ACTION_CUT},
	{KEYMAP_TEXT, CTRL('v'), ACTION_PASTE},
	{KEYMAP_TEXT, CTRL('w'), ACTION_FIND_TEXT},
	{KEYMAP_TEXT, CTRL('a'), ACTION_WORD_BACK},
	{KEYMAP_TEXT, INPUT_CTRL_LEFT, ACTION_WORD_BACK},
	{KEYMAP_TEXT, CTRL('d'), ACTION_WORD_ON},
	{KEYMAP_TEXT, INPUT_CTRL_RIGHT, ACTION_WORD_ON},

	{KEYMAP_LIST, FN(KEY_DOWN), ACTION_MOVE},
	{KEYMAP_LIST, FN(KEY_UP), ACTION_MOVE},
	{KEYMAP_LIST, 'j', ACTION_MOVE},
	{KEYMAP_LIST, 'k', ACTION_MOVE},
	{KEYMAP_LIST, FN(KEY_NPAGE), ACTION_MOVE},
	{KEYMAP_LIST, FN(KEY_PPAGE), ACTION_MOVE},
	{KEYMAP_LIST, FN(KEY_HOME), ACTION_MOVE},
	{KEYMAP_LIST, FN(KEY_END), ACTION_MOVE},
	{KEYMAP_LIST, '/', ACTION_FIND},
	{KEYMAP_LIST, 'n', ACTION_FIND_NEXT},
	{KEYMAP_LIST, 'N', ACTION_FIND_PREVIOUS},
	{KEYMAP_LIST, '?', ACTION_HELP},
	{KEYMAP_LIST, FN(KEY_F(1)), ACTION_HELP},
	{KEYMAP_LIST, INPUT_ESCAPE, ACTION_BACK},
	{KEYMAP_LIST, 'q', ACTION_BACK},
	{KEYMAP_LIST, CTRL('l'), ACTION_REDRAW},
	{KEYMAP_LIST, 'L', ACTION_LANGUAGE},

	/* every tab */
	{NULL, FN(KEY_DOWN), ACTION_MOVE},
	{NULL, FN(KEY_UP), ACTION_MOVE},
	{NULL, 'j', ACTION_MOVE},
	{NULL, 'k', ACTION_MOVE},
	{NULL, FN(KEY_NPAGE), ACTION_MOVE},
	{NULL, FN(KEY_PPAGE), ACTION_MOVE},
	{NULL, FN(KEY_HOME), ACTION_MOVE},
	{NULL, FN(KEY_END), ACTION_MOVE},
	{NULL, '/', ACTION_FIND},
	{NULL, 'n', ACTION_FIND_NEXT},
	{NULL, 'N', ACTION_FIND_PREVIOUS},
	{NULL, '1', ACTION_TAB}, {NULL, '2', ACTION_TAB},
	{NULL, '3', ACTION_TAB}, {NULL, '4', ACTION_TAB},
	{NULL, '5', ACTION_TAB}, {NULL, '6', ACTION_TAB},
	{NULL, '7', ACTION_TAB}, {NULL, '8', ACTION_TAB},
	{NULL, '9', ACTION_TAB},
	{NULL, INPUT_TAB, ACTION_TAB_NEXT},
	{NULL, FN(KEY_BTAB), ACTION_TAB_PREVIOUS},
	{NULL, 'P', ACTION_PERSONA},
	{NULL, 'L', ACTION_LANGUAGE},
	{NULL, '?', ACTION_HELP},
	{NULL, FN(KEY_F(1)), ACTION_HELP},
	{NULL, 'q', ACTION_QUIT},
	{NULL, INPUT_ESCAPE, ACTION_QUIT},
	{NULL, CTRL('l'), ACTION_REDRAW},
	{NULL, CTRL('z'), ACTION_SUSPEND},
    /* clang-format on */
};

const size_t binding_count = sizeof bindings / sizeof *bindings;

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
	return same(binding->screen, screen) || same(binding->screen, also);
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
