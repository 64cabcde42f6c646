/* SPDX-License-Identifier: MIT */
/*
 * sqlite_backup: a copy of one moment of a database, while others write.
 * The read transaction that stands around all steps keeps that moment: without
 * it each write of another would begin the copy anew.
 */
#include "sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"

#define PAGES 256 /* of one step */
#define BUSY_TRIES 250
#define BUSY_PAUSE_MS 20

static int
cant_write(const char *path, const char *why, struct err *err)
{
	return err_set(
	    err, ERR_STORAGE, N_("%s can't be written: %s"), path, why);
}

/* An empty file of our own beside the one that it will be; heap, or NULL. */
static char *
make_part(const char *path, struct err *err)
{
	struct stat st;
	char *part;
	int fd;

	if (lstat(path, &st) == 0) {
		err_set(err, ERR_STATE, N_("%s is there already, and stays."),
		    path);
		return NULL;
	}
	part = heap_printf("%s.XXXXXX", path);
	fd = mkostemp(part, O_CLOEXEC);
	if (fd < 0) {
		cant_write(path, strerror(errno), err);
		free(part);
		return NULL;
	}
	close(fd);
	return part;
}

static int
steps(sqlite3_backup *backup)
{
	int rc = SQLITE_OK;

	for (int i = 0; i < BUSY_TRIES; i++) {
		do
			rc = sqlite3_backup_step(backup, PAGES);
		while (rc == SQLITE_OK);
		if (rc != SQLITE_BUSY && rc != SQLITE_LOCKED)
			break;
		sqlite3_sleep(BUSY_PAUSE_MS);
	}
	return rc;
}

/* One file, that needs no other beside it. */
static int
fill(struct store *from, struct store *to, struct err *err)
{
	sqlite3_backup *backup =
	    sqlite3_backup_init(to->db, "main", from->db, "main");
	int rc = backup == NULL ? SQLITE_ERROR : steps(backup);

	sqlite3_backup_finish(backup);
	if (rc == SQLITE_DONE)
		rc = sqlite3_exec(
		    to->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return cant_write(sqlite3_db_filename(to->db, "main"),
		    sqlite3_errmsg(to->db), err);
	return store_sound(to, err);
}

static int
copy(struct store *from, const char *part, struct err *err)
{
	struct store *to = heap_new(1, sizeof *to);
	int schema, rc = 0;

	if (sqlite3_open_v2(part, &to->db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_NOMUTEX,
		NULL) != SQLITE_OK)
		rc = cant_write(part, sqlite3_errmsg(to->db), err);
	if (rc == 0)
		rc = store_begin_read(from, err);
	if (rc == 0)
		rc = store_schema(from, &schema, err); /* now it is begun */
	if (rc == 0)
		rc = fill(from, to, err);
	store_rollback(from);
	store_close(to);
	return rc;
}

static int
sync_path(const char *path, int flags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	int rc = fd < 0 ? -1 : fsync(fd);

	if (fd >= 0)
		close(fd);
	return rc;
}

/* Its name, if nobody else has it; where a file system can't say so at once,
 * by a second name. */
static int
name_it(const char *part, const char *path, struct err *err)
{
	char *directory = heap_dup(path);
	int rc = sync_path(part, 0);

	if (rc == 0)
		rc =
		    renameat2(AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE);
	if (rc < 0 && errno == EINVAL && (rc = link(part, path)) == 0)
		unlink(part);
	if (rc == 0)
		rc = sync_path(dirname(directory), O_DIRECTORY);
	if (rc < 0)
		rc = cant_write(path, strerror(errno), err);
	free(directory);
	return rc;
}

static void
remove_part(const char *part)
{
	static const char *const ends[] = {"", "-journal", "-wal", "-shm"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char *path = heap_printf("%s%s", part, ends[i]);

		unlink(path);
		free(path);
	}
}

int
store_copy(struct store *from, const char *path, struct err *err)
{
	char *part = make_part(path, err);
	int rc;

	if (part == NULL)
		return -err->code;
	rc = copy(from, part, err);
	if (rc == 0)
		rc = name_it(part, path, err);
	if (rc < 0)
		remove_part(part);
	free(part);
	return rc;
}

int
sqlite_keep_before(struct store *store, int schema, struct err *err)
{
	const char *file = sqlite3_db_filename(store->db, "main");
	char *path = heap_printf("%s.before-%d", file, schema);
	struct store *reader = NULL;
	struct stat st;
	int rc = 0;

	if (lstat(path, &st) == 0) {
		if (!S_ISREG(st.st_mode))
			rc = cant_write(path, strerror(EEXIST), err);
	} else {
		/* a second connection: a writer can't be copied from */
		rc = sqlite_open_to_read(file, &reader, err);
		if (rc == 0)
			rc = store_copy(reader, path, err);
		store_close(reader);
		syslog(LOG_NOTICE, "store: %s: %s", path,
		    rc == 0 ? "kept" : "not kept");
	}
	free(path);
	return rc;
}
