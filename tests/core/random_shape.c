/* SPDX-License-Identifier: MIT */
#include "random_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "core/heap.h"

static uint64_t random_state;

void
random_begin(void)
{
	const char *given = getenv("TEST_SEED");
	uint64_t seed =
	    given != NULL ? strtoull(given, NULL, 10) : (uint64_t)time(NULL);

	printf("# TEST_SEED=%llu\n", (unsigned long long)seed);
	random_state = seed;
}

/* splitmix64 */
static uint64_t
random_next(void)
{
	uint64_t z = random_state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

uint64_t
random_below(uint64_t n)
{
	return random_next() % n;
}

/* Clusters of every make; LF, the first, is for prose alone. */
static const char *const clusters[] = {"\n", "a", "Z", "7", " ", "\"", "\\",
    "/", "<", "%", "'", "あ", "漢", "ー", "ｱ", "ｶﾞ", "が", "か\u3099",
    "e\u0301", "髙", "﨑", "神", "葛\U000E0100", "〜", "\u3000", "𠮷",
    "👨‍👩‍👧", "🇯🇵", "각", "\uFFFD"};

#define CLUSTERS (sizeof clusters / sizeof *clusters)

static size_t
append(char *s, size_t at, const char *more)
{
	size_t n = strlen(more);

	memcpy(s + at, more, n);
	return at + n;
}

static char *
random_text(const struct member *m)
{
	size_t most = m->max == 0 || m->max > 60 ? 60 : (size_t)m->max;
	size_t n = random_below(most + 1), at = 0;
	size_t first = m->type == SHAPE_PROSE ? 0 : 1;
	char *s = heap_new(most + 1, 40);

	if (m->min > 0) /* once: as many digits as it wants */
		for (int64_t i = 0; i < m->min; i++)
			s[at++] = "0123456789abcdef"[random_below(16)];
	else
		for (size_t i = 0; i < n; i++)
			at = append(s, at,
			    clusters[first + random_below(CLUSTERS - first)]);
	return s;
}

static int64_t
random_int(const struct member *m)
{
	uint64_t most;

	if (m->type == SHAPE_TIME)
		return random_below(4) == 0 ? -1 - (int64_t)(random_next() >> 2)
					    : (int64_t)(random_next() >> 30);
	most = m->max == 0 ? (uint64_t)INT64_MAX : (uint64_t)m->max;
	switch (random_below(4)) {
	case 0:
		return m->min;
	case 1:
		return (int64_t)most;
	default:
		return m->min +
		       (int64_t)random_below(most - (uint64_t)m->min + 1);
	}
}

static void
fill_items(struct items *items)
{
	struct member any = {.type = SHAPE_LINE};

	for (int i = 0; i < ITEM_COUNT; i++) {
		any.type =
		    form_rows[i].type == FORM_PROSE ? SHAPE_PROSE : SHAPE_LINE;
		if (random_below(2) == 0)
			items->text[i] = random_text(&any);
	}
}

static size_t
random_count(const struct member *m)
{
	uint64_t most = m->max == 0 || m->max > 50 ? 5 : (uint64_t)m->max;

	return (size_t)m->min + random_below(most - (uint64_t)m->min + 1);
}

static void
fill_lines(const struct member *m, struct list *list)
{
	struct member any = {.type = SHAPE_LINE};
	size_t n = random_count(m);

	for (size_t i = 0; i < n; i++)
		*(char **)list_add(list, sizeof(char *)) = random_text(&any);
}

static void
fill_member(const struct member *m, void *p)
{
	size_t n;

	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		*(int64_t *)p = random_int(m);
		break;
	case SHAPE_BOOL:
		*(bool *)p = random_below(2) != 0;
		break;
	case SHAPE_LINE:
	case SHAPE_PROSE:
		*(char **)p = random_text(m);
		break;
	case SHAPE_DATE:
		*(int32_t *)p = date_make(1 + (int)random_below(9999),
		    1 + (int)random_below(12), 1 + (int)random_below(28));
		break;
	case SHAPE_WORD:
		*(int *)p = (int)random_below((uint64_t)m->words->n);
		break;
	case SHAPE_ITEMS:
		fill_items(p);
		break;
	case SHAPE_LINES:
		fill_lines(m, p);
		break;
	case SHAPE_ONE:
		*(void **)p = heap_new(1, m->of->size);
		shape_fill(m->of, *(void **)p);
		break;
	case SHAPE_MANY:
	case SHAPE_TABLE:
		n = random_count(m);
		for (size_t i = 0; i < n; i++)
			shape_fill(m->of, shape_add(m->of, p));
		break;
	}
}

void
shape_fill(const struct shape *shape, void *row)
{
	shape_init(shape, row);
	for (const struct member *m = shape->members; m->name != NULL; m++)
		if (!m->optional || random_below(3) != 0)
			fill_member(m, (char *)row + m->offset);
}

static bool
text_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool
items_same(const struct items *a, const struct items *b)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (!text_same(a->text[i], b->text[i]))
			return false;
	return true;
}

static bool
lines_same(const struct list *a, const struct list *b)
{
	char *const *x = a->at, *const *y = b->at;

	for (size_t i = 0; a->n == b->n && i < a->n; i++)
		if (!text_same(x[i], y[i]))
			return false;
	return a->n == b->n;
}

static bool
many_same(const struct shape *of, const struct list *a, const struct list *b)
{
	for (size_t i = 0; a->n == b->n && i < a->n; i++)
		if (!shape_same(of, (const char *)a->at + i * of->size,
			(const char *)b->at + i * of->size))
			return false;
	return a->n == b->n;
}

static bool
one_same(const struct shape *of, const void *a, const void *b)
{
	return a == NULL || b == NULL ? a == b : shape_same(of, a, b);
}

static bool
member_same(const struct member *m, const void *a, const void *b)
{
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		return *(const int64_t *)a == *(const int64_t *)b;
	case SHAPE_BOOL:
		return *(const bool *)a == *(const bool *)b;
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return text_same(*(char *const *)a, *(char *const *)b);
	case SHAPE_DATE:
		return *(const int32_t *)a == *(const int32_t *)b;
	case SHAPE_WORD:
		return *(const int *)a == *(const int *)b;
	case SHAPE_ITEMS:
		return items_same(a, b);
	case SHAPE_LINES:
		return lines_same(a, b);
	case SHAPE_ONE:
		return one_same(m->of, *(void *const *)a, *(void *const *)b);
	case SHAPE_MANY:
	case SHAPE_TABLE:
		return many_same(m->of, a, b);
	}
	return false;
}

bool
shape_same(const struct shape *shape, const void *a, const void *b)
{
	for (const struct member *m = shape->members; m->name != NULL; m++)
		if (!member_same(m, (const char *)a + m->offset,
			(const char *)b + m->offset))
			return false;
	return true;
}

int
shape_decode(const struct shape *shape, const json_t *v)
{
	void *row = heap_new(1, shape->size), *none = heap_new(1, shape->size);
	struct err err = {0};
	int code, rc;

	memset(row, 0xA5, shape->size);
	shape_init(shape, none);
	rc = shape_from_wire(shape, v, row, &err);
	code = err.code;
	assert_int_equal(rc, -code);
	if (rc < 0) {
		assert_true(shape_same(shape, row, none));
		assert_non_null(err.text);
	}
	shape_release(shape, row);
	assert_true(shape_same(shape, row, none));
	free(row);
	free(none);
	err_clear(&err);
	return code;
}

int
shape_decode_with(
    const struct shape *shape, const json_t *v, const char *name, json_t *value)
{
	json_t *copy = json_deep_copy(v);
	int code;

	if (value == NULL)
		json_object_del(copy, name);
	else
		json_object_set_new_nocheck(copy, name, value);
	code = shape_decode(shape, copy);
	json_decref(copy);
	return code;
}

json_t *
shape_through_text(json_t *v)
{
	char *text = json_dumps(v, JSON_COMPACT);
	json_t *got;

	assert_non_null(text);
	json_decref(v);
	got = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(got);
	free(text);
	return got;
}

json_t *
shape_random_wire(const struct shape *shape)
{
	void *row = heap_new(1, shape->size);
	json_t *v;

	shape_fill(shape, row);
	v = shape_through_text(shape_to_wire(shape, row));
	shape_release(shape, row);
	free(row);
	return v;
}

struct visited {
	const struct shape *shapes[256];
	size_t n;
};

static void
visit_from(struct visited *v, const struct shape *shape)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->shapes[i] == shape)
			return;
	assert_true(v->n < sizeof v->shapes / sizeof *v->shapes);
	v->shapes[v->n++] = shape;
	for (const struct member *m = shape->members; m->name != NULL; m++)
		if (shape_within(m) != NULL)
			visit_from(v, m->of);
}

void
shapes_visit(void (*visit)(const struct shape *))
{
	struct visited v = {0};

	for (int i = 0; i < CALL_COUNT; i++) {
		visit_from(&v, calls[i].args);
		visit_from(&v, calls[i].reply);
	}
	assert_true(v.n > 40);
	for (size_t i = 0; i < v.n; i++)
		visit(v.shapes[i]);
}
