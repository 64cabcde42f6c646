/* SPDX-License-Identifier: MIT */
/*
 * edit_draw: what stands on the pad, and its visible part on the screen.
 *
 * A key in a text writes that text and its count, nothing else: only rows of
 * the pad that were touched are copied.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "edit_inside.h"

#define COUNT_CELLS 22 /* for "1200/1200 over the limit" and its like */
#define HINT_COLS 80   /* narrower windows have the key on the bar alone */

static int
cells_of(const char *text)
{
	return text_cells(text, strlen(text));
}

/* --- One item ------------------------------------------------------------ */

static void
put(struct edit *edit, int y, int x, int cells, const char *text)
{
	if (cells > 0)
		mvwaddnstr(
		    edit->pad, y, x, text, (int)text_fit(text, cells, NULL));
}

static void
put_mark(struct edit *edit, int y, int x)
{
	wattron(edit->pad, A_BOLD);
	put(edit, y, x, edit->width - x, _("[rejected]"));
	wattroff(edit->pad, A_BOLD);
}

/* Returns the cell behind the label. */
static int
put_label(struct edit *edit, const struct edit_item *item)
{
	const struct form_row *row = &form_rows[item->item];
	const char *label = gettext(row->label);
	bool now = edit_form_item(edit) == item;
	int x = 1 + cells_of(label);

	for (int y = item->y;
	     y < item->y + (item->area == NULL ? item->rows : 1); y++)
		mvwhline(edit->pad, y, 0, ' ', edit->width);
	wattron(edit->pad, A_BOLD);
	mvwaddstr(edit->pad, item->y, 0, now ? ">" : " ");
	mvwaddstr(edit->pad, item->y, 1, label);
	wattroff(edit->pad, A_BOLD);
	if (row->need[edit->programme] == FORM_REQUIRED)
		mvwaddstr(edit->pad, item->y, ++x, "*");
	if (edit_hints_open(edit, item) > 0) {
		wattron(edit->pad, A_BOLD);
		mvwaddstr(edit->pad, item->y, 3 + cells_of(label), "?");
		wattroff(edit->pad, A_BOLD);
	}
	return x + 2;
}

static void
draw_choice(struct edit *edit, struct edit_item *item)
{
	const struct words *words = form_rows[item->item].words;
	int word = words_find(words, item->text), x = EDIT_VALUE_X - 2;
	const char *label =
	    word == WORD_NONE ? _("(not chosen)") : words_label(words, word);
	char text[SCREEN_TEXT], advice[SCREEN_TEXT];
	bool now = edit_form_item(edit) == item;

	put_label(edit, item);
	if (item->commented)
		put_mark(edit, item->y + 1, 1);
	if (item->fixed) {
		x = EDIT_VALUE_X;
		snprintf(text, sizeof text, _("%s (fixed)"), label);
	} else if (now)
		snprintf(text, sizeof text, "< %s >  %d/%d", label,
		    word == WORD_NONE ? 0 : word + 1, words->n);
	else
		snprintf(text, sizeof text, "  %s", label);
	put(edit, item->y, x, edit->width - x, text);
	if (item->item != ITEM_CATEGORY)
		return;
	if (edit_category(edit) != WORD_NONE) {
		snprintf(advice, sizeof advice, _("Write about: %s"),
		    form_advice(edit_category(edit)));
		x = item->commented ? EDIT_VALUE_X : EDIT_TEXT_X;
		put(edit, item->y + 1, x, edit->width - x - 1, advice);
	}
}

static void
draw_entry(
    struct edit *edit, const struct edit_item *item, const struct entry *entry)
{
	char from[DATE_SIZE], to[DATE_SIZE], dates[64], text[SCREEN_TEXT];
	const char *ended = entry->ended ? _("(accreditation ended)") : "";
	int x = EDIT_VALUE_X, cells = edit->width - x;

	snprintf(dates, sizeof dates, "%s〜%s",
	    date_format(entry->from_on, from), date_format(entry->to_on, to));
	if (item->rows > 2) {
		snprintf(text, sizeof text, "%s %s",
		    words_label(&accreditation_words, entry->kind), ended);
		put(edit, item->y + 1, x, cells, text);
		put(edit, item->y + 2, x, cells, dates);
		return;
	}
	snprintf(text, sizeof text, "%s %s%s%s",
	    words_label(&accreditation_words, entry->kind), dates,
	    *ended == '\0' ? "" : " ", ended);
	put(edit, item->y + 1, x, cells, text);
}

/* The way to the search, at the right end of the facility's row. */
static const char *
facility_hint(void)
{
	return _("[Ctrl-F facility search]");
}

bool
edit_draw_on_hint(const struct edit *edit, int x)
{
	return edit->width >= HINT_COLS &&
	       x >= edit->width - 1 - cells_of(facility_hint());
}

static void
draw_facility(struct edit *edit, struct edit_item *item)
{
	const struct entry *entry = edit->view.entry;
	const char *hint = facility_hint();
	int x = EDIT_VALUE_X, cells = edit->width - x - 1;

	put_label(edit, item);
	if (item->commented)
		put_mark(edit, item->y + 1, 1);
	if (edit->width >= HINT_COLS) {
		cells -= cells_of(hint) + 1;
		put(edit, item->y, x + cells + 1, cells_of(hint), hint);
	}
	if (*item->text == '\0' || entry == NULL)
		put(edit, item->y, x, cells,
		    *item->text == '\0' ? _("(not chosen)") : item->text);
	else {
		put(edit, item->y, x, cells, entry->name);
		draw_entry(edit, item, entry);
	}
}

static void
draw_verdict(struct edit *edit, const struct edit_item *item)
{
	int x = EDIT_VALUE_X, cells = edit->width - x - 1;
	size_t bytes;

	if (edit->verdict == NULL)
		return;
	if (edit->verdict_bad) {
		wattron(edit->pad, A_BOLD);
		mvwaddstr(edit->pad, item->y + 1, x - 2, "!");
	}
	for (int i = 0; i < item->rows - 1; i++) {
		const char *s;

		if ((size_t)i >= paragraph_rows(edit->verdict, cells))
			break;
		s = paragraph_row(edit->verdict, cells, (size_t)i, &bytes);
		mvwaddnstr(edit->pad, item->y + 1 + i, x, s, (int)bytes);
	}
	wattroff(edit->pad, A_BOLD);
}

/* The fields themselves are libform's; the rest of their row is not. */
static void
draw_period(struct edit *edit, struct edit_item *item)
{
	int middle = EDIT_VALUE_X + EDIT_DATE_CHARS + 1;
	char text[2][EDIT_DATE_CHARS + 2];

	for (int i = 0; i < 2; i++)
		snprintf(text[i], sizeof text[i], "%s",
		    field_buffer(i == 0 ? item->field : item->field2, 0));
	put_label(edit, item);
	if (item->commented)
		put_mark(edit, item->y + 1, 1);
	mvwaddstr(edit->pad, item->y, EDIT_VALUE_X, text[0]);
	mvwaddstr(edit->pad, item->y, middle, "〜");
	mvwaddstr(edit->pad, item->y, middle + 3, text[1]);
	draw_verdict(edit, item);
}

/* Kept apart: it changes at every key. */
static void
draw_count(struct edit *edit, struct edit_item *item)
{
	const struct form_row *row = &form_rows[item->item];
	const char *label = gettext(row->label), *mark = _("[rejected]");
	int x = 1 + cells_of(label) + 4;
	size_t count = textarea_clusters(item->area);
	bool over = count > (size_t)row->limit;
	char text[SCREEN_TEXT];

	item->counted = false;
	if (row->limit == 0)
		return;
	if (item->commented)
		x += cells_of(mark) + 2;
	snprintf(text, sizeof text, "%zu/%d%s%s", count, row->limit,
	    over ? " ! " : "", over ? _("over the limit") : "");
	if (over)
		wattron(edit->pad, A_BOLD);
	put(edit, item->y, x, edit->width - x, text);
	wattroff(edit->pad, A_BOLD);
	for (int used = cells_of(text); used < COUNT_CELLS; used++)
		waddch(edit->pad, ' ');
}

static void
draw_text(struct edit *edit, struct edit_item *item)
{
	int x;

	if (item->touched) {
		x = put_label(edit, item);
		if (item->commented)
			put_mark(edit, item->y, x);
		mvwvline_set(
		    edit->pad, item->y + 1, 1, WACS_VLINE, item->rows - 1);
		item->counted = true;
	}
	if (item->counted)
		draw_count(edit, item);
	textarea_draw(item->area, edit->pad, item->y + 1, EDIT_TEXT_X,
	    item->rows - 1, edit->width - EDIT_TEXT_X - 1);
}

static void
draw_item(struct edit *edit, struct edit_item *item)
{
	bool touched = item->touched;

	switch (edit_type(item)) {
	case FORM_CHOICE:
		if (touched)
			draw_choice(edit, item);
		break;
	case FORM_FACILITY:
		if (touched)
			draw_facility(edit, item);
		break;
	case FORM_PERIOD:
		if (touched)
			draw_period(edit, item);
		break;
	case FORM_LINE:
	case FORM_PROSE:
		draw_text(edit, item);
		break;
	}
	item->touched = false;
}

/* --- The visible part ---------------------------------------------------- */

static void
find_cursor(struct edit *edit, int *y, int *x)
{
	struct edit_item *item = edit_form_item(edit);

	if (item == NULL) {
		*y = edit->top;
		*x = 1;
	} else if (item->area != NULL)
		textarea_cursor(item->area, y, x);
	else if (edit_type(item) == FORM_PERIOD) {
		pos_form_cursor(edit->form);
		getyx(edit->pad, *y, *x);
	} else {
		*y = item->y;
		*x = EDIT_VALUE_X;
	}
}

/* The whole item is seen; where it is higher than the window, its start. */
static void
scroll_to_item(struct edit *edit)
{
	const struct edit_item *item = edit_form_item(edit);
	int view = edit_form_view(), last;

	if (item == NULL) {
		last = edit->comment_rows - view;
		if (edit->top > last)
			edit->top = last > 0 ? last : 0;
		return;
	}
	last = item->y + item->rows;
	if (last > edit->top + view)
		edit->top = last - view;
	if (item->y < edit->top)
		edit->top = item->y;
}

static void
copy_rows(struct edit *edit, bool all)
{
	int view = edit_form_view();

	for (int i = 0; i < view; i++) {
		int y = edit->top + i;

		if (y < getmaxy(edit->pad) &&
		    (all || is_linetouched(edit->pad, y)))
			copywin(edit->pad, stdscr, y, 0, 1 + i, 0, 1 + i,
			    edit->width - 1, FALSE);
	}
	untouchwin(edit->pad);
}

void
edit_draw(struct screen *screen)
{
	struct edit *edit = edit_own(screen);
	bool made = edit->form == NULL || edit->rebuild ||
		    edit->lines != LINES || edit->cols != COLS;
	bool all = made || screen->fresh;
	int y, x;

	if (made) {
		edit_form_make(edit);
		edit_comments_draw(screen);
	}
	for (size_t i = 0; i < edit->n; i++)
		draw_item(edit, &edit->items[i]);
	scroll_to_item(edit);
	if (edit->top > getmaxy(edit->pad) - edit_form_view())
		edit->top = getmaxy(edit->pad) - edit_form_view();
	all = all || edit->top != edit->shown_top;
	edit->shown_top = edit->top;
	find_cursor(edit, &y, &x);
	copy_rows(edit, all);
	screen->y = 1 + y - edit->top;
	screen->x = x;
}
