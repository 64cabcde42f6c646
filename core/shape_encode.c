/* SPDX-License-Identifier: MIT */
/* shape_encode: structs to JSON, driven by their shapes. */
#include "shape.h"

#include <assert.h>

typedef json_t *
encoder(const struct shape *, const struct list *);

static json_t *
encode(const struct shape *, const void *, encoder *table);

static const void *
at(const struct member *m, const void *row)
{
	return (const char *)row + m->offset;
}

/* What null stands for. */
static bool
is_none(const struct member *m, const void *row)
{
	const void *p = at(m, row);

	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		return *(const int64_t *)p == INT_NONE;
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return *(char *const *)p == NULL;
	case SHAPE_DATE:
		return *(const int32_t *)p == DATE_NONE;
	case SHAPE_WORD:
		return *(const int *)p == WORD_NONE;
	case SHAPE_ONE:
		return *(void *const *)p == NULL;
	case SHAPE_BOOL:
	case SHAPE_ITEMS:
	case SHAPE_LINES:
	case SHAPE_MANY:
	case SHAPE_TABLE:
		break;
	}
	return false;
}

static json_t *
items_json(const struct items *items)
{
	json_t *o = json_object();

	for (int i = 0; i < ITEM_COUNT; i++)
		if (items->text[i] != NULL)
			json_object_set_new(
			    o, form_rows[i].id, json_string(items->text[i]));
	return o;
}

static json_t *
lines_json(const struct list *list)
{
	json_t *a = json_array();
	char *const *lines = list->at;

	for (size_t i = 0; i < list->n; i++)
		json_array_append_new(a, json_string(lines[i]));
	return a;
}

static json_t *
many_json(const struct shape *of, const struct list *list)
{
	json_t *a = json_array();

	for (size_t i = 0; i < list->n; i++)
		json_array_append_new(
		    a, encode(of, (const char *)list->at + i * of->size,
			   many_json));
	return a;
}

static json_t *
member_json(const struct member *m, const void *row, encoder *table)
{
	const void *p = at(m, row);
	char day[DATE_SIZE];

	if (is_none(m, row))
		return json_null();
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		return json_integer(*(const int64_t *)p);
	case SHAPE_BOOL:
		return json_boolean(*(const bool *)p);
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return json_string(*(char *const *)p);
	case SHAPE_DATE:
		return json_string(date_format(*(const int32_t *)p, day));
	case SHAPE_WORD:
		return json_string(words_code(m->words, *(const int *)p));
	case SHAPE_ITEMS:
		return items_json(p);
	case SHAPE_LINES:
		return lines_json(p);
	case SHAPE_ONE:
		return encode(m->of, *(void *const *)p, table);
	case SHAPE_MANY:
		return many_json(m->of, p);
	case SHAPE_TABLE:
		return table(m->of, p);
	}
	return json_null();
}

static json_t *
encode(const struct shape *shape, const void *row, encoder *table)
{
	json_t *o = json_object();

	if (shape == NULL)
		return o;
	for (const struct member *m = shape->members; m->name != NULL; m++)
		json_object_set_new(o, m->name, member_json(m, row, table));
	return o;
}

static const void *
row_at(const struct shape *of, const struct list *list, size_t i)
{
	return (const char *)list->at + i * of->size;
}

/* Some row has something there. */
static bool
is_used(const struct member *m, const struct shape *of, const struct list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (!is_none(m, row_at(of, list, i)))
			return true;
	return false;
}

/* The columns that are sent: not one that may be missing and is null in each
 * row. Their number. */
static int
find_columns(const struct shape *of, const struct list *list,
    const struct member *columns[SHAPE_COLUMNS])
{
	int n = 0;

	for (const struct member *m = of->members; m->name != NULL; m++) {
		assert(m - of->members < SHAPE_COLUMNS);
		if (!m->optional || is_used(m, of, list))
			columns[n++] = m;
	}
	return n;
}

static json_t *
line_json(const struct member *const *columns, int n, const void *row)
{
	json_t *line = json_array();

	for (int i = 0; i < n; i++)
		json_array_append_new(
		    line, member_json(columns[i], row, many_json));
	return line;
}

static json_t *
table_json(const struct shape *of, const struct list *list)
{
	const struct member *columns[SHAPE_COLUMNS];
	json_t *names = json_array(), *data = json_array(), *o = json_object();
	int n = find_columns(of, list, columns);

	for (int i = 0; i < n; i++)
		json_array_append_new(names, json_string(columns[i]->name));
	for (size_t i = 0; i < list->n; i++)
		json_array_append_new(
		    data, line_json(columns, n, row_at(of, list, i)));
	json_object_set_new(o, "columns", names);
	json_object_set_new(o, "data", data);
	return o;
}

json_t *
shape_to_json(const struct shape *shape, const void *row)
{
	return encode(shape, row, many_json);
}

json_t *
shape_to_wire(const struct shape *shape, const void *row)
{
	return encode(shape, row, table_json);
}
