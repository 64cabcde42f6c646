/* SPDX-License-Identifier: MIT */
/* Which files are opened, and whose they are. */
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
#include "db/store/sqlite.h"
#include "fixture.h"

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
	refuses_to_open(f, "can't be written");
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_files_are_ours_alone),
	    BARE(test_refuses_what_is_not_its_own),
	    BARE(test_refuses_a_newer_schema),
	    BARE(test_refuses_what_is_no_database),
	    BARE(test_no_directory),
	    BARE(test_opened_at_once),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
