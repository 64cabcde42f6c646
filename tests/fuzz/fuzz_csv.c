/* SPDX-License-Identifier: MIT */
/* csv and import: bytes of a file to lines, and their cells to rows. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/import.h"
#include "core/text.h"
#include "fuzz.h"
#include "tui/files/csv.h"

/* What may go over the wire, by lines that go on. */
static void
check_lines(const struct list *lines)
{
	const struct import_line *line = lines->at;

	for (size_t i = 0; i < lines->n; i++) {
		char *const *cells = line[i].cells.at;

		MUST(line[i].line > (i == 0 ? 0 : line[i - 1].line));
		MUST(line[i].cells.n >= 1);
		MUST(line[i].cells.n <= IMPORT_COLUMNS);
		for (size_t k = 0; k < line[i].cells.n; k++) {
			size_t n = strlen(cells[k]);

			MUST(n <= 3 * CSV_LINE_BYTES);
			MUST(text_check_line(cells[k], n) == TEXT_OK);
		}
	}
}

/* A row that is taken holds what its shape allows: it could be a call's. */
static void
check_row(const struct shape *shape, const void *row)
{
	json_t *json = shape_to_wire(shape, row);
	void *again = heap_new(1, shape->size);
	struct err err = {0};

	MUST(json != NULL);
	MUST(shape_from_wire(shape, json, again, &err) == 0);
	shape_release(shape, again);
	free(again);
	json_decref(json);
}

static void
check_problems(const struct list *problems)
{
	const struct import_problem *p = problems->at;

	for (size_t i = 0; i < problems->n; i++) {
		MUST(p[i].line >= 1);
		MUST(p[i].text[0] != '\0');
		MUST(text_check_line(p[i].text, strlen(p[i].text)) == TEXT_OK);
	}
}

static void
read_rows(enum import kind, const struct list *lines)
{
	const struct import_line *line = lines->at;
	const struct shape *shape = import_kinds[kind].row;
	struct import_reader *reader = import_reader_new(kind);
	void *row = heap_new(1, shape->size);
	struct list problems = {0};

	if (import_header(reader, &line[0], &problems))
		for (size_t i = 1; i < lines->n; i++) {
			size_t before = problems.n;
			bool taken =
			    import_row(reader, &line[i], row, &problems);

			MUST(taken == (problems.n == before));
			if (taken)
				check_row(shape, row);
			shape_release(shape, row);
		}
	check_problems(&problems);
	shape_list_release(&import_problem_shape, &problems);
	free(row);
	import_reader_free(reader);
}

/* The first byte says which kind; the others are the file. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes bytes = {data, size};
	enum import kind = (enum import)(bytes_take(&bytes) % IMPORT_COUNT);
	struct list lines = {0};
	struct err err = {0};

	if (csv_read((const char *)bytes.at, bytes.n, &lines, &err) == 0) {
		check_lines(&lines);
		read_rows(kind, &lines);
	} else
		MUST(err.text != NULL && err.text[0] != '\0');
	err_clear(&err);
	shape_list_release(&import_line_shape, &lines);
	return 0;
}
