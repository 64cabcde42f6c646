/* SPDX-License-Identifier: MIT */
/*
 * edit_period: the first and the last day, two fields of libform, and what
 * is to be said about them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "edit_inside.h"

bool
edit_period_char(int c, const void *unused)
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

	date_text(field, text);
	date_typed(text, &day);
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
		edit_period_judge(edit);
	} else
		free(text);
}

void
edit_period_left(struct edit *edit, struct edit_item *item, FIELD *field)
{
	normalise(field);
	read_period(edit, item);
}

/* One end of a stored period, as far as a date field can show it. */
static void
set_date(FIELD *field, const char *text, size_t n)
{
	char *raw = heap_ndup(text, n), *ascii = text_ascii_digits(raw);
	char out[EDIT_DATE_CHARS + 1];
	size_t used = 0;

	for (const char *s = ascii; *s != '\0'; s++)
		if (edit_period_char(*s, NULL) && *s != ' ' &&
		    used < EDIT_DATE_CHARS)
			out[used++] = *s;
	out[used] = '\0';
	set_field_buffer(field, 0, out);
	free(ascii);
	free(raw);
}

void
edit_period_show(struct edit_item *item)
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
edit_period_set(struct edit *edit, const char *text)
{
	struct edit_item *item = edit_find(edit, ITEM_PERIOD);

	edit_set(item, text);
	edit_period_show(item);
	edit_draft_typed(edit, item);
	edit_period_judge(edit);
}

bool
edit_period_type(struct edit *edit, int request)
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

int
edit_period_place(const struct edit *edit)
{
	return edit->form->curcol;
}

void
edit_period_go(struct edit *edit, int place)
{
	form_driver(edit->form, REQ_BEG_FIELD);
	for (int i = 0; i < place && i < EDIT_DATE_CHARS; i++)
		form_driver(edit->form, REQ_NEXT_CHAR);
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
edit_period_judge(struct edit *edit)
{
	struct edit_item *item = edit_find(edit, ITEM_PERIOD);
	const char *text;

	if (item == NULL)
		return;
	text = verdict_text(edit, item);
	paragraph_free(edit->verdict);
	edit->verdict = *text == '\0' ? NULL : paragraph_new(text);
	item->touched = true;
	if (edit->form != NULL && item->rows != edit_form_rows(edit, item))
		edit->rebuild = true;
}
