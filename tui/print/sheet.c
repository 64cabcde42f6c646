/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "spread.h"

#define MM (72.0 / 25.4)
#define LEFT (20 * MM)
#define TOP (18 * MM)
#define BOTTOM (SHEET_HEIGHT - 20 * MM)
#define FOOT (BOTTOM + 8 * MM) /* baseline */
#define WIDTH (SHEET_WIDTH - 2 * LEFT)
#define LABEL (40 * MM) /* the left column of a row */
#define PAD (1.6 * MM)
#define GAP (2.5 * MM) /* between blocks of another kind */
#define SIZE 10.5
#define HEADING_SIZE 15.0
#define SMALL_SIZE 8.5
#define NOTE_SIZE 9.5
#define PITCH 16.0 /* from line to line */
#define RISE 12.0  /* from the top of a line to its baseline */
#define SEAL (22 * MM)
#define BAR 9.0 /* its height */
#define BAR_LABEL_MOST (WIDTH / 2)
#define BAR_NUMBER (22 * MM)

/* Metrics without hints: the same on every machine with these fonts. */
static void
set_options(PangoContext *context, const char *lang)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string(lang));
	cairo_font_options_destroy(options);
}

/*
 * Of that family, the font that has the document's language, before the rest:
 * else Latin words in a Japanese text come from another one than its figures.
 */
static void
choose_font(struct sheet *sheet, const char *family)
{
	PangoFontDescription *found;
	PangoFont *font;
	char *both;

	pango_font_description_set_family(sheet->font, family);
	font = pango_context_load_font(sheet->context, sheet->font);
	if (font == NULL)
		return;
	found = pango_font_describe(font);
	both = heap_printf(
	    "%s,%s", pango_font_description_get_family(found), family);
	pango_font_description_set_family(sheet->font, both);
	free(both);
	pango_font_description_free(found);
	g_object_unref(font);
}

void
sheet_init(struct sheet *sheet, cairo_surface_t *surface, const char *font,
    const struct document *document)
{
	*sheet = (struct sheet){
	    .cr = cairo_create(surface), .number = document->page};
	sheet->context = pango_cairo_create_context(sheet->cr);
	sheet->font = pango_font_description_new();
	set_options(sheet->context, document->lang);
	pango_font_description_set_absolute_size(
	    sheet->font, SIZE * PANGO_SCALE);
	choose_font(sheet, font);
}

void
sheet_release(struct sheet *sheet)
{
	pango_font_description_free(sheet->font);
	g_object_unref(sheet->context);
	cairo_destroy(sheet->cr);
}

/* All is set in one size and drawn in a scale: another size of a font makes
 * fontconfig search and sort once more, which takes as long as half a page. */
struct text {
	PangoLayout *layout;
	double scale;
};

static struct text
set(struct sheet *sheet, const char *text, double size, double width)
{
	PangoLayout *layout = pango_layout_new(sheet->context);
	double scale = size / SIZE;

	pango_layout_set_font_description(layout, sheet->font);
	pango_layout_set_width(layout, (int)(width / scale * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, text == NULL ? "" : text, -1);
	ink_keep(&sheet->ink, layout);
	return (struct text){layout, scale};
}

static void
begin_page(struct sheet *sheet)
{
	sheet->pages++;
	sheet->y = TOP;
}

/* So much is needed in one piece: on a new page, where it doesn't fit. */
static void
need(struct sheet *sheet, double points)
{
	if (sheet->y + points > BOTTOM && sheet->y > TOP)
		begin_page(sheet);
}

/* The line, and where it begins: justified, centred or neither. */
static void
place(struct sheet *sheet, PangoLayoutIter *iter, double scale, double x,
    double y)
{
	PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
	PangoRectangle extents;

	pango_layout_iter_get_line_extents(iter, NULL, &extents);
	missing_in_line(&sheet->missing, line);
	ink_line(&sheet->ink, sheet->pages, x + scale * extents.x / PANGO_SCALE,
	    y, scale, line);
}

/* All its lines in one piece, which the caller knows to fit. */
static void
place_all(struct sheet *sheet, struct text text, double x, double y)
{
	PangoLayoutIter *iter = pango_layout_get_iter(text.layout);

	do {
		place(sheet, iter, text.scale, x, y + RISE);
		y += PITCH;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}

static double
height(struct text text)
{
	return pango_layout_get_line_count(text.layout) * PITCH;
}

static void
heading(struct sheet *sheet, const struct block *block)
{
	struct text text = set(sheet, block->text, HEADING_SIZE, WIDTH);

	pango_layout_set_alignment(text.layout, PANGO_ALIGN_CENTER);
	need(sheet, height(text));
	place_all(sheet, text, LEFT, sheet->y);
	sheet->y += height(text) + 5 * MM;
}

/* Line by line over as many pages as it takes; the last two together. */
static void
text_lines(struct sheet *sheet, struct text text)
{
	PangoLayoutIter *iter = pango_layout_get_iter(text.layout);
	int left = pango_layout_get_line_count(text.layout);

	do {
		spread_line(iter, pango_layout_get_width(text.layout));
		need(sheet, left-- == 2 ? 2 * PITCH : PITCH);
		place(sheet, iter, text.scale, LEFT, sheet->y + RISE);
		sheet->y += PITCH;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}

static void
prose(struct sheet *sheet, const struct block *block)
{
	struct text label = set(sheet, block->label, SIZE, WIDTH - 2 * PAD);
	struct text text = set(sheet, block->text, SIZE, WIDTH);
	int lines = pango_layout_get_line_count(text.layout);
	double h = height(label) + PAD;

	if (sheet->y > TOP)
		sheet->y += GAP;
	/* two lines with the label, unless that leaves one alone */
	need(sheet, h + 1 * MM + (lines > 3 ? 2 : lines) * PITCH);
	ink_shade(&sheet->ink, sheet->pages, LEFT, sheet->y, WIDTH, h);
	place_all(sheet, label, LEFT + PAD, sheet->y + PAD / 2);
	sheet->y += h + 1 * MM;
	text_lines(sheet, text);
}

/* One that is longer than a page is set like prose. */
static void
row(struct sheet *sheet, const struct block *block)
{
	struct text label = set(sheet, block->label, SIZE, LABEL - 2 * PAD);
	struct text text =
	    set(sheet, block->text, SIZE, WIDTH - LABEL - 2 * PAD);
	double a = height(label), b = height(text);
	double h = (a > b ? a : b) + PAD;

	if (h > BOTTOM - TOP) {
		prose(sheet, block);
		return;
	}
	if (sheet->before != BLOCK_ROW && sheet->before != BLOCK_HEADING)
		sheet->y += GAP;
	need(sheet, h);
	ink_shade(&sheet->ink, sheet->pages, LEFT, sheet->y, LABEL, h);
	ink_frame(&sheet->ink, sheet->pages, LEFT, sheet->y, LABEL, h);
	ink_frame(&sheet->ink, sheet->pages, LEFT + LABEL, sheet->y,
	    WIDTH - LABEL, h);
	place_all(sheet, label, LEFT + PAD, sheet->y + PAD / 2);
	place_all(sheet, text, LEFT + LABEL + PAD, sheet->y + PAD / 2);
	sheet->y += h;
}

static void
note(struct sheet *sheet, const struct block *block)
{
	sheet->y += GAP;
	text_lines(sheet, set(sheet, block->text, NOTE_SIZE, WIDTH));
}

/* A line to sign on, and the place of the seal beside it. */
static void
seal(struct sheet *sheet, const struct block *block)
{
	double x = LEFT + WIDTH - SEAL;
	struct text label, mark;

	sheet->y += 4 * MM;
	need(sheet, SEAL);
	label = set(sheet, block->label, SIZE, LABEL - PAD);
	mark = set(sheet, block->text, SMALL_SIZE, SEAL);
	pango_layout_set_alignment(mark.layout, PANGO_ALIGN_CENTER);
	place_all(
	    sheet, label, LEFT + PAD, sheet->y + SEAL - height(label) - 1 * MM);
	ink_rule(&sheet->ink, sheet->pages, LEFT + LABEL, sheet->y + SEAL,
	    WIDTH - LABEL - SEAL - 4 * MM);
	ink_frame(&sheet->ink, sheet->pages, x, sheet->y, SEAL, SEAL);
	place_all(sheet, mark, x, sheet->y + (SEAL - PITCH) / 2);
	sheet->y += SEAL + 2 * MM;
}

/* Its label, the bar, and the number behind it. */
static void
bar(struct sheet *sheet, const struct block *block)
{
	double room = WIDTH - sheet->bar_label - BAR_NUMBER;
	double width = room * (double)block->share / 1000;
	struct text label, number;

	need(sheet, PITCH);
	label = set(sheet, block->label, SIZE, sheet->bar_label - 2 * PAD);
	number = set(sheet, block->text, SIZE, BAR_NUMBER);
	pango_layout_set_ellipsize(label.layout, PANGO_ELLIPSIZE_END);
	place_all(sheet, label, LEFT + PAD, sheet->y);
	if (width > 0)
		ink_bar(&sheet->ink, sheet->pages, LEFT + sheet->bar_label,
		    sheet->y + (PITCH - BAR) / 2, width, BAR);
	place_all(
	    sheet, number, LEFT + sheet->bar_label + width + PAD, sheet->y);
	sheet->y += PITCH;
}

/* What a block is set by. */
static void (*const kinds[BLOCK_KIND_COUNT])(
    struct sheet *, const struct block *) = {
    [BLOCK_HEADING] = heading,
    [BLOCK_ROW] = row,
    [BLOCK_PROSE] = prose,
    [BLOCK_NOTE] = note,
    [BLOCK_SEAL] = seal,
    [BLOCK_BAR] = bar,
};

/* Below each page, once it is known how many they are. */
static void
foot(struct sheet *sheet, struct ink *feet, const char *footer, int page)
{
	char number[64], *words;
	struct text text;
	PangoLayoutLine *line;
	PangoRectangle extents;

/* the sentence of the document, whose two numbers its maker promises */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(number, sizeof number, sheet->number, page, sheet->pages);
#pragma GCC diagnostic pop
	words = heap_printf("%s　　%s", footer, number);
	text = set(sheet, words, SMALL_SIZE, WIDTH);
	line = pango_layout_get_line_readonly(text.layout, 0);
	pango_layout_line_get_extents(line, NULL, &extents);
	ink_line(feet, page,
	    LEFT + (WIDTH - text.scale * extents.width / PANGO_SCALE) / 2, FOOT,
	    text.scale, line);
	free(words);
}

static void
draw(struct sheet *sheet, const char *footer)
{
	struct ink feet = {0};
	size_t next = 0, foot_of = 0;

	for (int page = 1; page <= sheet->pages; page++) {
		foot(sheet, &feet, footer, page);
		ink_draw(&sheet->ink, sheet->cr, page, &next);
		ink_draw(&feet, sheet->cr, page, &foot_of);
		cairo_show_page(sheet->cr);
	}
	ink_release(&feet);
	ink_release(&sheet->ink);
}

/* Bars are compared: they stand on one page, with their title. */
static void
need_bars(struct sheet *sheet, const struct block *title, size_t n)
{
	size_t bars = 0;

	while (bars + 1 < n && title[bars + 1].kind == BLOCK_BAR)
		bars++;
	if (bars > 0)
		need(sheet, (double)(bars + 3) * PITCH);
}

/* As wide as the longest label of the part's bars. */
static double
bar_label(struct sheet *sheet, const struct part *part)
{
	const struct block *block = part->blocks.at;
	double most = 0, wide;

	for (size_t i = 0; i < part->blocks.n; i++) {
		PangoRectangle extents;

		if (block[i].kind != BLOCK_BAR)
			continue;
		pango_layout_get_extents(
		    set(sheet, block[i].label, SIZE, WIDTH).layout, NULL,
		    &extents);
		wide = (double)extents.width / PANGO_SCALE + 4 * PAD;
		if (wide > most)
			most = wide;
	}
	return most < BAR_LABEL_MOST ? most : BAR_LABEL_MOST;
}

int
sheet_part(struct sheet *sheet, const struct part *part)
{
	const struct block *block = part->blocks.at;

	sheet->pages = 0;
	sheet->before = WORD_NONE;
	sheet->bar_label = bar_label(sheet, part);
	begin_page(sheet);
	for (size_t i = 0; i < part->blocks.n; i++) {
		if (block[i].kind == BLOCK_PROSE)
			need_bars(sheet, &block[i], part->blocks.n - i);
		kinds[block[i].kind](sheet, &block[i]);
		sheet->before = block[i].kind;
	}
	draw(sheet, part->footer);
	return sheet->pages;
}
