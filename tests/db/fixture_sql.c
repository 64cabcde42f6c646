/* SPDX-License-Identifier: MIT */
/* What a test reads and spoils behind the back of the service. */
#include "fixture.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"

/* Runs each statement; the first column of the last row seen, or NULL. */
static char *
query(struct fixture *f, const char *sql, va_list ap)
{
	char *text, *found = NULL;
	const char *rest;
	sqlite3_stmt *st;
	sqlite3 *db;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	assert_true(vasprintf(&text, sql, ap) >= 0);
#pragma GCC diagnostic pop
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	for (rest = text; *rest != '\0';) {
		if (sqlite3_prepare_v2(db, rest, -1, &st, &rest) != SQLITE_OK)
			break;
		while (sqlite3_step(st) == SQLITE_ROW) {
			free(found);
			found =
			    heap_dup((const char *)sqlite3_column_text(st, 0));
		}
		if (sqlite3_finalize(st) != SQLITE_OK)
			break;
	}
	if (sqlite3_errcode(db) != SQLITE_OK &&
	    sqlite3_errcode(db) != SQLITE_DONE)
		fail_msg("%s: %s", text, sqlite3_errmsg(db));
	sqlite3_close(db);
	free(text);
	return found;
}

void
fixture_sql(struct fixture *f, const char *sql, ...)
{
	va_list ap;

	va_start(ap, sql);
	free(query(f, sql, ap));
	va_end(ap);
}

int64_t
fixture_number(struct fixture *f, const char *sql, ...)
{
	va_list ap;
	char *text;
	int64_t number;

	va_start(ap, sql);
	text = query(f, sql, ap);
	va_end(ap);
	if (text == NULL) {
		fail_msg("no number: %s", sql);
		return 0;
	}
	number = strtoll(text, NULL, 10);
	free(text);
	return number;
}

int64_t
fixture_count(struct fixture *f, const char *from)
{
	return fixture_number(f, "SELECT count(*) FROM %s", from);
}

char *
fixture_text(struct fixture *f, const char *sql, ...)
{
	va_list ap;
	char *text;

	va_start(ap, sql);
	text = query(f, sql, ap);
	va_end(ap);
	return text;
}

char *
fixture_state(struct fixture *f)
{
	char *tables = fixture_text(f, "SELECT group_concat(name, ' ')"
				       " FROM sqlite_schema WHERE type ="
				       " 'table' AND name <> 'audit'"
				       " AND name NOT LIKE 'sqlite%%'"
				       " AND sql NOT LIKE 'CREATE VIRTUAL%%'");
	char *all = heap_dup(""), *rest = tables;

	for (const char *table; (table = strsep(&rest, " ")) != NULL;) {
		char *columns = fixture_text(f,
		    "SELECT group_concat('quote(' || name || ')', "
		    "'||'',''||') FROM pragma_table_info('%s')",
		    table);
		char *rows = fixture_text(f,
		    "SELECT group_concat(r, ';') FROM (SELECT %s AS r FROM %s"
		    " ORDER BY 1)",
		    columns, table);
		char *more = heap_printf(
		    "%s%s:%s\n", all, table, rows == NULL ? "" : rows);

		free(all);
		free(columns);
		free(rows);
		all = more;
	}
	free(tables);
	return all;
}

void
fixture_unchanged(struct fixture *f, char *before)
{
	char *after = fixture_state(f);

	assert_string_equal(before, after);
	free(before);
	free(after);
}
