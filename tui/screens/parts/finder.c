/* SPDX-License-Identifier: MIT */
#include "finder.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/program/program.h"

static struct finder *
own(const struct screen *screen)
{
	return screen->own;
}

void
finder_init(struct finder *finder, const struct shape *row,
    int (*read)(
	struct screen *, const char *, struct list *, char **, struct err *),
    const char *query)
{
	const struct key end = {.code = INPUT_FUNCTION(KEY_END)};

	finder->pages = (struct pages){.shape = row, .read = read};
	finder->query = textarea_new_line();
	finder->asked = true; /* opening loads it */
	if (query != NULL)
		textarea_set(finder->query, query);
	textarea_key(finder->query, &end);
}

const char *
finder_query(const struct screen *screen)
{
	return textarea_text(own(screen)->query);
}

int
finder_load(struct screen *screen, struct err *err)
{
	own(screen)->asked = true;
	return pages_load(&own(screen)->pages, screen, err);
}

/* Once for all keys that came together; from the first row on. */
void
finder_tick(struct screen *screen)
{
	struct err err = {0};

	if (own(screen)->asked)
		return;
	pages_release(&own(screen)->pages, screen);
	if (finder_load(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
}

static bool
moves(const struct key *key)
{
	return key->code == INPUT_FUNCTION(KEY_UP) ||
	       key->code == INPUT_FUNCTION(KEY_DOWN) ||
	       key->code == INPUT_FUNCTION(KEY_PPAGE) ||
	       key->code == INPUT_FUNCTION(KEY_NPAGE);
}

bool
finder_key(struct screen *screen, const struct key *key)
{
	if (moves(key)) {
		finder_tick(screen);
		return table_key(screen->table, key);
	}
	switch (textarea_key(own(screen)->query, key)) {
	case TEXTAREA_IGNORED:
		return false;
	case TEXTAREA_CHANGED:
		own(screen)->asked = false;
		break;
	case TEXTAREA_MOVED:
	case TEXTAREA_FULL:
		break;
	}
	program_say(screen->program, "");
	return true;
}

/* More than was read is told by a plus. */
void
finder_status(const struct screen *screen, char *out)
{
	const struct pages *pages = &own(screen)->pages;

	if (pages->rows.n == 0)
		snprintf(out, SCREEN_TEXT, " %s", _("Nothing was found."));
	else
		snprintf(out, SCREEN_TEXT, _(" Found: %zu%s"), pages->rows.n,
		    pages->next == NULL ? "" : "+");
}

void
finder_draw(struct screen *screen)
{
	const char *label = _("Search: ");
	int x = 1 + text_cells(label, strlen(label));

	pages_read_on(&own(screen)->pages, screen);
	if (screen->fresh) {
		mvaddstr(1, 1, label);
		textarea_touch(own(screen)->query);
		table_touch(screen->table);
	}
	table_draw(screen->table, stdscr, 2, 0, LINES - 4, COLS);
	textarea_draw(own(screen)->query, stdscr, 1, x, 1, COLS - x - 1);
	textarea_cursor(own(screen)->query, &screen->y, &screen->x);
}

void
finder_close(struct screen *screen)
{
	pages_release(&own(screen)->pages, screen);
	textarea_free(own(screen)->query);
	free(screen->own);
}

/* The list goes first: what `chosen` opens must not be closed with it. */
int
finder_choose(struct screen *screen, enum action action, struct err *err)
{
	struct finder *finder = own(screen);
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	void (*chosen)(struct screen *, const void *) = finder->chosen;
	const struct shape *shape = finder->pages.shape;
	const void *row;
	struct list rows;

	(void)err;
	finder_tick(screen); /* what is shown must be what was asked for */
	if (action != ACTION_CHOOSE ||
	    table_selected_row(screen->table) == NULL)
		return 0;
	row = table_selected_row(screen->table);
	rows = finder->pages.rows;
	finder->pages.rows = (struct list){0};
	table_set(screen->table, NULL, 0, shape->size);
	program_pop(program, false);
	chosen(below, row);
	shape_list_release(shape, &rows);
	return 0;
}
