/* SPDX-License-Identifier: MIT */
#include "pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog.h"
#include "core/date.h"
#include "sheet.h"

struct out {
	FILE *file; /* cairo writes in small pieces */
	int error;  /* errno of the first write that failed */
	struct catalog catalog;
};

static cairo_status_t
write_all(void *closure, const unsigned char *data, unsigned int n)
{
	struct out *out = closure;

	catalog_see(&out->catalog, data, n);
	if (fwrite(data, 1, n, out->file) == n)
		return CAIRO_STATUS_SUCCESS;
	out->error = errno;
	return CAIRO_STATUS_WRITE_ERROR;
}

static void
outline(cairo_surface_t *surface, const struct part *part, int page)
{
	char where[64];

	snprintf(where, sizeof where, "page=%d pos=[0 0]", page);
	cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT,
	    part->title, where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void
set_parts(struct sheet *sheet, cairo_surface_t *surface,
    const struct document *document)
{
	const struct part *part = document->parts.at;
	int page = 1;

	for (size_t i = 0; i < document->parts.n; i++, part++) {
		outline(surface, part, page);
		page += sheet_part(sheet, part);
	}
}

static void
describe(cairo_surface_t *surface, const struct document *document)
{
	char day[DATE_SIZE], time[DATE_SIZE + 16];

	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_TITLE, document->title);
	snprintf(time, sizeof time, "%sT00:00:00Z",
	    date_format(document->date, day));
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

/* Behind the end of it: the language. */
static void
amend(struct out *out, const char *lang)
{
	char *text = catalog_amend(&out->catalog, lang);

	if (text != NULL && out->error == 0)
		write_all(out, (const unsigned char *)text,
		    (unsigned int)strlen(text));
	free(text);
}

int
pdf_write(const struct document *document, const char *font, FILE *file,
    struct missing *missing)
{
	struct out out = {.file = file};
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
	    write_all, &out, SHEET_WIDTH, SHEET_HEIGHT);
	struct sheet sheet;

	describe(surface, document);
	sheet_init(&sheet, surface, font, document);
	set_parts(&sheet, surface, document);
	*missing = sheet.missing;
	sheet_release(&sheet);
	cairo_surface_finish(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS &&
	    out.error == 0)
		out.error = EIO;
	cairo_surface_destroy(surface);
	amend(&out, document->lang);
	catalog_release(&out.catalog);
	if (out.error == 0 && fflush(file) != 0)
		out.error = errno;
	errno = out.error;
	return out.error == 0 ? 0 : -1;
}
