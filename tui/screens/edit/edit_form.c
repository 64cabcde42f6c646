/* SPDX-License-Identifier: MIT */
/*
 * edit_form: the fields of the form on their pad.
 *
 * libform owns the order, which field is current, what happens when one is
 * left, and the dates, which are ASCII. Every other item is hosted: a field
 * that can't be edited, one row high, since a field costs 28 bytes a cell;
 * the rows below it are kept free for the text area.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "edit_inside.h"

#define WIDTH_MAX 100 /* longer rows are hard to read */
#define NARROW 80     /* below, the facility takes a row more */
#define TEXT_ROWS 2   /* of prose at least */

int
edit_form_view(void)
{
	return LINES - 3; /* the first, the message line and the key bar */
}

static int
text_cells_of(const struct edit *edit)
{
	return edit->width - EDIT_TEXT_X - 1;
}

/* Rows of prose: as its limit needs, as far as the window allows. */
static int
prose_rows(const struct edit *edit, int limit)
{
	int most = (LINES - 8) / 2, cells = text_cells_of(edit);
	int rows = (2 * limit + cells - 1) / cells;

	if (rows > most)
		rows = most;
	return rows < TEXT_ROWS ? TEXT_ROWS : rows;
}

static int
verdict_rows(const struct edit *edit)
{
	if (edit->verdict == NULL)
		return 1;
	return (int)paragraph_rows(
	    edit->verdict, edit->width - EDIT_VALUE_X - 1);
}

int
edit_form_rows(const struct edit *edit, const struct edit_item *item)
{
	switch (edit_type(item)) {
	case FORM_CHOICE:
		/* below: the advice of the category, or the mark */
		return 1 + (item->item == ITEM_CATEGORY || item->commented);
	case FORM_FACILITY:
		return edit->width < NARROW ? 3 : 2;
	case FORM_PERIOD:
		return 1 + verdict_rows(edit);
	case FORM_LINE:
		return 2;
	case FORM_PROSE:
		return 1 + prose_rows(edit, form_rows[item->item].limit);
	}
	return 1;
}

static FIELD *
hosted(struct edit *edit, size_t *n, int y, int x, struct edit_item *item)
{
	FIELD *field = new_field(1, edit->width - x - 1, y, x, 0, 0);

	field_opts_off(field, O_EDIT);
	set_field_userptr(field, item);
	edit->fields[(*n)++] = field;
	return field;
}

static FIELD *
date(struct edit *edit, size_t *n, int y, int x, struct edit_item *item)
{
	/* a cell more than its text, for the cursor behind the last one */
	FIELD *field = new_field(1, EDIT_DATE_CHARS + 1, y, x, 0, 0);

	field_opts_off(field, O_AUTOSKIP | O_BLANK);
	set_field_type(field, edit->date);
	set_field_userptr(field, item);
	edit->fields[(*n)++] = field;
	return field;
}

static void
place(struct edit *edit, size_t *n, struct edit_item *item)
{
	switch (edit_type(item)) {
	case FORM_CHOICE:
	case FORM_FACILITY:
		item->field = hosted(edit, n, item->y, EDIT_VALUE_X, item);
		break;
	case FORM_PERIOD:
		item->field = date(edit, n, item->y, EDIT_VALUE_X, item);
		item->field2 = date(
		    edit, n, item->y, EDIT_VALUE_X + EDIT_DATE_CHARS + 4, item);
		break;
	case FORM_LINE:
	case FORM_PROSE:
		item->field = hosted(edit, n, item->y + 1, EDIT_TEXT_X, item);
		textarea_touch(item->area);
		break;
	}
	item->touched = true;
}

/* The fields, from top to bottom; returns the rows of all. */
static int
place_all(struct edit *edit)
{
	size_t n = 0;
	int y;

	edit->comment_rows = y = edit_comments_rows(edit);
	edit->comments = NULL;
	if (y > 0)
		edit->comments = hosted(edit, &n, 0, 1, NULL);
	for (size_t i = 0; i < edit->n; i++) {
		edit->items[i].y = y;
		edit->items[i].rows = edit_form_rows(edit, &edit->items[i]);
		place(edit, &n, &edit->items[i]);
		y += edit->items[i].rows;
	}
	edit->fields[n] = NULL;
	return y;
}

/* Called by libform when a field is left, after it was validated. */
static void
on_leave(FORM *form)
{
	FIELD *field = current_field(form);
	struct edit *edit = form_userptr(form);
	struct edit_item *item = field_userptr(field);

	if (item == NULL)
		return;
	if (edit_type(item) == FORM_PERIOD) {
		edit_period_left(edit, item, field);
	}
	item->touched = true;
	edit->left = true;
}

static void
on_enter(FORM *form)
{
	struct edit *edit = form_userptr(form);
	struct edit_item *item = field_userptr(current_field(form));

	if (item != NULL)
		item->touched = true;
	edit->entered = true;
}

static void
make_fields(struct edit *edit)
{
	int rows, view = edit_form_view();
	struct edit_item *period = edit_find(edit, ITEM_PERIOD);

	edit->date = new_fieldtype(NULL, edit_period_char);
	rows = place_all(edit);
	edit->pad = newpad(rows > view ? rows : view, edit->width);
	edit->form = new_form(edit->fields);
	set_form_win(edit->form, edit->pad);
	set_form_sub(edit->form, edit->pad);
	set_form_userptr(edit->form, edit);
	post_form(edit->form);
	form_driver(edit->form, REQ_OVL_MODE);
	if (period != NULL)
		edit_period_show(period);
}

void
edit_form_make(struct edit *edit)
{
	struct edit_item *now;
	bool first = edit->form == NULL, second;
	FIELD *field = NULL;
	int place = first ? 0 : edit_period_place(edit);

	now = first ? NULL : edit_form_item(edit);
	second = now != NULL && current_field(edit->form) == now->field2;
	edit_form_release(edit);
	edit->lines = LINES;
	edit->cols = COLS;
	edit->width = COLS < WIDTH_MAX ? COLS : WIDTH_MAX;
	edit->rebuild = false;
	make_fields(edit);
	if (now != NULL)
		field = second ? now->field2 : now->field;
	else if (edit->comments != NULL)
		field = edit->comments;
	if (field != NULL)
		set_current_field(edit->form, field);
	if (now != NULL && edit_type(now) == FORM_PERIOD)
		edit_period_go(edit, place);
	set_field_init(edit->form, on_enter);
	set_field_term(edit->form, on_leave);
	edit->shown_top = -1;
}

void
edit_form_release(struct edit *edit)
{
	if (edit->form == NULL)
		return;
	set_field_term(edit->form, NULL);
	unpost_form(edit->form);
	free_form(edit->form);
	for (size_t i = 0; edit->fields[i] != NULL; i++)
		free_field(edit->fields[i]);
	free_fieldtype(edit->date);
	delwin(edit->pad);
	for (size_t i = 0; i < edit->n; i++)
		edit->items[i].field = edit->items[i].field2 = NULL;
	edit->form = NULL;
}

struct edit_item *
edit_form_item(const struct edit *edit)
{
	if (edit->form == NULL)
		return NULL;
	return field_userptr(current_field(edit->form));
}

void
edit_form_move(struct edit *edit, int by)
{
	int now = field_index(current_field(edit->form)) + by;

	if (now < 0 || now >= field_count(edit->form))
		return;
	form_driver(edit->form, by > 0 ? REQ_NEXT_FIELD : REQ_PREV_FIELD);
}

void
edit_form_go(struct edit *edit, enum form_item to)
{
	struct edit_item *item = edit_find(edit, to);

	if (edit->form != NULL && item != NULL)
		set_current_field(edit->form, item->field);
}
