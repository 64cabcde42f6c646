/* SPDX-License-Identifier: MIT */
/*
 * shorei-sheet: rows on standard input, a JSON array of texts a line, a
 * workbook (xlsx) on standard output. It runs as the person, only while
 * something is taken out, so that no session carries its library. A row is
 * written before the next one is read, whatever their number.
 */
#include <errno.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "core/heap.h"

static int
refuse(long row, const char *why)
{
	fprintf(stderr, "shorei-sheet: line %ld: %s\n", row + 1, why);
	return 2;
}

static bool
is_escape(const char *text)
{
	return strncmp(text, "_x", 2) == 0 &&
	       strspn(text + 2, "0123456789ABCDEFabcdef") == 4 &&
	       text[6] == '_';
}

/*
 * As a program reads it that takes _x0041_ for an A, which the format says it
 * must: a text that looks so has its first mark written as one. The library
 * knows of control characters alone. (ISO 29500-1: 22.4.2.4) Heap.
 */
static char *
escaped(const char *text)
{
	static const char mark[] = "_x005F";
	char *out = heap_new(strlen(text) * sizeof mark + 1, 1), *to = out;

	for (; *text != '\0'; text++) {
		if (is_escape(text)) {
			memcpy(to, mark, sizeof mark - 1);
			to += sizeof mark - 1;
		}
		*to++ = *text;
	}
	return out;
}

/* Always as text: nothing in a cell is run, and 0123 keeps its zero. */
static int
write_row(lxw_worksheet *sheet, long row, const json_t *cells)
{
	const json_t *cell;
	lxw_error rc;
	char *text;
	size_t i;

	if (!json_is_array(cells))
		return refuse(row, "no array of texts");
	json_array_foreach(cells, i, cell)
	{
		if (!json_is_string(cell))
			return refuse(row, "no array of texts");
		text = escaped(json_string_value(cell));
		rc = worksheet_write_string(
		    sheet, (lxw_row_t)row, (lxw_col_t)i, text, NULL);
		free(text);
		if (rc != LXW_NO_ERROR)
			return refuse(row, lxw_strerror(rc));
	}
	return 0;
}

static int
write_rows(lxw_worksheet *sheet)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	json_t *cells;
	int rc = 0;

	for (long row = 0; rc == 0 && (n = getline(&line, &room, stdin)) > 0;
	     row++) {
		cells = json_loadb(line, (size_t)n, 0, NULL);
		rc = write_row(sheet, row, cells);
		json_decref(cells);
	}
	free(line);
	return rc;
}

static int
copy(int from)
{
	char bytes[65536];
	ssize_t n;

	if (lseek(from, 0, SEEK_SET) < 0)
		return -1;
	while ((n = read(from, bytes, sizeof bytes)) > 0)
		if (fwrite(bytes, 1, (size_t)n, stdout) != (size_t)n)
			return -1;
	return n < 0 || fflush(stdout) != 0 ? -1 : 0;
}

/* The library writes to a name and goes back in the file, which a pipe does
 * not; so it is given one of memory. */
int
main(void)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	lxw_workbook *book;
	int rc, file = memfd_create("book", 0);
	char name[64];

	if (isatty(STDOUT_FILENO)) {
		fputs("shorei-sheet: standard output is a terminal\n", stderr);
		return 2;
	}
	snprintf(name, sizeof name, "/proc/self/fd/%d", file);
	book = workbook_new_opt(name, &options);
	if (file < 0 || book == NULL) {
		fprintf(stderr, "shorei-sheet: %s\n", strerror(errno));
		return 6;
	}
	rc = write_rows(workbook_add_worksheet(book, NULL));
	if (workbook_close(book) != LXW_NO_ERROR ||
	    (rc == 0 && copy(file) < 0)) {
		fprintf(stderr, "shorei-sheet: %s\n", strerror(errno));
		rc = 6;
	}
	close(file);
	return rc;
}
