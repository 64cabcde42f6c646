/* SPDX-License-Identifier: MIT */
/* Every screen: its help names all that its keys do, in both languages. */
#include "tui/keys/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/tabs.h"
#include "tui/screens/screens.h"

/* The keys that its help shows. */
static void
list(const struct screen_ops *ops, struct list *lines)
{
	keys_list(ops->name, ops->also, tabs_has(ops), lines);
}

static const struct key_line *
line_of(const struct list *lines, enum action action)
{
	const struct key_line *line = lines->at;

	for (size_t i = 0; i < lines->n; i++)
		if (line[i].action == action)
			return &line[i];
	return NULL;
}

/* Does a line of keys hold this one, as a word? */
static bool
names(const struct key_line *line, int code)
{
	char name[KEYMAP_NAME], *all, *word;
	bool found;

	keymap_name(code, name);
	all = heap_printf(" %s ", line->keys);
	word = heap_printf(" %s ", name);
	found = strstr(all, word) != NULL;
	free(word);
	free(all);
	return found;
}

static void
test_every_key_is_in_the_help(void **state)
{
	(void)state;
	for (size_t s = 0; screens_all[s] != NULL; s++) {
		const struct screen_ops *ops = screens_all[s];
		bool tab = tabs_has(ops);
		struct list lines;

		list(ops, &lines);
		for (size_t i = 0; i < binding_count; i++) {
			const struct binding *b = &bindings[i];
			const struct key_line *line;
			enum action does;

			if (!keymap_binds(b, ops->name, ops->also, tab))
				continue;
			does = keymap_find(ops->name, ops->also, tab, b->code);
			line = line_of(&lines, does);
			if (line == NULL || !names(line, b->code))
				fail_msg("%s: a key of \"%s\" is not there",
				    ops->name, actions[does].help);
		}
		keys_release(&lines);
	}
}

/* How often a key's name stands in the lines. */
static int
times(const struct list *lines, const char *key)
{
	const struct key_line *line = lines->at;
	size_t n = strlen(key);
	int times = 0;

	for (size_t i = 0; i < lines->n; i++)
		for (const char *at = line[i].keys; at != NULL;
		     at = strchr(at, ' ')) {
			at += at[0] == ' ' ? 1 : 0;
			if (strncmp(at, key, n) == 0 &&
			    (at[n] == ' ' || at[n] == '\0'))
				times++;
		}
	return times;
}

/* A screen may bind again, at its place, what every list binds. */
static void
test_a_key_stands_in_help_once(void **state)
{
	char name[KEYMAP_NAME];

	(void)state;
	for (size_t s = 0; screens_all[s] != NULL; s++) {
		const struct screen_ops *ops = screens_all[s];
		struct list lines;

		list(ops, &lines);
		for (size_t i = 0; i < binding_count; i++)
			if (times(&lines, keymap_name(bindings[i].code, name)) >
			    1)
				fail_msg(
				    "%s: %s stands twice", ops->name, name);
		keys_release(&lines);
	}
}

/* Boxes that say all of their keys, and the help itself. */
static bool
needs_none(const struct screen_ops *ops)
{
	return ops == &notice_screen || ops == &confirm_screen ||
	       ops == &help_screen;
}

static void
test_every_screen_has_help(void **state)
{
	(void)state;
	for (size_t i = 0; screens_all[i] != NULL; i++) {
		const struct screen_ops *ops = screens_all[i];
		struct list lines;

		list(ops, &lines);
		if (!needs_none(ops) && line_of(&lines, ACTION_HELP) == NULL)
			fail_msg("%s has no help", ops->name);
		keys_release(&lines);
	}
}

static bool
function_key(const char *name)
{
	return name[0] == 'F' && name[1] >= '1' && name[1] <= '9';
}

/* Not every terminal sends them. [contracts.md: keys] */
static void
test_nothing_by_a_function_key_alone(void **state)
{
	(void)state;
	for (size_t s = 0; screens_all[s] != NULL; s++) {
		const struct key_line *line;
		struct list lines;

		list(screens_all[s], &lines);
		line = lines.at;
		for (size_t i = 0; i < lines.n; i++)
			if (function_key(line[i].keys) &&
			    strchr(line[i].keys, ' ') == NULL)
				fail_msg("%s: %s stands alone",
				    screens_all[s]->name, line[i].keys);
		keys_release(&lines);
	}
}

static bool
known(const char *name)
{
	for (size_t i = 0; screens_all[i] != NULL; i++) {
		const char *also = screens_all[i]->also;

		if (strcmp(screens_all[i]->name, name) == 0 ||
		    (also != NULL && strcmp(also, name) == 0))
			return true;
	}
	return false;
}

static void
test_no_key_of_a_screen_that_is_not_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < binding_count; i++)
		if (bindings[i].screen != NULL && !known(bindings[i].screen))
			fail_msg("there is no screen %s", bindings[i].screen);
}

static void
said_in_japanese(const char *msgid)
{
	/* one sentence stands in both languages as it is */
	if (strstr(msgid, "日本語") == NULL && gettext(msgid) == msgid)
		fail_msg("not in Japanese: %s", msgid);
}

static void
test_every_action_is_said_in_both_languages(void **state)
{
	(void)state;
	i18n_language("ja");
	for (int i = 0; i < ACTION_COUNT; i++) {
		assert_string_not_equal(actions[i].help, "");
		said_in_japanese(actions[i].help);
		if (*actions[i].label != '\0')
			said_in_japanese(actions[i].label);
	}
	for (size_t i = 0; screens_all[i] != NULL; i++)
		said_in_japanese(screens_all[i]->title);
	i18n_language("en");
	for (int i = 0; i < ACTION_COUNT; i++)
		assert_string_equal(gettext(actions[i].help), actions[i].help);
}

static int
start(void **state)
{
	char *locale = heap_printf("%s/locale", getenv("BUILD"));

	(void)state;
	i18n_start(locale, "ja");
	free(locale);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_key_is_in_the_help),
	    cmocka_unit_test(test_a_key_stands_in_help_once),
	    cmocka_unit_test(test_every_screen_has_help),
	    cmocka_unit_test(test_nothing_by_a_function_key_alone),
	    cmocka_unit_test(test_no_key_of_a_screen_that_is_not_there),
	    cmocka_unit_test(test_every_action_is_said_in_both_languages),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
