/* SPDX-License-Identifier: MIT */
#include "export_table.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "csv.h"

#define MARK "\xEF\xBB\xBF"

void
export_table_add(struct export_table *table, const char *text)
{
	char **cell = list_add(&table->cells, sizeof *cell);

	*cell = heap_dup(text == NULL ? "" : text);
}

void
export_table_release(struct export_table *table)
{
	char **cells = table->cells.at;

	for (size_t i = 0; i < table->cells.n; i++)
		free(cells[i]);
	free(cells);
	*table = (struct export_table){0};
}

static void
write_quoted(FILE *out, const char *cell)
{
	fputc('"', out);
	if (csv_is_formula(cell, strlen(cell)))
		fputc('\'', out);
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			fputc('"', out);
		fputc(*cell, out);
	}
	fputc('"', out);
}

/* The bytes of all lines in UTF-8, heap. */
static char *
lines_of(const struct export_table *table, size_t *n)
{
	char *const *cells = table->cells.at, *bytes;
	FILE *out = open_memstream(&bytes, n);

	for (size_t i = 0; i < table->cells.n; i++) {
		write_quoted(out, cells[i]);
		fputs((i + 1) % table->columns == 0 ? "\r\n" : ",", out);
	}
	fclose(out);
	return bytes;
}

/* As CP932, heap, or NULL. No character needs more bytes there. */
static char *
to_cp932(const char *text, size_t bytes, size_t *n)
{
	iconv_t convert = iconv_open("CP932", "UTF-8");
	char *all = heap_new(bytes + 1, 1), *to = all;
	char *from = (char *)text; /* iconv doesn't write there */
	size_t room = bytes, rc = (size_t)-1;

	if ((intptr_t)convert != -1) {
		rc = iconv(convert, &from, &bytes, &to, &room);
		iconv_close(convert);
	}
	*n = (size_t)(to - all);
	if (rc == 0)
		return all;
	free(all);
	return NULL;
}

/* Each character of a cell that CP932 hasn't is one reason. */
static void
find_missing(const struct export_table *table, size_t i, struct err *err)
{
	char *const *cells = table->cells.at;
	size_t line = i / table->columns + 1, bytes = strlen(cells[i]), n;
	char *shown, *converted;

	for (size_t at = 0, next; at < bytes; at = next) {
		next = text_next(cells[i], bytes, at);
		converted = to_cp932(cells[i] + at, next - at, &n);
		if (converted == NULL) {
			shown = heap_ndup(cells[i] + at, next - at);
			reason_add(&err->why, "encoding", NULL, INT64_MIN,
			    N_("Line %lld, %s: \"%s\""), (long long)line,
			    cells[i % table->columns], shown);
			free(shown);
		}
		free(converted);
	}
}

int
export_table_csv(const struct export_table *table, bool cp932, char **bytes,
    size_t *n, struct err *err)
{
	size_t length;
	char *lines = lines_of(table, &length);

	if (!cp932) {
		*n = length + strlen(MARK);
		*bytes = heap_new(*n + 1, 1);
		memcpy(*bytes, MARK, strlen(MARK));
		memcpy(*bytes + strlen(MARK), lines, length);
		free(lines);
		return 0;
	}
	*bytes = to_cp932(lines, length, n);
	free(lines);
	if (*bytes != NULL)
		return 0;
	for (size_t i = 0; i < table->cells.n; i++)
		find_missing(table, i, err);
	return err_set(err, ERR_INVALID,
	    N_("Nothing was written: Shift_JIS (CP932) does not have some of "
	       "the characters. Please write CSV in UTF-8, or Excel."));
}

static void
write_field(FILE *out, const char *label, const char *text)
{
	fprintf(out, "%s\t", label);
	for (const char *end; (end = strchr(text, '\n')) != NULL;
	     text = end + 1)
		fprintf(out, "%.*s\n\t", (int)(end - text), text);
	fprintf(out, "%s\n", text);
}

void
export_table_text(const struct export_table *table, char **bytes, size_t *n)
{
	char *const *cells = table->cells.at;
	FILE *out = open_memstream(bytes, n);

	for (size_t i = table->columns; i < table->cells.n; i++) {
		if (i % table->columns == 0 && i > table->columns)
			fputc('\n', out);
		if (cells[i][0] != '\0')
			write_field(out, cells[i % table->columns], cells[i]);
	}
	fclose(out);
}
