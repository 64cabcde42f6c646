/* SPDX-License-Identifier: MIT */
#include "list.h"

#include <curses.h>
#include <stdio.h>

#include "core/i18n.h"

void
list_draw(struct screen *screen)
{
	if (screen->fresh)
		table_touch(screen->table);
	table_draw(screen->table, stdscr, 1, 0, LINES - 3, COLS);
	table_cursor(screen->table, &screen->y, &screen->x);
}

void
list_heading(const struct screen *screen, char *left, char *right)
{
	(void)right;
	snprintf(left, SCREEN_TEXT, " %s", gettext(screen->ops->title));
}
