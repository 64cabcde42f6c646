/* SPDX-License-Identifier: MIT */
/* Queries, their rows and arguments, and writers beside each other. */
#include "db/store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

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
	    TEST(test_search_of_another_connection),
	    TEST(test_writers_queue),
	    TEST(test_rollback),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
