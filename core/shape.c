/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "text.h"

SHAPE(reason, M_LINE(reason, code, 64),
    M_LINE(reason, item, 64, OPTIONAL_MEMBER),
    M_INT(reason, slot, 0, 100, OPTIONAL_MEMBER),
    M_PROSE(reason, text, 0, OPTIONAL_MEMBER));

const struct shape nothing_shape = {
    "nothing", sizeof(struct nothing), &(const struct member)M_END};

static void *
at(const struct member *m, void *row)
{
	return (char *)row + m->offset;
}

static void
member_init(const struct member *m, void *row)
{
	void *p = at(m, row);

	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		*(int64_t *)p = INT_NONE;
		break;
	case SHAPE_DATE:
		*(int32_t *)p = DATE_NONE;
		break;
	case SHAPE_WORD:
		*(int *)p = WORD_NONE;
		break;
	case SHAPE_BOOL:
	case SHAPE_LINE:
	case SHAPE_PROSE:
	case SHAPE_ITEMS:
	case SHAPE_LINES:
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_TABLE:
		break; /* zero is their none */
	}
}

void
shape_init(const struct shape *shape, void *row)
{
	memset(row, 0, shape->size);
	for (const struct member *m = shape->members; m->name != NULL; m++)
		member_init(m, row);
}

static void
release_lines(struct list *list)
{
	char **lines = list->at;

	for (size_t i = 0; i < list->n; i++)
		free(lines[i]);
	free(lines);
	*list = (struct list){0};
}

static void
member_release(const struct member *m, void *row)
{
	void *p = at(m, row);

	switch (m->type) {
	case SHAPE_LINE:
	case SHAPE_PROSE:
		free(*(char **)p);
		break;
	case SHAPE_ITEMS:
		items_release(p);
		break;
	case SHAPE_LINES:
		release_lines(p);
		break;
	case SHAPE_ONE:
		if (*(void **)p != NULL)
			shape_release(m->of, *(void **)p);
		free(*(void **)p);
		break;
	case SHAPE_MANY:
	case SHAPE_TABLE:
		shape_list_release(m->of, p);
		break;
	case SHAPE_INT:
	case SHAPE_BOOL:
	case SHAPE_DATE:
	case SHAPE_TIME:
	case SHAPE_WORD:
		break;
	}
}

void
shape_release(const struct shape *shape, void *row)
{
	if (shape == NULL)
		return;
	for (const struct member *m = shape->members; m->name != NULL; m++)
		member_release(m, row);
	shape_init(shape, row);
}

void *
shape_add(const struct shape *shape, struct list *list)
{
	void *row = list_add(list, shape->size);

	shape_init(shape, row);
	return row;
}

void
shape_list_release(const struct shape *shape, struct list *list)
{
	for (size_t i = 0; i < list->n; i++)
		shape_release(shape, (char *)list->at + i * shape->size);
	free(list->at);
	*list = (struct list){0};
}

const struct member *
shape_member(const struct shape *shape, const char *name)
{
	for (const struct member *m = shape->members; m->name != NULL; m++)
		if (strcmp(m->name, name) == 0)
			return m;
	return NULL;
}

const struct shape *
shape_within(const struct member *m)
{
	return m->type == SHAPE_ONE || m->type == SHAPE_MANY ||
		       m->type == SHAPE_TABLE
		   ? m->of
		   : NULL;
}

const struct words *
shape_words(const struct member *m)
{
	return m->type == SHAPE_WORD ? m->words : NULL;
}

static const char *
name_of(const struct member *m)
{
	return m->label == NULL ? m->name : gettext(m->label);
}

int
shape_check_text(
    const struct member *m, const char *s, size_t n, struct err *err)
{
	enum text_fault fault = m->type == SHAPE_PROSE ? text_check_prose(s, n)
						       : text_check_line(s, n);
	size_t clusters;

	switch (fault) {
	case TEXT_OK:
		break;
	case TEXT_BROKEN:
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s: the text is not valid UTF-8."), name_of(m));
	case TEXT_CONTROL:
	case TEXT_BIDI:
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s: control characters can't be stored."), name_of(m));
	case TEXT_CLUSTER:
		return err_set(err, ERR_BAD_ARGS,
		    N_("%s: one character has too many marks."), name_of(m));
	}
	if (n > ITEM_BYTES)
		return err_set(err, ERR_LIMIT,
		    N_("%s: the text is too long to be kept."), name_of(m));
	if ((int64_t)n < m->min)
		return err_set(err, ERR_BAD_ARGS, N_("%s: at least %d bytes."),
		    name_of(m), (int)m->min);
	if (m->max == 0 || n <= (size_t)m->max)
		return 0;
	clusters = text_clusters(s);
	if (clusters > (size_t)m->max)
		return err_set(err, ERR_LIMIT,
		    N_("%s: at most %d characters (now %zu)."), name_of(m),
		    (int)m->max, clusters);
	return 0;
}
