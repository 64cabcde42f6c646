/* SPDX-License-Identifier: MIT */
/* sqlite: opening, closing and transactions of the embedded store. */
#include "sqlite.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>

#include "core/heap.h"
#include "core/i18n.h"

#define FILE_NAME "shorei.db"
#define QUEUE_NAME "shorei.queue"
#define BUSY_MS 5000

#define BUSY_TRIES 250
#define BUSY_PAUSE_MS 20

/*
 * speed.md: page cache; trust.md: no temporary file, no trust in a schema,
 * and REPLACE fires the triggers that keep rows from being deleted.
 */
static const char pragmas[] = "PRAGMA synchronous = FULL;"
			      "PRAGMA temp_store = MEMORY;"
			      "PRAGMA foreign_keys = ON;"
			      "PRAGMA trusted_schema = OFF;"
			      "PRAGMA recursive_triggers = ON;"
			      "PRAGMA cache_size = -128;";

int
sqlite_fail(struct store *store, const char *doing, struct err *err)
{
	int code =
	    store->db == NULL ? SQLITE_NOMEM : sqlite3_errcode(store->db);

	syslog(LOG_ERR, "store: %s: %s", doing,
	    store->db == NULL ? "no database" : sqlite3_errmsg(store->db));
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return err_set(err, ERR_BUSY, NULL);
	return err_set(err, ERR_STORAGE, NULL);
}

int
sqlite_exec(struct store *store, const char *sql, struct err *err)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return 0;
	return sqlite_fail(store, sql, err);
}

/* The file is ours alone, or it isn't there yet. */
static int
check_file(const char *path, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) < 0)
		return errno == ENOENT ? 0 : err_set(err, ERR_STORAGE, NULL);
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1)
		return err_set(err, ERR_STORAGE,
		    N_("The database %s is a link or no plain file."), path);
	if ((st.st_mode & 077) != 0)
		return err_set(err, ERR_STORAGE,
		    N_("The database %s can be read by others."), path);
	return 0;
}

/* One process is one session, and has one thread: no locks, and nobody asks
 * how much memory there is. Where a store was open before, so it was then. */
static void
configure(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static int
open_file(struct store *store, const char *path, struct err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
		    SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX;
	mode_t mask = umask(077);
	int rc;

	configure();
	rc = sqlite3_open_v2(path, &store->db, flags, NULL);
	umask(mask);
	if (rc != SQLITE_OK)
		return err_set(err, ERR_STORAGE,
		    N_("The database %s can't be opened."), path);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	/* one plan whatever is bound: else each new pattern of a LIKE, which
	 * begins with % here, has its query prepared again */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL);
	sqlite3_busy_timeout(store->db, BUSY_MS);
	return 0;
}

/* Two that open a fresh file at once: here SQLite does not wait by itself. */
static int
switch_to_wal(struct store *store, struct err *err)
{
	static const char sql[] = "PRAGMA journal_mode = WAL";
	int rc = SQLITE_BUSY;

	for (int i = 0; i < BUSY_TRIES && rc == SQLITE_BUSY; i++) {
		if (i > 0)
			sqlite3_sleep(BUSY_PAUSE_MS);
		rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	}
	return rc == SQLITE_OK ? 0 : sqlite_fail(store, sql, err);
}

static int
open_queue(struct store *store, const char *directory, struct err *err)
{
	char *path = heap_printf("%s/" QUEUE_NAME, directory);
	int rc = 0;

	if (queue_open(&store->queue, path) < 0)
		rc = err_set(
		    err, ERR_STORAGE, N_("The file %s can't be opened."), path);
	free(path);
	return rc;
}

int
store_open(const char *directory, struct store **out, struct err *err)
{
	struct store *store = heap_new(1, sizeof *store);
	char *path = heap_printf("%s/" FILE_NAME, directory);
	mode_t mask;
	int rc;

	rc = check_file(path, err);
	if (rc == 0)
		rc = open_file(store, path, err);
	/* the -wal and -shm files take the mode of the database */
	mask = umask(077);
	if (rc == 0)
		rc = switch_to_wal(store, err);
	if (rc == 0)
		rc = sqlite_exec(store, pragmas, err);
	if (rc == 0)
		rc = open_queue(store, directory, err);
	if (rc == 0)
		rc = sqlite_text(store, err);
	if (rc == 0)
		rc = sqlite_migrate(store, err);
	if (rc == 0)
		sqlite_authorize(store);
	umask(mask);
	free(path);
	if (rc < 0) {
		store_close(store);
		return rc;
	}
	*out = store;
	return 0;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	for (int i = 0; i < QUERY_COUNT; i++)
		sqlite3_finalize(store->prepared[i]);
	for (int i = 0; i < TURN_COUNT; i++)
		sqlite3_finalize(store->turns[i]);
	sqlite3_close(store->db);
	queue_close(&store->queue);
	free(store);
}

/* Each call has two of them. */
static int
take_turn(struct store *store, enum turn turn, struct err *err)
{
	static const char *const sql[TURN_COUNT] = {
	    [TURN_READ] = "BEGIN",
	    [TURN_WRITE] = "BEGIN IMMEDIATE",
	    [TURN_COMMIT] = "COMMIT",
	    [TURN_ROLLBACK] = "ROLLBACK",
	};
	sqlite3_stmt **st = &store->turns[turn];

	if (*st == NULL &&
	    sqlite3_prepare_v3(store->db, sql[turn], -1,
		SQLITE_PREPARE_PERSISTENT, st, NULL) != SQLITE_OK)
		return sqlite_fail(store, sql[turn], err);
	sqlite3_step(*st);
	/* says how the step went */
	if (sqlite3_reset(*st) != SQLITE_OK)
		return sqlite_fail(store, sql[turn], err);
	return 0;
}

int
store_begin_read(struct store *store, struct err *err)
{
	return take_turn(store, TURN_READ, err);
}

int
store_begin_write(struct store *store, struct err *err)
{
	int rc = queue_enter(&store->queue), why = errno;

	if (rc < 0)
		syslog(LOG_WARNING, "store: no queue: %s", strerror(why));
	if (rc < 0 && why == ETIMEDOUT)
		return err_set(err, ERR_BUSY, NULL);
	/* without a queue the database's own lock is waited for */
	rc = take_turn(store, TURN_WRITE, err);
	if (rc < 0)
		queue_leave(&store->queue);
	return rc;
}

int
store_commit(struct store *store, struct err *err)
{
	int rc = take_turn(store, TURN_COMMIT, err);

	if (rc == 0)
		queue_leave(&store->queue);
	return rc;
}

void
store_rollback(struct store *store)
{
	struct err said = {0}; /* in the log */

	if (!sqlite3_get_autocommit(store->db))
		take_turn(store, TURN_ROLLBACK, &said);
	err_clear(&said);
	queue_leave(&store->queue);
}

int64_t
store_last_id(struct store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}
