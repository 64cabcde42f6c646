/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include <stdio.h>

#define MM (72.0 / 25.4)
#define LEFT (20 * MM)
#define TOP (18 * MM)
#define BOTTOM (SHEET_HEIGHT - 20 * MM)
#define WIDTH (SHEET_WIDTH - 2 * LEFT)
#define LABEL (38 * MM) /* the left column of a row */
#define PAD (1.6 * MM)
#define SIZE 10.5
#define HEADING_SIZE 15.0
#define SMALL_SIZE 8.5
#define PITCH 16.0 /* from line to line of prose */
#define SEAL (22 * MM)

void
sheet_init(struct sheet *sheet, cairo_surface_t *surface, const char *font,
    const struct document *document, int pages)
{
	*sheet = (struct sheet){.cr = cairo_create(surface),
	    .font = font,
	    .lang = document->lang,
	    .number = document->page,
	    .footer = "",
	    .pages = pages};
	cairo_set_line_width(sheet->cr, 0.5);
}

void
sheet_release(struct sheet *sheet)
{
	cairo_destroy(sheet->cr);
}

/* Metrics without hints: the same on every machine with these fonts. */
static void
set_options(PangoLayout *layout, const char *lang)
{
	PangoContext *context = pango_layout_get_context(layout);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_language(context, pango_language_from_string(lang));
	cairo_font_options_destroy(options);
	pango_layout_context_changed(layout);
}

/* width 0: as wide as the text. */
static PangoLayout *
set(struct sheet *sheet, const char *text, double size, double width)
{
	PangoLayout *layout = pango_cairo_create_layout(sheet->cr);
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family(font, sheet->font);
	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	set_options(layout, sheet->lang);
	if (width > 0) {
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	}
	pango_layout_set_text(layout, text == NULL ? "" : text, -1);
	return layout;
}

/* Where pages are only counted, nothing is drawn. */
static bool
draws(const struct sheet *sheet)
{
	return sheet->pages > 0;
}

/* A text's last use.  Asking it before it is as it shall be lays it out twice. */
static void
leave(struct sheet *sheet, PangoLayout *layout)
{
	if (draws(sheet))
		sheet->unknown += pango_layout_get_unknown_glyphs_count(layout);
	g_object_unref(layout);
}

static double
height(PangoLayout *layout)
{
	int h;

	pango_layout_get_size(layout, NULL, &h);
	return (double)h / PANGO_SCALE;
}

static void
show(struct sheet *sheet, PangoLayout *layout, double x, double y)
{
	if (draws(sheet)) {
		cairo_move_to(sheet->cr, x, y);
		pango_cairo_show_layout(sheet->cr, layout);
	}
	leave(sheet, layout);
}

static void
foot(struct sheet *sheet)
{
	char number[64], text[512];
	PangoLayout *layout;

/* the sentence of the document, whose two numbers its maker promises */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(
	    number, sizeof number, sheet->number, sheet->page, sheet->pages);
#pragma GCC diagnostic pop
	snprintf(text, sizeof text, "%s　　%s", sheet->footer, number);
	layout = set(sheet, text, SMALL_SIZE, WIDTH);
	pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	show(sheet, layout, LEFT, BOTTOM + 6 * MM);
}

static void
begin_page(struct sheet *sheet)
{
	sheet->page++;
	sheet->y = TOP;
}

static void
end_page(struct sheet *sheet)
{
	if (!draws(sheet))
		return;
	foot(sheet);
	cairo_show_page(sheet->cr);
}

void
sheet_part(struct sheet *sheet, const struct part *part)
{
	sheet->footer = part->footer;
	begin_page(sheet);
}

void
sheet_part_end(struct sheet *sheet)
{
	end_page(sheet);
}

/* So much is needed in one piece: on a new page, where it doesn't fit. */
static void
need(struct sheet *sheet, double points)
{
	if (sheet->y + points <= BOTTOM || sheet->y <= TOP)
		return;
	end_page(sheet);
	begin_page(sheet);
}

static void
heading(struct sheet *sheet, const struct block *block)
{
	PangoLayout *layout = set(sheet, block->text, HEADING_SIZE, WIDTH);
	double h = height(layout);

	pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	need(sheet, h + 4 * MM);
	show(sheet, layout, LEFT, sheet->y);
	sheet->y += h + 4 * MM;
}

static void
box(struct sheet *sheet, double x, double width, double h, bool shaded)
{
	if (!draws(sheet))
		return;
	if (shaded) {
		cairo_set_source_rgb(sheet->cr, .93, .93, .93);
		cairo_rectangle(sheet->cr, x, sheet->y, width, h);
		cairo_fill(sheet->cr);
		cairo_set_source_rgb(sheet->cr, 0, 0, 0);
	}
	cairo_rectangle(sheet->cr, x, sheet->y, width, h);
	cairo_stroke(sheet->cr);
}

static void
row(struct sheet *sheet, const struct block *block)
{
	PangoLayout *label = set(sheet, block->label, SIZE, LABEL - 2 * PAD);
	PangoLayout *text =
	    set(sheet, block->text, SIZE, WIDTH - LABEL - 2 * PAD);
	double a = height(label), b = height(text);
	double h = (a > b ? a : b) + 2 * PAD;

	need(sheet, h);
	box(sheet, LEFT, LABEL, h, true);
	box(sheet, LEFT + LABEL, WIDTH - LABEL, h, false);
	show(sheet, label, LEFT + PAD, sheet->y + PAD);
	show(sheet, text, LEFT + LABEL + PAD, sheet->y + PAD);
	sheet->y += h;
}

static void
text_line(struct sheet *sheet, PangoLayoutIter *iter, double size)
{
	PangoRectangle extents;

	pango_layout_iter_get_line_extents(iter, NULL, &extents);
	cairo_move_to(
	    sheet->cr, LEFT + (double)extents.x / PANGO_SCALE, sheet->y + size);
	pango_cairo_show_layout_line(
	    sheet->cr, pango_layout_iter_get_line_readonly(iter));
}

/* Line by line at a fixed pitch, over as many pages as it takes. */
static void
text_lines(struct sheet *sheet, const char *text, double size)
{
	PangoLayout *layout = set(sheet, text, size, WIDTH);
	PangoLayoutIter *iter;

	pango_layout_set_justify(layout, TRUE);
	iter = pango_layout_get_iter(layout);
	do {
		need(sheet, PITCH);
		if (draws(sheet))
			text_line(sheet, iter, size);
		sheet->y += PITCH;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	leave(sheet, layout);
}

static void
prose(struct sheet *sheet, const struct block *block)
{
	PangoLayout *label = set(sheet, block->label, SIZE, WIDTH - 2 * PAD);
	double h = height(label) + 2 * PAD;

	sheet->y += 2 * MM;
	need(sheet, h + 2 * PITCH); /* not the label alone */
	box(sheet, LEFT, WIDTH, h, true);
	show(sheet, label, LEFT + PAD, sheet->y + PAD);
	sheet->y += h + 1 * MM;
	text_lines(sheet, block->text, SIZE);
}

static void
note(struct sheet *sheet, const struct block *block)
{
	sheet->y += 1 * MM;
	text_lines(sheet, block->text, SMALL_SIZE + 1);
}

/* A line to sign on, and the place of the seal beside it. */
static void
seal(struct sheet *sheet, const struct block *block)
{
	PangoLayout *label, *mark;
	double x = LEFT + WIDTH - SEAL;

	sheet->y += 4 * MM;
	need(sheet, SEAL);
	label = set(sheet, block->label, SIZE, WIDTH / 2);
	mark = set(sheet, block->text, SMALL_SIZE, SEAL);
	pango_layout_set_alignment(mark, PANGO_ALIGN_CENTER);
	show(sheet, label, LEFT, sheet->y + SEAL - SIZE - 2 * MM);
	cairo_move_to(sheet->cr, LEFT + LABEL, sheet->y + SEAL);
	cairo_line_to(sheet->cr, x - 4 * MM, sheet->y + SEAL);
	cairo_stroke(sheet->cr);
	box(sheet, x, SEAL, SEAL, false);
	show(sheet, mark, x, sheet->y + SEAL / 2 - SMALL_SIZE);
	sheet->y += SEAL + 2 * MM;
}

/* What a block is set by. */
static void (*const kinds[BLOCK_KIND_COUNT])(
    struct sheet *, const struct block *) = {
    [BLOCK_HEADING] = heading,
    [BLOCK_ROW] = row,
    [BLOCK_PROSE] = prose,
    [BLOCK_NOTE] = note,
    [BLOCK_SEAL] = seal,
};

void
sheet_block(struct sheet *sheet, const struct block *block)
{
	kinds[block->kind](sheet, block);
}
