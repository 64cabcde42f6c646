/* SPDX-License-Identifier: MIT */
/* The limits of each member, to the byte. */
#include "core/shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "every_shape.h"
#include "random_shape.h"

/* Texts that nothing may hold, whoever sends them. */
static const struct {
	const char *bytes;
	size_t n;
	bool prose; /* prose may */
} faults[] = {
#define BYTES(s) s, sizeof s - 1
    {BYTES("a\0b"), false},
    {BYTES("\033[2J"), false},
    {BYTES("a\tb"), false},
    {BYTES("a\rb"), false},
    {BYTES("a\r\nb"), false},
    {BYTES("\177"), false},
    {BYTES("\xC2\x85"), false},
    {BYTES("\xC2\x9B"
	   "2J"),
	false},
    {BYTES("\u2028"), false},
    {BYTES("\u202E"), false},
    {BYTES("\u2066"), false},
    {BYTES("\x80"), false},
    {BYTES("\xE3\x81"), false},
    {BYTES("\xC0\xAF"), false},
    {BYTES("\xED\xA0\x80"), false},
    {BYTES("\xF4\x90\x80\x80"), false},
    {BYTES("a\nb"), true},
};

static void
check_text(const struct shape *shape, const json_t *v, const struct member *m)
{
	char *cluster = heap_new(200, 1);

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		int code = shape_decode_with(shape, v, m->name,
		    json_stringn_nocheck(faults[i].bytes, faults[i].n));

		if (faults[i].prose && m->type == SHAPE_PROSE)
			assert_int_equal(code, 0);
		else if (code != ERR_BAD_ARGS)
			fail_msg(
			    "%s.%s takes text %zu", shape->name, m->name, i);
	}
	cluster[0] = 'a';
	for (int i = 0; i < 60; i++)
		memcpy(cluster + 1 + i * 2, "\u0301", 2);
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, json_string(cluster)),
	    ERR_BAD_ARGS);
	free(cluster);
}

static json_t *
repeated(const char *s, int64_t times)
{
	size_t n = strlen(s);
	char *text = heap_new((size_t)times * n + 1, 1);
	json_t *v;

	for (int64_t i = 0; i < times; i++)
		memcpy(text + (size_t)i * n, s, n);
	v = json_string(text);
	free(text);
	return v;
}

static void
check_length(const struct shape *shape, const json_t *v, const struct member *m)
{
	const char *name = m->name;

	assert_int_equal(
	    shape_decode_with(shape, v, name, repeated("a", ITEM_BYTES + 1)),
	    ERR_LIMIT);
	if (m->max == 0)
		assert_int_equal(shape_decode_with(
				     shape, v, name, repeated("a", ITEM_BYTES)),
		    0);
	if (m->max == 0)
		return;
	assert_int_equal(
	    shape_decode_with(shape, v, name, repeated("漢", m->max + 1)),
	    ERR_LIMIT);
	assert_int_equal(
	    shape_decode_with(shape, v, name, repeated("a", m->max)), 0);
	if (m->min > 0)
		assert_int_equal(shape_decode_with(
				     shape, v, name, repeated("a", m->min - 1)),
		    ERR_BAD_ARGS);
	else
		assert_int_equal(
		    shape_decode_with(shape, v, name, repeated("ｶﾞ", m->max)),
		    0);
}

static void
check_int(const struct shape *shape, const json_t *v, const struct member *m)
{
	static const double reals[] = {0.5, 1e300, -1e300, 9007199254740993.0};

	for (size_t i = 0; i < sizeof reals / sizeof *reals; i++)
		assert_int_equal(
		    shape_decode_with(shape, v, m->name, json_real(reals[i])),
		    ERR_BAD_ARGS);
	/* it would mean "none" */
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, json_integer(INT64_MIN)),
	    ERR_BAD_ARGS);
	if (m->type == SHAPE_TIME)
		return;
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, json_integer(m->min)), 0);
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, json_integer(m->min - 1)),
	    ERR_BAD_ARGS);
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, json_integer(INT64_MAX)),
	    m->max == 0 ? 0 : ERR_BAD_ARGS);
	if (m->max != 0)
		assert_int_equal(shape_decode_with(shape, v, m->name,
				     json_integer(m->max + 1)),
		    ERR_BAD_ARGS);
}

/* n times the same element */
static json_t *
array_of(const struct member *m, int64_t n)
{
	json_t *a = json_array();
	json_t *one = shape_within(m) == NULL ? json_string("a")
					      : shape_random_wire(m->of);

	for (int64_t i = 0; i < n; i++)
		json_array_append(a, one);
	json_decref(one);
	return a;
}

static void
check_count(const struct shape *shape, const json_t *v, const struct member *m)
{
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, array_of(m, m->min)), 0);
	if (m->min > 0)
		assert_int_equal(shape_decode_with(shape, v, m->name,
				     array_of(m, m->min - 1)),
		    ERR_BAD_ARGS);
	assert_int_equal(shape_decode_with(shape, v, m->name,
			     array_of(m, m->max ? m->max : 100)),
	    0);
	if (m->max > 0)
		assert_int_equal(shape_decode_with(shape, v, m->name,
				     array_of(m, m->max + 1)),
		    ERR_BAD_ARGS);
	/* an element of another kind behind a good one */
	for (json_type type = JSON_OBJECT; type <= JSON_NULL; type++) {
		json_t *a = array_of(m, 1);

		if (type ==
		    (shape_within(m) == NULL ? JSON_STRING : JSON_OBJECT)) {
			json_decref(a);
			continue;
		}
		json_array_append_new(a, shape_sample(type));
		assert_int_equal(
		    shape_decode_with(shape, v, m->name, a), ERR_BAD_ARGS);
	}
}

static void
check_code(const struct shape *shape, const json_t *v, const struct member *m)
{
	static const char *const wrong[] = {
	    "", "nonsense", "PAIN", "2023-02-30", "2024-13-01", "24-01-01"};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(
		    shape_decode_with(shape, v, m->name, json_string(wrong[i])),
		    ERR_BAD_ARGS);
}

static void
check_limits(const struct shape *shape, const json_t *v, const struct member *m)
{
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		check_int(shape, v, m);
		break;
	case SHAPE_LINE:
	case SHAPE_PROSE:
		check_text(shape, v, m);
		check_length(shape, v, m);
		break;
	case SHAPE_DATE:
	case SHAPE_WORD:
		check_code(shape, v, m);
		break;
	case SHAPE_LINES:
	case SHAPE_MANY:
		check_count(shape, v, m);
		break;
	case SHAPE_BOOL:
	case SHAPE_ITEMS:
	case SHAPE_ONE:
	case SHAPE_TABLE:
		break; /* tests of their own */
	}
}

static void
limited(const struct shape *shape)
{
	json_t *v = shape_random_wire(shape);

	for (const struct member *m = shape->members; m->name != NULL; m++)
		check_limits(shape, v, m);
	json_decref(v);
}

static void
test_limits(void **state)
{
	(void)state;
	shapes_visit(limited);
	limited(&every_shape);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_limits),
	};

	random_begin();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
