/* SPDX-License-Identifier: MIT */
/* shape_decode: JSON to structs, driven by their shapes and strict. */
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "shape.h"
#include "text.h"

static int
unfit(const struct member *m, struct err *err)
{
	return err_set(err, ERR_BAD_ARGS,
	    N_("\"%s\" is not what the call takes."), m->name);
}

static int
decode_text(
    const struct member *m, const json_t *v, char **out, struct err *err)
{
	int rc;

	if (!json_is_string(v))
		return unfit(m, err);
	rc = shape_check_text(
	    m, json_string_value(v), json_string_length(v), err);
	if (rc == 0)
		*out = heap_dup(json_string_value(v));
	return rc;
}

static int
decode_items(const json_t *v, struct items *items, struct err *err)
{
	const char *id;
	json_t *text;
	int item, rc;
	struct member row = {0};

	if (!json_is_object(v))
		return err_set(err, ERR_BAD_ARGS, NULL);
	json_object_foreach((json_t *)v, id, text)
	{
		item = words_find(&form_words, id);
		if (item == WORD_NONE)
			return err_set(err, ERR_BAD_ARGS,
			    N_("There is no item \"%s\" on the form."), id);
		row.name = form_rows[item].id;
		row.label = form_rows[item].label;
		row.type = form_rows[item].type == FORM_PROSE ? SHAPE_PROSE
							      : SHAPE_LINE;
		rc = decode_text(&row, text, &items->text[item], err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int
count_fits(const struct member *m, size_t n, struct err *err)
{
	if ((int64_t)n < m->min || (m->max != 0 && (int64_t)n > m->max))
		return unfit(m, err);
	return 0;
}

static int
decode_lines(
    const struct member *m, const json_t *v, struct list *list, struct err *err)
{
	size_t i;
	json_t *line;
	char **lines;
	int rc;

	if (!json_is_array(v))
		return unfit(m, err);
	rc = count_fits(m, json_array_size(v), err);
	if (rc < 0)
		return rc;
	list->at = lines = heap_new(json_array_size(v), sizeof *lines);
	json_array_foreach(v, i, line)
	{
		struct member each = {.name = m->name, .type = SHAPE_LINE};

		rc = decode_text(&each, line, &lines[i], err);
		if (rc < 0)
			return rc;
		list->n = i + 1;
	}
	return 0;
}

static int
decode_many(
    const struct member *m, const json_t *v, struct list *list, struct err *err)
{
	size_t i;
	json_t *one;
	int rc;

	if (!json_is_array(v))
		return unfit(m, err);
	rc = count_fits(m, json_array_size(v), err);
	if (rc < 0)
		return rc;
	json_array_foreach(v, i, one)
	{
		rc = shape_from_wire(m->of, one, shape_add(m->of, list), err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int
decode_one(const struct member *m, const json_t *v, void **out, struct err *err)
{
	*out = heap_new(1, m->of->size);
	return shape_from_wire(m->of, v, *out, err);
}

static int
decode_member(const struct member *, const json_t *, void *row, struct err *);

/*
 * Reads the columns into order: known ones, each once, and all that may not
 * be null. Their number, or a negative code.
 */
static int
decode_columns(const struct member *m, const json_t *columns,
    const struct member *order[SHAPE_COLUMNS], struct err *err)
{
	size_t n = json_array_size(columns), found;
	const json_t *name;

	if (!json_is_array(columns) || n > SHAPE_COLUMNS)
		return unfit(m, err);
	for (size_t i = 0; i < n; i++) {
		name = json_array_get(columns, i);
		order[i] = json_is_string(name)
			       ? shape_member(m->of, json_string_value(name))
			       : NULL;
		if (order[i] == NULL)
			return unfit(m, err);
	}
	for (const struct member *c = m->of->members; c->name != NULL; c++) {
		found = 0;
		for (size_t i = 0; i < n; i++)
			found += order[i] == c;
		if (found > 1 || (found == 0 && !c->optional))
			return unfit(m, err);
	}
	return (int)n;
}

static int
decode_line(const struct member *const *order, size_t n, const json_t *line,
    void *row, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++)
		rc = decode_member(order[i], json_array_get(line, i), row, err);
	return rc;
}

static int
decode_table(
    const struct member *m, const json_t *v, struct list *list, struct err *err)
{
	const json_t *data = json_object_get(v, "data"), *line;
	const struct member *order[SHAPE_COLUMNS];
	size_t i;
	int n, rc;

	if (!json_is_array(data) || json_object_size(v) != 2)
		return unfit(m, err);
	n = decode_columns(m, json_object_get(v, "columns"), order, err);
	if (n < 0)
		return n;
	json_array_foreach(data, i, line)
	{
		if (!json_is_array(line) || json_array_size(line) != (size_t)n)
			return unfit(m, err);
		rc = decode_line(
		    order, (size_t)n, line, shape_add(m->of, list), err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int
decode_int(
    const struct member *m, const json_t *v, int64_t *out, struct err *err)
{
	int64_t n;

	if (!json_is_integer(v))
		return unfit(m, err);
	n = json_integer_value(v);
	if (n == INT_NONE) /* it would come back as null */
		return unfit(m, err);
	if (m->type == SHAPE_INT && (n < m->min || (m->max != 0 && n > m->max)))
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s: from %lld to %lld, not %lld."),
		    m->label == NULL ? m->name : gettext(m->label),
		    (long long)m->min, (long long)m->max, (long long)n);
	*out = n;
	return 0;
}

static int
decode_word(const struct member *m, const json_t *v, int *out, struct err *err)
{
	if (!json_is_string(v))
		return unfit(m, err);
	*out = words_find(m->words, json_string_value(v));
	if (*out == WORD_NONE)
		return err_set(err, ERR_BAD_ARGS, N_("\"%s\" is no known %s."),
		    json_string_value(v), m->name);
	return 0;
}

static int
decode_member(
    const struct member *m, const json_t *v, void *row, struct err *err)
{
	void *p = (char *)row + m->offset;

	if (json_is_null(v))
		return m->optional ? 0 : unfit(m, err);
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		return decode_int(m, v, p, err);
	case SHAPE_BOOL:
		*(bool *)p = json_is_true(v);
		return json_is_boolean(v) ? 0 : unfit(m, err);
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return decode_text(m, v, p, err);
	case SHAPE_DATE:
		return json_is_string(v) && date_parse(json_string_value(v), p)
			   ? 0
			   : unfit(m, err);
	case SHAPE_WORD:
		return decode_word(m, v, p, err);
	case SHAPE_ITEMS:
		return decode_items(v, p, err);
	case SHAPE_LINES:
		return decode_lines(m, v, p, err);
	case SHAPE_ONE:
		return decode_one(m, v, p, err);
	case SHAPE_MANY:
		return decode_many(m, v, p, err);
	case SHAPE_TABLE:
		return decode_table(m, v, p, err);
	}
	return unfit(m, err);
}

static int
decode(const struct shape *shape, const json_t *v, void *row, struct err *err)
{
	size_t known = 0;
	const json_t *value;
	const char *name;
	json_t *any;
	int rc;

	for (const struct member *m = shape->members; m->name != NULL; m++) {
		value = json_object_get(v, m->name);
		if (value == NULL && !m->optional)
			return err_set(err, ERR_BAD_ARGS,
			    N_("\"%s\" is missing."), m->name);
		if (value == NULL)
			continue;
		known++;
		rc = decode_member(m, value, row, err);
		if (rc < 0)
			return rc;
	}
	if (known == json_object_size(v))
		return 0;
	json_object_foreach((json_t *)v, name,
	    any) if (shape_member(shape, name) == NULL) break;
	return err_set(
	    err, ERR_BAD_ARGS, N_("The call takes no member \"%s\"."), name);
}

int
shape_from_wire(
    const struct shape *shape, const json_t *v, void *row, struct err *err)
{
	struct nothing unused;
	int rc;

	if (shape == NULL) {
		shape = &nothing_shape;
		row = &unused;
	}
	shape_init(shape, row);
	if (v == NULL || json_is_null(v))
		v = NULL;
	else if (!json_is_object(v))
		return err_set(err, ERR_BAD_ARGS, NULL);
	rc = decode(shape, v, row, err);
	if (rc < 0)
		shape_release(shape, row);
	return rc;
}
