/* SPDX-License-Identifier: MIT */
/* The period of a report: its two days, however written, and where it lies. */
#include "core/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "judged.h"
#include "sample_report.h"

static void
test_date(void **state)
{
	static const char *const wrong[] = {"2023-02-30..2023-03-02",
	    "2023-03-02..2023-02-30", "2024-04-10", "2024-04-10..",
	    "..2024-04-10", "昨日", "2024-04-10..2024-05-02..2024-06-01",
	    "10.4.2024..2.5.2024", "2024-04-10 2024-05-02",
	    "99999999999-01-01..2024-05-02", "2024-00-10..2024-05-02"};
	struct judged *j = *state;
	const char *text;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		text = only_with(j, "date", ITEM_PERIOD, wrong[i]);
		assert_non_null(strstr(text, wrong[i]));
	}
}

static void
test_dates_as_people_write_them(void **state)
{
	static const char *const right[] = {"2024-04-10..2024-05-02",
	    "２０２４－０４－１０..２０２４－０５－０２",
	    "２０２４／４／１０〜２０２４／５／２", "2024/4/10~2024/5/2",
	    " 2024.04.10 〜 2024.05.02\u3000"};
	struct judged *j = *state;
	struct span span;
	char *normal;

	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		items_set(&j->items, ITEM_PERIOD, right[i]);
		assert_int_equal(judge(j), 0);
		assert_true(report_period(&j->items, &span));
		assert_int_equal(span.from, sample_day("2024-04-10"));
		assert_int_equal(span.to, sample_day("2024-05-02"));
		normal = report_normal(ITEM_PERIOD, right[i]);
		assert_string_equal(normal, right[0]);
		free(normal);
	}
}

static void
test_order(void **state)
{
	struct judged *j = *state;

	only_with(j, "order", ITEM_PERIOD, "2024-05-02..2024-05-01");
	items_set(&j->items, ITEM_PERIOD, "2024-05-02..2024-05-02");
	assert_int_equal(judge(j), 0);
}

static void
test_accreditation(void **state)
{
	static const char *const outside[] = {
	    "2024-09-30..2024-10-01", /* into the next entry */
	    "2019-03-31..2019-04-01", "2025-01-01..2025-01-02"};
	struct judged *j = *state;
	const char *text;

	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
		text = only_with(j, "accreditation", ITEM_PERIOD, outside[i]);
		/* the dates of every entry, and where the true period goes */
		assert_non_null(strstr(text, "みなと総合病院"));
		assert_non_null(
		    strstr(text, "Training facility 2019-04-01〜2024-09-30、"
				 "Core facility 2024-10-01〜2029-09-30"));
		assert_non_null(strstr(text, "History until intervention"));
	}
	j->rules.accredited[PROGRAMME_SPECIALIST] = false;
	assert_int_equal(judge(j), 0);
	j->programme = PROGRAMME_CERTIFIED; /* each has its own setting */
	only(j, "accreditation", ITEM_PERIOD);
}

static void
test_accreditation_holds_its_ends(void **state)
{
	struct judged *j = *state;

	items_set(&j->items, ITEM_PERIOD, "2019-04-01..2024-09-30");
	assert_int_equal(judge(j), 0);
	j->place.entry = &sample_entries[1];
	items_set(&j->items, ITEM_PERIOD, "2024-10-01..2029-09-30");
	assert_int_equal(judge(j), 0);
}

#define TEST(f)                                                                \
	cmocka_unit_test_setup_teardown(f, judged_set_up, judged_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_date),
	    TEST(test_dates_as_people_write_them),
	    TEST(test_order),
	    TEST(test_accreditation),
	    TEST(test_accreditation_holds_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
