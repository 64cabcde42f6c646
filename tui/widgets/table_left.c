/* SPDX-License-Identifier: MIT */
/*
 * table_left: what the columns that have left a narrow window say of the
 * selected row.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "table_inside.h"

#define GAP 2 /* cells between two of them */

/* Of one column, with its title; heap. NULL: it has room, or nothing to say. */
static char *
left(const struct table *t, size_t c)
{
	const char *title = t->columns[c].title, *cell;
	char out[TABLE_TEXT_BYTES];

	if (t->n == 0 || t->height == 0 || t->widths[c] > 0)
		return NULL;
	cell = table_cell(t, t->selected, c, out);
	cell += strspn(cell, " "); /* numbers stand at the right */
	if (*cell == '\0')
		return NULL;
	return title == NULL ? heap_dup(cell)
			     : heap_printf("%s: %s", _(title), cell);
}

bool
table_left(const struct table *t)
{
	bool some = false;
	char *text;

	for (size_t c = 0; c < t->ncolumns && !some; c++) {
		text = left(t, c);
		some = text != NULL;
		free(text);
	}
	return some;
}

/* How many cells each may have: what the short ones do not need is left to the
 * long ones. */
static int
share(char *const *texts, size_t n, int cells)
{
	int most = n == 0 ? 0 : (cells + GAP) / (int)n - GAP, width;
	size_t longer = 0;

	for (size_t i = 0; i < n; i++) {
		width = text_cells(texts[i], strlen(texts[i]));
		if (width > most)
			longer++;
		else
			cells -= width + GAP;
	}
	return longer == 0 ? most : (cells + GAP) / (int)longer - GAP;
}

/* Adds at most so many cells of it. */
static void
put(const char *text, int most, char *out, size_t bytes)
{
	size_t used = strlen(out);
	int width = text_cells(text, strlen(text));
	char *fits = text_pad(text, width < most ? width : most);

	snprintf(
	    out + used, bytes - used, "%*s%s", used == 0 ? 0 : GAP, "", fits);
	free(fits);
}

void
table_left_text(const struct table *t, int cells, char *out, size_t bytes)
{
	char **texts = heap_new(t->ncolumns, sizeof *texts);
	size_t n = 0;
	int most;

	for (size_t c = 0; c < t->ncolumns; c++)
		if ((texts[n] = left(t, c)) != NULL)
			n++;
	most = share(texts, n, cells);
	*out = '\0';
	for (size_t i = 0; i < n; i++) {
		put(texts[i], most, out, bytes);
		free(texts[i]);
	}
	free(texts);
}
