/* SPDX-License-Identifier: MIT */
#include "document.h"

#include <stdlib.h>
#include <string.h>

#include "heap.h"

#define OPT OPTIONAL_MEMBER
#define BAR_WHOLE 1000 /* of the longest bar's share */

SHAPE(block, M_WORD(block, kind, block_kind_words),
    M_PROSE(block, label, 0, OPT), M_PROSE(block, text, 0, OPT),
    M_INT(block, share, 0, BAR_WHOLE, OPT));

SHAPE(part, M_PROSE(part, title, 0), M_PROSE(part, footer, 0),
    M_MANY(part, blocks, block, 0, 0));

SHAPE(document, M_PROSE(document, title, 0), M_LINE(document, lang, 2),
    M_DATE(document, date), M_LINE(document, page, 0),
    M_MANY(document, parts, part, 0, 0));

struct part *
document_part(struct document *document, const char *title, const char *footer)
{
	struct part *part = shape_add(&part_shape, &document->parts);

	part->title = heap_dup(title);
	part->footer = heap_dup(footer);
	return part;
}

struct block *
document_block(struct part *part, enum block_kind kind, const char *label,
    const char *text)
{
	struct block *block = shape_add(&block_shape, &part->blocks);

	block->kind = (int)kind;
	block->label = heap_dup(label);
	block->text = heap_dup(text);
	return block;
}

void
document_bar(struct part *part, const char *label, int64_t n, int64_t most)
{
	char *text = heap_printf("%lld", (long long)n);

	document_block(part, BLOCK_BAR, label, text)->share =
	    most <= 0 ? 0 : n * BAR_WHOLE / most;
	free(text);
}

/* A text that grows. */
struct growing {
	char *text;
	size_t used, bytes;
};

static void
append(struct growing *g, const char *text)
{
	size_t n = text == NULL ? 0 : strlen(text);

	if (g->used + n + 1 > g->bytes) {
		g->bytes = 2 * (g->used + n + 1);
		g->text = heap_grow(g->text, g->bytes, 1);
	}
	if (n > 0)
		memcpy(g->text + g->used, text, n);
	g->used += n;
	g->text[g->used] = '\0';
}

static void
append_block(struct growing *g, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_ROW:
	case BLOCK_BAR:
		append(g, block->label);
		append(g, ": ");
		append(g, block->text);
		append(g, "\n");
		break;
	case BLOCK_PROSE:
		append(g, "\n");
		append(g, block->label);
		append(g, "\n");
		append(g, block->text);
		append(g, "\n");
		break;
	case BLOCK_SEAL:
		append(g, "\n");
		append(g, block->label);
		append(g, " ____________________  ( ");
		append(g, block->text);
		append(g, " )\n");
		break;
	default:
		append(g, block->text);
		append(g, "\n");
		break;
	}
}

char *
document_text(const struct document *document)
{
	const struct part *part = document->parts.at;
	struct growing g = {0};

	append(&g, "");
	for (size_t i = 0; i < document->parts.n; i++, part++) {
		const struct block *block = part->blocks.at;

		if (i > 0)
			append(&g, "\n\n");
		for (size_t b = 0; b < part->blocks.n; b++)
			append_block(&g, &block[b]);
		append(&g, "\n");
		append(&g, part->footer);
		append(&g, "\n");
	}
	return g.text;
}
