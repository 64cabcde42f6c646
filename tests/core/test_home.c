/* SPDX-License-Identifier: MIT */
#include "core/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "sample_report.h"

#define TODAY "2024-02-19"

/* Which windows are open that day, programme by programme; the others are
 * over. */
static char *
open_now(bool open[PROGRAMME_COUNT][WINDOW_COUNT])
{
	const int32_t today = sample_day(TODAY);
	struct rules rules = {0};

	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			rules.window[p][w] =
			    open[p][w] ? (struct span){today, today}
				       : (struct span){today - 9, today - 1};
	return home_open_now(&rules, today);
}

static void
says(bool open[PROGRAMME_COUNT][WINDOW_COUNT], const char *expected)
{
	char *text = open_now(open);

	assert_string_equal(text, expected);
	free(text);
}

/* Nothing but what is named, in the order of the windows. */
static void
test_every_combination_for_all(void **state)
{
	static const char *const expected[] = {
	    "■ Nothing can be used now (2024/2/19).",
	    "■ Now (2024/2/19) nothing can be used but"
	    " \"Case registration\".",
	    "■ Now (2024/2/19) nothing can be used but \"Case approval\".",
	    "■ Now (2024/2/19) nothing can be used but"
	    " \"Case registration\", \"Case approval\".",
	    "■ Now (2024/2/19) nothing can be used but \"Application\".",
	    "■ Now (2024/2/19) nothing can be used but"
	    " \"Case registration\", \"Application\".",
	    "■ Now (2024/2/19) nothing can be used but"
	    " \"Case approval\", \"Application\".",
	    "■ Now (2024/2/19) everything can be used: \"Case registration\","
	    " \"Case approval\", \"Application\".",
	};
	bool open[PROGRAMME_COUNT][WINDOW_COUNT];

	(void)state;
	for (int set = 0; set < 1 << WINDOW_COUNT; set++) {
		for (int p = 0; p < PROGRAMME_COUNT; p++)
			for (int w = 0; w < WINDOW_COUNT; w++)
				open[p][w] = (set & 1 << w) != 0;
		says(open, expected[set]);
	}
}

static void
test_programmes_are_named_when_they_differ(void **state)
{
	bool open[PROGRAMME_COUNT][WINDOW_COUNT] = {
	    [PROGRAMME_CERTIFIED] = {[WINDOW_REGISTRATION] = true},
	    [PROGRAMME_TRANSFER] = {
		[WINDOW_REGISTRATION] = true, [WINDOW_APPLICATION] = true}};

	(void)state;
	says(open, "■ Now (2024/2/19) nothing can be used but"
		   " \"Case registration (New certified doctor, Specialist"
		   " transfer)\", \"Application (Specialist transfer)\".");
}

/* Approval of programmes that know none is nobody's to use. */
static void
test_approval_is_of_the_specialist_alone(void **state)
{
	bool open[PROGRAMME_COUNT][WINDOW_COUNT] = {
	    [PROGRAMME_CERTIFIED] = {[WINDOW_REQUEST] = true}};

	(void)state;
	says(open, "■ Nothing can be used now (2024/2/19).");
	open[PROGRAMME_SPECIALIST][WINDOW_REQUEST] = true;
	open[PROGRAMME_CERTIFIED][WINDOW_REQUEST] = false;
	says(open, "■ Now (2024/2/19) nothing can be used but"
		   " \"Case approval\".");
}

/* The first two are open unless dates are set, the third is closed. */
static void
test_without_dates(void **state)
{
	struct rules rules = {0};
	char *text;

	(void)state;
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			rules.window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
	text = home_open_now(&rules, sample_day(TODAY));
	assert_string_equal(text, "■ Now (2024/2/19) nothing can be used but"
				  " \"Case registration\", \"Case approval\".");
	free(text);
}

/* The clock of the site's zone, which is the process's. */
static void
test_greeting(void **state)
{
	int64_t at;
	char *text;

	(void)state;
	assert_true(time_parse("2024-02-15T07:20:31Z", &at));
	text = home_greeting("髙﨑 𠮷人", at);
	assert_string_equal(text,
	    "This is the page of 髙﨑 𠮷人 (last login: 2024-02-15 16:20)");
	free(text);
	text = home_greeting("髙﨑 𠮷人", TIME_NONE);
	assert_string_equal(
	    text, "This is the page of 髙﨑 𠮷人 (first login)");
	free(text);
}

/* The two sentences as the seed has them. */
static void
test_in_the_seeds_words(void **state)
{
	bool open[PROGRAMME_COUNT][WINDOW_COUNT];
	char *dir = heap_printf("%s/locale", getenv("BUILD")), *text;
	int64_t at;

	(void)state;
	i18n_start(dir, "ja");
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			open[p][w] = w != WINDOW_APPLICATION;
	says(open, "■現在（2024/2/19 時点）利用可能なのは「症例登録」"
		   "「症例承認」のみの機能です。");
	assert_true(time_parse("2024-02-15T16:20:00+09:00", &at));
	text = home_greeting("テストに", at);
	assert_string_equal(text, "テストにさんのマイページです"
				  "（最終ログイン：2024年02月15日 16:20）");
	free(text);
	free(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_combination_for_all),
	    cmocka_unit_test(test_programmes_are_named_when_they_differ),
	    cmocka_unit_test(test_approval_is_of_the_specialist_alone),
	    cmocka_unit_test(test_without_dates),
	    cmocka_unit_test(test_greeting),
	    cmocka_unit_test(test_in_the_seeds_words),
	};

	setenv("TZ", "Asia/Tokyo", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
