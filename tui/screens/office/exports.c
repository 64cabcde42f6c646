/* SPDX-License-Identifier: MIT */
/* exports: what the 事務局 can take out as a file: members, or the requests,
 * decisions, submissions or credits of a fiscal year, to which ← → go. */
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/files/export.h"
#include "tui/program/program.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/parts/years.h"
#include "tui/screens/screens.h"

struct kind {
	enum taken_list list;
};

struct menu {
	struct kind kinds[TAKEN_COUNT];
	int64_t year;
};

static struct menu *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
row_id(const void *row)
{
	return (int64_t)((const struct kind *)row)->list;
}

static const char *
list_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(
	    &taken_list_words, (int)((const struct kind *)row)->list);
}

static const char *
about_text(const void *row, char *out, size_t bytes)
{
	static const char *const about[TAKEN_COUNT] = {
	    [TAKEN_PEOPLE] = N_("All members as they are today."),
	    [TAKEN_REQUESTS] = N_("By the day of the request."),
	    [TAKEN_DECISIONS] = N_("By the day of the decision."),
	    [TAKEN_SUBMISSIONS] = N_("By the fiscal year of the application."),
	    [TAKEN_CREDITS] = N_("Approvals of each supervisor, and units."),
	};

	(void)out;
	(void)bytes;
	return gettext(about[((const struct kind *)row)->list]);
}

static const struct column columns[] = {
    {.title = N_("List"), .cells = 26, .text = list_text},
    {.title = N_("What it holds"),
	.cells = 50,
	.weight = 1,
	.text = about_text},
    {0},
};

static int
open_menu(struct screen *screen, const void *arg, struct err *err)
{
	struct menu *menu = heap_new(1, sizeof *menu);

	(void)arg;
	(void)err;
	for (int i = 0; i < TAKEN_COUNT; i++)
		menu->kinds[i].list = (enum taken_list)i;
	menu->year = date_fiscal_year(screen->program->hello.today);
	screen->own = menu;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	(void)err;
	table_set(screen->table, own(screen)->kinds, TAKEN_COUNT,
	    sizeof(struct kind));
	return 0;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	return years_refuses(own(screen)->year, action);
}

static void
choose(struct screen *screen, enum taken_list list)
{
	const char *code = words_code(&taken_list_words, (int)list);
	int64_t year = list == TAKEN_PEOPLE ? INT_NONE : own(screen)->year;
	char *name = year == INT_NONE
			 ? heap_dup(code)
			 : heap_printf("%s-%lld", code, (long long)year);
	struct export export;

	export_office(&export, program_way, screen->program, list, year);
	program_push(screen->program, &export_screen,
	    &(const struct export_question){&export, name});
	free(name);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct kind *row = table_selected_row(screen->table);

	(void)err;
	if (action == ACTION_YEAR_BEFORE)
		own(screen)->year--;
	else if (action == ACTION_YEAR_AFTER)
		own(screen)->year++;
	else if (action == ACTION_CHOOSE && row != NULL)
		choose(screen, row->list);
	return 0;
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(left, SCREEN_TEXT, _(" Export to files  fiscal year %lld"),
	    (long long)own(screen)->year);
}

static void
close_menu(struct screen *screen)
{
	table_set(screen->table, NULL, 0, sizeof(struct kind));
	free(screen->own);
}

const struct screen_ops exports_screen = {
    .name = "exports",
    .also = KEYMAP_LIST,
    .title = N_("Export to files"),
    .columns = columns,
    .id = row_id,
    .open = open_menu,
    .load = load,
    .refuses = refuses,
    .act = act,
    .heading = heading,
    .draw = list_draw,
    .close = close_menu,
};
