/* SPDX-License-Identifier: MIT */
/* Copies of a store, and the one that is made before its schema moves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/audit.h"
#include "db/store/sqlite.h"
#include "db/verify.h"
#include "fixture.h"

#define PATH_SIZE 128

/* Rows of a database file, by the columns that every schema has. */
static char *
content(struct fixture *f, const char *file)
{
	struct fixture other = *f;

	assert_true(strlen(file) < sizeof other.file);
	memcpy(other.file, file, strlen(file) + 1);
	return fixture_text(&other,
	    "SELECT group_concat(r, ';') FROM ("
	    "SELECT id || member || name || staff AS r FROM person"
	    " UNION ALL SELECT id || state || version FROM slot"
	    " UNION ALL SELECT slot || item || text FROM draft_item"
	    " UNION ALL SELECT id || slot || event || by FROM revision"
	    " UNION ALL SELECT revision || item || text FROM revision_text"
	    " UNION ALL SELECT id || slot || state || revision FROM request"
	    " UNION ALL SELECT person || once || reply FROM done"
	    " UNION ALL SELECT id || at || person || call || subject ||"
	    " result FROM audit ORDER BY 1)");
}

static void
path_of(char out[PATH_SIZE], const struct fixture *f, const char *name)
{
	snprintf(out, PATH_SIZE, "%s/%s", f->dir, name);
}

static bool
is_there(const struct fixture *f, const char *name)
{
	char path[PATH_SIZE];
	struct stat st;

	path_of(path, f, name);
	return lstat(path, &st) == 0;
}

/* A reader's copy while a writer is in the middle of a transaction. */
static void
test_of_what_is_committed(void **state)
{
	struct fixture *f = *state;
	struct store *reader = NULL;
	char path[PATH_SIZE], *before = content(f, f->file), *after;
	struct stat st;

	path_of(path, f, "copy");
	assert_int_equal(store_inspect(f->file, &reader, &f->err), 0);
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	assert_int_equal(
	    audit_add(f->store, 1, AUDIT_SERVICE, "test", "", "DONE", &f->err),
	    0);
	assert_int_equal(store_copy(reader, path, &f->err), 0);
	assert_int_equal(store_commit(f->store, &f->err), 0);
	store_close(reader);
	assert_int_equal(lstat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(st.st_nlink, 1);
	assert_false(is_there(f, "copy-wal"));
	assert_false(is_there(f, "copy-journal"));
	after = content(f, path);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_reader_writes_nothing(void **state)
{
	struct fixture *f = *state;
	struct store *reader = NULL;

	assert_int_equal(store_inspect(f->file, &reader, &f->err), 0);
	assert_true(store_begin_write(reader, &f->err) < 0 ||
		    audit_add(reader, 1, AUDIT_SERVICE, "test", "", "DONE",
			&f->err) < 0);
	store_rollback(reader);
	store_close(reader);
}

static void
test_never_over_a_file(void **state)
{
	struct fixture *f = *state;
	char path[PATH_SIZE];

	path_of(path, f, "copy");
	assert_int_equal(symlink("/nowhere", path), 0);
	assert_int_equal(store_copy(f->store, path, &f->err), -ERR_STATE);
	assert_non_null(strstr(f->err.text, path));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(store_copy(f->store, path, &f->err), 0);
	err_clear(&f->err);
	assert_int_equal(store_copy(f->store, path, &f->err), -ERR_STATE);
}

/* A society of the first schema. */
static void
make_first(struct fixture *f)
{
	fixture_sql(f, "PRAGMA journal_mode = WAL");
	fixture_sql(f, "%s", migrations[0]);
	fixture_sql(f,
	    "PRAGMA user_version = 1;"
	    "INSERT INTO person (id, member, name, kana, roman, physician,"
	    " active, staff, login, key) VALUES"
	    " (1, 'A1', '山田 花子', '', '', 1, 1, 0, 'yamada', ''),"
	    " (2, 'A2', '鈴木 一郎', '', '', 1, 1, 0, 'suzuki', '');"
	    "INSERT INTO slot (id, person, programme, number, state)"
	    " VALUES (1, 1, 'specialist-new', 1, 'EMPTY'),"
	    " (2, 1, 'specialist-new', 2, 'EMPTY');"
	    "INSERT INTO revision VALUES (1, 2, 1, 'REGISTER', 1, 5,"
	    " 'pain', NULL, NULL, NULL);"
	    "INSERT INTO revision_text VALUES (1, 'age', '70s');"
	    "UPDATE slot SET state = 'REGISTERED', revision = 1"
	    " WHERE id = 2;"
	    "INSERT INTO draft_item VALUES (1, 'diagnosis', '膵癌', 3);"
	    "INSERT INTO done VALUES (1, 'a', 'b', '{}', 5);"
	    "INSERT INTO audit (at, person, call, subject, result) VALUES"
	    " (5, 1, 'case.register', 'specialist-new 2', 'DONE'),"
	    " (6, 2, 'request.approve', '', 'NOT_FOUND')");
	assert_int_equal(chmod(f->file, 0600), 0);
}

static void
test_upgrade(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;
	char path[PATH_SIZE], *before, *after;
	struct stat st, again;

	make_first(f);
	path_of(path, f, "shorei.db.before-1");
	before = content(f, f->file);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	after = content(f, f->file);
	assert_string_equal(before, after);
	free(after);
	if (verify_store(f->store, NULL, &walk, &f->err) < 0)
		fail_msg("%s", f->err.text);
	assert_int_equal(walk.rows, 2);
	/* the backup is what was there */
	assert_int_equal(lstat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	after = content(f, path);
	assert_string_equal(before, after);
	free(after);
	/* and stays as it is */
	fixture_sql(f, "UPDATE person SET name = '別人' WHERE id = 2");
	store_close(f->store);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	assert_int_equal(lstat(path, &again), 0);
	assert_int_equal(st.st_ino, again.st_ino);
	assert_int_equal(st.st_size, again.st_size);
	free(before);
}

/* Back to the first schema by hand, as its backup would be. */
static void
test_backup_is_restored(void **state)
{
	struct fixture *f = *state;
	struct store *backup = NULL;
	struct audit_walk walk;
	char path[PATH_SIZE];
	int schema;

	make_first(f);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	path_of(path, f, "shorei.db.before-1");
	assert_int_equal(store_inspect(path, &backup, &f->err), 0);
	assert_int_equal(store_schema(backup, &schema, &f->err), 0);
	assert_int_equal(schema, 1);
	/* there is no chain in it, the rest is in order */
	assert_int_equal(verify_store(backup, NULL, &walk, &f->err), 0);
	assert_int_equal(walk.rows, 0);
	store_close(backup);
}

static void
test_no_upgrade_without_backup(void **state)
{
	struct fixture *f = *state;
	char path[PATH_SIZE];

	make_first(f);
	path_of(path, f, "shorei.db.before-1");
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), -ERR_STORAGE);
	assert_non_null(strstr(f->err.text, path));
	f->store = NULL;
	assert_int_equal(fixture_number(f, "PRAGMA user_version"), 1);
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
}

static void
test_a_fresh_one_needs_none(void **state)
{
	struct fixture *f = *state;
	char name[40];

	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	for (int i = 0; i <= (int)migration_count; i++) {
		snprintf(name, sizeof name, "shorei.db.before-%d", i);
		assert_false(is_there(f, name));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_of_what_is_committed),
	    TEST(test_reader_writes_nothing),
	    TEST(test_never_over_a_file),
	    BARE(test_upgrade),
	    BARE(test_backup_is_restored),
	    BARE(test_no_upgrade_without_backup),
	    BARE(test_a_fresh_one_needs_none),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
