/* SPDX-License-Identifier: MIT */
/*
 * sqlite_migrate: the schema grows by numbered files, never edited later.
 * PRAGMA user_version holds the number that was reached.
 */
#include "sqlite.h"

#include "core/heap.h"
#include "core/i18n.h"

#include <stdlib.h>

static int
version(struct store *store, int *out, struct err *err)
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
	int now = 0, rc = version(store, &now, err);

	if (rc < 0 || now == (int)migration_count)
		return rc;
	if (now > (int)migration_count)
		return err_set(err, ERR_STORAGE,
		    N_("The database is of a newer program (schema %d, this "
		       "one knows %d)."),
		    now, (int)migration_count);
	/* two services starting at once: the second finds the work done */
	rc = store_begin_write(store, err);
	if (rc == 0)
		rc = version(store, &now, err);
	for (int n = now + 1; rc == 0 && n <= (int)migration_count; n++)
		rc = step(store, n, err);
	if (rc == 0)
		rc = store_commit(store, err);
	store_rollback(store);
	return rc;
}
