/* SPDX-License-Identifier: MIT */
/*
 * frame_bar: the key bar: the keys that work here now, as many as have room.
 */
#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"
#include "frame_inside.h"
#include "tui/terminal/cells.h"

#define MADE_FOR_COLS 80
#define MARK_CELLS 2 /* " …" */

static bool
last_on_bar(enum action action)
{
	return action == ACTION_HELP || action == ACTION_BACK ||
	       action == ACTION_QUIT;
}

/* Once a screen: with each key all bindings would be gone through. */
static void
find_bar(struct frame *frame, const struct screen *screen)
{
	bool tab = frame_is_tab(screen), done[ACTION_COUNT] = {false};

	frame->nbar = 0;
	for (size_t i = 0; i < binding_count; i++) {
		const struct binding *b = &bindings[i];

		if (done[b->action] || *actions[b->action].label == '\0' ||
		    !keymap_binds(b, screen->ops->name, screen->ops->also, tab))
			continue;
		done[b->action] = true;
		frame->bar[frame->nbar++] = b;
	}
}

/* Which actions stand on the bar now. */
static void
offered(const struct frame *frame, const struct screen *screen,
    bool keys[ACTION_COUNT])
{
	for (size_t i = 0; i < frame->nbar; i++) {
		enum action action = frame->bar[i]->action;

		keys[action] = frame_refuses(screen, action) == NULL;
	}
}

/* Adds one half of these keys as far as they fit into cells; its words begin
 * at cell 0. False: not all did. */
static bool
bar_half(struct frame *frame, bool last, int cells, char *line)
{
	/* TRANSLATORS: a key and what it does, on the key bar */
	const char *form = _(" %s %s");
	char name[KEYMAP_NAME], entry[128];
	int used = 0, width;
	bool all = true;

	for (size_t i = 0; i < frame->nbar; i++) {
		const struct binding *b = frame->bar[i];

		if (!frame->keys[b->action] || last_on_bar(b->action) != last)
			continue;
/* a literal with two %s, looked up once */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		snprintf(entry, sizeof entry, form, keymap_name(b->code, name),
		    gettext(actions[b->action].label));
#pragma GCC diagnostic pop
		width = text_cells(entry, strlen(entry));
		if (used + width > cells) {
			all = false;
			continue; /* a shorter one may fit */
		}
		frame_add_spot(frame, LINES - 1, used, used + width, b->code);
		used += width;
		frame_add(line, entry);
	}
	return all;
}

/* The key that tells of all keys, as it stands on this bar; 0: none. */
static int
help_key(const struct frame *frame)
{
	for (size_t i = 0; i < frame->nbar; i++)
		if (frame->bar[i]->action == ACTION_HELP)
			return frame->bar[i]->code;
	return 0;
}

/* Where a window is narrower than the screens are made for, a mark says that
 * keys are missing, and a click there tells of all. */
static void
bar_keys(struct frame *frame, int cells, char *line)
{
	size_t spots = frame->nspots;
	char mark[8];
	int used;

	if (bar_half(frame, false, cells, line) || COLS >= MADE_FOR_COLS)
		return;
	frame->nspots = spots;
	*line = '\0';
	bar_half(frame, false, cells - MARK_CELLS, line);
	used = text_cells(line, strlen(line));
	frame_add_spot(
	    frame, LINES - 1, used, used + MARK_CELLS, help_key(frame));
	snprintf(mark, sizeof mark, " %s", text_more());
	frame_add(line, mark);
}

static void
shift(struct spot *spot, int cells)
{
	spot->from += cells;
	spot->to += cells;
}

/* Most keys of a list leave the bar as it is: then no word is looked up. */
void
frame_bar_draw(struct frame *frame, const struct screen *screen)
{
	bool keys[ACTION_COUNT] = {false};
	char line[SCREEN_TEXT] = "", tail[SCREEN_TEXT] = "";
	size_t first, last;
	int cells;

	if (frame->barred != screen)
		find_bar(frame, screen);
	offered(frame, screen, keys);
	if (frame->barred == screen &&
	    memcmp(frame->keys, keys, sizeof keys) == 0)
		return;
	frame->barred = screen;
	memcpy(frame->keys, keys, sizeof keys);
	frame_forget_spots(frame, LINES - 1);
	first = frame->nspots;
	bar_half(frame, true, COLS - 1, tail);
	last = frame->nspots;
	bar_keys(frame, COLS - 1 - text_cells(tail, strlen(tail)), line);
	cells = text_cells(line, strlen(line));
	for (size_t i = first; i < last; i++)
		shift(&frame->spots[i], cells);
	frame_add(line, tail);
	cells_put(stdscr, LINES - 1, 0, line, strlen(line)); /* it fits */
	clrtoeol();
}
