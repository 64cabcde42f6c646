/* SPDX-License-Identifier: MIT */
#include "tui/files/export_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A screen hands on what was typed: case text never goes to the terminal. */
static void
a_dash_is_a_name(void **state)
{
	char folder[] = "/tmp/export_file.XXXXXX";
	struct err err = {0};
	struct stat st;

	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(export_file_write("-", false, "髙", 3, &err), 0);
	assert_int_equal(lstat("-", &st), 0);
	assert_true(S_ISREG(st.st_mode));
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(st.st_size, 3);
	assert_int_equal(unlink("-"), 0);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(folder), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_dash_is_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
