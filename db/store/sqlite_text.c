/* SPDX-License-Identifier: MIT */
/* sqlite_text: what the search says of texts, for SQL: text_fold(text) and
 * text_grams(text) are core's. */
#include <stdlib.h>

#include "core/text.h"
#include "sqlite.h"

static void
answer(sqlite3_context *context, sqlite3_value *value, char *make(const char *))
{
	const char *text = (const char *)sqlite3_value_text(value);

	if (text != NULL)
		sqlite3_result_text(context, make(text), -1, free);
}

static void
fold(sqlite3_context *context, int n, sqlite3_value **values)
{
	(void)n;
	answer(context, values[0], text_fold);
}

static void
grams(sqlite3_context *context, int n, sqlite3_value **values)
{
	(void)n;
	answer(context, values[0], text_grams);
}

int
sqlite_text(struct store *store, struct err *err)
{
	static const struct {
		const char *name;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {{"text_fold", fold}, {"text_grams", grams}};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (sqlite3_create_function_v2(store->db, functions[i].name, 1,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
			NULL, functions[i].call, NULL, NULL, NULL) != SQLITE_OK)
			return sqlite_fail(store, functions[i].name, err);
	return 0;
}
