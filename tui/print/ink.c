/* SPDX-License-Identifier: MIT */
#include "ink.h"

#include <stdlib.h>

#define HAIR 0.4  /* width of a frame's line */
#define GREY 0.55 /* of a frame and a bar: text is what is to be seen */
#define SHADE 0.95

struct mark {
	void (*draw)(cairo_t *, const struct mark *);
	int page;
	double x, y, width, height, scale;
	PangoLayoutLine *line;
};

static struct mark *
add(struct ink *ink, void (*draw)(cairo_t *, const struct mark *), int page,
    double x, double y)
{
	struct mark *mark = list_add(&ink->marks, sizeof *mark);

	*mark = (struct mark){.draw = draw, .page = page, .x = x, .y = y};
	return mark;
}

static void
draw_line(cairo_t *cr, const struct mark *mark)
{
	cairo_save(cr);
	cairo_translate(cr, mark->x, mark->y);
	cairo_scale(cr, mark->scale, mark->scale);
	cairo_move_to(cr, 0, 0);
	pango_cairo_show_layout_line(cr, mark->line);
	cairo_restore(cr);
}

static void
draw_frame(cairo_t *cr, const struct mark *mark)
{
	cairo_set_source_rgb(cr, GREY, GREY, GREY);
	cairo_set_line_width(cr, HAIR);
	cairo_rectangle(cr, mark->x, mark->y, mark->width, mark->height);
	cairo_stroke(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
}

static void
fill(cairo_t *cr, const struct mark *mark, double grey)
{
	cairo_set_source_rgb(cr, grey, grey, grey);
	cairo_rectangle(cr, mark->x, mark->y, mark->width, mark->height);
	cairo_fill(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
}

static void
draw_shade(cairo_t *cr, const struct mark *mark)
{
	fill(cr, mark, SHADE);
}

static void
draw_bar(cairo_t *cr, const struct mark *mark)
{
	fill(cr, mark, GREY);
}

static void
draw_rule(cairo_t *cr, const struct mark *mark)
{
	cairo_set_line_width(cr, HAIR);
	cairo_move_to(cr, mark->x, mark->y);
	cairo_line_to(cr, mark->x + mark->width, mark->y);
	cairo_stroke(cr);
}

void
ink_keep(struct ink *ink, PangoLayout *layout)
{
	*(PangoLayout **)list_add(&ink->layouts, sizeof(PangoLayout *)) =
	    layout;
}

void
ink_line(struct ink *ink, int page, double x, double y, double scale,
    PangoLayoutLine *line)
{
	struct mark *mark = add(ink, draw_line, page, x, y);

	mark->scale = scale;
	mark->line = line;
}

static void
area(struct mark *mark, double width, double height)
{
	mark->width = width;
	mark->height = height;
}

void
ink_frame(
    struct ink *ink, int page, double x, double y, double width, double height)
{
	area(add(ink, draw_frame, page, x, y), width, height);
}

void
ink_shade(
    struct ink *ink, int page, double x, double y, double width, double height)
{
	area(add(ink, draw_shade, page, x, y), width, height);
}

void
ink_bar(
    struct ink *ink, int page, double x, double y, double width, double height)
{
	area(add(ink, draw_bar, page, x, y), width, height);
}

void
ink_rule(struct ink *ink, int page, double x, double y, double width)
{
	area(add(ink, draw_rule, page, x, y), width, 0);
}

void
ink_draw(const struct ink *ink, cairo_t *cr, int page, size_t *next)
{
	const struct mark *mark = ink->marks.at;

	for (; *next < ink->marks.n && mark[*next].page == page; ++*next)
		mark[*next].draw(cr, &mark[*next]);
}

void
ink_release(struct ink *ink)
{
	PangoLayout **layout = ink->layouts.at;

	for (size_t i = 0; i < ink->layouts.n; i++)
		g_object_unref(layout[i]);
	free(layout);
	free(ink->marks.at);
	*ink = (struct ink){0};
}
