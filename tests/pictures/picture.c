/* SPDX-License-Identifier: MIT */
/*
 * picture: a screen as cells.h has it, from standard input, as a PNG.
 *
 * usage: picture FILE
 *
 * Every cell has its place, whatever the font says: a glyph that is wider is
 * made narrower, and lines of frames are drawn, so that they meet. The same
 * screen and the same font give the same bytes.
 */
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In pixels. */
#define CELL_WIDTH 8
#define CELL_HEIGHT 20
#define FONT_SIZE 16
#define BASELINE 15
#define MARGIN 12
#define FAMILY "Noto Sans Mono CJK JP"

#define CODES 8 /* code points in a cell */

enum { PAPER = 8, INK, SLATE }; /* behind the terminal's eight colours */

/* Light and calm: ink on paper, and paper on slate where it is reversed. */
static const unsigned colours[] = {0x2e3440, 0xa54242, 0x4d7a4d, 0x8a6d2f,
    0x3b6ea5, 0x7d5a94, 0x3d7f83, 0xe8e6df, 0xfcfbf7, 0x2e3440, 0x4c5f7d};

struct cell {
	int row, col, width, fg, bg;
	const char *look, *codes; /* of its line */
};

struct picture {
	cairo_t *cairo;
	PangoLayout *layout;
	PangoFontDescription *normal, *bold;
};

static void
colour(cairo_t *cairo, int number)
{
	unsigned rgb = colours[number];

	cairo_set_source_rgb(cairo, (rgb >> 16) / 255.0,
	    (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

/* The first eight are all that the program asks for. */
static int
known(int number, int own)
{
	return number >= 0 && number < 8 ? number : own;
}

static bool
has(const struct cell *cell, char look)
{
	return strchr(cell->look, look) != NULL;
}

/* The arms of a line of a frame, from the middle of its cell. */
static const struct arms {
	uint32_t code;
	bool left, right, up, down;
} frames[] = {
    {0x2500, true, true, false, false},
    {0x2502, false, false, true, true},
    {0x250c, false, true, false, true},
    {0x2510, true, false, false, true},
    {0x2514, false, true, true, false},
    {0x2518, true, false, true, false},
    {0x251c, false, true, true, true},
    {0x2524, true, false, true, true},
    {0x252c, true, true, false, true},
    {0x2534, true, true, true, false},
    {0x253c, true, true, true, true},
};

static const struct arms *
frame_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
		if (frames[i].code == code)
			return &frames[i];
	return NULL;
}

static void
arm(cairo_t *cairo, bool there, double x, double y, double to_x, double to_y)
{
	if (!there)
		return;
	cairo_move_to(cairo, x, y);
	cairo_line_to(cairo, to_x, to_y);
}

static void
draw_frame(cairo_t *cairo, const struct arms *arms, double x, double y)
{
	double mx = x + (CELL_WIDTH + 1) / 2.0,
	       my = y + (CELL_HEIGHT + 1) / 2.0;

	arm(cairo, arms->left, mx, my, x, my);
	arm(cairo, arms->right, mx, my, x + CELL_WIDTH, my);
	arm(cairo, arms->up, mx, my, mx, y);
	arm(cairo, arms->down, mx, my, mx, y + CELL_HEIGHT);
	cairo_set_line_width(cairo, 1);
	cairo_stroke(cairo);
}

/* In the middle of its cells, and no wider than they are. */
static void
draw_text(struct picture *p, const struct cell *cell, const char *text,
    double x, double y)
{
	double room = cell->width * CELL_WIDTH, width, scale = 1;
	PangoRectangle extents;

	pango_layout_set_font_description(
	    p->layout, has(cell, 'b') ? p->bold : p->normal);
	pango_layout_set_text(p->layout, text, -1);
	pango_layout_get_extents(p->layout, NULL, &extents);
	width = extents.width / (double)PANGO_SCALE;
	if (width > room)
		scale = room / width;
	cairo_save(p->cairo);
	cairo_translate(p->cairo, x + (room - width * scale) / 2,
	    y + BASELINE -
		pango_layout_get_baseline(p->layout) / (double)PANGO_SCALE);
	cairo_scale(p->cairo, scale, 1);
	pango_cairo_show_layout(p->cairo, p->layout);
	cairo_restore(p->cairo);
}

static uint32_t
decode(const char *codes, char *text, size_t room)
{
	uint32_t first = (uint32_t)strtoul(codes, NULL, 16);
	char *next = (char *)codes;
	size_t n = 0;

	do {
		gunichar code = (gunichar)strtoul(next, &next, 16);

		if (n + 7 > room)
			break;
		n += (size_t)g_unichar_to_utf8(code, text + n);
	} while (*next++ == '+');
	text[n] = '\0';
	return first;
}

static void
draw_cell(struct picture *p, const struct cell *cell)
{
	double x = MARGIN + cell->col * CELL_WIDTH;
	double y = MARGIN + cell->row * CELL_HEIGHT;
	int fg = known(cell->fg, INK), bg = known(cell->bg, PAPER);
	char text[CODES * 6 + 1];
	uint32_t code = decode(cell->codes, text, sizeof text);
	const struct arms *arms = frame_of(code);

	colour(p->cairo, !has(cell, 'r') ? bg : fg == INK ? SLATE : fg);
	cairo_rectangle(p->cairo, x, y, cell->width * CELL_WIDTH, CELL_HEIGHT);
	cairo_fill(p->cairo);
	colour(p->cairo, has(cell, 'r') ? bg : fg);
	if (arms != NULL)
		draw_frame(p->cairo, arms, x, y);
	else if (code != ' ')
		draw_text(p, cell, text, x, y);
	if (has(cell, 'u')) {
		cairo_rectangle(p->cairo, x, y + CELL_HEIGHT - 3,
		    cell->width * CELL_WIDTH, 1);
		cairo_fill(p->cairo);
	}
}

static void
draw_cursor(cairo_t *cairo, int row, int col)
{
	colour(cairo, INK);
	cairo_rectangle(cairo, MARGIN + col * CELL_WIDTH,
	    MARGIN + row * CELL_HEIGHT, 2, CELL_HEIGHT);
	cairo_fill(cairo);
}

static PangoFontDescription *
font(PangoWeight weight)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family(font, FAMILY);
	pango_font_description_set_weight(font, weight);
	pango_font_description_set_absolute_size(font, FONT_SIZE * PANGO_SCALE);
	return font;
}

static void
begin(struct picture *p, cairo_surface_t *surface)
{
	cairo_font_options_t *options = cairo_font_options_create();

	p->cairo = cairo_create(surface);
	colour(p->cairo, PAPER);
	cairo_paint(p->cairo);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	p->layout = pango_cairo_create_layout(p->cairo);
	pango_cairo_context_set_font_options(
	    pango_layout_get_context(p->layout), options);
	pango_layout_context_changed(p->layout);
	cairo_font_options_destroy(options);
	p->normal = font(PANGO_WEIGHT_NORMAL);
	p->bold = font(PANGO_WEIGHT_BOLD);
}

static void
end(struct picture *p)
{
	pango_font_description_free(p->bold);
	pango_font_description_free(p->normal);
	g_object_unref(p->layout);
	cairo_destroy(p->cairo);
}

/* The next words of a line as numbers; false: there are not so many. */
static bool
numbers(char **line, int *const *into, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *end;

		*into[i] = (int)strtol(*line, &end, 10);
		if (end == *line)
			return false;
		*line = end;
	}
	return true;
}

static bool
read_cell(char *line, struct cell *cell)
{
	int *const into[] = {
	    &cell->row, &cell->col, &cell->width, &cell->fg, &cell->bg};

	if (!numbers(&line, into, sizeof into / sizeof *into))
		return false;
	cell->look = strtok_r(NULL, " \n", &line);
	cell->codes = strtok_r(NULL, " \n", &line);
	return cell->codes != NULL;
}

static int
save(cairo_surface_t *surface, const char *path)
{
	cairo_status_t status = cairo_surface_write_to_png(surface, path);

	if (status == CAIRO_STATUS_SUCCESS)
		return 0;
	fprintf(stderr, "%s: %s\n", path, cairo_status_to_string(status));
	return 1;
}

int
main(int argc, char **argv)
{
	int rows = 0, cols = 0, row = 0, col = 0, status;
	int *const size[] = {&rows, &cols, &row, &col};
	char *line = NULL, *at;
	cairo_surface_t *surface;
	struct picture picture;
	struct cell cell;
	size_t room = 0;

	if (argc != 2 || getline(&line, &room, stdin) < 0 ||
	    (at = line, !numbers(&at, size, 4))) {
		fputs("usage: picture FILE <CELLS\n", stderr);
		free(line);
		return 2;
	}
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    2 * MARGIN + cols * CELL_WIDTH, 2 * MARGIN + rows * CELL_HEIGHT);
	begin(&picture, surface);
	while (getline(&line, &room, stdin) > 0)
		if (read_cell(line, &cell))
			draw_cell(&picture, &cell);
	if (row >= 0)
		draw_cursor(picture.cairo, row, col);
	end(&picture);
	status = save(surface, argv[1]);
	cairo_surface_destroy(surface);
	free(line);
	return status;
}
