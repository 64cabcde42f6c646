/* SPDX-License-Identifier: MIT */
#include "passage.h"

#include <stdlib.h>
#include <string.h>

#include "core/blanking.h"
#include "db/find.h"

int
passage_read(struct ctx *ctx, const struct passage_row *row,
    struct passage *passage, struct err *err)
{
	struct items items;
	char *without = NULL;
	int rc = facts_items(ctx, row->revision, &items, err);

	*passage = (struct passage){.blank = row->id, .slot = row->slot};
	if (rc == 0)
		passage->text = blanking_passage(
		    items_text(&items, (enum form_item)row->item),
		    (size_t)row->first, (size_t)row->clusters);
	items_release(&items);
	if (passage->text != NULL)
		without = blanking_apply(passage->text, passage->text);
	if (rc == 0 && (without == NULL || strcmp(without, passage->text) == 0))
		rc = err_set(err, ERR_STALE,
		    N_("This passage is blanked already, or is not there."));
	free(without);
	return rc;
}

void
passage_release(struct passage *passage)
{
	free(passage->text);
	*passage = (struct passage){0};
}

/* Of whichever kind a text is: writes it anew. */
typedef int
write_text(struct ctx *, struct passage *, int64_t of,
    const struct placed_row *, const char *text, struct err *);

static int
write_revision(struct ctx *ctx, struct passage *passage, int64_t slot,
    const struct placed_row *row, const char *text, struct err *err)
{
	const char *texts[] = {row->text};
	struct arg item = arg_word(&form_words, row->item);
	int rc = store_run(ctx->store, QUERY_BLANK_TEXT_ADD,
	    ARGS(arg_int(passage->blank), arg_int(row->id), item), err);

	(void)slot;
	digest_link(passage->hash, texts, 1, passage->hash);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_BLANK_TEXT_WRITE,
		    ARGS(arg_int(row->id), item, arg_text(text)), err);
	return rc;
}

static int
write_comment(struct ctx *ctx, struct passage *passage, int64_t slot,
    const struct placed_row *row, const char *text, struct err *err)
{
	(void)passage;
	(void)slot;
	return store_run(ctx->store, QUERY_BLANK_COMMENT_WRITE,
	    ARGS(arg_int(row->id), arg_text(text)), err);
}

static int
write_message(struct ctx *ctx, struct passage *passage, int64_t slot,
    const struct placed_row *row, const char *text, struct err *err)
{
	(void)passage;
	(void)slot;
	return store_run(ctx->store, QUERY_BLANK_MESSAGE_WRITE,
	    ARGS(arg_int(row->id), arg_text(text)), err);
}

static int
write_draft(struct ctx *ctx, struct passage *passage, int64_t slot,
    const struct placed_row *row, const char *text, struct err *err)
{
	(void)passage;
	return store_run(ctx->store, QUERY_BLANK_DRAFT_WRITE,
	    ARGS(arg_int(slot), arg_word(&form_words, row->item),
		arg_text(text)),
	    err);
}

/* Where the texts of a slot are that people wrote. */
static const struct {
	enum query find;
	write_text *write;
} kinds[] = {
    {QUERY_BLANK_TEXTS, write_revision},
    {QUERY_BLANK_DRAFTS, write_draft},
    {QUERY_BLANK_COMMENTS, write_comment},
    {QUERY_BLANK_MESSAGES, write_message},
};

/* Choices, dates and ids are no free text. */
static bool
is_free(const struct placed_row *row)
{
	return row->item == WORD_NONE ||
	       form_rows[row->item].type == FORM_LINE ||
	       form_rows[row->item].type == FORM_PROSE;
}

static int
take_out_of(struct ctx *ctx, struct passage *passage, int64_t slot, size_t kind,
    struct err *err)
{
	struct list rows = {0};
	const struct placed_row *row;
	int rc = store_rows(ctx->store, kinds[kind].find, ARGS(arg_int(slot)),
	    &placed_row_shape, &rows, err);

	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n; i++) {
		char *text = !is_free(&row[i])
				 ? NULL
				 : blanking_apply(row[i].text, passage->text);

		if (text == NULL)
			continue;
		passage->places++;
		rc = kinds[kind].write(ctx, passage, slot, &row[i], text, err);
		free(text);
	}
	shape_list_release(&placed_row_shape, &rows);
	return rc;
}

/* An answer that holds the passage, or a part of it. */
static int
take_out_hints(struct ctx *ctx, const struct passage *passage, int64_t slot,
    struct err *err)
{
	struct list rows = {0};
	const struct hint_row *row;
	int rc = store_rows(ctx->store, QUERY_HINT_LIST, ARGS(arg_int(slot)),
	    &hint_row_shape, &rows, err);

	row = rows.at;
	for (size_t i = 0; rc == 0 && i < rows.n; i++)
		if (strstr(row[i].found, passage->text) != NULL ||
		    strstr(passage->text, row[i].found) != NULL)
			rc = store_run(ctx->store, QUERY_HINT_DROP,
			    ARGS(arg_int(slot),
				arg_word(&form_words, row[i].item),
				arg_word(&hint_words, row[i].kind),
				arg_text(row[i].found)),
			    err);
	shape_list_release(&hint_row_shape, &rows);
	return rc;
}

/* A kept reply is JSON: the passage stands in it as JSON writes it. Who
 * repeats that call is told that the case has changed. */
static int
take_out_replies(
    struct ctx *ctx, const struct passage *passage, struct err *err)
{
	json_t *string = json_string(passage->text);
	char *quoted = json_dumps(string, JSON_ENCODE_ANY), *pattern;
	int rc = 0;

	json_decref(string);
	if (quoted == NULL)
		return err_set(err, ERR_INTERNAL, NULL);
	quoted[strlen(quoted) - 1] = '\0';
	pattern = find_like(quoted + 1);
	rc = store_run(
	    ctx->store, QUERY_BLANK_REPLIES, ARGS(arg_text(pattern)), err);
	free(pattern);
	free(quoted);
	return rc;
}

static int
take_out_of_slot(
    struct ctx *ctx, struct passage *passage, int64_t slot, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof kinds / sizeof *kinds; i++)
		rc = take_out_of(ctx, passage, slot, i, err);
	if (rc == 0)
		rc = store_run(
		    ctx->store, QUERY_DRAFT_COUNT, ARGS(arg_int(slot)), err);
	if (rc == 0)
		rc = take_out_hints(ctx, passage, slot, err);
	return rc;
}

int
passage_take_out(struct ctx *ctx, struct passage *passage, struct err *err)
{
	struct list slots = {0};
	const struct id_row *slot;
	int rc;

	if (!digest_salt(passage->salt))
		return err_set(err, ERR_INTERNAL, NULL);
	digest_link(passage->salt, NULL, 0, passage->hash);
	rc = store_rows(ctx->store, QUERY_BLANK_SLOTS,
	    ARGS(arg_int(passage->slot)), &id_row_shape, &slots, err);
	slot = slots.at;
	for (size_t i = 0; rc == 0 && i < slots.n; i++)
		rc = take_out_of_slot(ctx, passage, slot[i].id, err);
	shape_list_release(&id_row_shape, &slots);
	return rc < 0 ? rc : take_out_replies(ctx, passage, err);
}
