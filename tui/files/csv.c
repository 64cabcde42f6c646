/* SPDX-License-Identifier: MIT */
#include "tui/files/csv.h"

#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

#define MARK "\xef\xbb\xbf" /* of UTF-8 */

/* A file on its way: the row that is being read, and the lines so far. */
struct reading {
	struct list *lines;
	struct import_line row;
	bool ended; /* a row has, in the line just read */
	bool wide;  /* it had too many cells */
};

/* In which line that byte stands. */
static int64_t
line_at(const char *bytes, size_t at)
{
	int64_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += bytes[i] == '\n' ||
			(bytes[i] == '\r' && bytes[i + 1] != '\n');
	return line;
}

/* The whole as UTF-8, heap; or NULL, and *fault is the first byte that isn't
 * CP932. No character needs more than three times its bytes. */
static char *
from_cp932(const char *bytes, size_t n, size_t *out, size_t *fault)
{
	iconv_t convert = iconv_open("UTF-8", "CP932");
	char *text = heap_new(3 * n + 1, 1), *to = text;
	char *from = (char *)bytes; /* iconv doesn't write there */
	size_t left = n, room = 3 * n, rc = (size_t)-1;

	if ((intptr_t)convert != -1) {
		rc = iconv(convert, &from, &left, &to, &room);
		iconv_close(convert);
	}
	*fault = n - left;
	*out = (size_t)(to - text);
	if (rc != (size_t)-1)
		return text;
	free(text);
	return NULL;
}

/* As UTF-8 without its mark, heap; NULL with err naming a line. */
static char *
to_utf8(const char *bytes, size_t n, size_t *out, struct err *err)
{
	bool marked = n >= 3 && memcmp(bytes, MARK, 3) == 0;
	size_t skip = marked ? 3 : 0, fault = 0, at;
	const uint8_t *bad = u8_check((const uint8_t *)bytes + skip, n - skip);
	char *text;

	*out = n - skip;
	if (bad == NULL) {
		text = heap_new(*out + 1, 1);
		memcpy(text, bytes + skip, *out);
		return text;
	}
	text = marked ? NULL : from_cp932(bytes, n, out, &fault);
	if (text != NULL)
		return text;
	/* it is rather in the encoding that went further */
	at = (size_t)((const char *)bad - bytes);
	err_set(err, ERR_INVALID,
	    N_("Line %lld can be read neither as UTF-8 nor as Shift JIS. "
	       "Please save the file as \"CSV UTF-8\"."),
	    (long long)line_at(bytes, at > fault ? at : fault));
	return NULL;
}

bool
csv_is_formula(const char *cell, size_t bytes)
{
	size_t i = 0;

	while (i < bytes && cell[i] == '\'')
		i++;
	return i < bytes && cell[i] != '\0' &&
	       strchr("=+-@\t\r", cell[i]) != NULL;
}

/* Valid UTF-8 as it may go over the wire; heap. */
static char *
clean(const char *cell, size_t n)
{
	char *marked = heap_new(3 * n + 1, 1), *to = marked, *text;
	ucs4_t c;

	for (size_t i = 0; i < n;) {
		size_t k =
		    (size_t)u8_mbtouc(&c, (const uint8_t *)cell + i, n - i);
		bool good = text_check_line(cell + i, k) == TEXT_OK;

		memcpy(to, good ? cell + i : IMPORT_FAULT, good ? k : 3);
		to += good ? k : 3;
		i += k;
	}
	/* what is left can only be a cluster that is too long */
	if (text_check_line(marked, (size_t)(to - marked)) != TEXT_OK)
		text = heap_dup(IMPORT_FAULT);
	else
		text = text_clean_line(marked, (size_t)(to - marked));
	free(marked);
	return text;
}

static void
take_cell(void *cell, size_t n, void *data)
{
	struct reading *r = data;
	const char *text = cell == NULL ? "" : cell;
	size_t mark = n > 0 && text[0] == '\'' && csv_is_formula(text, n);

	*(char **)list_add(&r->row.cells, sizeof(char *)) =
	    clean(text + mark, n - mark);
}

/* A spreadsheet fills lines up with empty cells, and leaves empty lines. */
static void
drop_blanks(struct list *cells)
{
	char **cell = cells->at;

	while (cells->n > 0 && text_blank(cell[cells->n - 1]))
		free(cell[--cells->n]);
}

static void
take_row(int end, void *data)
{
	struct reading *r = data;

	(void)end;
	r->ended = true;
	drop_blanks(&r->row.cells);
	r->wide = r->wide || r->row.cells.n > IMPORT_COLUMNS;
	if (r->row.cells.n > 0)
		*(struct import_line *)list_add(
		    r->lines, sizeof(struct import_line)) = r->row;
	else
		free(r->row.cells.at);
	r->row.cells = (struct list){0};
}

/* Bytes up to the end of this line of the file, its end with it. */
static size_t
to_line_end(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == '\n' ||
		    (s[i] == '\r' && (i + 1 == n || s[i + 1] != '\n')))
			return i + 1;
	return n;
}

static bool
blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strchr(" \t\r\n", s[i]) == NULL || s[i] == '\0')
			return false;
	return true;
}

/* What became of the bytes just parsed. */
static int
judge(const struct reading *r, bool good, struct err *err)
{
	if (!good)
		return err_set(err, ERR_INVALID,
		    N_("Line %lld: a quotation mark is open or out of place."),
		    (long long)r->row.line);
	if (r->wide)
		return err_set(err, ERR_INVALID,
		    N_("Line %lld has more than %d columns."),
		    (long long)r->row.line, IMPORT_COLUMNS);
	return 0;
}

/* A line of the file after the other; a row over several ends in its last. */
static int
parse(struct csv_parser *p, const char *s, size_t n, struct reading *r,
    struct err *err)
{
	bool open = false; /* a quoted cell goes on in the next line */
	size_t bytes, held = 0;
	int rc = 0;

	for (int64_t line = 1; rc == 0 && n > 0; line++) {
		bytes = to_line_end(s, n);
		if (!open) {
			r->row.line = line;
			held = 0;
		}
		held += bytes;
		if (held > CSV_LINE_BYTES)
			return err_set(err, ERR_INVALID,
			    N_("Line %lld is too long. Is a quotation mark "
			       "open?"),
			    (long long)r->row.line);
		r->ended = false;
		rc = judge(r,
		    csv_parse(p, s, bytes, take_cell, take_row, r) == bytes,
		    err);
		open = !r->ended && (open || !blank(s, bytes));
		s += bytes;
		n -= bytes;
	}
	if (rc == 0)
		rc = judge(r, csv_fini(p, take_cell, take_row, r) == 0, err);
	return rc;
}

/* What stands between the cells of the headings. */
static unsigned char
separator(const char *s, size_t n)
{
	size_t first = to_line_end(s, n);
	static const char others[] = {';', '\t'};

	if (memchr(s, ',', first) == NULL)
		for (size_t i = 0; i < sizeof others; i++)
			if (memchr(s, others[i], first) != NULL)
				return (unsigned char)others[i];
	return ',';
}

static int
read_text(const char *text, size_t n, struct list *lines, struct err *err)
{
	struct reading r = {.lines = lines};
	struct csv_parser parser;
	int rc;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		abort(); /* it only sets numbers */
	csv_set_delim(&parser, separator(text, n));
	rc = parse(&parser, text, n, &r, err);
	csv_free(&parser);
	shape_release(&import_line_shape, &r.row);
	return rc;
}

int
csv_read(const char *bytes, size_t n, struct list *lines, struct err *err)
{
	size_t length;
	char *text = to_utf8(bytes, n, &length, err);
	int rc;

	if (text == NULL)
		return -err->code;
	rc = read_text(text, length, lines, err);
	free(text);
	if (rc == 0 && lines->n < 2)
		return err_set(err, ERR_INVALID,
		    lines->n == 0 ? N_("The file is empty.")
				  : N_("The file has no line under its "
				       "headings."));
	return rc;
}
