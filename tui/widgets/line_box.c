/* SPDX-License-Identifier: MIT */
#include "line_box.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#include "box.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "textarea.h"

#define BOX_CELLS 66

struct line_box {
	char *title;
	struct textarea *text;
	size_t limit;
};

struct line_box *
line_box_new(const char *title, const char *text, int limit)
{
	struct line_box *line = heap_new(1, sizeof *line);
	const struct key end = {.code = INPUT_FUNCTION(KEY_END)};

	line->title = heap_dup(title);
	line->text = textarea_new_line();
	line->limit = (size_t)limit;
	textarea_limit(line->text, line->limit);
	if (text != NULL)
		textarea_set(line->text, text);
	textarea_key(line->text, &end);
	return line;
}

void
line_box_free(struct line_box *line)
{
	if (line == NULL)
		return;
	textarea_free(line->text);
	free(line->title);
	free(line);
}

bool
line_box_key(struct line_box *line, const struct key *key)
{
	return textarea_key(line->text, key) != TEXTAREA_IGNORED;
}

const char *
line_box_text(const struct line_box *line)
{
	return textarea_text(line->text);
}

bool
line_box_fits(const struct line_box *line)
{
	return line->limit == 0 || textarea_clusters(line->text) <= line->limit;
}

void
line_box_draw(struct line_box *line, bool all, int *y, int *x)
{
	struct box box = box_middle(4, BOX_CELLS);
	char count[64];

	if (all) {
		box_draw(&box, line->title);
		textarea_touch(line->text);
	}
	if (line->limit > 0) {
		snprintf(count, sizeof count, "%zu/%zu %s  ",
		    textarea_clusters(line->text), line->limit,
		    line_box_fits(line) ? "" : _("too long"));
		mvhline(box.y + 2, box.x + 1, ' ', box.cells - 2);
		box_text(&box, 2, 1, count);
	}
	textarea_draw(
	    line->text, stdscr, box.y + 1, box.x + 2, 1, box.cells - 4);
	textarea_cursor(line->text, y, x);
}
