/* SPDX-License-Identifier: MIT */
/* What a connection of ours can not do to its own database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/store/sqlite.h"
#include "fixture.h"

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

static void
test_foreign_keys_hold(void **state)
{
	struct fixture *f = *state;

	assert_false(sql_works(f, "INSERT INTO slot (person, programme, number)"
				  " VALUES (999, 'specialist-new', 1)"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_append_only),
	    TEST(test_only_what_is_needed),
	    TEST(test_pragmas),
	    TEST(test_foreign_keys_hold),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
