/* SPDX-License-Identifier: MIT */
/* sqlite_query: named queries, their arguments and their rows. */
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#include "core/heap.h"
#include "sqlite.h"

struct arg
arg_int(int64_t number)
{
	if (number == INT_NONE)
		return (struct arg){.type = ARG_NULL};
	return (struct arg){.type = ARG_INT, .number = number};
}

struct arg
arg_date(int32_t day)
{
	if (day == DATE_NONE)
		return (struct arg){.type = ARG_NULL};
	return (struct arg){.type = ARG_INT, .number = day};
}

struct arg
arg_text(const char *text)
{
	if (text == NULL)
		return (struct arg){.type = ARG_NULL};
	return (struct arg){.type = ARG_TEXT, .bytes = text, .n = strlen(text)};
}

struct arg
arg_word(const struct words *words, int word)
{
	return arg_text(word == WORD_NONE ? NULL : words_code(words, word));
}

static int
prepare(
    struct store *store, enum query query, sqlite3_stmt **out, struct err *err)
{
	sqlite3_stmt **st = &store->prepared[query];
	int rc = SQLITE_OK;

	store->preparing = query;
	if (*st == NULL)
		rc = sqlite3_prepare_v3(store->db, queries[query].sql, -1,
		    SQLITE_PREPARE_PERSISTENT, st, NULL);
	store->preparing = QUERY_COUNT;
	if (rc != SQLITE_OK)
		return sqlite_fail(store, queries[query].name, err);
	*out = *st;
	return 0;
}

static int
bind_one(sqlite3_stmt *st, int at, const struct arg *arg)
{
	switch (arg->type) {
	case ARG_INT:
		return sqlite3_bind_int64(st, at, arg->number);
	case ARG_TEXT:
		return sqlite3_bind_text64(
		    st, at, arg->bytes, arg->n, SQLITE_STATIC, SQLITE_UTF8);
	case ARG_NULL:
	case ARG_LAST:
		break;
	}
	return sqlite3_bind_null(st, at);
}

/* Prepared, bound, ready to step. */
static int
start(struct store *store, enum query query, const struct arg *args,
    sqlite3_stmt **st, struct err *err)
{
	int n = 0, rc = prepare(store, query, st, err);

	for (; rc == 0 && args[n].type != ARG_LAST; n++)
		if (bind_one(*st, n + 1, &args[n]) != SQLITE_OK)
			rc = sqlite_fail(store, queries[query].name, err);
	if (rc == 0 && n != queries[query].args) {
		syslog(LOG_ERR, "store: %s: %d arguments instead of %d",
		    queries[query].name, n, queries[query].args);
		rc = err_set(err, ERR_INTERNAL, NULL);
	}
	return rc;
}

static void
finish(sqlite3_stmt *st)
{
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
}

static void
read_text(sqlite3_stmt *st, int column, char **out)
{
	const char *text = (const char *)sqlite3_column_text(st, column);

	if (text != NULL)
		*out =
		    heap_ndup(text, (size_t)sqlite3_column_bytes(st, column));
}

static void
read_column(sqlite3_stmt *st, int column, const struct member *m, void *row)
{
	void *p = (char *)row + m->offset;

	if (sqlite3_column_type(st, column) == SQLITE_NULL)
		return; /* shape_init made it none */
	switch (m->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		*(int64_t *)p = sqlite3_column_int64(st, column);
		break;
	case SHAPE_DATE:
		*(int32_t *)p = sqlite3_column_int(st, column);
		break;
	case SHAPE_BOOL:
		*(bool *)p = sqlite3_column_int(st, column) != 0;
		break;
	case SHAPE_WORD:
		*(int *)p = words_find(
		    m->words, (const char *)sqlite3_column_text(st, column));
		break;
	case SHAPE_LINE:
	case SHAPE_PROSE:
		read_text(st, column, p);
		break;
	case SHAPE_ITEMS:
	case SHAPE_LINES:
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_TABLE:
		break; /* never comes from SQL */
	}
}

/* Which member each column of a query is; NULL: none. Heap. */
static const struct member **
find_members(sqlite3_stmt *st, const struct shape *shape)
{
	int n = sqlite3_column_count(st);
	const struct member **members =
	    heap_new((size_t)n + 1, sizeof(struct member *));

	for (int i = 0; i < n; i++)
		members[i] = shape_member(shape, sqlite3_column_name(st, i));
	return members;
}

static void
read_row(sqlite3_stmt *st, const struct member *const *members, void *row)
{
	for (int i = 0; i < sqlite3_column_count(st); i++)
		if (members[i] != NULL)
			read_column(st, i, members[i], row);
}

int
store_one(struct store *store, enum query query, const struct arg *args,
    const struct shape *shape, void *row, struct err *err)
{
	sqlite3_stmt *st = NULL;
	const struct member **members;
	int rc = start(store, query, args, &st, err);

	shape_init(shape, row);
	if (rc < 0)
		return rc;
	members = find_members(st, shape);
	switch (sqlite3_step(st)) {
	case SQLITE_ROW:
		read_row(st, members, row);
		rc = 1;
		break;
	case SQLITE_DONE:
		rc = 0;
		break;
	default:
		rc = sqlite_fail(store, queries[query].name, err);
	}
	free(members);
	finish(st);
	return rc;
}

int
store_rows(struct store *store, enum query query, const struct arg *args,
    const struct shape *shape, struct list *list, struct err *err)
{
	sqlite3_stmt *st = NULL;
	const struct member **members;
	int step, rc = start(store, query, args, &st, err);

	if (rc < 0)
		return rc;
	members = find_members(st, shape);
	while ((step = sqlite3_step(st)) == SQLITE_ROW)
		read_row(st, members, shape_add(shape, list));
	free(members);
	if (step != SQLITE_DONE)
		rc = sqlite_fail(store, queries[query].name, err);
	finish(st);
	return rc;
}

int
store_run(struct store *store, enum query query, const struct arg *args,
    struct err *err)
{
	const struct query_row *row = &queries[query];
	sqlite3_stmt *st = NULL;
	int rc = start(store, query, args, &st, err);

	if (rc < 0)
		return rc;
	if (sqlite3_step(st) != SQLITE_DONE)
		rc = sqlite_fail(store, row->name, err);
	else if (row->changes >= 0 &&
		 sqlite3_changes(store->db) != row->changes)
		rc = err_set(err, row->otherwise, NULL);
	finish(st);
	return rc;
}

/* A sentence for the developer whose query doesn't fit its line. */
static int
misfit(const struct query_row *row, const char *what, struct err *err)
{
	char *text = heap_printf("%s: %s", row->name, what);

	err_text(err, ERR_INTERNAL, text);
	free(text);
	return -ERR_INTERNAL;
}

int
store_verify(struct store *store, enum query query, struct err *err)
{
	const struct query_row *row = &queries[query];
	sqlite3_stmt *st = NULL;
	const char *name;
	int rc = prepare(store, query, &st, err);

	if (rc < 0)
		return rc;
	if (sqlite3_bind_parameter_count(st) != row->args)
		return misfit(row, "other parameters than its line", err);
	if ((row->shape == NULL) != (sqlite3_column_count(st) == 0))
		return misfit(row, "rows and shape don't go together", err);
	for (int i = 0; i < sqlite3_column_count(st); i++) {
		name = sqlite3_column_name(st, i);
		if (shape_member(row->shape, name) == NULL)
			return misfit(row, name, err);
	}
	return 0;
}
