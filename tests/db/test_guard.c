/* SPDX-License-Identifier: MIT */
#include "db/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
test_map(void **state)
{
	(void)state;
	assert_true(guard_map_is_host("         0          0 4294967295\n"));
	assert_true(guard_map_is_host("0 0 4294967295"));
	/* unshare -r, a container's range, PrivateUsers=yes, none at all */
	assert_false(guard_map_is_host("         0       1000          1\n"));
	assert_false(guard_map_is_host("         0     100000      65536\n"));
	assert_false(guard_map_is_host("         0          0          1\n"
				       "      1000       1000          1\n"));
	assert_false(guard_map_is_host("0 0 4294967294\n"));
	assert_false(guard_map_is_host("0 1 4294967295\n"));
	assert_false(guard_map_is_host("0 0 4294967295\n1 1 1\n"));
	assert_false(guard_map_is_host("0 0\n"));
	assert_false(guard_map_is_host(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
