/* SPDX-License-Identifier: MIT */
#include "paging.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"

bool
paging_turn(const struct call *call, void *args, void *reply)
{
	const struct member *after = shape_member(call->args, "after");
	const struct member *next = shape_member(call->reply, "next");
	char **from, **to;

	if (after == NULL || next == NULL)
		return false;
	from = (char **)((char *)reply + next->offset);
	to = (char **)((char *)args + after->offset);
	free(*to);
	*to = *from;
	*from = NULL;
	return *to != NULL;
}

/* The rows move, with their texts. */
static void
move(const struct shape *shape, struct list *from, struct list *rows)
{
	const char *row = from->at;

	for (size_t i = 0; i < from->n; i++, row += shape->size)
		memcpy(list_add(rows, shape->size), row, shape->size);
	from->n = 0;
}

int
paging_step(struct paging *paging, struct list *rows, struct err *err)
{
	const struct call *call = &calls[paging->id];
	const struct member *from = shape_member(call->reply, paging->list);
	const struct member *more = shape_member(call->reply, "more");
	char *reply = heap_new(1, call->reply->size);
	int rc = paging->call(paging->at, paging->id, paging->args, reply, err);

	if (rc == 0) {
		move(from->of, (struct list *)(reply + from->offset), rows);
		if (more != NULL)
			paging->more = *(bool *)(reply + more->offset);
		rc = paging_turn(call, paging->args, reply) ? 1 : 0;
		shape_release(call->reply, reply);
	}
	free(reply);
	return rc;
}

int
paging_read(struct paging *paging, struct list *rows, struct err *err)
{
	int rc;

	do
		rc = paging_step(paging, rows, err);
	while (rc > 0);
	return rc;
}
