/* SPDX-License-Identifier: MIT */
#include "import_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static json_t *
cells_of(const char *line, size_t n)
{
	json_t *cells = json_array();
	size_t cell;

	for (;; line += cell + 1, n -= cell + 1) {
		const char *bar = memchr(line, '|', n);

		cell = bar == NULL ? n : (size_t)(bar - line);
		json_array_append_new(cells, json_stringn(line, cell));
		if (bar == NULL)
			return cells;
	}
}

/* {line, cells} of the header, and the table of what follows it. */
static void
lines_of(const char *text, json_t **header, json_t **rows)
{
	json_t *data = json_array();
	size_t n;

	for (int line = 1; *text != '\0'; text += n + 1, line++) {
		n = strcspn(text, "\n");
		if (line == 1)
			*header = json_pack("{s:i,s:o}", "line", line, "cells",
			    cells_of(text, n));
		else
			json_array_append_new(
			    data, json_pack("[i,o]", line, cells_of(text, n)));
	}
	*rows = json_pack(
	    "{s:[s,s],s:o}", "columns", "line", "cells", "data", data);
}

int
stage(struct fixture *f, const char *login, const char *kind, int part,
    const char *text)
{
	json_t *header = NULL, *rows = NULL;

	lines_of(text, &header, &rows);
	return fixture_call(f, login, "import.stage", "{s:s,s:s,s:i,s:o,s:o}",
	    "import", FILE_ID, "kind", kind, "part", part, "header", header,
	    "rows", rows);
}

json_t *
check(struct fixture *f, const char *kind, const char *text)
{
	if (stage(f, "jimu", kind, 1, text) < 0)
		fail_msg("%s", f->err.text);
	return fixture_done(
	    f, "jimu", "import.check", "{s:s}", "import", FILE_ID);
}

void
counts(struct fixture *f, int added, int changed, int unchanged)
{
	assert_int_equal(number_at(f->reply, "wrong"), 0);
	assert_int_equal(number_at(f->reply, "added"), added);
	assert_int_equal(number_at(f->reply, "changed"), changed);
	assert_int_equal(number_at(f->reply, "unchanged"), unchanged);
}

void
import(struct fixture *f, const char *kind, const char *text, int added,
    int changed, int unchanged)
{
	check(f, kind, text);
	counts(f, added, changed, unchanged);
	fixture_done(f, "jimu", "import.write", "{s:s}", "import", FILE_ID);
	counts(f, added, changed, unchanged);
}

static const json_t *
problem(const struct fixture *f, const char *member)
{
	return cell_of(f, "problems", 0, member);
}

void
wrong(struct fixture *f, const char *kind, const char *text, int line,
    const char *column, const char *sentence)
{
	char *before;

	fixture_sql(f, "DELETE FROM done");
	before = fixture_state(f);
	check(f, kind, text);
	if (number_at(f->reply, "wrong") != 1)
		fail_msg("%s: %s", sentence, json_dumps(f->reply, 0));
	assert_int_equal(json_integer_value(problem(f, "line")), line);
	if (column == NULL)
		assert_true(json_is_null(problem(f, "column")));
	else
		assert_string_equal(
		    json_string_value(problem(f, "column")), column);
	assert_string_equal(json_string_value(problem(f, "text")), sentence);
	fixture_refused(
	    f, ERR_INVALID, "jimu", "import.write", "{s:s}", "import", FILE_ID);
	assert_int_equal(fixture_reasons(f, "import"), 1);
	fixture_sql(f, "DELETE FROM staging; DELETE FROM done");
	fixture_unchanged(f, before);
}
