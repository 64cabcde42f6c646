/* SPDX-License-Identifier: MIT */
/* sqlite_inspect: a database as it stands, read and never changed. */
#include "sqlite.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"

#define BUSY_MS 5000

static const char pragmas[] = "PRAGMA temp_store = MEMORY;"
			      "PRAGMA trusted_schema = OFF;"
			      "PRAGMA query_only = ON;";

int
sqlite_open_to_read(const char *file, struct store **out, struct err *err)
{
	struct store *store = heap_new(1, sizeof *store);
	int flags =
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX;
	int rc = 0;

	if (sqlite3_open_v2(file, &store->db, flags, NULL) != SQLITE_OK)
		rc = err_set(err, ERR_STORAGE,
		    N_("The database %s can't be opened."), file);
	if (rc == 0) {
		sqlite3_db_config(
		    store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		sqlite3_busy_timeout(store->db, BUSY_MS);
		rc = sqlite_exec(store, pragmas, err);
	}
	if (rc < 0) {
		store_close(store);
		return rc;
	}
	*out = store;
	return 0;
}

int
store_inspect(const char *file, struct store **out, struct err *err)
{
	struct store *store = NULL;
	int schema = 0, rc = sqlite_open_to_read(file, &store, err);

	if (rc < 0)
		return rc;
	if (store_schema(store, &schema, err) < 0) {
		err_clear(err);
		rc = err_set(err, ERR_STORAGE,
		    N_("%s can't be read as a database."), file);
	} else if (schema == 0) {
		rc = err_set(err, ERR_STORAGE,
		    N_("%s is no database of this program."), file);
	} else {
		rc = sqlite_not_newer(schema, err);
	}
	if (rc < 0) {
		store_close(store);
		return rc;
	}
	*out = store;
	return 0;
}

/* The first row that says something is wrong; "ok" is integrity_check's. */
static int
integrity(struct store *store, struct err *err)
{
	sqlite3_stmt *st;
	const char *text = NULL;
	int rc = 0;

	if (sqlite3_prepare_v2(store->db, "PRAGMA integrity_check(1)", -1, &st,
		NULL) != SQLITE_OK)
		return sqlite_fail(store, "integrity_check", err);
	if (sqlite3_step(st) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(st, 0);
	if (text == NULL)
		text = sqlite3_errmsg(store->db);
	if (sqlite3_stricmp(text, "ok") != 0)
		rc = err_set(
		    err, ERR_INVALID, N_("The database is damaged: %s"), text);
	sqlite3_finalize(st);
	return rc;
}

static int
references(struct store *store, struct err *err)
{
	sqlite3_stmt *st;
	int step, rc = 0;

	if (sqlite3_prepare_v2(store->db, "PRAGMA foreign_key_check", -1, &st,
		NULL) != SQLITE_OK)
		return sqlite_fail(store, "foreign_key_check", err);
	step = sqlite3_step(st);
	if (step == SQLITE_ROW)
		rc = err_set(err, ERR_INVALID,
		    N_("Row %lld of the table %s refers to a row of %s that is "
		       "not there."),
		    (long long)sqlite3_column_int64(st, 1),
		    (const char *)sqlite3_column_text(st, 0),
		    (const char *)sqlite3_column_text(st, 2));
	else if (step != SQLITE_DONE)
		rc = sqlite_fail(store, "foreign_key_check", err);
	sqlite3_finalize(st);
	return rc;
}

int
store_sound(struct store *store, struct err *err)
{
	int rc = integrity(store, err);

	return rc < 0 ? rc : references(store, err);
}
