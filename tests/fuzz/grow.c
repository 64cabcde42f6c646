/* SPDX-License-Identifier: MIT */
#include "grow.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"

enum whim {
	WHIM_ABSENT = 0xFC,
	WHIM_NULL,
	WHIM_NUMBER,
	WHIM_TEXT,
};

#define MANY 4 /* elements of a list at most, beside its least */

static json_t *
grow_text(struct bytes *in, int64_t least)
{
	unsigned n = bytes_take(in);
	char *s = bytes_text(in, n), *longer;
	json_t *text;

	/* the beginning of what has a least length is not at stake */
	longer = heap_printf("%0*d%s", (int)least, 0, s);
	text = json_string(least > 0 ? longer : s); /* NULL: no UTF-8 */
	free(longer);
	free(s);
	return text == NULL ? json_string("\xC2\x80") : text;
}

/* A small one or one of 64 bits. */
static json_t *
grow_int(struct bytes *in)
{
	uint64_t n = bytes_take(in);

	if (n < 0x80)
		return json_integer((json_int_t)n);
	for (int i = 0; i < 8; i++)
		n = n << 8 | bytes_take(in);
	return json_integer((json_int_t)n);
}

static json_t *
grow_date(struct bytes *in)
{
	unsigned year = bytes_take(in) << 8, month, day;
	char text[32];

	year |= bytes_take(in);
	month = bytes_take(in);
	day = bytes_take(in);
	snprintf(text, sizeof text,
	    month & 0x80 ? "%u/%u/%u" : "%04u-%02u-%02u", year % 10100,
	    1 + month % 13, 1 + day % 32);
	return json_string(text);
}

static json_t *
grow_items(struct bytes *in)
{
	unsigned n = bytes_take(in) % MANY;
	json_t *o = json_object();

	for (unsigned i = 0; i < n; i++) {
		unsigned item = bytes_take(in) % ITEM_COUNT;

		json_object_set_new(o, form_rows[item].id, grow_text(in, 0));
	}
	return o;
}

static json_t *
grow_list(struct bytes *in, const struct member *m)
{
	int64_t n = m->min + bytes_take(in) % MANY;
	json_t *a = json_array();

	for (int64_t i = 0; i < n; i++)
		json_array_append_new(a, shape_within(m) == NULL
					     ? grow_text(in, 0)
					     : grow(in, m->of));
	return a;
}

/* Columns in the shape's order, or the other way round; rarely one twice. */
static json_t *
grow_table(struct bytes *in, const struct member *m)
{
	json_t *columns = json_array(), *data = json_array(), *row, *line,
	       *name;
	unsigned order = bytes_take(in), rows = bytes_take(in) % MANY;
	size_t i;

	for (const struct member *c = m->of->members; c->name != NULL; c++)
		json_array_insert_new(columns,
		    order & 1 ? 0 : json_array_size(columns),
		    json_string(order == 0xFF ? "slot" : c->name));
	for (unsigned n = 0; n < rows; n++) {
		row = grow(in, m->of);
		line = json_array();
		for (i = 0; i < json_array_size(columns); i++) {
			name = json_array_get(columns, i);
			json_array_append(line,
			    json_object_get(row, json_string_value(name)));
		}
		json_array_append_new(data, line);
		json_decref(row);
	}
	return json_pack("{s:o, s:o}", "columns", columns, "data", data);
}

static json_t *
grow_value(struct bytes *in, const struct member *m)
{
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		return grow_int(in);
	case SHAPE_BOOL:
		return json_boolean(bytes_take(in) & 1);
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return grow_text(in, m->min);
	case SHAPE_DATE:
		return grow_date(in);
	case SHAPE_WORD:
		return json_string(
		    words_code(m->words, (int)bytes_take(in) % m->words->n));
	case SHAPE_ITEMS:
		return grow_items(in);
	case SHAPE_LINES:
	case SHAPE_MANY:
		return grow_list(in, m);
	case SHAPE_ONE:
		return grow(in, m->of);
	case SHAPE_TABLE:
		return grow_table(in, m);
	}
	return json_null();
}

json_t *
grow(struct bytes *in, const struct shape *shape)
{
	json_t *o = json_object();

	if (shape == NULL)
		return o;
	for (const struct member *m = shape->members; m->name != NULL; m++) {
		switch (bytes_take(in)) {
		case WHIM_ABSENT:
			break;
		case WHIM_NULL:
			json_object_set_new(o, m->name, json_null());
			break;
		case WHIM_NUMBER:
			json_object_set_new(o, m->name, grow_int(in));
			break;
		case WHIM_TEXT:
			json_object_set_new(o, m->name, grow_text(in, 0));
			break;
		default:
			json_object_set_new(o, m->name, grow_value(in, m));
		}
	}
	return o;
}
