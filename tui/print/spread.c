/* SPDX-License-Identifier: MIT */
#include "spread.h"

#include <stdbool.h>

#define LETTER_MOST 6 /* between characters at most 1/6 of their size */

/* Between two that stand side by side. */
enum gap { GAP_NONE, GAP_LETTER, GAP_WORD };

static enum gap
gap_between(gunichar before, gunichar after)
{
	if (after == ' ')
		return GAP_NONE;
	if (before == ' ')
		return GAP_WORD;
	return g_unichar_iswide(before) || g_unichar_iswide(after) ? GAP_LETTER
								   : GAP_NONE;
}

/* Widens the line by gap wherever it may be; how often that is of each. */
static void
widen(PangoLayoutLine *line, int gap, int count[])
{
	const char *text = pango_layout_get_text(line->layout);
	PangoGlyphInfo *before = NULL;
	gunichar last = 0, one;
	enum gap kind;

	for (GSList *at = line->runs; at != NULL; at = at->next) {
		PangoGlyphItem *run = at->data;
		PangoGlyphString *glyphs = run->glyphs;

		for (int i = 0; i < glyphs->num_glyphs; i++) {
			PangoGlyphInfo *glyph = &glyphs->glyphs[i];

			if (glyph->attr.is_cluster_start) {
				one = g_utf8_get_char(text + run->item->offset +
						      glyphs->log_clusters[i]);
				kind = before == NULL ? GAP_NONE
						      : gap_between(last, one);
				if (kind != GAP_NONE) {
					before->geometry.width += gap;
					count[kind]++;
				}
				last = one;
			}
			before = glyph;
		}
	}
}

static int
size(PangoLayout *layout)
{
	return pango_font_description_get_size(
	    pango_layout_get_font_description(layout));
}

void
spread_line(PangoLayoutIter *iter, int width)
{
	PangoLayoutLine *line = pango_layout_iter_get_line(iter);
	const char *text = pango_layout_get_text(line->layout);
	char end = text[line->start_index + line->length];
	int count[] = {[GAP_WORD] = 0}, left, gaps, most;
	PangoRectangle extents;

	if (end == '\0' || end == '\n')
		return;
	pango_layout_line_get_extents(line, NULL, &extents);
	left = width - extents.width;
	widen(line, 0, count);
	gaps = count[GAP_LETTER] + count[GAP_WORD];
	most = size(line->layout) * count[GAP_LETTER] / LETTER_MOST +
	       size(line->layout) * count[GAP_WORD];
	if (gaps > 0 && left > 0 && left <= most)
		widen(line, left / gaps, count);
}
