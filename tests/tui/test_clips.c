/* SPDX-License-Identifier: MIT */
#include "tui/clips.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"

static void
newest_first_and_each_once(void **state)
{
	struct clips clips = {0};

	(void)state;
	assert_null(clips_newest(&clips));
	clips_add(&clips, heap_dup("髙"));
	clips_add(&clips, heap_dup("か\u3099"));
	clips_add(&clips, heap_dup("髙"));
	assert_int_equal(clips.n, 2);
	assert_string_equal(clips_newest(&clips), "髙");
	assert_string_equal(clips.at[1].text, "か\u3099");
	assert_int_not_equal(clips.at[0].id, clips.at[1].id);
	clips_release(&clips);
	assert_int_equal(clips.n, 0);
	assert_null(clips_newest(&clips));
}

static void
oldest_goes(void **state)
{
	struct clips clips = {0};
	char text[8];

	(void)state;
	for (int i = 0; i <= CLIPS_MOST; i++) {
		snprintf(text, sizeof text, "%d", i);
		clips_add(&clips, heap_dup(text));
	}
	assert_int_equal(clips.n, CLIPS_MOST);
	assert_string_equal(clips_newest(&clips), "9");
	assert_string_equal(clips.at[CLIPS_MOST - 1].text, "1");
	clips_add(&clips, heap_dup("1")); /* the one that would go next */
	assert_int_equal(clips.n, CLIPS_MOST);
	assert_string_equal(clips_newest(&clips), "1");
	assert_string_equal(clips.at[CLIPS_MOST - 1].text, "2");
	clips_release(&clips);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(newest_first_and_each_once),
	    cmocka_unit_test(oldest_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
