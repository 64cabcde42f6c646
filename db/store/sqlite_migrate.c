/* SPDX-License-Identifier: MIT */
/*
 * sqlite_migrate: the schema grows by numbered files, never edited later.
 * PRAGMA user_version holds the number that was reached.
 */
#include "sqlite.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "db/digest.h"

#define LINK_TEXTS 6 /* of a row of the audit */

int
store_schema(struct store *store, int *out, struct err *err)
{
	sqlite3_stmt *st;
	int rc =
	    sqlite3_prepare_v2(store->db, "PRAGMA user_version", -1, &st, NULL);

	if (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		*out = sqlite3_column_int(st, 0);
	else
		rc = SQLITE_ERROR;
	sqlite3_finalize(st);
	return rc == SQLITE_OK ? 0 : sqlite_fail(store, "user_version", err);
}

int
sqlite_not_newer(int schema, struct err *err)
{
	if (schema <= (int)migration_count)
		return 0;
	return err_set(err, ERR_STORAGE,
	    N_("The database is of a newer program (schema %d, this one knows "
	       "%d)."),
	    schema, (int)migration_count);
}

/* audit_link(before, text, …): the hash of a row of the audit, whose first
 * has NULL before it. */
static void
audit_link(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *before = (const char *)sqlite3_value_text(values[0]);
	const char *texts[LINK_TEXTS];
	char hash[DIGEST_HEX];

	for (int i = 1; i < n; i++) {
		texts[i - 1] = (const char *)sqlite3_value_text(values[i]);
		if (texts[i - 1] == NULL) {
			sqlite3_result_error_nomem(context);
			return;
		}
	}
	digest_link(
	    before == NULL ? DIGEST_START : before, texts, LINK_TEXTS, hash);
	sqlite3_result_text(context, hash, -1, SQLITE_TRANSIENT);
}

static int
functions(struct store *store, struct err *err)
{
	if (sqlite3_create_function_v2(store->db, "audit_link", LINK_TEXTS + 1,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
		audit_link, NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_fail(store, "audit_link", err);
	return 0;
}

static int
step(struct store *store, int number, struct err *err)
{
	char *set = heap_printf("PRAGMA user_version = %d", number);
	int rc = sqlite_exec(store, migrations[number - 1], err);

	if (rc == 0)
		rc = sqlite_exec(store, set, err);
	free(set);
	return rc;
}

int
sqlite_migrate(struct store *store, struct err *err)
{
	int now = 0, rc = store_schema(store, &now, err);

	if (rc < 0 || now == (int)migration_count)
		return rc;
	rc = sqlite_not_newer(now, err);
	if (rc == 0)
		rc = functions(store, err);
	/* two services starting at once: the second finds the work done */
	if (rc == 0)
		rc = store_begin_write(store, err);
	if (rc == 0)
		rc = store_schema(store, &now, err);
	if (rc == 0 && now > 0 && now < (int)migration_count)
		rc = sqlite_keep_before(store, now, err);
	for (int n = now + 1; rc == 0 && n <= (int)migration_count; n++)
		rc = step(store, n, err);
	if (rc == 0)
		rc = store_commit(store, err);
	store_rollback(store);
	return rc;
}
