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

/* Rows of an item, its label included. */
static int
item_rows(const struct edit *edit, const struct edit_item *item)
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

	edit->comment_rows = y = edit_draw_comment_rows(edit);
	edit->comments = NULL;
	if (y > 0)
		edit->comments = hosted(edit, &n, 0, 1, NULL);
	for (size_t i = 0; i < edit->n; i++) {
		edit->items[i].y = y;
		edit->items[i].rows = item_rows(edit, &edit->items[i]);
		place(edit, &n, &edit->items[i]);
		y += edit->items[i].rows;
	}
	edit->fields[n] = NULL;
	return y;
}

static bool
is_date_char(int c, const void *unused)
{
	(void)unused;
	return (c >= '0' && c <= '9') || c == '-' || c == ' ';
}

static void
trim(char *s)
{
	size_t n = strlen(s);

	while (n > 0 && s[n - 1] == ' ')
		s[--n] = '\0';
}

/* What stands in a date field, without its padding. */
static void
date_text(const FIELD *field, char out[EDIT_DATE_CHARS + 2])
{
	snprintf(out, EDIT_DATE_CHARS + 2, "%s", field_buffer(field, 0));
	trim(out);
}

/* 20240410 and 2024-4-1 become 2024-04-10 and 2024-04-01. */
static void
normalise(FIELD *field)
{
	char text[EDIT_DATE_CHARS + 2], out[DATE_SIZE];
	int32_t day = DATE_NONE;
	int number;

	date_text(field, text);
	if (strlen(text) == 8 && strspn(text, "0123456789") == 8) {
		number = atoi(text);
		day =
		    date_make(number / 10000, number / 100 % 100, number % 100);
	} else
		date_parse(text, &day);
	if (day != DATE_NONE && strcmp(date_format(day, out), text) != 0)
		set_field_buffer(field, 0, out);
}

/* The text of the period is what its two fields hold. */
static void
read_period(struct edit *edit, struct edit_item *item)
{
	char from[EDIT_DATE_CHARS + 2], to[EDIT_DATE_CHARS + 2], *text;

	date_text(item->field, from);
	date_text(item->field2, to);
	text = *from == '\0' && *to == '\0' ? heap_dup("")
					    : heap_printf("%s..%s", from, to);
	if (strcmp(text, item->text) != 0) {
		free(item->text);
		item->text = text;
		edit_draft_typed(edit, item);
		edit_form_judge(edit);
	} else
		free(text);
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
		normalise(field);
		read_period(edit, item);
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

/* One end of a stored period, as far as a date field can show it. */
static void
set_date(FIELD *field, const char *text, size_t n)
{
	char *raw = heap_ndup(text, n), *ascii = text_ascii_digits(raw);
	char out[EDIT_DATE_CHARS + 1];
	size_t used = 0;

	for (const char *s = ascii; *s != '\0'; s++)
		if (is_date_char(*s, NULL) && *s != ' ' &&
		    used < EDIT_DATE_CHARS)
			out[used++] = *s;
	out[used] = '\0';
	set_field_buffer(field, 0, out);
	free(ascii);
	free(raw);
}

static void
show_period(struct edit_item *item)
{
	char from[DATE_SIZE], to[DATE_SIZE];
	const char *text = item->text, *dots = strstr(text, "..");
	struct span span;

	if (item->field == NULL)
		return;
	if (span_parse(text, &span)) {
		set_field_buffer(item->field, 0, date_format(span.from, from));
		set_field_buffer(item->field2, 0, date_format(span.to, to));
		return;
	}
	if (dots == NULL)
		dots = text + strlen(text);
	set_date(item->field, text, (size_t)(dots - text));
	dots += *dots == '\0' ? 0 : 2;
	set_date(item->field2, dots, strlen(dots));
}

void
edit_form_set_period(struct edit *edit, const char *text)
{
	struct edit_item *item = edit_find(edit, ITEM_PERIOD);

	edit_set(item, text);
	show_period(item);
	edit_draft_typed(edit, item);
	edit_form_judge(edit);
}

static void
make_fields(struct edit *edit)
{
	int rows, view = edit_form_view();
	struct edit_item *period = edit_find(edit, ITEM_PERIOD);

	edit->date = new_fieldtype(NULL, is_date_char);
	rows = place_all(edit);
	edit->pad = newpad(rows > view ? rows : view, edit->width);
	edit->form = new_form(edit->fields);
	set_form_win(edit->form, edit->pad);
	set_form_sub(edit->form, edit->pad);
	set_form_userptr(edit->form, edit);
	post_form(edit->form);
	form_driver(edit->form, REQ_OVL_MODE);
	if (period != NULL)
		show_period(period);
}

void
edit_form_make(struct edit *edit)
{
	struct edit_item *now;
	bool first = edit->form == NULL, second;
	FIELD *field = NULL;

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

bool
edit_form_date(struct edit *edit, int request)
{
	struct edit_item *item = edit_form_item(edit);
	int rc;

	/* a digit as the first key is the start of another day */
	if (edit->entered && request < KEY_MIN)
		form_driver(edit->form, REQ_CLR_FIELD);
	edit->entered = false;
	rc = form_driver(edit->form, request);
	/* the buffer is only read after a validation, which refuses nothing */
	form_driver(edit->form, REQ_VALIDATION);
	read_period(edit, item);
	return rc == E_OK;
}

static const struct reason *
period_finding(const struct edit *edit)
{
	const struct reason *why = edit->view.findings.at;

	for (size_t i = 0; i < edit->view.findings.n; i++)
		if (why[i].item != NULL &&
		    strcmp(why[i].item, form_rows[ITEM_PERIOD].id) == 0)
			return &why[i];
	return NULL;
}

/* Half a period is not wrong yet. */
static bool
half(const char *text)
{
	size_t n = strlen(text);

	return n < 3 || strncmp(text, "..", 2) == 0 ||
	       strcmp(text + n - 2, "..") == 0;
}

static const char *
verdict_text(struct edit *edit, const struct edit_item *item)
{
	const struct reason *finding = period_finding(edit);
	const struct entry *entry = edit->view.entry;
	struct span span;

	edit->verdict_bad = false;
	if (half(item->text) || item->typed)
		return "";
	if (finding != NULL) {
		edit->verdict_bad = true;
		return finding->text;
	}
	if (entry == NULL || !span_parse(item->text, &span))
		return "";
	return span_inside(span, (struct span){entry->from_on, entry->to_on})
		   ? _("(inside the accreditation)")
		   : _("(outside the accreditation)");
}

void
edit_form_judge(struct edit *edit)
{
	struct edit_item *item = edit_find(edit, ITEM_PERIOD);
	const char *text;

	if (item == NULL)
		return;
	text = verdict_text(edit, item);
	paragraph_free(edit->verdict);
	edit->verdict = *text == '\0' ? NULL : paragraph_new(text);
	item->touched = true;
	if (edit->form != NULL && item->rows != item_rows(edit, item))
		edit->rebuild = true;
}
