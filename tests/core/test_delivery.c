/* SPDX-License-Identifier: MIT */
#include "core/delivery.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/mail.h"
#include "core/date.h"

#define SINCE 1781485200 /* any time */
#define MIDDLE 20 /* chance that makes a wait neither longer nor shorter */

static void
test_waits_grow(void **state)
{
	static const int64_t minutes[] = {1, 5, 15, 60, 120, 240, 240, 240};

	(void)state;
	for (int64_t i = 0; i < 8; i++)
		assert_int_equal(
		    delivery_next(i + 1, SINCE, SINCE + 100, MIDDLE),
		    SINCE + 100 + 60 * minutes[i]);
}

/* Mailers of many sites don't come all at once; each wait is within a fifth. */
static void
test_chance(void **state)
{
	bool seen[1000] = {false};
	int different = 0;
	int64_t wait;

	(void)state;
	for (uint32_t chance = 0; chance < 41; chance++) {
		wait = delivery_next(2, SINCE, SINCE, chance) - SINCE;
		assert_true(wait >= 240 && wait <= 360);
		different += !seen[wait];
		seen[wait] = true;
	}
	assert_int_equal(different, 41);
	assert_int_equal(delivery_next(2, SINCE, SINCE, 41),
	    delivery_next(2, SINCE, SINCE, 0));
	wait = delivery_next(2, SINCE, SINCE, UINT32_MAX) - SINCE;
	assert_true(wait >= 240 && wait <= 360);
}

static void
test_five_days(void **state)
{
	const int64_t end = SINCE + 5 * 86400LL;

	(void)state;
	/* the last try is at the end, and not before */
	assert_int_equal(delivery_next(40, SINCE, end - 60, MIDDLE), end);
	assert_int_equal(delivery_next(40, SINCE, end - 1, MIDDLE), end);
	assert_int_equal(delivery_next(40, SINCE, end, MIDDLE), TIME_NONE);
	assert_int_equal(delivery_next(1, SINCE, end + 9, MIDDLE), TIME_NONE);
}

static void
test_what_is_tried_again(void **state)
{
	(void)state;
	for (int i = 0; i < DELIVERY_COUNT; i++)
		assert_int_equal(delivery_again((enum delivery)i),
		    i == DELIVERY_TEMPORARY || i == DELIVERY_CONFIGURATION ||
			i == DELIVERY_POSSIBLE);
}

static void
detail(const char *from, const char *expected)
{
	char *got = delivery_detail(from);

	if (expected == NULL)
		assert_null(got);
	else
		assert_string_equal(got, expected);
	free(got);
}

static void
test_detail(void **state)
{
	char many[3 * DETAIL_BYTES], *got;

	(void)state;
	detail(NULL, NULL);
	detail("", NULL);
	detail("\n\t ", NULL);
	detail("550 5.1.1 no such user\r\n", "550 5.1.1 no such user");
	detail("550-a\r\n550 b", "550-a 550 b");
	detail("\033[31mred\007", "[31mred");
	detail("宛先が不明です unknown", "unknown");
	memset(many, 'x', sizeof many);
	many[sizeof many - 1] = '\0';
	got = delivery_detail(many);
	assert_int_equal(strlen(got), DETAIL_BYTES);
	free(got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_waits_grow),
	    cmocka_unit_test(test_chance),
	    cmocka_unit_test(test_five_days),
	    cmocka_unit_test(test_what_is_tried_again),
	    cmocka_unit_test(test_detail),
	};

	return cmocka_run_group_tests_name("delivery", tests, NULL, NULL);
}
