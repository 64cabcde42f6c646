/* SPDX-License-Identifier: MIT */
#include "core/reminder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
test_waiting(void **state)
{
	static const struct {
		int days, stage;
	} rows[] = {{-1, 0}, {0, 0}, {6, 0}, {7, 7}, {13, 7}, {14, 14},
	    {29, 14}, {30, 30}, {31, 30}, {400, 30}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(reminder_waiting(rows[i].days), rows[i].stage);
}

static void
test_deadline(void **state)
{
	static const struct {
		int left, stage;
	} rows[] = {{31, 0}, {30, 30}, {15, 30}, {14, 14}, {8, 14}, {7, 7},
	    {4, 7}, {3, 3}, {1, 3}, {0, 3}, {-1, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(
		    reminder_deadline(rows[i].left), rows[i].stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_waiting),
	    cmocka_unit_test(test_deadline),
	};

	return cmocka_run_group_tests_name("reminder", tests, NULL, NULL);
}
