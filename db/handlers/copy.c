/* SPDX-License-Identifier: MIT */
#include "copy.h"

#include <string.h>

static bool
fits(const struct slot_row *slot, enum form_item item, const char *text)
{
	enum programme programme = (enum programme)slot->programme;
	int preset = form_preset(programme, slot->number);

	if (*text == '\0' || !form_asks(programme, item))
		return false;
	return item != ITEM_CATEGORY || preset == WORD_NONE ||
	       words_find(&category_words, text) == preset;
}

static int
add_all(struct ctx *ctx, const struct slot_row *slot, const struct items *items,
    struct err *err)
{
	int rc = 0;

	for (int i = 0; rc == 0 && i < ITEM_COUNT; i++) {
		const char *text = items_text(items, (enum form_item)i);

		if (fits(slot, (enum form_item)i, text))
			rc = store_run(ctx->store, QUERY_DRAFT_ADD,
			    ARGS(arg_int(slot->id), arg_word(&form_words, i),
				arg_text(text),
				arg_int(slot->draft_version + 1)),
			    err);
	}
	return rc;
}

int
copy_to_draft(struct ctx *ctx, int64_t revision, const struct slot_row *slot,
    struct err *err)
{
	struct items items;
	int rc = facts_items(ctx, revision, &items, err);

	if (rc == 0)
		rc = add_all(ctx, slot, &items, err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_DRAFT_COUNT,
		    ARGS(arg_int(slot->id)), err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_SLOT_ORIGIN,
		    ARGS(arg_int(slot->id), arg_int(revision)), err);
	items_release(&items);
	return rc;
}
