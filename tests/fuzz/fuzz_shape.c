/* SPDX-License-Identifier: MIT */
/*
 * The arguments and replies of every call, from the bytes of a peer. What is
 * refused leaves nothing behind; what is taken goes out and comes back as the
 * same, and releasing it leaves nothing.
 *
 * The first byte chooses the shape. JSON that begins with "{" follows as it
 * is; other bytes are what JSON near the shape is grown from.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "grow.h"

static const struct shape *
shape_of(unsigned n)
{
	n %= 2 * CALL_COUNT + 1;
	if (n == 2 * CALL_COUNT)
		return &reason_shape;
	return n % 2 == 0 ? calls[n / 2].args : calls[n / 2].reply;
}

/* A released struct holds none everywhere, to the last byte. */
static void
must_be_none(const struct shape *shape, const void *row)
{
	void *none = heap_new(1, shape->size);

	shape_init(shape, none);
	MUST(memcmp(row, none, shape->size) == 0);
	free(none);
}

static json_t *
through_text(const json_t *v)
{
	char *text = json_dumps(v, JSON_COMPACT);
	json_t *got;

	MUST(text != NULL);
	got = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	MUST(got != NULL);
	free(text);
	return got;
}

static void
must_be_same(const struct shape *shape, const void *a, const void *b)
{
	json_t *x = shape_to_json(shape, a), *y = shape_to_json(shape, b);

	MUST(json_equal(x, y));
	json_decref(x);
	json_decref(y);
}

static void
must_come_back(const struct shape *shape, const void *row)
{
	json_t *sent = shape_to_wire(shape, row), *got = through_text(sent);
	void *again = heap_new(1, shape->size);
	struct err err = {0};

	MUST(json_equal(sent, got));
	MUST(shape_from_wire(shape, got, again, &err) == 0);
	must_be_same(shape, row, again);
	shape_release(shape, again);
	must_be_none(shape, again);
	free(again);
	json_decref(sent);
	json_decref(got);
}

static void
try_shape(const struct shape *shape, const json_t *v)
{
	void *row = heap_new(1, shape->size);
	struct err err = {0};
	int rc;

	memset(row, 0xA5, shape->size);
	rc = shape_from_wire(shape, v, row, &err);
	if (rc < 0) {
		MUST(err.code == -rc && err.text != NULL);
		MUST(err.code == ERR_BAD_ARGS || err.code == ERR_LIMIT);
	} else {
		MUST(rc == 0 && err.code == 0);
		must_come_back(shape, row);
		shape_release(shape, row);
	}
	must_be_none(shape, row);
	free(row);
	err_clear(&err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes in = {data, n};
	const struct shape *shape = shape_of(bytes_take(&in));
	struct err err = {0};
	json_t *v;

	if (in.n > 0 && in.at[0] == '{')
		v = json_loadb(
		    (const char *)in.at, in.n, JSON_REJECT_DUPLICATES, NULL);
	else
		v = grow(&in, shape);
	if (v == NULL)
		return 0;
	try_shape(shape, v);
	MUST((shape_from_wire(NULL, v, NULL, &err) == 0) ==
	     (json_object_size(v) == 0));
	err_clear(&err);
	json_decref(v);
	return 0;
}
