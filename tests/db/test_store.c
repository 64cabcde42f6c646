/* SPDX-License-Identifier: MIT */
#include "db/store/store.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/find.h"
#include "db/index.h"
#include "db/rows.h"
#include "db/store/sqlite.h"
#include "fixture.h"

static void
test_every_query_fits_its_line(void **state)
{
	struct fixture *f = *state;

	for (int q = 0; q < QUERY_COUNT; q++)
		if (store_verify(f->store, (enum query)q, &f->err) < 0)
			fail_msg("%s", f->err.text);
	assert_true(QUERY_COUNT > 50);
}

/* A query that gives rows says so, and every shape's member that the rows
 * lack is one that may be none. */
static void
test_rows_fill_their_shapes(void **state)
{
	struct fixture *f = *state;
	sqlite3_stmt *st;
	bool given;

	for (int q = 0; q < QUERY_COUNT; q++) {
		const struct shape *shape = queries[q].shape;
		const struct member *m = shape == NULL ? NULL : shape->members;

		f->store->preparing = (enum query)q;
		assert_int_equal(sqlite3_prepare_v2(f->store->db,
				     queries[q].sql, -1, &st, NULL),
		    SQLITE_OK);
		f->store->preparing = QUERY_COUNT;
		for (; m != NULL && m->name != NULL; m++) {
			given = m->optional;
			for (int i = 0; i < sqlite3_column_count(st); i++)
				given = given ||
					strcmp(m->name,
					    sqlite3_column_name(st, i)) == 0;
			if (!given)
				fail_msg(
				    "%s gives no %s", queries[q].name, m->name);
		}
		sqlite3_finalize(st);
	}
}

static void
test_arguments_are_counted(void **state)
{
	struct fixture *f = *state;
	struct person_row person;

	assert_true(store_one(f->store, QUERY_PERSON_BY_LOGIN, NO_ARGS,
			&person_row_shape, &person, &f->err) < 0);
	shape_release(&person_row_shape, &person);
	assert_true(store_one(f->store, QUERY_PERSON_BY_LOGIN,
			ARGS(arg_text("yamada"), arg_int(1)), &person_row_shape,
			&person, &f->err) < 0);
	shape_release(&person_row_shape, &person);
	assert_true(store_run(f->store, QUERY_PERSON_COUNT_WAITING,
			ARGS(arg_int(1)), &f->err) < 0);
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 1"), 0);
	/* and the statement is of use afterwards */
	assert_int_equal(
	    store_one(f->store, QUERY_PERSON_BY_LOGIN, ARGS(arg_text("yamada")),
		&person_row_shape, &person, &f->err),
	    1);
	assert_string_equal(person.name, "山田 花子");
	shape_release(&person_row_shape, &person);
}

static void
test_changes_are_counted(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(store_run(f->store, QUERY_PERSON_LOGIN,
			     ARGS(arg_int(999), arg_int(1)), &f->err),
	    -ERR_NOT_FOUND);
	assert_int_equal(store_run(f->store, QUERY_SLOT_TOUCH,
			     ARGS(arg_int(1), arg_int(0)), &f->err),
	    -ERR_STALE);
	assert_int_equal(
	    store_run(f->store, QUERY_DONE_FORGET, ARGS(arg_int(0)), &f->err),
	    0);
}

/* What is none, and texts as they were stored. */
static void
test_null_and_text(void **state)
{
	struct fixture *f = *state;
	struct person_row person;

	assert_int_equal(
	    store_one(f->store, QUERY_PERSON_BY_ID, ARGS(arg_int(6)),
		&person_row_shape, &person, &f->err),
	    1);
	assert_null(person.login);
	assert_int_equal(person.last_login_at, TIME_NONE);
	shape_release(&person_row_shape, &person);
	assert_int_equal(store_one(f->store, QUERY_PERSON_BY_LOGIN,
			     ARGS(arg_text("'; DROP TABLE person; --")),
			     &person_row_shape, &person, &f->err),
	    0);
	shape_release(&person_row_shape, &person);
	assert_int_equal(
	    store_one(f->store, QUERY_PERSON_BY_LOGIN, ARGS(arg_text(NULL)),
		&person_row_shape, &person, &f->err),
	    0);
	shape_release(&person_row_shape, &person);
}

static bool
sql_works(struct fixture *f, const char *sql)
{
	return sqlite3_exec(f->store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* As a stranger's SQL on our own connection; PRAGMA is read so, too. */
static void
unguard(struct fixture *f)
{
	sqlite3_set_authorizer(f->store->db, NULL, NULL);
}

/* Defence: the triggers, by themselves. */
static void
test_append_only(void **state)
{
	struct fixture *f = *state;
	char *before, *after;

	unguard(f);
	fixture_request(f, "yamada", 1, "A1002");
	before = fixture_text(f, "SELECT group_concat(revision || item || text)"
				 " FROM revision_text");
	assert_false(sql_works(f, "UPDATE revision SET event = 'x'"));
	assert_false(sql_works(f, "DELETE FROM revision"));
	assert_false(sql_works(f, "UPDATE revision_text SET text = 'x'"));
	assert_false(sql_works(f, "DELETE FROM revision_text"));
	assert_false(sql_works(f, "UPDATE audit SET person = 2"));
	assert_false(sql_works(f, "DELETE FROM audit"));
	/* REPLACE deletes too */
	assert_false(sql_works(f, "REPLACE INTO audit SELECT id, 0, 2, call,"
				  " subject, result, hash FROM audit"));
	assert_false(sql_works(f, "REPLACE INTO revision_text"
				  " SELECT revision, item, 'x'"
				  " FROM revision_text"));
	assert_false(sql_works(f, "UPDATE OR REPLACE audit SET id = 1"));
	after = fixture_text(f, "SELECT group_concat(revision || item || text)"
				" FROM revision_text");
	assert_string_equal(before, after);
	free(before);
	free(after);
	assert_true(fixture_number(f, "SELECT count(*) FROM audit") >= 2);
}

static void
not_allowed(struct fixture *f, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(f->store->db, sql, -1, &st, NULL);

	sqlite3_finalize(st);
	if (rc == SQLITE_OK ||
	    (strstr(sqlite3_errmsg(f->store->db), "not authorized") == NULL &&
		strstr(sqlite3_errmsg(f->store->db), "prohibited") == NULL))
		fail_msg(
		    "%s gives %d: %s", sql, rc, sqlite3_errmsg(f->store->db));
}

/* Defence: sqlite_authorize. */
static void
test_only_what_is_needed(void **state)
{
	static const char *const rows[] = {
	    "ATTACH '/etc/passwd' AS other",
	    "DETACH main",
	    "PRAGMA writable_schema = ON",
	    "PRAGMA journal_mode = DELETE",
	    "PRAGMA trusted_schema = ON",
	    "PRAGMA recursive_triggers = OFF",
	    "PRAGMA user_version = 1",
	    "PRAGMA table_info(person)",
	    "CREATE TABLE more (a)",
	    "CREATE TEMP TABLE more (a)",
	    "CREATE TRIGGER t AFTER INSERT ON slot BEGIN SELECT 1; END",
	    "CREATE VIEW v AS SELECT * FROM person",
	    "DROP TABLE person",
	    "DROP TRIGGER audit_kept",
	    "DROP INDEX person_uid",
	    "ALTER TABLE person ADD COLUMN x",
	    "ALTER TABLE person RENAME TO people",
	    "REINDEX",
	    "ANALYZE",
	    "SAVEPOINT here",
	    "UPDATE audit SET person = 2",
	    "DELETE FROM audit",
	    "UPDATE revision SET by = 2",
	    "DELETE FROM revision",
	    "UPDATE revision_text SET text = ''",
	    "DELETE FROM revision_text",
	    "DELETE FROM person",
	    "DELETE FROM person_gram",
	    "UPDATE person_gram SET grams = ''",
	    "DROP TABLE person_gram",
	    "DELETE FROM request",
	    "UPDATE request_comment SET text = ''",
	    "UPDATE sending SET message = ''",
	    "UPDATE revision_event SET at = 0",
	    "DELETE FROM revision_event",
	    "DELETE FROM blank",
	    "SELECT sql FROM sqlite_schema",
	    "INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, '')",
	    "SELECT load_extension('/tmp/x.so')",
	    "SELECT randomblob(1000000)",
	};
	struct fixture *f = *state;
	char *long_one = heap_printf("SELECT '%09000d'", 0);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		not_allowed(f, rows[i]);
	assert_true(sql_works(f, "SELECT count(*) FROM person"));
	assert_false(sql_works(f, long_one));
	assert_false(sql_works(f, "VACUUM INTO 'copy'")); /* it attaches */
	assert_false(sql_works(f, "VACUUM"));
	/* tables that come by themselves, and would declare their columns */
	assert_false(
	    sql_works(f, "SELECT name FROM pragma_table_info('person')"));
	assert_false(sql_works(f, "SELECT value FROM json_each('[1]')"));
	free(long_one);
}

static void
pragma_is(struct fixture *f, const char *name, const char *value)
{
	char *sql = heap_printf("PRAGMA %s", name);
	sqlite3_stmt *st;

	assert_int_equal(
	    sqlite3_prepare_v2(f->store->db, sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	if (strcmp((const char *)sqlite3_column_text(st, 0), value) != 0)
		fail_msg("%s is %s", name, sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	free(sql);
}

static void
test_pragmas(void **state)
{
	struct fixture *f = *state;
	char version[24];

	unguard(f);
	pragma_is(f, "journal_mode", "wal");
	pragma_is(f, "synchronous", "2");
	pragma_is(f, "temp_store", "2");
	pragma_is(f, "foreign_keys", "1");
	pragma_is(f, "trusted_schema", "0");
	snprintf(version, sizeof version, "%zu", migration_count);
	pragma_is(f, "user_version", version);
	pragma_is(f, "integrity_check", "ok");
	assert_false(sql_works(f, "UPDATE sqlite_master SET sql = ''"));
	assert_false(sql_works(f, "UPDATE sqlite_master SET rootpage = 1"));
	/* DEFENSIVE: nor what FTS5 keeps for itself */
	assert_false(sql_works(f, "DELETE FROM person_gram_data"));
	assert_false(sql_works(f, "UPDATE person_gram_idx SET pgno = 1"));
	/* DEFENSIVE: the schema can't be written as rows */
	assert_false(sql_works(f, "PRAGMA writable_schema = ON;"
				  "UPDATE sqlite_master SET sql = ''"));
}

/* A connection that did not make the index uses it all the same. */
static void
test_search_of_another_connection(void **state)
{
	struct fixture *f = *state;
	struct list ids = {0};

	store_close(f->store);
	f->store = NULL;
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	if (find_people(f->store, "木", FIND_ANYBODY, 50, &ids, &f->err) < 0)
		fail_msg("%s", f->err.text);
	assert_true(ids.n > 0);
	shape_list_release(&id_row_shape, &ids);
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	assert_int_equal(index_person(f->store, 1, &f->err), 0);
	assert_int_equal(store_commit(f->store, &f->err), 0);
}

static void
test_foreign_keys_hold(void **state)
{
	struct fixture *f = *state;

	assert_false(sql_works(f, "INSERT INTO slot (person, programme, number)"
				  " VALUES (999, 'specialist-new', 1)"));
}

static void
mode_is(const char *file, const char *ending)
{
	char *path = heap_printf("%s%s", file, ending);
	struct stat st;

	if (lstat(path, &st) < 0)
		fail_msg("%s is not there", path);
	assert_int_equal(st.st_mode & 07777, 0600);
	free(path);
}

static void
test_files_are_ours_alone(void **state)
{
	struct fixture *f = *state;
	mode_t mask = umask(0);

	mode_is(f->file, "");
	mode_is(f->file, "-wal");
	mode_is(f->file, "-shm");
	/* and made anew whatever the mask is */
	store_close(f->store);
	f->store = NULL;
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	assert_int_equal(
	    store_run(f->store, QUERY_WINDOW_CLEAR, NO_ARGS, &f->err), 0);
	assert_int_equal(store_commit(f->store, &f->err), 0);
	mode_is(f->file, "-wal");
	mode_is(f->file, "-shm");
	/* opening leaves the process's mask as it was */
	assert_int_equal(umask(mask), 0);
}

static void
refuses_to_open(struct fixture *f, const char *why)
{
	struct store *store = NULL;

	assert_int_equal(store_open(f->dir, &store, &f->err), -ERR_STORAGE);
	assert_null(store);
	if (strstr(f->err.text, why) == NULL)
		fail_msg("it says: %s", f->err.text);
	err_clear(&f->err);
}

/* A database that was made by the program and closed again. */
static void
make(struct fixture *f)
{
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	store_close(f->store);
	f->store = NULL;
}

static void
test_refuses_what_is_not_its_own(void **state)
{
	struct fixture *f = *state;
	char *other = heap_printf("%s/other", f->dir);

	make(f);
	assert_int_equal(rename(f->file, other), 0);
	assert_int_equal(symlink(other, f->file), 0);
	refuses_to_open(f, "is a link");
	unlink(f->file);
	assert_int_equal(link(other, f->file), 0);
	refuses_to_open(f, "is a link");
	unlink(f->file);
	assert_int_equal(symlink("/nowhere", f->file), 0);
	refuses_to_open(f, "is a link");
	unlink(f->file);
	assert_int_equal(mkfifo(f->file, 0600), 0);
	refuses_to_open(f, "no plain file");
	unlink(f->file);
	assert_int_equal(rename(other, f->file), 0);
	assert_int_equal(chmod(f->file, 0644), 0);
	refuses_to_open(f, "read by others");
	assert_int_equal(chmod(f->file, 0620), 0);
	refuses_to_open(f, "read by others");
	assert_int_equal(chmod(f->file, 0600), 0);
	make(f);
	free(other);
}

static void
test_refuses_a_newer_schema(void **state)
{
	struct fixture *f = *state;

	make(f);
	fixture_sql(f, "PRAGMA user_version = 99");
	refuses_to_open(f, "schema 99");
	assert_int_equal(fixture_number(f, "PRAGMA user_version"), 99);
}

static void
test_refuses_what_is_no_database(void **state)
{
	struct fixture *f = *state;
	int fd = open(f->file, O_CREAT | O_WRONLY | O_EXCL, 0600);
	char text[2048];

	memset(text, 'x', sizeof text);
	assert_int_equal(write(fd, text, sizeof text), sizeof text);
	close(fd);
	refuses_to_open(f, "");
}

static void
test_no_directory(void **state)
{
	struct fixture *f = *state;
	struct store *store = NULL;

	assert_int_equal(
	    store_open("/nowhere/at/all", &store, &f->err), -ERR_STORAGE);
	assert_non_null(strstr(f->err.text, "/nowhere/at/all"));
}

/* A child that waits until the pipe is closed and then opens the store. */
static pid_t
opener(const struct fixture *f, const int gate[2])
{
	pid_t child = fork();
	struct store *store = NULL;
	struct err err = {0};
	char byte;

	assert_true(child >= 0);
	if (child != 0)
		return child;
	close(gate[1]);
	if (read(gate[0], &byte, 1) < 0)
		_exit(2);
	if (store_open(f->dir, &store, &err) < 0) {
		fprintf(stderr, "# %s\n", err.text);
		_exit(1);
	}
	store_close(store);
	_exit(0);
}

#define OPENERS 6

static void
test_opened_at_once(void **state)
{
	struct fixture *f = *state;
	pid_t child[OPENERS];
	int gate[2], status;

	for (int round = 0; round < 10; round++) {
		assert_int_equal(pipe(gate), 0);
		for (int i = 0; i < OPENERS; i++)
			child[i] = opener(f, gate);
		close(gate[0]);
		close(gate[1]);
		for (int i = 0; i < OPENERS; i++) {
			assert_int_equal(
			    waitpid(child[i], &status, 0), child[i]);
			assert_int_equal(status, 0);
		}
		assert_int_equal(fixture_number(f, "PRAGMA user_version"),
		    (int64_t)migration_count);
		unlink(f->file);
	}
}

/* Two writers: the second waits for the first, none is refused. */
static void
test_writers_queue(void **state)
{
	struct fixture *f = *state;
	pid_t child[4];
	int status;

	for (int i = 0; i < 4; i++) {
		child[i] = fork();
		assert_true(child[i] >= 0);
		if (child[i] != 0)
			continue;
		struct store *own = NULL;
		struct err err = {0};
		int rc = store_open(f->dir, &own, &err);

		for (int k = 0; rc == 0 && k < 25; k++) {
			rc = store_begin_write(own, &err);
			if (rc == 0)
				rc = store_run(own, QUERY_PERSON_COUNT_WAITING,
				    ARGS(arg_int(2), arg_int(1)), &err);
			if (rc == 0)
				rc = store_commit(own, &err);
		}
		_exit(rc == 0 ? 0 : 1);
	}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"), 100);
}

static void
test_rollback(void **state)
{
	struct fixture *f = *state;

	store_rollback(f->store); /* nothing open */
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	assert_int_equal(store_run(f->store, QUERY_PERSON_COUNT_WAITING,
			     ARGS(arg_int(2), arg_int(7)), &f->err),
	    0);
	store_rollback(f->store);
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_every_query_fits_its_line),
	    TEST(test_rows_fill_their_shapes),
	    TEST(test_arguments_are_counted),
	    TEST(test_changes_are_counted),
	    TEST(test_null_and_text),
	    TEST(test_append_only),
	    TEST(test_only_what_is_needed),
	    TEST(test_pragmas),
	    TEST(test_search_of_another_connection),
	    TEST(test_foreign_keys_hold),
	    TEST(test_files_are_ours_alone),
	    BARE(test_refuses_what_is_not_its_own),
	    BARE(test_refuses_a_newer_schema),
	    BARE(test_refuses_what_is_no_database),
	    BARE(test_no_directory),
	    BARE(test_opened_at_once),
	    TEST(test_writers_queue),
	    TEST(test_rollback),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
