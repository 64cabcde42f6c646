/* SPDX-License-Identifier: MIT */
#include "frame.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"
#include "program.h"
#include "tabs.h"

void
frame_touch(struct frame *frame)
{
	/* no line can hold a control character: all will differ */
	memcpy(frame->top, "\1", 2);
	memcpy(frame->message, "\1", 2);
	memcpy(frame->bar, "\1", 2);
}

static void
put_line(int y, const char *text, char *shown)
{
	char *padded;

	if (strcmp(text, shown) == 0)
		return;
	snprintf(shown, SCREEN_TEXT, "%s", text);
	/* the last cell of the last line would scroll some terminals */
	padded = text_pad(text, COLS - 1);
	mvaddstr(y, 0, padded);
	free(padded);
}

static void
add(char *line, const char *text)
{
	size_t used = strlen(line);

	snprintf(line + used, SCREEN_TEXT - used, "%s", text);
}

static void
tab_line(const struct program *program, char *line)
{
	char label[128];

	snprintf(line, SCREEN_TEXT, " %s ", _("shorei"));
	for (size_t i = 0; i < program->ntabs; i++) {
		const struct tab *tab = &program->tabs[i];
		int64_t badge = tabs_badge(program, tab);
		bool current = i == program->tab;
		char count[24] = "";

		if (badge > 0)
			snprintf(
			    count, sizeof count, "(%lld)", (long long)badge);
		snprintf(label, sizeof label, "%s%zu:%s%s%s",
		    current ? " [" : "  ", i + 1, gettext(tab->row->label),
		    count, current ? "]" : " ");
		add(line, label);
	}
}

/* Left and right part of a screen that is not a tab. */
static void
heading_line(const struct screen *screen, char *line)
{
	char left[SCREEN_TEXT] = "", right[SCREEN_TEXT] = "";
	char *padded;
	int used;

	screen->ops->heading(screen, left, right);
	used = text_cells(right, strlen(right));
	padded = text_pad(left, COLS - 2 - used);
	snprintf(line, SCREEN_TEXT, "%s%s", padded, right);
	free(padded);
}

static bool
is_tab(const struct screen *screen)
{
	const struct program *program = screen->program;

	return screen == &program->tabs[program->tab].screen;
}

const char *
frame_refuses(const struct screen *screen, enum action action)
{
	switch (action) {
	case ACTION_FIND:
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREVIOUS:
		return screen->table != NULL ? NULL : _("This is no list.");
	case ACTION_PERSONA:
		return screen->program->options->demo
			   ? NULL
			   : _("Only the demo lets you be another person.");
	default:
		break;
	}
	return screen->ops->refuses == NULL
		   ? NULL
		   : screen->ops->refuses(screen, action);
}

static bool
last_on_bar(enum action action)
{
	return action == ACTION_HELP || action == ACTION_BACK ||
	       action == ACTION_QUIT || action == ACTION_PERSONA;
}

/* Adds the keys of one half of the bar as far as they fit into cells. */
static void
bar_half(const struct screen *screen, bool last, int cells, char *line)
{
	bool tab = is_tab(screen), said[ACTION_COUNT] = {false};
	char name[KEYMAP_NAME], entry[128];
	int used = 0, width;

	for (size_t i = 0; i < binding_count; i++) {
		const struct binding *b = &bindings[i];
		const char *label = actions[b->action].label;

		if (b->screen == NULL
			? !tab
			: strcmp(b->screen, screen->ops->name) != 0)
			continue;
		if (*label == '\0' || said[b->action] ||
		    last_on_bar(b->action) != last ||
		    frame_refuses(screen, b->action) != NULL)
			continue;
		said[b->action] = true;
		/* translators: a key and what it does, on the key bar */
		snprintf(entry, sizeof entry, _(" %s %s"),
		    keymap_name(b->code, name), gettext(label));
		width = text_cells(entry, strlen(entry));
		if (used + width > cells)
			break;
		used += width;
		add(line, entry);
	}
}

static void
bar_line(const struct screen *screen, char *line)
{
	char tail[SCREEN_TEXT] = "";

	*line = '\0';
	bar_half(screen, true, COLS - 1, tail);
	bar_half(
	    screen, false, COLS - 1 - text_cells(tail, strlen(tail)), line);
	add(line, tail);
}

/* The lowest screen that is seen decides the first line. */
static const struct screen *
under(struct program *program, const struct screen *screen)
{
	while (screen->ops->over)
		screen = program_below(program, screen);
	return screen;
}

void
frame_draw(struct program *program, const struct screen *screen)
{
	const struct screen *base = under(program, screen);
	char line[SCREEN_TEXT + 2] = "";

	if (is_tab(base) || base->ops->heading == NULL)
		tab_line(program, line);
	else
		heading_line(base, line);
	put_line(0, line, program->frame.top);

	*line = '\0';
	if (*program->message != '\0')
		snprintf(line, sizeof line, " %s", program->message);
	else if (screen->ops->status != NULL)
		screen->ops->status(screen, line);
	put_line(LINES - 2, line, program->frame.message);

	bar_line(screen, line);
	put_line(LINES - 1, line, program->frame.bar);
}
