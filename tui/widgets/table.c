/* SPDX-License-Identifier: MIT */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/text.h"
#include "table_inside.h"

const char *
table_mark_text(const void *row, char *out, size_t bytes)
{
	/* Known by its address: a mark is of the table, not of the row. */
	(void)row;
	(void)out;
	(void)bytes;
	return "[x]";
}

struct table *
table_new(const struct column *columns, int64_t (*id)(const void *row))
{
	struct table *t = heap_new(1, sizeof *t);

	t->columns = columns;
	while (columns[t->ncolumns].text)
		t->ncolumns++;
	t->id = id;
	t->widths = heap_new(t->ncolumns + 1, sizeof *t->widths);
	t->barred = SIZE_MAX;
	return t;
}

void
table_free(struct table *t)
{
	if (!t)
		return;
	free(t->marked);
	free(t->widths);
	free(t->stale);
	free(t->bar);
	free(t);
}

static int
compare_ids(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Ids of the marked rows in order; *n of them. */
static int64_t *
marked_ids(const struct table *t, size_t *n)
{
	int64_t *ids = heap_new(t->marks + 1, sizeof *ids);

	*n = 0;
	for (size_t i = 0; i < t->n && t->marks; i++)
		if (t->marked[i])
			ids[(*n)++] = t->id(table_row(t, i));
	qsort(ids, *n, sizeof *ids, compare_ids);
	return ids;
}

void
table_set(struct table *t, const void *rows, size_t n, size_t row_bytes)
{
	size_t nids, selected = t->selected;
	int64_t *ids = marked_ids(t, &nids);
	bool had = t->n > 0;

	t->rows = rows;
	t->n = n;
	t->row_bytes = row_bytes;
	free(t->marked);
	t->marked = heap_new(n + 1, sizeof *t->marked);
	t->marks = 0;
	for (size_t i = 0; i < n; i++) {
		int64_t id = t->id(table_row(t, i));

		if (had && id == t->selected_id)
			selected = i;
		if (nids && bsearch(&id, ids, nids, sizeof id, compare_ids)) {
			t->marked[i] = true;
			t->marks++;
		}
	}
	free(ids);
	table_touch(t);
	table_select(t, selected);
}

size_t
table_count(const struct table *t)
{
	return t->n;
}

const void *
table_row(const struct table *t, size_t i)
{
	return i < t->n ? t->rows + i * t->row_bytes : NULL;
}

const void *
table_selected_row(const struct table *t)
{
	return table_row(t, t->selected);
}

size_t
table_selected(const struct table *t)
{
	return t->selected;
}

void
table_select(struct table *t, size_t i)
{
	if (i >= t->n)
		i = t->n ? t->n - 1 : 0;
	t->selected = i;
	if (t->n)
		t->selected_id = t->id(table_row(t, i));
}

bool
table_select_id(struct table *t, int64_t id)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->id(table_row(t, i)) == id) {
			table_select(t, i);
			return true;
		}
	return false;
}

static void
move_selected(struct table *t, long rows)
{
	long to = (long)t->selected + rows;

	table_select(t, to < 0 ? 0 : (size_t)to);
}

bool
table_key(struct table *t, const struct key *key)
{
	/* One row of the page before stays in sight; the titles take one. */
	long page = t->height > 3 ? t->height - 2 : 1;

	switch (key->code) {
	case INPUT_FUNCTION(KEY_UP):
	case 'k':
		move_selected(t, -1);
		return true;
	case INPUT_FUNCTION(KEY_DOWN):
	case 'j':
		move_selected(t, 1);
		return true;
	case INPUT_FUNCTION(KEY_PPAGE):
		move_selected(t, -page);
		return true;
	case INPUT_FUNCTION(KEY_NPAGE):
		move_selected(t, page);
		return true;
	case INPUT_FUNCTION(KEY_HOME):
		table_select(t, 0);
		return true;
	case INPUT_FUNCTION(KEY_END):
		table_select(t, t->n);
		return true;
	default:
		return false;
	}
}

bool
table_marked(const struct table *t, size_t i)
{
	return i < t->n && t->marked[i];
}

size_t
table_marks(const struct table *t)
{
	return t->marks;
}

static void
put_mark(struct table *t, size_t i, bool mark)
{
	if (i >= t->n || t->marked[i] == mark)
		return;
	t->marked[i] = mark;
	t->marks += mark ? 1 : (size_t)-1;
	table_draw_stale(t, i);
}

void
table_mark(struct table *t, size_t i)
{
	put_mark(t, i, !table_marked(t, i));
}

void
table_mark_all(struct table *t, bool (*may)(const void *row))
{
	for (size_t i = 0; i < t->n; i++)
		put_mark(t, i, may(table_row(t, i)));
}

void
table_mark_none(struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		put_mark(t, i, false);
}

const char *
table_cell(const struct table *t, size_t i, size_t column, char *out)
{
	const struct column *c = &t->columns[column];

	*out = '\0';
	if (c->text == table_mark_text && !t->marked[i])
		return "";
	return c->text(table_row(t, i), out, TABLE_TEXT_BYTES);
}

static bool
row_has(const struct table *t, size_t i, const char *folded)
{
	char out[TABLE_TEXT_BYTES];
	bool has = false;

	for (size_t c = 0; c < t->ncolumns && !has; c++) {
		char *text;

		if (t->columns[c].text == table_mark_text)
			continue;
		text = text_fold(table_cell(t, i, c, out));
		has = strstr(text, folded) != NULL;
		free(text);
	}
	return has;
}

/* Looks at every row once, from `from` on, `step` rows (modulo n) further. */
static bool
find(struct table *t, const char *what, size_t from, size_t step)
{
	char *folded = text_fold(what);
	bool found = false;

	for (size_t k = 0, i = from; k < t->n && *folded; k++) {
		if (row_has(t, i, folded)) {
			table_select(t, i);
			found = true;
			break;
		}
		i = (i + step) % t->n;
	}
	free(folded);
	return found;
}

bool
table_find(struct table *t, const char *what)
{
	return find(t, what, t->selected, 1);
}

bool
table_find_next(struct table *t, const char *what)
{
	return t->n && find(t, what, (t->selected + 1) % t->n, 1);
}

bool
table_find_previous(struct table *t, const char *what)
{
	return t->n && find(t, what, (t->selected + t->n - 1) % t->n, t->n - 1);
}
