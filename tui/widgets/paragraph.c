/* SPDX-License-Identifier: MIT */
#include "paragraph.h"

#include <stdlib.h>

#include "core/heap.h"
#include "textarea_inside.h"

/* The rows are those of a text area that nobody types into. */
struct paragraph {
	struct textarea *text;
};

struct paragraph *
paragraph_new(const char *text)
{
	struct paragraph *p = heap_new(1, sizeof *p);

	p->text = textarea_new_prose();
	textarea_set(p->text, text);
	return p;
}

void
paragraph_free(struct paragraph *p)
{
	if (p == NULL)
		return;
	textarea_free(p->text);
	free(p);
}

size_t
paragraph_rows(struct paragraph *p, int cells)
{
	return textarea_rows(p->text, cells);
}

const char *
paragraph_row(struct paragraph *p, int cells, size_t i, size_t *bytes)
{
	const struct textarea_row *row;

	textarea_rows(p->text, cells);
	row = &p->text->rows[i];
	*bytes = row->n;
	return p->text->text + row->at;
}
