/* SPDX-License-Identifier: MIT */
#include "report_pane.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/text.h"

/* The rows between the heading and the message line. */
static size_t
height(void)
{
	return (size_t)(LINES - 3);
}

static size_t
last_top(const struct report_pane *pane)
{
	size_t n = pane->lines.lines.n;

	return n > height() ? n - height() : 0;
}

static const struct report_stop *
here(const struct report_pane *pane)
{
	return &pane->lines.stops[pane->stop];
}

/* Brings a stop into sight: whole if that can be, else its start. */
static void
show_down(struct report_pane *pane)
{
	const struct report_stop *s = here(pane);

	if (s->to > pane->top + height())
		pane->top = s->to - height();
	if (pane->top > s->from)
		pane->top = s->from;
}

/* The same when coming from below: else its end. */
static void
show_up(struct report_pane *pane)
{
	const struct report_stop *s = here(pane);

	if (s->from >= pane->top)
		return;
	pane->top = s->to - s->from > height() ? s->to - height() : s->from;
}

static bool
in_sight(const struct report_pane *pane)
{
	return here(pane)->from < pane->top + height() &&
	       here(pane)->to > pane->top;
}

/* The row of the cursor stays where it is on the screen, if it can. */
static void
build(struct report_pane *pane)
{
	size_t from = here(pane)->from, top = pane->top;

	if (!pane->stale && pane->look.cells == COLS)
		return;
	pane->look.cells = COLS;
	pane->stale = false;
	report_lines_release(&pane->lines);
	report_lines_build(&pane->lines, pane->page, &pane->look);
	if (pane->stop >= pane->lines.nstops)
		pane->stop = pane->lines.nstops - 1;
	if (here(pane)->from + top > from)
		pane->top = here(pane)->from + top - from;
	else
		pane->top = 0;
	if (pane->top > last_top(pane))
		pane->top = last_top(pane);
	if (!in_sight(pane))
		show_down(pane);
}

void
report_pane_set(struct report_pane *pane, const struct report_page *page)
{
	report_lines_release(&pane->lines);
	pane->page = page;
	pane->top = 0;
	pane->stop = 0;
	pane->stale = true;
}

void
report_pane_release(struct report_pane *pane)
{
	report_lines_release(&pane->lines);
}

static void
down(struct report_pane *pane)
{
	if (here(pane)->to > pane->top + height())
		pane->top++;
	else if (pane->stop + 1 < pane->lines.nstops) {
		pane->stop++;
		show_down(pane);
	}
}

static void
up(struct report_pane *pane)
{
	if (here(pane)->from < pane->top)
		pane->top--;
	else if (pane->stop > 0) {
		pane->stop--;
		show_up(pane);
	}
}

/* After a page: the first stop that begins in sight, or what fills it. */
static void
pick(struct report_pane *pane)
{
	const struct report_stop *s = pane->lines.stops;
	int i = 0;

	while (i + 1 < pane->lines.nstops && s[i].from < pane->top)
		i++;
	if (i > 0 && s[i].from >= pane->top + height())
		i--;
	pane->stop = i;
}

static void
page_down(struct report_pane *pane)
{
	size_t to = pane->top + height() - 1;

	if (to >= last_top(pane)) {
		pane->top = last_top(pane);
		pane->stop = pane->lines.nstops - 1;
		return;
	}
	pane->top = to;
	pick(pane);
}

static void
page_up(struct report_pane *pane)
{
	size_t rows = height() - 1;

	pane->top = pane->top > rows ? pane->top - rows : 0;
	pick(pane);
}

void
report_pane_move(struct report_pane *pane, int code)
{
	build(pane);
	switch (code) {
	case 'j':
	case INPUT_FUNCTION(KEY_DOWN):
		down(pane);
		break;
	case 'k':
	case INPUT_FUNCTION(KEY_UP):
		up(pane);
		break;
	case INPUT_FUNCTION(KEY_NPAGE):
		page_down(pane);
		break;
	case INPUT_FUNCTION(KEY_PPAGE):
		page_up(pane);
		break;
	case INPUT_FUNCTION(KEY_HOME):
		pane->top = 0;
		pane->stop = 0;
		break;
	case INPUT_FUNCTION(KEY_END):
		pane->top = last_top(pane);
		pane->stop = pane->lines.nstops - 1;
		break;
	default:
		break;
	}
}

bool
report_pane_key(struct report_pane *pane, const struct key *key)
{
	size_t row = pane->top + (size_t)key->y - 1;

	if (key->code != INPUT_CLICK)
		return false;
	build(pane);
	for (int i = 0; i < pane->lines.nstops; i++)
		if (row >= pane->lines.stops[i].from &&
		    row < pane->lines.stops[i].to)
			pane->stop = i;
	return true;
}

int
report_pane_item(struct report_pane *pane)
{
	build(pane);
	return here(pane)->item;
}

void
report_pane_next_change(struct report_pane *pane)
{
	int n, at;

	build(pane);
	n = pane->lines.nstops;
	for (int i = 1; i <= n; i++) {
		at = (pane->stop + i) % n;
		if (pane->lines.stops[at].item < 0 ||
		    !report_page_changed(
			pane->page, (enum form_item)pane->lines.stops[at].item))
			continue;
		pane->stop = at;
		show_down(pane);
		return;
	}
}

const char *
report_pane_refuses_blank(struct report_pane *pane)
{
	int item = report_pane_item(pane);
	enum form_type type = item < 0 ? FORM_CHOICE : form_rows[item].type;

	if (type != FORM_LINE && type != FORM_PROSE)
		return N_("Go to an item of text first.");
	return *items_text(pane->page->items, (enum form_item)item) == '\0'
		   ? N_("Nothing is written in this item.")
		   : NULL;
}

void
report_pane_go(struct report_pane *pane, int item)
{
	build(pane);
	for (int i = 0; i < pane->lines.nstops; i++)
		if (pane->lines.stops[i].item == item)
			pane->stop = i;
	show_down(pane);
}

void
report_pane_position(struct report_pane *pane, char *out)
{
	int items = 0, at = 0;

	build(pane);
	for (int i = 0; i < pane->lines.nstops; i++) {
		items += pane->lines.stops[i].item >= 0;
		if (i == pane->stop)
			at = items;
	}
	if (items > 0)
		snprintf(out, SCREEN_TEXT, "%d/%d ", at, items);
}

/* Bytes [*at, from) as they are, then up to `to` in that look. */
static void
put(const char *text, size_t *at, size_t from, size_t to, attr_t look)
{
	size_t bytes = strlen(text);

	/* a row that was cut is shorter */
	from = from < bytes ? from : bytes;
	to = to < bytes ? to : bytes;
	addnstr(text + *at, (int)(from - *at));
	attron(look);
	addnstr(text + from, (int)(to - from));
	attroff(look);
	*at = to;
}

/* What has changed stands behind the label, never in it. */
static void
draw_line(int y, const struct report_line *line, attr_t look)
{
	char *text = text_pad(line == NULL ? "" : line->text, COLS);
	const struct diff_span *marks = line == NULL ? NULL : line->marks.at;
	size_t at = 0;

	move(y, 0);
	if (line != NULL)
		put(text, &at, line->label_at, line->label_at + line->label_n,
		    look);
	for (size_t i = 0; line != NULL && i < line->marks.n; i++)
		put(text, &at, marks[i].from, marks[i].to, A_UNDERLINE);
	addstr(text + at);
	free(text);
}

static void
cursor(const struct report_pane *pane, struct screen *screen)
{
	size_t row = here(pane)->from;
	const struct report_line *line;

	if (row < pane->top)
		row = pane->top;
	line = report_lines_line(&pane->lines, row);
	screen->y = 1 + (int)(row - pane->top);
	screen->x = line == NULL ? 0 : text_cells(line->text, line->label_at);
}

void
report_pane_draw(struct report_pane *pane, struct screen *screen)
{
	size_t row;

	build(pane);
	for (size_t i = 0; i < height(); i++) {
		row = pane->top + i;
		draw_line(1 + (int)i, report_lines_line(&pane->lines, row),
		    row >= here(pane)->from && row < here(pane)->to ? A_REVERSE
								    : A_BOLD);
	}
	cursor(pane, screen);
}
