/* SPDX-License-Identifier: MIT */
#include "missing.h"

#include <stdlib.h>

#include "core/heap.h"

#define BOX 0   /* the glyph of a font for what it doesn't have */
#define NAMED 8 /* of a page of them, more would tell nobody more */

static void
add(struct missing *missing, gunichar character)
{
	const gunichar *known = missing->named.at;

	missing->n++;
	for (size_t i = 0; i < missing->named.n; i++)
		if (known[i] == character)
			return;
	*(gunichar *)list_add(&missing->named, sizeof character) = character;
}

void
missing_in_line(struct missing *missing, PangoLayoutLine *line)
{
	for (GSList *at = line->runs; at != NULL; at = at->next) {
		PangoGlyphString *glyphs = ((PangoGlyphItem *)at->data)->glyphs;

		for (int i = 0; i < glyphs->num_glyphs; i++) {
			PangoGlyph *glyph = &glyphs->glyphs[i].glyph;

			if ((*glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
				continue;
			add(missing, *glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
			*glyph = BOX;
		}
	}
}

char *
missing_names(const struct missing *missing)
{
	const gunichar *character = missing->named.at;
	char *names = heap_dup(""), *longer, text[8];

	for (size_t i = 0; i < missing->named.n && i < NAMED; i++) {
		text[g_unichar_to_utf8(character[i], text)] = '\0';
		longer = heap_printf("%s%s%s U+%04X", names, i == 0 ? "" : ", ",
		    text, (unsigned)character[i]);
		free(names);
		names = longer;
	}
	if (missing->named.n <= NAMED)
		return names;
	longer = heap_printf("%s, …", names);
	free(names);
	return longer;
}

void
missing_release(struct missing *missing)
{
	free(missing->named.at);
	*missing = (struct missing){0};
}
