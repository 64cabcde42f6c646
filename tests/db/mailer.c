/* SPDX-License-Identifier: MIT */
#include "mailer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/heap.h"

size_t
take(struct fixture *f)
{
	return json_array_size(
	    at(fixture_done(f, MAILER, "mail.take", "{s:i}", "limit", 50),
		"rows"));
}

const json_t *
row(const struct fixture *f, size_t i)
{
	return json_array_get(at(f->reply, "rows"), i);
}

struct taken
take_one(struct fixture *f)
{
	struct taken t;

	assert_int_equal(take(f), 1);
	t.id = number_at(row(f, 0), "id");
	t.lease = heap_dup(text_at(row(f, 0), "lease"));
	t.message = heap_dup(text_at(row(f, 0), "message_id"));
	return t;
}

void
release(struct taken *t)
{
	free(t->lease);
	free(t->message);
}

void
done(struct fixture *f, const struct taken *t, const char *result,
    const char *detail)
{
	fixture_done(f, MAILER, "mail.done", "{s:[{s:I, s:s, s:s, s:s?}]}",
	    "results", "id", (json_int_t)t->id, "lease", t->lease, "result",
	    result, "detail", detail);
}

int64_t
failed(struct fixture *f, const char *last)
{
	return fixture_number(f,
	    "SELECT count(*) FROM outbox WHERE state = 'FAILED' AND open = 1"
	    " AND last = '%s'",
	    last);
}

void
later(struct fixture *f, int64_t seconds)
{
	f->clock.frozen += seconds;
}
