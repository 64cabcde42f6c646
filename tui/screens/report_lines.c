/* SPDX-License-Identifier: MIT */
#include "report_lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "report_text.h"
#include "tui/widgets/paragraph.h"

#define HEAD_CELLS 14  /* the labels of the head */
#define LABEL_CELLS 30 /* those of the items that fit beside their text */
#define TICK_CELLS 4   /* "[x] " */
#define INDENT 5       /* prose under its label */

struct build {
	struct report_lines *out;
	const struct request_view *view;
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

/*
 * A text from a column on; its first row stands behind `first`, which goes
 * over, the others behind blanks. The line of the first row.
 */
static size_t
block(struct build *b, char *first, int column, const char *text)
{
	int cells = b->look->cells - column - 1;
	struct paragraph *p = paragraph_new(text);
	size_t at = b->out->lines.n, rows = paragraph_rows(p, cells);
	char *left, *row;

	for (size_t i = 0; i < rows; i++) {
		left = text_pad(i == 0 ? first : "", column);
		row = row_of(p, cells, i);
		add(b, heap_printf("%s%s", left, row));
		free(row);
		free(left);
	}
	free(first);
	paragraph_free(p);
	return at;
}

static void
under(struct build *b, const char *text)
{
	block(b, heap_dup(""), indent(b), text);
}

static void
set_label(struct build *b, size_t line, size_t at, size_t n)
{
	struct report_line *lines = b->out->lines.at;

	lines[line].label_at = at;
	lines[line].label_n = n;
}

/* The head: who asks, for what, with which words. */
static void
field(struct build *b, const char *label, const char *text)
{
	size_t line;

	if (text == NULL || *text == '\0')
		return;
	line = block(b, heap_printf(" %s", label), HEAD_CELLS, text);
	set_label(b, line, 1, strlen(label));
}

static void
comments(struct build *b, const struct list *list)
{
	const struct comment *c = list->at;
	char *text;

	for (size_t i = 0; i < list->n; i++) {
		text = heap_printf("%s: %s",
		    c[i].item == WORD_NONE
			? _("On the whole case")
			: gettext(form_rows[c[i].item].label),
		    c[i].text == NULL ? "" : c[i].text);
		block(b, heap_dup(""), HEAD_CELLS, text);
		free(text);
	}
}

static void
decision(struct build *b, const char *label, int phase, int32_t on,
    const char *by, const struct list *list)
{
	char day[DATE_SIZE];
	char *text = heap_printf("%s %s %s", words_label(&phase_words, phase),
	    date_format(on, day), by);

	field(b, label, text);
	free(text);
	comments(b, list);
}

static void
head_case(struct build *b)
{
	const struct request_view *v = b->view;
	char day[DATE_SIZE];
	char *text = heap_printf("%s (%s)", v->applicant, v->member);

	field(b, _("Applicant"), text);
	free(text);
	/* TRANSLATORS: application, number, category */
	text = heap_printf(_("%s, number %lld, %s"),
	    words_label(&programme_words, v->programme), (long long)v->slot,
	    form_shown(ITEM_CATEGORY, items_text(&v->items, ITEM_CATEGORY)));
	if (report_lines_readable(v))
		field(b, _("Case"), text);
	free(text);
	field(b, _("Requested on"), date_format(v->requested_on, day));
	field(b, _("Message"), v->message);
}

static void
head(struct build *b)
{
	const struct request_view *v = b->view;
	const struct earlier *earlier = v->earlier.at;
	const struct reason *finding = v->findings.at;
	int changes = report_lines_changes(v);
	char *text;

	stop_begin(b, REPORT_HEAD);
	head_case(b);
	if (v->decided_on != DATE_NONE)
		decision(b, _("Decision"), v->state, v->decided_on, "",
		    &v->comments);
	for (size_t i = 0; i < v->earlier.n; i++)
		decision(b, _("Earlier"), earlier[i].state,
		    earlier[i].decided_on, earlier[i].supervisor,
		    &earlier[i].comments);
	for (size_t i = 0; i < v->findings.n; i++)
		field(b, _("Remark"), finding[i].text);
	text = heap_printf(ngettext("%d item differs from what you last saw",
			       "%d items differ from what you last saw",
			       (unsigned long)changes),
	    changes);
	if (changes > 0)
		field(b, _("Changed"), text);
	free(text);
	blank(b);
	stop_end(b);
}

/* "[x] ◆ 考察 (変更)"; heap. */
static char *
label_text(const struct build *b, enum form_item item, size_t *at, size_t *n)
{
	const char *label = gettext(form_rows[item].label);
	bool changed = report_lines_changed(b->view, item);
	const char *tick = "", *mark = "";

	if (b->look->comments != NULL)
		tick = b->look->comments->text[item] != NULL ? "[x] " : "[ ] ";
	if (changed)
		mark = b->look->before ? _(" (before)") : _(" (changed)");
	*at = 1 + strlen(tick) + strlen(changed ? "◆ " : "  ");
	*n = strlen(label);
	return heap_printf(
	    " %s%s%s%s", tick, changed ? "◆ " : "  ", label, mark);
}

/* Old on the left, new on the right. */
static void
side_by_side(struct build *b, const char *old, const char *now)
{
	int column = indent(b), left = (b->look->cells - column - 4) / 2;
	int right = b->look->cells - column - 4 - left;
	struct paragraph *p = paragraph_new(old), *q = paragraph_new(now);
	size_t rows = paragraph_rows(p, left), more = paragraph_rows(q, right);
	char *row = text_pad(_("[before]"), left), *padded, *other;

	add(b, heap_printf("%*s%s │ %s", column, "", row, _("[now]")));
	free(row);
	for (size_t i = 0; i < rows || i < more; i++) {
		row = row_of(p, left, i);
		padded = text_pad(row, left);
		other = row_of(q, right, i);
		add(b, heap_printf("%*s%s │ %s", column, "", padded, other));
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

	block(b, heap_dup("     →"), indent(b), all);
	free(all);
}

/* The label, with the text beside it where there is room, else below. */
static void
item_text(struct build *b, enum form_item item)
{
	const struct request_view *v = b->view;
	bool changed = report_lines_changed(v, item);
	bool side = changed && b->look->cells >= REPORT_SIDE_CELLS;
	char *old = report_text(v, item, items_text(&v->before, item));
	char *now = report_text(v, item, items_text(&v->items, item));
	const char *text = changed && b->look->before ? old : now;
	size_t at, n, line = b->out->lines.n;
	char *label = label_text(b, item, &at, &n);

	if (side) {
		add(b, label);
		side_by_side(b, old, now);
	} else if (form_rows[item].type == FORM_PROSE ||
		   text_cells(label, strlen(label)) >= label_cells(b)) {
		add(b, label);
		under(b, text);
	} else {
		block(b, label, label_cells(b), text);
	}
	set_label(b, line, at, n);
	free(old);
	free(now);
}

static void
items(struct build *b)
{
	const struct items *written = b->look->comments;

	for (int i = 0; i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		if (!form_asks((enum programme)b->view->programme, item))
			continue;
		stop_begin(b, i);
		item_text(b, item);
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
report_lines_build(struct report_lines *out, const struct request_view *view,
    const struct report_look *look)
{
	struct build b = {out, view, look};

	*out = (struct report_lines){0};
	head(&b);
	if (!report_lines_readable(view)) {
		under(&b,
		    _("The text of this report is no longer here: the request "
		      "was taken back."));
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

	for (size_t i = 0; i < lines->lines.n; i++)
		free(line[i].text);
	free(lines->lines.at);
	*lines = (struct report_lines){0};
}

const struct report_line *
report_lines_line(const struct report_lines *lines, size_t i)
{
	const struct report_line *line = lines->lines.at;

	return i < lines->lines.n ? &line[i] : NULL;
}

bool
report_lines_changed(const struct request_view *view, enum form_item item)
{
	return view->before.text[item] != NULL;
}

int
report_lines_changes(const struct request_view *view)
{
	int n = 0;

	for (int i = 0; i < ITEM_COUNT; i++)
		n += report_lines_changed(view, (enum form_item)i);
	return n;
}

bool
report_lines_readable(const struct request_view *view)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (view->items.text[i] != NULL)
			return true;
	return false;
}
