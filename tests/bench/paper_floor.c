/* SPDX-License-Identifier: MIT */
/*
 * paper_floor: the least that a program can do which sets what shorei-print
 * sets: each line of standard input is a paragraph, a form feed begins a page,
 * the PDF goes to standard output.  One layout, no JSON, no frames, no outline,
 * and no page is counted beforehand.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* points, as in tui/print/sheet.c */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.890
#define MARGIN 56.7
#define SIZE 10.5
#define PITCH 16.0

static cairo_status_t
put(void *closure, const unsigned char *data, unsigned int n)
{
	(void)closure;
	return fwrite(data, 1, n, stdout) == n ? CAIRO_STATUS_SUCCESS
					       : CAIRO_STATUS_WRITE_ERROR;
}

/* Set up as shorei-print does it, but once for all. */
static PangoLayout *
layout_of(cairo_t *cr)
{
	PangoLayout *layout = pango_cairo_create_layout(cr);
	PangoContext *context = pango_layout_get_context(layout);
	PangoFontDescription *font = pango_font_description_new();
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_language(context, pango_language_from_string("ja"));
	pango_font_description_set_family(font, "serif");
	pango_font_description_set_absolute_size(font, SIZE * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(
	    layout, (int)((PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_justify(layout, TRUE);
	cairo_font_options_destroy(options);
	pango_font_description_free(font);
	return layout;
}

/* The place below it, perhaps on another page. */
static double
paragraph(cairo_t *cr, PangoLayout *layout, const char *text, double y)
{
	PangoLayoutIter *iter;

	pango_layout_set_text(layout, text, -1);
	iter = pango_layout_get_iter(layout);
	do {
		if (y + PITCH > PAGE_HEIGHT - MARGIN) {
			cairo_show_page(cr);
			y = MARGIN;
		}
		cairo_move_to(cr, MARGIN, y + SIZE);
		pango_cairo_show_layout_line(
		    cr, pango_layout_iter_get_line_readonly(iter));
		y += PITCH;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	return y;
}

static void
set_all(cairo_t *cr)
{
	PangoLayout *layout = layout_of(cr);
	char *line = NULL;
	size_t room = 0;
	double y = MARGIN;

	while (getline(&line, &room, stdin) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\f') {
			cairo_show_page(cr);
			y = MARGIN;
		} else
			y = paragraph(cr, layout, line, y);
	}
	cairo_show_page(cr);
	free(line);
	g_object_unref(layout);
}

int
main(void)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
	    put, NULL, PAGE_WIDTH, PAGE_HEIGHT);
	cairo_t *cr = cairo_create(surface);
	bool fine;

	set_all(cr);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	fine = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	return fine && fflush(stdout) == 0 ? 0 : 1;
}
