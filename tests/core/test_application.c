/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/application.h"

#define TODAY 20620 /* 2026-06-16 */

/* A whole list that can be submitted, which a test spoils. */
struct list_of {
	struct applied_case cases[20];
	struct applying applying;
	struct rules rules;
};

static void
make(struct list_of *l, enum programme programme, size_t n, enum state state)
{
	*l = (struct list_of){.applying = {programme, l->cases, n}};
	for (size_t i = 0; i < n; i++)
		l->cases[i] = (struct applied_case){.slot = (int64_t)i + 1,
		    .state = state,
		    .category = (int)(i % CATEGORY_COUNT),
		    .approved = state == STATE_APPROVED ? TODAY : DATE_NONE};
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			l->rules.window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
	l->rules.window[programme][WINDOW_APPLICATION] =
	    (struct span){TODAY - 10, TODAY + 10};
	snprintf(l->rules.office, sizeof l->rules.office, "03-0000-0000");
}

/* The only rule that fails, or "" when none does. */
static void
fails(const struct list_of *l, const char *code, const char *in_text)
{
	struct list reasons = {0};
	size_t n = application_check(&l->applying, &l->rules, TODAY, &reasons);
	const struct reason *reason = reasons.at;

	assert_int_equal(n, reasons.n);
	assert_int_equal(n, *code == '\0' ? 0 : 1);
	if (n == 1) {
		assert_string_equal(reason->code, code);
		assert_non_null(strstr(reason->text, in_text));
	}
	reason_clear(&reasons);
}

static void
test_all_approved(void **state)
{
	struct list_of l;

	(void)state;
	make(&l, PROGRAMME_SPECIALIST, 20, STATE_APPROVED);
	fails(&l, "", "");
	make(&l, PROGRAMME_TRANSFER, 7, STATE_REGISTERED);
	fails(&l, "", "");
	make(&l, PROGRAMME_CERTIFIED, 5, STATE_REGISTERED);
	fails(&l, "", "");
}

static void
test_window(void **state)
{
	struct list_of l;
	struct span *span;

	(void)state;
	make(&l, PROGRAMME_TRANSFER, 7, STATE_REGISTERED);
	span = &l.rules.window[PROGRAMME_TRANSFER][WINDOW_APPLICATION];
	*span = (struct span){TODAY, TODAY};
	fails(&l, "", "");
	*span = (struct span){TODAY + 1, TODAY + 9};
	fails(&l, "application-open", "closed today");
	*span = (struct span){TODAY - 9, TODAY - 1};
	fails(&l, "application-open", "closed today");
	*span = (struct span){DATE_NONE, DATE_NONE};
	fails(&l, "application-open", "not set yet");
}

/* Each that is missing is named; a state between won't do. */
static void
test_complete(void **state)
{
	struct list_of l;

	(void)state;
	make(&l, PROGRAMME_SPECIALIST, 20, STATE_APPROVED);
	l.cases[8].state = STATE_REGISTERED;
	l.cases[15].state = STATE_REQUESTED;
	fails(&l, "application-complete", "number 9, 16.");
	make(&l, PROGRAMME_CERTIFIED, 5, STATE_REGISTERED);
	l.cases[4].state = STATE_SUBMITTED;
	fails(&l, "application-complete", "number 5.");
}

static void
test_draft(void **state)
{
	struct list_of l;

	(void)state;
	make(&l, PROGRAMME_CERTIFIED, 5, STATE_REGISTERED);
	l.cases[1].draft = true;
	fails(&l, "application-draft", "Number 2:");
}

/* Every category once: the last one that is missing is named. */
static void
test_categories(void **state)
{
	struct list_of l;

	(void)state;
	make(&l, PROGRAMME_SPECIALIST, 20, STATE_APPROVED);
	for (int i = 0; i < 20; i++)
		if (l.cases[i].category == CATEGORY_DELIRIUM)
			l.cases[i].category = CATEGORY_PAIN;
	fails(&l, "application-category", "Delirium.");
	/* once is enough */
	l.cases[19].category = CATEGORY_DELIRIUM;
	fails(&l, "", "");
}

/* The last day of the period still counts, the day after does not. */
static void
test_late(void **state)
{
	struct list_of l;

	(void)state;
	make(&l, PROGRAMME_SPECIALIST, 20, STATE_APPROVED);
	l.cases[2].approved = TODAY + 10;
	fails(&l, "", "");
	l.cases[2].approved = TODAY + 11;
	fails(&l, "application-late", "Number 3:");
}

/* Every rule that fails has its own sentence. */
static void
test_all_at_once(void **state)
{
	struct list_of l;
	struct list reasons = {0};

	(void)state;
	make(&l, PROGRAMME_SPECIALIST, 20, STATE_EMPTY);
	for (int i = 0; i < 20; i++)
		l.cases[i].category = WORD_NONE;
	l.rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION].to = TODAY - 1;
	assert_int_equal(
	    application_check(&l.applying, &l.rules, TODAY, &reasons), 3);
	reason_clear(&reasons);
}

static void
number_is(enum programme programme, int year, const char *last, const char *is)
{
	char number[APPLICATION_NUMBER];

	application_number(number, programme, year, last);
	assert_string_equal(number, is);
}

static void
test_number(void **state)
{
	(void)state;
	number_is(PROGRAMME_SPECIALIST, 2026, NULL, "2026-S-0001");
	number_is(PROGRAMME_CERTIFIED, 2026, "2026-C-0041", "2026-C-0042");
	number_is(PROGRAMME_TRANSFER, 2027, NULL, "2027-T-0001");
	number_is(PROGRAMME_TRANSFER, 2027, "2027-T-9999", "2027-T-10000");
	number_is(PROGRAMME_TRANSFER, 2027, "2027-T-10000", "2027-T-10001");
}

/* The year is the window's, also when it reaches into the next one. */
static void
test_year(void **state)
{
	struct list_of l;

	(void)state;
	make(&l, PROGRAMME_SPECIALIST, 20, STATE_APPROVED);
	assert_int_equal(
	    application_year(&l.rules, PROGRAMME_SPECIALIST, TODAY + 400),
	    2026);
	assert_int_equal(
	    application_year(&l.rules, PROGRAMME_TRANSFER, TODAY + 400), 2027);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all_approved),
	    cmocka_unit_test(test_window),
	    cmocka_unit_test(test_complete),
	    cmocka_unit_test(test_draft),
	    cmocka_unit_test(test_categories),
	    cmocka_unit_test(test_late),
	    cmocka_unit_test(test_all_at_once),
	    cmocka_unit_test(test_number),
	    cmocka_unit_test(test_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
