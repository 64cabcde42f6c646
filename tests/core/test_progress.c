/* SPDX-License-Identifier: MIT */
#include "core/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample_report.h"

#define CASES 20

/* Twenty approved cases of all categories, on the last day but one of the
 * application period. */
struct asked {
	struct progress_case cases[CASES];
	size_t n;
	struct rules rules;
	int32_t today;
	struct progress progress;
	struct list reasons;
};

static int
set_up(void **state)
{
	struct asked *a = calloc(1, sizeof *a);

	a->n = CASES;
	a->today = sample_day("2026-01-30");
	for (int i = 0; i < CASES; i++)
		a->cases[i] = (struct progress_case){i + 1, STATE_APPROVED,
		    i % CATEGORY_COUNT, false, sample_day("2025-12-01")};
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			a->rules.window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    (struct span){sample_day("2026-01-01"), sample_day("2026-01-31")};
	*state = a;
	return 0;
}

static int
tear_down(void **state)
{
	struct asked *a = *state;

	reason_clear(&a->reasons);
	free(a);
	return 0;
}

static size_t
ask(struct asked *a)
{
	reason_clear(&a->reasons);
	progress_count(
	    PROGRAMME_SPECIALIST, a->cases, a->n, &a->rules, &a->progress);
	return progress_blockers(
	    &a->progress, a->cases, a->n, &a->rules, a->today, &a->reasons);
}

/* Exactly one thing is in the way. */
static void
only(struct asked *a, const char *code, int64_t slot, const char *text)
{
	const struct reason *why;

	assert_int_equal(ask(a), 1);
	why = a->reasons.at;
	assert_string_equal(why->code, code);
	assert_int_equal(why->slot, slot);
	assert_string_equal(why->text, text);
}

static void
test_nothing_in_the_way(void **state)
{
	struct asked *a = *state;

	assert_int_equal(ask(a), 0);
	assert_int_equal(a->progress.count[STATE_APPROVED], 20);
	assert_int_equal(a->progress.count[STATE_EMPTY], 0);
	assert_int_equal(a->progress.missing, 0);
}

static void
test_rejected(void **state)
{
	struct asked *a = *state;

	a->cases[5].state = STATE_REJECTED;
	only(a, "rejected", 6,
	    "Number 6 was rejected: correct it and request it again.");
}

/* A registered one is to be requested; its draft is to be settled first. */
static void
test_unrequested_and_draft(void **state)
{
	struct asked *a = *state;
	const struct reason *why;

	a->cases[3].state = STATE_REGISTERED;
	only(a, "unrequested", 4, "Cases to be requested: 1.");
	a->cases[3].draft = true;
	assert_int_equal(ask(a), 2);
	why = a->reasons.at;
	assert_string_equal(why[0].code, "draft");
	assert_int_equal(why[0].slot, 4);
	assert_string_equal(why[1].code, "unrequested");
}

static void
test_waiting(void **state)
{
	struct asked *a = *state;

	a->cases[8].state = a->cases[19].state = STATE_REQUESTED;
	only(a, "waiting", 9, "Cases that wait for a supervisor: 2.");
}

/* One that was deleted and one that was never begun are both empty. */
static void
test_unregistered(void **state)
{
	struct asked *a = *state;

	a->n = 19;
	a->cases[10].state = STATE_EMPTY;
	a->cases[10].draft = true;
	only(a, "unregistered", 11, "Cases to be registered: 2.");
	assert_int_equal(a->progress.count[STATE_EMPTY], 2);
}

/* Every one of the seven at least once; an empty slot's does not count. */
static void
test_categories(void **state)
{
	struct asked *a = *state;

	for (int i = 0; i < CASES; i++)
		if (a->cases[i].category == CATEGORY_SEDATION)
			a->cases[i].category = CATEGORY_PAIN;
	assert_int_equal(ask(a), 1);
	assert_int_equal(a->progress.missing, 1u << CATEGORY_SEDATION);
	assert_string_equal(((struct reason *)a->reasons.at)->text,
	    "Categories without a case: Sedation for relief of distress.");
	a->cases[2].state = STATE_EMPTY;
	a->cases[2].category = CATEGORY_SEDATION;
	assert_int_equal(ask(a), 2);
	assert_int_equal(a->progress.missing, 1u << CATEGORY_SEDATION);
	a->cases[2].state = STATE_APPROVED;
	assert_int_equal(ask(a), 0);
}

/* Only what is approved by the last day of the 申請期間 counts [seed]. */
static void
test_late(void **state)
{
	struct asked *a = *state;

	a->cases[0].decided_on = sample_day("2026-01-31");
	assert_int_equal(ask(a), 0);
	a->cases[0].decided_on = sample_day("2026-02-01");
	only(a, "late", 1,
	    "Number 1 was approved after the application period: it counts "
	    "for the next one.");
	assert_int_equal(a->progress.late, 1);
	/* carried over: for the next period it is in time */
	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    (struct span){sample_day("2026-01-30"), sample_day("2027-01-31")};
	assert_int_equal(ask(a), 0);
	assert_int_equal(a->progress.late, 0);
}

static void
test_window(void **state)
{
	struct asked *a = *state;
	struct span *span =
	    &a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION];

	a->today = sample_day("2026-01-31");
	assert_int_equal(ask(a), 0);
	a->today = sample_day("2026-02-01");
	only(a, "window", INT64_MIN,
	    "The application period ended on 2026-01-31.");
	a->today = sample_day("2025-12-31");
	only(a, "window", INT64_MIN,
	    "The application period begins on 2026-01-01.");
	*span = (struct span){DATE_NONE, DATE_NONE};
	only(
	    a, "window", INT64_MIN, "The application period is not fixed yet.");
}

/* Nothing more is asked of what is on its way. */
static void
test_submitted(void **state)
{
	struct asked *a = *state;

	for (int i = 0; i < CASES; i++)
		a->cases[i].state = STATE_SUBMITTED;
	a->today = sample_day("2026-02-01");
	assert_int_equal(ask(a), 0);
}

/* A programme without approval has nothing to request, and its categories
 * are its slots'. */
static void
test_without_approval(void **state)
{
	struct asked *a = *state;

	a->rules.window[PROGRAMME_CERTIFIED][WINDOW_APPLICATION] =
	    (struct span){a->today, a->today};
	for (int i = 0; i < CASES; i++)
		a->cases[i].state = STATE_REGISTERED;
	progress_count(
	    PROGRAMME_CERTIFIED, a->cases, 5, &a->rules, &a->progress);
	assert_int_equal(a->progress.missing, 0);
	assert_int_equal(progress_blockers(&a->progress, a->cases, 5, &a->rules,
			     a->today, &a->reasons),
	    0);
}

static void
windows_say(struct asked *a, const char *today, const char *expected)
{
	char *text = progress_windows(
	    PROGRAMME_SPECIALIST, &a->rules, sample_day(today));

	assert_string_equal(text, expected);
	free(text);
}

static void
test_windows_in_words(void **state)
{
	struct asked *a = *state;

	windows_say(a, "2025-12-31",
	    "Case registration: open  Case approval: open"
	    "  Application: from 2026-01-01");
	windows_say(a, "2026-01-31",
	    "Case registration: open  Case approval: open"
	    "  Application: to 2026-01-31 (0 days left)");
	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_REGISTRATION] =
	    (struct span){sample_day("2025-04-01"), sample_day("2026-01-30")};
	windows_say(a, "2026-02-01",
	    "Case registration: ended 2026-01-30  Case approval: open"
	    "  Application: ended 2026-01-31");
	a->rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    (struct span){DATE_NONE, DATE_NONE};
	windows_say(a, "2026-01-30",
	    "Case registration: to 2026-01-30 (0 days left)"
	    "  Case approval: open  Application: not fixed yet");
}

#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    EACH(test_nothing_in_the_way),
	    EACH(test_rejected),
	    EACH(test_unrequested_and_draft),
	    EACH(test_waiting),
	    EACH(test_unregistered),
	    EACH(test_categories),
	    EACH(test_late),
	    EACH(test_window),
	    EACH(test_submitted),
	    EACH(test_without_approval),
	    EACH(test_windows_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
