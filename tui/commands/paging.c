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
paging_read(struct client *client, enum call_id id, void *args,
    const char *list, struct list *rows, bool *more, struct err *err)
{
	const struct call *call = &calls[id];
	const struct member *from = shape_member(call->reply, list);
	const struct member *rest = shape_member(call->reply, "more");
	void *reply = heap_new(1, call->reply->size);
	bool on = true;
	int rc = 0;

	while (rc == 0 && on) {
		rc = client_call(client, id, args, reply, err);
		if (rc < 0)
			break;
		move(from->of, (struct list *)((char *)reply + from->offset),
		    rows);
		if (more != NULL && rest != NULL)
			*more = *(bool *)((char *)reply + rest->offset);
		on = paging_turn(call, args, reply);
		shape_release(call->reply, reply);
	}
	free(reply);
	return rc;
}
