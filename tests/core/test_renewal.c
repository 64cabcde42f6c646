/* SPDX-License-Identifier: MIT */
#include "core/renewal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample_report.h"

/* Windows of the programme: registration, request, application. */
static const struct {
	const char *what, *from[WINDOW_COUNT], *to[WINDOW_COUNT], *today;
	enum renewal expected;
	const char *day; /* in the sentence; NULL: none */
} rows[] = {
    {"nothing is set", {NULL}, {NULL}, "2024-06-15", RENEWAL_OPEN, NULL},
    {"inside of all", {"2024-04-01", "2024-04-01", "2024-08-01"},
	{"2024-09-30", "2024-10-15", "2024-10-31"}, "2024-09-30", RENEWAL_OPEN,
	"2024-09-30"},
    {"the application period alone", {NULL, NULL, "2024-08-01"},
	{NULL, NULL, "2024-10-31"}, "2024-06-15", RENEWAL_OPEN, "2024-10-31"},
    {"its last day", {NULL, NULL, "2024-08-01"}, {NULL, NULL, "2024-10-31"},
	"2024-10-31", RENEWAL_OPEN, "2024-10-31"},
    {"the day after", {NULL, NULL, "2024-08-01"}, {NULL, NULL, "2024-10-31"},
	"2024-11-01", RENEWAL_OVER, "2024-10-31"},
    {"registration is over", {"2024-04-01", NULL, NULL},
	{"2024-06-14", NULL, NULL}, "2024-06-15", RENEWAL_OVER, "2024-06-14"},
    {"requests are over", {NULL, "2024-04-01", NULL},
	{NULL, "2024-06-14", NULL}, "2024-06-15", RENEWAL_OVER, "2024-06-14"},
    {"requests are still to come", {NULL, "2024-07-01", NULL},
	{NULL, "2024-09-30", NULL}, "2024-06-15", RENEWAL_LATER, "2024-07-01"},
    {"the later one counts", {"2024-06-20", "2024-07-01", NULL},
	{"2024-09-30", "2024-09-30", NULL}, "2024-06-15", RENEWAL_LATER,
	"2024-07-01"},
    {"opens when it is too late", {NULL, "2024-11-01", "2024-08-01"},
	{NULL, "2024-12-31", "2024-10-31"}, "2024-06-15", RENEWAL_OVER,
	"2024-10-31"},
};

static int32_t
day(const char *text)
{
	return text == NULL ? DATE_NONE : sample_day(text);
}

static void
test_renewal(void **state)
{
	struct rules rules;
	char *text;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		memset(&rules, 0, sizeof rules);
		for (int w = 0; w < WINDOW_COUNT; w++)
			rules.window[PROGRAMME_SPECIALIST][w] = (struct span){
			    day(rows[i].from[w]), day(rows[i].to[w])};
		if (renewal_possible(&rules, PROGRAMME_SPECIALIST,
			sample_day(rows[i].today)) != rows[i].expected)
			fail_msg("%s", rows[i].what);
		text = renewal_text(
		    &rules, PROGRAMME_SPECIALIST, sample_day(rows[i].today));
		if (rows[i].day != NULL ? strstr(text, rows[i].day) == NULL
					: strstr(text, "20") != NULL)
			fail_msg("%s: %s", rows[i].what, text);
		free(text);
	}
}

/* Each answer has a sentence of its own. */
static void
test_sentences(void **state)
{
	struct rules rules = {0};
	char *text[3];

	(void)state;
	for (int w = 0; w < WINDOW_COUNT; w++)
		rules.window[0][w] = (struct span){100, 200};
	for (int i = 0; i < 3; i++)
		text[i] =
		    renewal_text(&rules, PROGRAMME_SPECIALIST, 50 + i * 100);
	assert_string_not_equal(text[0], text[1]);
	assert_string_not_equal(text[1], text[2]);
	assert_string_not_equal(text[0], text[2]);
	for (int i = 0; i < 3; i++)
		free(text[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_renewal),
	    cmocka_unit_test(test_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
