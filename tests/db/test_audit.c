/* SPDX-License-Identifier: MIT */
/* The audit as a chain, and what a tampered one is told by. */
#include "db/audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/store/sqlite.h"
#include "fixture.h"

#define UNGUARD "DROP TRIGGER audit_kept; DROP TRIGGER audit_stays; "

/* Seven rows and more: a registration, a request, notes and a refusal. */
static void
work(struct fixture *f)
{
	static const char *const notes[] = {"外来", "病棟", "紹介", "終了"};

	fixture_request(f, "yamada", 1, "A1002");
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		fixture_done(f, "tanaka", "note.save", "{s:s, s:i, s:s}",
		    "programme", NEW, "slot", 3, "text", notes[i]);
	fixture_refused(f, ERR_STATE, "yamada", "request.withdraw",
	    "{s:[s], s:s, s:[{s:i, s:i}]}", "confirm", "told", "programme", NEW,
	    "cases", "slot", 5, "seen", 0);
}

static int
set_up(void **state)
{
	fixture_set_up(state);
	work(*state);
	return 0;
}

static int64_t
rows_of(struct fixture *f)
{
	return fixture_number(f, "SELECT count(*) FROM audit");
}

static void
is_whole(struct fixture *f, const char *kept, struct audit_walk *walk)
{
	if (audit_verify(f->store, kept, walk, &f->err) < 0)
		fail_msg("%s", f->err.text);
	assert_int_equal(walk->rows, rows_of(f));
}

/* It says WHY and counts the rows before. */
static void
is_broken(
    struct fixture *f, const char *kept, const char *why, int64_t in_order)
{
	struct audit_walk walk;

	assert_int_equal(
	    audit_verify(f->store, kept, &walk, &f->err), -ERR_INVALID);
	if (strstr(f->err.text, why) == NULL)
		fail_msg("it says: %s", f->err.text);
	assert_int_equal(walk.rows, in_order);
	err_clear(&f->err);
}

static void
test_whole(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;
	char *head, *first;

	assert_true(rows_of(f) >= 7);
	is_whole(f, NULL, &walk);
	assert_int_equal(walk.kept, -1);
	first = fixture_text(f, "SELECT hash FROM audit WHERE id = 1");
	head = fixture_text(
	    f, "SELECT hash FROM audit WHERE id = (SELECT max(id) FROM audit)");
	assert_string_equal(walk.head, head);
	is_whole(f, head, &walk);
	assert_int_equal(walk.kept, walk.rows);
	is_whole(f, first, &walk);
	assert_int_equal(walk.kept, 1);
	/* a head that was kept in capitals, or before there was a row */
	for (char *p = first; *p != '\0'; p++)
		*p = (char)(*p >= 'a' ? *p - 'a' + 'A' : *p);
	is_whole(f, first, &walk);
	assert_int_equal(walk.kept, 1);
	is_whole(f, DIGEST_START, &walk);
	assert_int_equal(walk.kept, 0);
	free(head);
	free(first);
}

static void
test_of_nothing(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;

	is_whole(f, NULL, &walk);
	assert_int_equal(walk.rows, 0);
	assert_string_equal(walk.head, DIGEST_START);
}

/* A refused write is a link like any other. */
static void
test_refusals_are_linked(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;

	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE result = 'STATE'"),
	    1);
	fixture_sql(f, UNGUARD "UPDATE audit SET result = 'DONE'"
			       " WHERE result = 'STATE'");
	assert_int_equal(
	    audit_verify(f->store, NULL, &walk, &f->err), -ERR_INVALID);
}

static void
test_each_column(void **state)
{
	static const char *const changes[] = {"at = at + 1", "person = 2",
	    "call = 'case.register '", "subject = 'specialist-new 9'",
	    "result = 'DENIED'", "person = person || 'x'",
	    "subject = subject || char(0) || 'x'", "hash = upper(hash)",
	    "hash = printf('%064d', 0)",
	    /* a byte from one text to its neighbour */
	    "call = call || 's', subject = substr(subject, 2)"};
	struct fixture *f = *state;
	char *row = fixture_text(f, "SELECT group_concat(quote(id) || ','"
				    " || quote(at) || ',' || quote(person)"
				    " || ',' || quote(call) || ','"
				    " || quote(subject) || ',' || quote(result)"
				    " || ',' || quote(hash)) FROM audit"
				    " WHERE id = 3");
	struct audit_walk walk;

	fixture_sql(f, "DROP TRIGGER audit_kept; DROP TRIGGER audit_stays");
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		fixture_sql(f, "UPDATE audit SET %s WHERE id = 3", changes[i]);
		is_broken(f, NULL, "Row 3 ", 2);
		fixture_sql(f, "REPLACE INTO audit VALUES (%s)", row);
		is_whole(f, NULL, &walk);
	}
	free(row);
}

static void
test_a_row_is_removed(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, UNGUARD "DELETE FROM audit WHERE id = 4");
	is_broken(f, NULL, "Row 4 of the audit was removed", 3);
	/* and the gap closed */
	fixture_sql(f, "UPDATE audit SET id = id - 1 WHERE id > 4");
	is_broken(f, NULL, "Row 4 of the audit was changed", 3);
}

static void
test_the_first_row_is_removed(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, UNGUARD "DELETE FROM audit WHERE id = 1");
	is_broken(f, NULL, "Row 1 of the audit was removed", 0);
}

/* The end can be cut off: only a head that was kept tells. */
static void
test_the_last_row_is_removed(void **state)
{
	struct fixture *f = *state;
	int64_t rows = rows_of(f);
	struct audit_walk walk;
	char *kept;

	is_whole(f, NULL, &walk);
	kept = heap_dup(walk.head);
	fixture_sql(f, UNGUARD "DELETE FROM audit"
			       " WHERE id = (SELECT max(id) FROM audit)");
	is_whole(f, NULL, &walk);
	is_broken(f, kept, "The kept head is not", rows - 1);
	/* what is written afterwards hides nothing */
	fixture_done(f, "tanaka", "note.save", "{s:s, s:i, s:s}", "programme",
	    NEW, "slot", 3, "text", "後");
	is_whole(f, NULL, &walk);
	is_broken(f, kept, "The kept head is not", rows);
	fixture_sql(f, "DELETE FROM audit");
	is_whole(f, NULL, &walk);
	is_broken(f, kept, "The kept head is not", 0);
	free(kept);
}

static void
test_rows_change_places(void **state)
{
	struct fixture *f = *state;

	fixture_sql(f, UNGUARD "UPDATE audit SET id = -3 WHERE id = 3;"
			       "UPDATE audit SET id = 3 WHERE id = 5;"
			       "UPDATE audit SET id = 5 WHERE id = -3");
	is_broken(f, NULL, "Row 3 of the audit was changed, or stands", 2);
}

static void
test_a_row_is_slipped_in(void **state)
{
	struct fixture *f = *state;
	int64_t rows = rows_of(f);

	fixture_sql(f, "INSERT INTO audit SELECT id + 1, at, person, call,"
		       " subject, result, hash FROM audit"
		       " ORDER BY id DESC LIMIT 1");
	is_broken(f, NULL, "changed, or stands", rows);
	/* one in front of the first */
	fixture_sql(f,
	    UNGUARD "DELETE FROM audit WHERE id = %d;"
		    "INSERT INTO audit SELECT 0, at, person, call,"
		    " subject, result, hash FROM audit WHERE id = 1",
	    (int)rows + 1);
	is_broken(f, NULL, "Row 1 of the audit was removed", 0);
}

/* More rows than are read at once. */
static void
test_many(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;

	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	for (int i = 0; i < 3000; i++)
		assert_int_equal(audit_add(f->store, i, AUDIT_SERVICE, "test",
				     "", "DONE", &f->err),
		    0);
	assert_int_equal(store_commit(f->store, &f->err), 0);
	is_whole(f, NULL, &walk);
	assert_int_equal(walk.rows, 3000);
	fixture_sql(f, UNGUARD "UPDATE audit SET result = 'x' WHERE id = 2001");
	is_broken(f, NULL, "Row 2001 ", 2000);
}

#define WRITERS 4
#define EACH 25

static void
write_rows(const struct fixture *f, int who)
{
	struct store *own = NULL;
	struct err err = {0};
	int rc = store_open(f->dir, &own, &err);

	for (int k = 0; rc == 0 && k < EACH; k++) {
		rc = store_begin_write(own, &err);
		if (rc == 0)
			rc = audit_add(own, k, who, "test", "", "DONE", &err);
		if (rc == 0)
			rc = store_commit(own, &err);
	}
	_exit(rc == 0 ? 0 : 1);
}

static void
test_writers_make_one_chain(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;
	pid_t child[WRITERS];
	int status;

	for (int i = 0; i < WRITERS; i++) {
		child[i] = fork();
		assert_true(child[i] >= 0);
		if (child[i] == 0)
			write_rows(f, i + 1);
	}
	for (int i = 0; i < WRITERS; i++) {
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_int_equal(status, 0);
	}
	is_whole(f, NULL, &walk);
	assert_true(walk.rows >= WRITERS * EACH);
}

/* Rows from before the chain are in it after the schema has moved. */
static void
test_older_rows(void **state)
{
	struct fixture *f = *state;
	struct audit_walk walk;

	fixture_sql(f, "%s", migrations[0]);
	fixture_sql(f, "PRAGMA user_version = 1; INSERT INTO audit"
		       " (at, person, call, subject, result) VALUES"
		       " (1, 1, 'note.save', 'specialist-new 1', 'DONE'),"
		       " (2, 2, 'request.approve', '症例 2', 'DENIED'),"
		       " (3, 1, 'note.save', '', 'DONE')");
	fixture_sql(f, "PRAGMA journal_mode = WAL");
	assert_int_equal(chmod(f->file, 0600), 0);
	assert_int_equal(store_open(f->dir, &f->store, &f->err), 0);
	is_whole(f, NULL, &walk);
	assert_int_equal(walk.rows, 3);
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE id = 2 AND at = 2 AND"
					   " person = 2 AND result = 'DENIED'"
					   " AND subject = '症例 2'"),
	    1);
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	assert_int_equal(
	    audit_add(f->store, 4, AUDIT_SERVICE, "test", "", "DONE", &f->err),
	    0);
	assert_int_equal(store_commit(f->store, &f->err), 0);
	is_whole(f, NULL, &walk);
	fixture_sql(f, UNGUARD "UPDATE audit SET person = 9 WHERE id = 2");
	is_broken(f, NULL, "Row 2 ", 1);
}

#define WORK(f) cmocka_unit_test_setup_teardown(f, set_up, fixture_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WORK(test_whole),
	    TEST(test_of_nothing),
	    WORK(test_refusals_are_linked),
	    WORK(test_each_column),
	    WORK(test_a_row_is_removed),
	    WORK(test_the_first_row_is_removed),
	    WORK(test_the_last_row_is_removed),
	    WORK(test_rows_change_places),
	    WORK(test_a_row_is_slipped_in),
	    TEST(test_many),
	    WORK(test_writers_make_one_chain),
	    BARE(test_older_rows),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
