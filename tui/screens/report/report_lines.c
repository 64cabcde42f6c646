/* SPDX-License-Identifier: MIT */
#include "report_lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/diff.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/report_text.h"
#include "tui/widgets/paragraph.h"

#define HEAD_CELLS 14  /* the labels of the head */
#define LABEL_CELLS 30 /* those of the items that fit beside their text */
#define TICK_CELLS 4   /* "[x] " */
#define INDENT 5       /* prose under its label */

struct build {
	struct report_lines *out;
	const struct report_page *page;
	const struct report_look *look;
};

/* Takes text over. */
static struct report_line *
add(struct build *b, char *text)
{
	struct report_line *line = list_add(&b->out->lines, sizeof *line);

	*line = (struct report_line){.text = text};
	return line;
}

static int
indent(const struct build *b)
{
	return INDENT + (b->look->comments != NULL ? TICK_CELLS : 0);
}

static int
label_cells(const struct build *b)
{
	return LABEL_CELLS + (b->look->comments != NULL ? TICK_CELLS : 0);
}

static void
blank(struct build *b)
{
	add(b, heap_dup(""));
}

static void
stop_begin(struct build *b, int item)
{
	b->out->stops[b->out->nstops].item = item;
	b->out->stops[b->out->nstops].from = b->out->lines.n;
}

static void
stop_end(struct build *b)
{
	b->out->stops[b->out->nstops++].to = b->out->lines.n;
}

/* A row of a paragraph, or nothing behind its end; heap. */
static char *
row_of(struct paragraph *p, int cells, size_t i)
{
	const char *text;
	size_t n;

	if (i >= paragraph_rows(p, cells))
		return heap_dup("");
	text = paragraph_row(p, cells, i, &n);
	return heap_ndup(text, n);
}

/* The part of the changed words that stands in a row: bytes [from, to) of
 * the text, which begin at a byte of the line. */
static void
mark(struct report_line *line, size_t at, size_t from, size_t to,
    const struct list *spans)
{
	const struct diff_span *s = spans == NULL ? NULL : spans->at;
	struct diff_span *mark;

	for (size_t i = 0; spans != NULL && i < spans->n; i++) {
		size_t first = s[i].from > from ? s[i].from : from;
		size_t last = s[i].to < to ? s[i].to : to;

		if (first >= last)
			continue;
		mark = list_add(&line->marks, sizeof *mark);
		mark->from = at + first - from;
		mark->to = at + last - from;
	}
}

/* The same for a row of a paragraph, whose rows are parts of one text. */
static void
mark_row(struct report_line *line, size_t at, struct paragraph *p, int cells,
    size_t i, const struct list *spans)
{
	const char *start, *row;
	size_t n;

	if (i >= paragraph_rows(p, cells))
		return;
	start = paragraph_row(p, cells, 0, &n);
	row = paragraph_row(p, cells, i, &n);
	mark(line, at, (size_t)(row - start), (size_t)(row - start) + n, spans);
}

/*
 * A text from a column on; its first row stands behind `first`, which goes
 * over, the others behind blanks. Marks are spans of the text, or NULL. The
 * line of the first row.
 */
static size_t
block(struct build *b, char *first, int column, const char *text,
    const struct list *marks)
{
	int cells = b->look->cells - column - 1;
	struct paragraph *p = paragraph_new(text);
	size_t at = b->out->lines.n, rows = paragraph_rows(p, cells);
	char *left, *row;

	for (size_t i = 0; i < rows; i++) {
		left = text_pad(i == 0 ? first : "", column);
		row = row_of(p, cells, i);
		mark_row(add(b, heap_printf("%s%s", left, row)), strlen(left),
		    p, cells, i, marks);
		free(row);
		free(left);
	}
	free(first);
	paragraph_free(p);
	return at;
}

static void
under(struct build *b, const char *text, const struct list *marks)
{
	block(b, heap_dup(""), indent(b), text, marks);
}

static void
set_label(struct build *b, size_t line, size_t at, size_t n)
{
	struct report_line *lines = b->out->lines.at;

	lines[line].label_at = at;
	lines[line].label_n = n;
}

static void
field(struct build *b, const struct report_field *field)
{
	size_t line;

	if (field->label == NULL) {
		block(b, heap_dup(""), HEAD_CELLS, field->text, NULL);
		return;
	}
	line = block(
	    b, heap_printf(" %s", field->label), HEAD_CELLS, field->text, NULL);
	set_label(b, line, 1, strlen(field->label));
}

static void
head(struct build *b)
{
	const struct report_field *fields = b->page->head.at;

	stop_begin(b, REPORT_HEAD);
	for (size_t i = 0; i < b->page->head.n; i++)
		field(b, &fields[i]);
	blank(b);
	stop_end(b);
}

/* Where both stand side by side there is nothing to choose. */
static bool
shows_before(const struct build *b)
{
	return b->look->before && b->look->cells < REPORT_SIDE_CELLS;
}

/* "[x] ◆ 考察 (変更)"; heap. */
static char *
label_text(const struct build *b, enum form_item item, size_t *at, size_t *n)
{
	const char *label = gettext(form_rows[item].label);
	bool changed = report_page_changed(b->page, item);
	const char *tick = "", *mark = "";

	if (b->look->comments != NULL)
		tick = b->look->comments->text[item] != NULL ? "[x] " : "[ ] ";
	if (changed)
		mark = shows_before(b) ? _(" (before)") : _(" (changed)");
	*at = 1 + strlen(tick) + strlen(changed ? "◆ " : "  ");
	*n = strlen(label);
	return heap_printf(
	    " %s%s%s%s", tick, changed ? "◆ " : "  ", label, mark);
}

/* Old on the left, new on the right. */
static void
side_by_side(
    struct build *b, const char *old, const char *now, const struct diff *diff)
{
	int column = indent(b), left = (b->look->cells - column - 4) / 2;
	int right = b->look->cells - column - 4 - left;
	struct paragraph *p = paragraph_new(old), *q = paragraph_new(now);
	size_t rows = paragraph_rows(p, left), more = paragraph_rows(q, right);
	char *row = text_pad(_("[before]"), left), *padded, *other;
	struct report_line *line;

	add(b, heap_printf("%*s%s │ %s", column, "", row, _("[now]")));
	free(row);
	for (size_t i = 0; i < rows || i < more; i++) {
		row = row_of(p, left, i);
		padded = text_pad(row, left);
		other = row_of(q, right, i);
		line = add(
		    b, heap_printf("%*s%s │ %s", column, "", padded, other));
		mark_row(line, (size_t)column, p, left, i, &diff->old);
		mark_row(line, strlen(line->text) - strlen(other), q, right, i,
		    &diff->now);
		free(other);
		free(padded);
		free(row);
	}
	paragraph_free(q);
	paragraph_free(p);
}

static void
comment_lines(struct build *b, const char *text)
{
	char *all = heap_printf(_("Comment: %s"), text);

	block(b, heap_dup("     →"), indent(b), all, NULL);
	free(all);
}

/* The label, with the text beside it where there is room, else below. */
static void
put_item(struct build *b, enum form_item item, const char *old, const char *now,
    const struct diff *diff)
{
	bool changed = report_page_changed(b->page, item);
	bool side = changed && b->look->cells >= REPORT_SIDE_CELLS;
	bool before = changed && shows_before(b);
	const struct list *marks = before ? &diff->old : &diff->now;
	size_t at, n, line = b->out->lines.n;
	char *label = label_text(b, item, &at, &n);

	if (side) {
		add(b, label);
		side_by_side(b, old, now, diff);
	} else if (form_rows[item].type == FORM_PROSE ||
		   text_cells(label, strlen(label)) >= label_cells(b)) {
		add(b, label);
		under(b, before ? old : now, marks);
	} else {
		block(b, label, label_cells(b), before ? old : now, marks);
	}
	set_label(b, line, at, n);
}

static void
item_text(struct build *b, enum form_item item)
{
	const struct report_page *page = b->page;
	char *now = report_text(
	    item, items_text(page->items, item), page->entry, page->entries);
	char *old = NULL;
	struct diff diff = {0};

	if (report_page_changed(page, item)) {
		old = report_text(item, page->before->text[item], page->entry,
		    page->before_entries != NULL ? page->before_entries
						 : page->entries);
		diff_make(&diff, old, now);
	}
	put_item(b, item, old, now, &diff);
	diff_release(&diff);
	free(old);
	free(now);
}

/* What the anonymity check has found in the item, and what the applicant
 * answered. */
static void
hint_lines(struct build *b, enum form_item item)
{
	const struct list *hints = b->page->hints;
	const struct hinted *h = hints == NULL ? NULL : hints->at;
	char *text;

	for (size_t i = 0; hints != NULL && i < hints->n; i++) {
		if (h[i].item != (int)item)
			continue;
		/* TRANSLATORS: what was found, what it looks like */
		text = heap_printf(h[i].confirmed
				       ? _("Confirmed by the applicant: \"%s\" "
					   "(%s)")
				       : _("Not confirmed: \"%s\" (%s)"),
		    h[i].found, words_label(&hint_words, h[i].kind));
		block(b, heap_dup(h[i].confirmed ? "     +" : "     ?"),
		    indent(b) + 2, text, NULL);
		free(text);
	}
}

static void
items(struct build *b)
{
	const struct items *written = b->look->comments;

	for (int i = 0; i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		if (!form_asks((enum programme)b->page->programme, item))
			continue;
		stop_begin(b, i);
		item_text(b, item);
		hint_lines(b, item);
		if (written != NULL && written->text[i] != NULL)
			comment_lines(b, written->text[i]);
		stop_end(b);
	}
}

static void
general(struct build *b)
{
	const char *label = _("On the whole case"), *text = b->look->general;
	size_t line = b->out->lines.n;

	stop_begin(b, WORD_NONE);
	add(b, heap_printf(" %s   %s", text != NULL ? "[x]" : "[ ]", label));
	set_label(b, line, 7, strlen(label));
	if (text != NULL)
		comment_lines(b, text);
	stop_end(b);
}

void
report_lines_build(struct report_lines *out, const struct report_page *page,
    const struct report_look *look)
{
	struct build b = {out, page, look};

	*out = (struct report_lines){0};
	head(&b);
	if (page->gone != NULL) {
		under(&b, page->gone, NULL);
		return;
	}
	items(&b);
	if (look->comments != NULL)
		general(&b);
}

void
report_lines_release(struct report_lines *lines)
{
	struct report_line *line = lines->lines.at;

	for (size_t i = 0; i < lines->lines.n; i++) {
		free(line[i].text);
		free(line[i].marks.at);
	}
	free(lines->lines.at);
	*lines = (struct report_lines){0};
}

const struct report_line *
report_lines_line(const struct report_lines *lines, size_t i)
{
	const struct report_line *line = lines->lines.at;

	return i < lines->lines.n ? &line[i] : NULL;
}
