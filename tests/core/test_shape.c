/* SPDX-License-Identifier: MIT */
/* Structs on their way and back, and what none takes. */
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

#define ROUNDS 30

static void
round_trip(const struct shape *shape)
{
	void *there = heap_new(1, shape->size),
	     *back = heap_new(1, shape->size);
	struct err err = {0};
	json_t *first, *second;

	for (int i = 0; i < ROUNDS; i++) {
		shape_fill(shape, there);
		first = shape_through_text(shape_to_wire(shape, there));
		if (shape_from_wire(shape, first, back, &err) < 0)
			fail_msg("%s: %s", shape->name, err.text);
		second = shape_to_wire(shape, back);
		if (!shape_same(shape, there, back) ||
		    !json_equal(first, second))
			fail_msg("%s: changed on its way", shape->name);
		json_decref(first);
		json_decref(second);
		shape_release(shape, there);
		shape_release(shape, back);
	}
	free(there);
	free(back);
}

static void
test_round_trips(void **state)
{
	(void)state;
	shapes_visit(round_trip);
	round_trip(&every_shape);
}

/* Is a value of this type what the member takes on the wire? */
static bool
takes(const struct member *m, json_type type)
{
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		return type == JSON_INTEGER;
	case SHAPE_BOOL:
		return type == JSON_TRUE || type == JSON_FALSE;
	case SHAPE_LINE:
	case SHAPE_PROSE:
	case SHAPE_DATE:
	case SHAPE_WORD:
		return type == JSON_STRING;
	case SHAPE_ITEMS:
	case SHAPE_ONE:
	case SHAPE_TABLE:
		return type == JSON_OBJECT;
	case SHAPE_LINES:
	case SHAPE_MANY:
		return type == JSON_ARRAY;
	}
	return false;
}

static void
check_types(const struct shape *shape, const json_t *v, const struct member *m)
{
	int absent = m->optional ? 0 : ERR_BAD_ARGS;

	assert_int_equal(shape_decode_with(shape, v, m->name, NULL), absent);
	assert_int_equal(
	    shape_decode_with(shape, v, m->name, json_null()), absent);
	for (json_type type = JSON_OBJECT; type < JSON_NULL; type++)
		if (!takes(m, type) && shape_decode_with(shape, v, m->name,
					   shape_sample(type)) != ERR_BAD_ARGS)
			fail_msg("%s.%s takes JSON type %d", shape->name,
			    m->name, (int)type);
}

/* Nothing in it is known: unknown, missing, of a wrong type, null. */
static void
strict(const struct shape *shape)
{
	json_t *v = shape_random_wire(shape);

	assert_int_equal(shape_decode(shape, v), 0);
	assert_int_equal(
	    shape_decode_with(shape, v, "extra", json_null()), ERR_BAD_ARGS);
	assert_int_equal(
	    shape_decode_with(shape, v, "", json_null()), ERR_BAD_ARGS);
	for (const struct member *m = shape->members; m->name != NULL; m++)
		check_types(shape, v, m);
	json_decref(v);
	v = json_array();
	assert_int_equal(shape_decode(shape, v), ERR_BAD_ARGS);
	json_decref(v);
}

static void
test_strict(void **state)
{
	(void)state;
	shapes_visit(strict);
	strict(&every_shape);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_round_trips),
	    cmocka_unit_test(test_strict),
	};

	random_begin();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
