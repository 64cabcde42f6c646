/* SPDX-License-Identifier: MIT */
#include "manual.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "tui/keys/keys.h"
#include "tui/program/tabs.h"
#include "tui/screens/screens.h"

/* Each key is a word of its own; \& keeps it from being a macro or a mark. */
static void
print_names(const char *keys, FILE *out)
{
	for (const char *at = keys; *at != '\0';) {
		size_t n = strcspn(at, " ");

		fprintf(out, " \\&%.*s", (int)n, at);
		at += n + strspn(at + n, " ");
	}
}

static void
print_lines(const struct list *lines, FILE *out)
{
	const struct key_line *line = lines->at;

	if (lines->n == 0)
		return;
	fputs(".Bl -tag -width Ctrl-Space -compact\n", out);
	for (size_t i = 0; i < lines->n; i++) {
		fputs(".It Ic", out);
		print_names(line[i].keys, out);
		fprintf(out, "\n%s\n", gettext(actions[line[i].action].help));
	}
	fputs(".El\n", out);
}

/* What screens have together: screen_ops.also. */
static const struct {
	const char *name, *title, *and;
} alsos[] = {
    {KEYMAP_LIST, N_("A list above a tab"), N_("And the keys of a list.")},
    {KEYMAP_PAGE, N_("A report to be read"), N_("And the keys of a report.")},
    {KEYMAP_TEXT, N_("A text"), N_("And the keys of a text.")},
    {KEYMAP_LINE, N_("A line asked for in a box"),
	N_("And the keys of a line.")},
};
#define ALSO_COUNT (sizeof alsos / sizeof *alsos)

/* What many screens have, and each of them need not repeat. */
static void
print_shared(const char *title, const char *also, bool tab, FILE *out)
{
	struct list lines;

	keys_list(NULL, also, tab, &lines);
	fprintf(out, ".Ss %s\n", title);
	print_lines(&lines, out);
	keys_release(&lines);
}

static void
print_titles(const struct screen_ops *ops, FILE *out)
{
	fprintf(out, ".Ss %s", gettext(ops->title));
	for (size_t i = 0; screens_all[i] != NULL; i++)
		if (screens_all[i] != ops &&
		    strcmp(screens_all[i]->name, ops->name) == 0 &&
		    strcmp(screens_all[i]->title, ops->title) != 0)
			fprintf(out, ", %s", gettext(screens_all[i]->title));
	fputc('\n', out);
}

static void
print_screen(const struct screen_ops *ops, FILE *out)
{
	struct list lines;

	keys_list(ops->name, NULL, false, &lines);
	if (lines.n > 0 || ops->also != NULL || tabs_has(ops))
		print_titles(ops, out);
	print_lines(&lines, out);
	if (tabs_has(ops))
		fprintf(out, "%s\n", _("And the keys of every tab."));
	else
		for (size_t i = 0; i < ALSO_COUNT; i++)
			if (ops->also != NULL &&
			    strcmp(ops->also, alsos[i].name) == 0)
				fprintf(out, "%s\n", gettext(alsos[i].and));
	keys_release(&lines);
}

/* Two screens with one name have one table. */
static bool
told_before(size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(screens_all[k]->name, screens_all[i]->name) == 0)
			return true;
	return false;
}

void
manual_keys(FILE *out)
{
	print_shared(_("Every tab"), NULL, true, out);
	for (size_t i = 0; i < ALSO_COUNT; i++)
		print_shared(
		    gettext(alsos[i].title), alsos[i].name, false, out);
	for (size_t i = 0; screens_all[i] != NULL; i++)
		if (!told_before(i))
			print_screen(screens_all[i], out);
}
