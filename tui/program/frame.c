/* SPDX-License-Identifier: MIT */
#include "frame_inside.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"
#include "program.h"
#include "tabs.h"
#include "tui/terminal/cells.h"

#define STATUS_GAP 2
#define LEFT_CELLS 20 /* less is of no use to anybody */

void
frame_touch(struct frame *frame)
{
	/* no line can hold a control character: all will differ */
	memcpy(frame->top, "\1", 2);
	memcpy(frame->message, "\1", 2);
	frame->tab = NULL;
	frame->barred = NULL;
	frame->nspots = 0;
}

static void
write_line(int y, const char *text)
{
	/* the last cell of the last line would scroll some terminals */
	char *fits = text_pad(text, COLS - 1);
	size_t n = strlen(fits);

	/* blanks that are cleared cost less than blanks that are written */
	while (n > 0 && fits[n - 1] == ' ')
		n--;
	cells_put(stdscr, y, 0, fits, n);
	clrtoeol();
	free(fits);
}

static void
put_line(int y, const char *text, char *shown)
{
	if (strcmp(text, shown) == 0)
		return;
	snprintf(shown, SCREEN_TEXT, "%s", text);
	write_line(y, text);
}

void
frame_add(char *line, const char *text)
{
	size_t used = strlen(line);
	size_t n = strnlen(text, SCREEN_TEXT - 1 - used);

	memcpy(line + used, text, n);
	line[used + n] = '\0';
}

static const char *
label_of(const struct tab_row *row, bool current)
{
	(void)current;
	return gettext(row->label);
}

static const char *
narrow_of(const struct tab_row *row, bool current)
{
	(void)current;
	return gettext(row->narrow);
}

static const char *
narrow_of_current(const struct tab_row *row, bool current)
{
	return current ? gettext(row->narrow) : NULL;
}

/* How the tabs can stand in the first line, the widest first. All of them are
 * there in every one, with their counts. */
static const struct tab_style {
	const char *margin;
	const char *(*name)(const struct tab_row *, bool current); /* or NULL */
	bool title;
} styles[] = {
    {" ", label_of, true},
    {"", label_of, true},
    {"", narrow_of, true},
    {"", narrow_of, false},
    {"", narrow_of_current, false},
};

#define STYLES (sizeof styles / sizeof *styles)

void
frame_forget_spots(struct frame *frame, int y)
{
	size_t n = 0;

	for (size_t i = 0; i < frame->nspots; i++)
		if (frame->spots[i].y != y)
			frame->spots[n++] = frame->spots[i];
	frame->nspots = n;
}

void
frame_add_spot(struct frame *frame, int y, int from, int to, int code)
{
	if (frame->nspots < FRAME_SPOTS)
		frame->spots[frame->nspots++] =
		    (struct spot){y, from, to, code};
}

int
frame_spot(const struct frame *frame, int y, int x)
{
	for (size_t i = 0; i < frame->nspots; i++) {
		const struct spot *s = &frame->spots[i];

		if (s->y == y && x >= s->from && x < s->to)
			return s->code;
	}
	return 0;
}

static void
tab_label(const struct program *program, const struct tab_style *style,
    size_t i, char *out, size_t bytes)
{
	const struct tab *tab = &program->tabs[i];
	int64_t badge = tabs_badge(program, tab);
	bool current = i == program->tab;
	const char *name = style->name(tab->row, current);
	char count[24] = "";

	if (badge > 0)
		snprintf(count, sizeof count, "(%lld)", (long long)badge);
	snprintf(out, bytes, "%s%s%zu%s%s%s%s", style->margin,
	    current ? "[" : " ", i + 1, name == NULL ? "" : ":",
	    name == NULL ? "" : name, count, current ? "]" : " ");
}

static void
write_tabs(struct program *program, const struct tab_style *style, char *line)
{
	char label[128];
	int from;

	frame_forget_spots(&program->frame, 0);
	*line = '\0';
	if (style->title)
		snprintf(line, SCREEN_TEXT, " %s ", _("shorei"));
	for (size_t i = 0; i < program->ntabs; i++) {
		from = text_cells(line, strlen(line));
		tab_label(program, style, i, label, sizeof label);
		frame_add(line, label);
		frame_add_spot(&program->frame, 0, from,
		    text_cells(line, strlen(line)), '1' + (int)i);
	}
}

static void
tab_line(struct program *program, char *line)
{
	const struct tab_style *style = styles;

	write_tabs(program, style, line);
	while (
	    text_cells(line, strlen(line)) >= COLS && ++style < styles + STYLES)
		write_tabs(program, style, line);
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

bool
frame_is_tab(const struct screen *screen)
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
		return screen->table != NULL ? NULL : N_("This is no list.");
	case ACTION_PERSONA:
		return screen->program->options->demo
			   ? NULL
			   : N_("Only the demo lets you be another person.");
	default:
		break;
	}
	return screen->ops->refuses == NULL
		   ? NULL
		   : screen->ops->refuses(screen, action);
}

/* The lowest screen that is seen decides the first line. */
static const struct screen *
under(struct program *program, const struct screen *screen)
{
	while (screen->ops->over)
		screen = program_below(program, screen);
	return screen;
}

/* Moving in a list changes nothing of it. */
static void
draw_tabs(struct program *program, const struct screen *base)
{
	struct frame *frame = &program->frame;
	char line[SCREEN_TEXT];
	int64_t badges = 0;

	for (size_t i = 0; i < program->ntabs; i++)
		badges += tabs_badge(program, &program->tabs[i]);
	if (frame->tab == base && frame->badges == badges)
		return;
	frame->tab = base;
	frame->badges = badges;
	tab_line(program, line);
	put_line(0, line, frame->top);
}

/* While there is no message: what the screen says, and what a list's columns
 * without room say of the selected row. */
static void
status_line(const struct screen *screen, char *line)
{
	char left[SCREEN_TEXT];
	int room;

	if (screen->ops->status != NULL)
		screen->ops->status(screen, line);
	room = COLS - 1 - STATUS_GAP - text_cells(line, strlen(line));
	if (screen->table == NULL || room < LEFT_CELLS)
		return;
	table_left_text(screen->table, room, left, sizeof left);
	if (*left == '\0')
		return;
	frame_add(line, *line == '\0' ? " " : "  ");
	frame_add(line, left);
}

void
frame_draw(struct program *program, const struct screen *screen)
{
	const struct screen *base = under(program, screen);
	char line[SCREEN_TEXT + 2] = "";

	if (frame_is_tab(base) || base->ops->heading == NULL) {
		draw_tabs(program, base);
	} else {
		program->frame.tab = NULL;
		frame_forget_spots(&program->frame, 0);
		heading_line(base, line);
		put_line(0, line, program->frame.top);
	}

	*line = '\0';
	if (*program->message != '\0')
		snprintf(line, sizeof line, " %s", program->message);
	else
		status_line(screen, line);
	put_line(LINES - 2, line, program->frame.message);

	frame_bar_draw(&program->frame, screen);
}
