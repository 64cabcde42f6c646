/* SPDX-License-Identifier: MIT */
#include "spread.h"

#define MOST 8 /* the part of the column that may be made up for: 1/8 */

/* Widens the glyph before each cluster but the first by gap; how many. */
static int
widen(PangoLayoutLine *line, int gap)
{
	PangoGlyphInfo *before = NULL;
	int clusters = 0;

	for (GSList *run = line->runs; run != NULL; run = run->next) {
		PangoGlyphString *glyphs =
		    ((PangoGlyphItem *)run->data)->glyphs;

		for (int i = 0; i < glyphs->num_glyphs; i++) {
			PangoGlyphInfo *glyph = &glyphs->glyphs[i];

			if (glyph->attr.is_cluster_start && before != NULL) {
				before->geometry.width += gap;
				clusters++;
			}
			before = glyph;
		}
	}
	return clusters;
}

void
spread_line(PangoLayoutIter *iter, int width)
{
	PangoLayoutLine *line = pango_layout_iter_get_line(iter);
	const char *text = pango_layout_get_text(line->layout);
	char end = text[line->start_index + line->length];
	PangoRectangle extents;
	int left, gaps;

	if (end == '\0' || end == '\n')
		return;
	pango_layout_line_get_extents(line, NULL, &extents);
	left = width - extents.width;
	gaps = widen(line, 0);
	if (gaps > 0 && left > 0 && left < width / MOST)
		widen(line, left / gaps);
}
