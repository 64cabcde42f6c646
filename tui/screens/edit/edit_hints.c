/* SPDX-License-Identifier: MIT */
/*
 * edit_hints: what the anonymity check has found, and the answers. It blocks
 * nothing: an item with a hint has a ? behind its label, and the line below
 * says what it is about.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "edit_inside.h"

size_t
edit_hints_open(const struct edit *edit, const struct edit_item *item)
{
	const struct hinted *h = edit->view.hints.at;
	size_t n = 0;

	for (size_t i = 0; i < edit->view.hints.n; i++)
		n += !h[i].confirmed &&
		     (item == NULL || h[i].item == (int)item->item);
	return n;
}

const struct hinted *
edit_hints_first(const struct edit *edit, const struct edit_item *item)
{
	const struct hinted *h = edit->view.hints.at, *first = NULL;

	for (size_t i = 0; i < edit->view.hints.n; i++) {
		if (h[i].item != (int)item->item)
			continue;
		if (!h[i].confirmed)
			return &h[i];
		if (first == NULL)
			first = &h[i];
	}
	return first;
}

struct edit_item *
edit_hints_next(struct edit *edit)
{
	struct edit_item *now = edit_form_item(edit);
	size_t from = now == NULL ? 0 : (size_t)(now - edit->items);

	for (size_t i = 0; i < edit->n; i++) {
		struct edit_item *item = &edit->items[(from + i) % edit->n];

		if (edit_hints_open(edit, item) > 0)
			return item;
	}
	return NULL;
}

void
edit_hints_take(struct edit *edit, struct list *hints)
{
	bool marked[ITEM_COUNT] = {false};

	for (size_t i = 0; i < edit->n; i++)
		marked[i] = edit_hints_open(edit, &edit->items[i]) > 0;
	shape_list_release(&hinted_shape, &edit->view.hints);
	edit->view.hints = *hints;
	*hints = (struct list){0};
	for (size_t i = 0; i < edit->n; i++)
		if (marked[i] != (edit_hints_open(edit, &edit->items[i]) > 0))
			edit->items[i].touched = true;
}

static int
confirm(struct screen *screen, const struct hinted *hinted, struct err *err)
{
	struct edit *edit = edit_own(screen);
	struct hint_mark_args args = {.programme = edit->programme,
	    .slot = edit->slot,
	    .item = hinted->item,
	    .kind = hinted->kind,
	    .found = hinted->found,
	    .confirmed = true};
	struct hint_marked reply;
	char once[ONCE_CHARS + 1];
	int rc;

	client_once(once);
	args.once = once;
	rc = program_call(screen->program, CALL_HINT_MARK, &args, &reply, err);
	if (rc < 0)
		return rc;
	edit_hints_take(edit, &reply.hints);
	return 0;
}

int
edit_hints_answer(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	struct edit_item *next, *now = edit_form_item(edit);
	/* what was typed since may have changed what is found */
	int rc = edit_draft_save(screen, err);

	next = edit_hints_next(edit);
	if (rc < 0 || edit_draft_torn(edit) || next == NULL)
		return rc;
	if (next == now)
		return confirm(screen, edit_hints_first(edit, now), err);
	edit_form_go(edit, next->item);
	return 0;
}
