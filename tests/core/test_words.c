/* SPDX-License-Identifier: MIT */
#include "core/words.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Codes stand in databases and scripts: none may change its place or name. */
static const struct {
	const struct words *words;
	const char *name, *codes;
} pinned[] = {
    {&programme_words, "programme",
	"specialist-new certified-new specialist-transfer"},
    {&category_words, "category",
	"pain other_symptom mental delirium sedation social spiritual"},
    {&state_words, "state",
	"EMPTY REGISTERED REQUESTED APPROVED REJECTED SUBMITTED"},
    {&phase_words, "phase",
	"REQUESTED APPROVED REJECTED WITHDRAWN REASSIGNED FELL_BACK REVOKED"},
    {&fall_words, "fall", "supervisor qualification applicant"},
    {&event_words, "event",
	"save_draft discard_draft register request withdraw approve reject "
	"fall_back approve_paper revoke reassign delete submit return "
	"close_passed close_other"},
    {&application_words, "application",
	"SUBMITTED RETURNED PASSED FAILED WITHDRAWN"},
    {&notice_words, "notice", "WAITING SENT FAILED"},
    {&news_words, "news",
	"request withdraw approve reject fall_back approve_paper revoke "
	"reassign delete submit return close_passed close_other "
	"remind_waiting remind_deadline unfinished mail_failed"},
    {&whom_words, "whom", "applicant supervisor old_supervisor staff"},
    {&delivery_words, "delivery",
	"delivered temporary permanent configuration possible unanswered "
	"no_address unusable stopped"},
    {&qualification_words, "qualification",
	"senior specialist certified_trainer provisional"},
    {&accreditation_words, "accreditation", "training core affiliated"},
    {&window_words, "window", "registration request application"},
    {&blank_words, "blank", "PROPOSED ASKED AGREED DONE REFUSED"},
    {&hint_words, "hint",
	"name initials digits telephone address hospital date"},
    {&import_words, "import",
	"people facilities qualifications affiliations former"},
    {&taken_list_words, "taken_list",
	"people requests decisions submissions credits"},
    {&source_words, "source", "PROGRAM PAPER FORMER"},
    {&setting_words, "setting", "team ward outpatient home other"},
    {&age_words, "age", "under10 10s 20s 30s 40s 50s 60s 70s 80s over90"},
    {&sex_words, "sex", "male female other"},
    {&performance_words, "performance", "0 1 2 3 4 unknown"},
    {&outcome_words, "outcome",
	"died_hospital died_home discharged_home discharged_facility "
	"transferred ended continuing"},
    {&tally_words, "tally", "state category waiting approved rejected"},
    {&block_kind_words, "block_kind", "heading row prose note seal bar"},
    {&lang_words, "lang", "ja en"},
};

#define PINNED (sizeof pinned / sizeof *pinned)

static void
test_codes_are_pinned(void **state)
{
	char codes[512];
	size_t at;

	(void)state;
	for (size_t i = 0; i < PINNED; i++) {
		at = 0;
		for (int w = 0; w < pinned[i].words->n; w++)
			at += (size_t)snprintf(codes + at, sizeof codes - at,
			    "%s%s", w == 0 ? "" : " ",
			    words_code(pinned[i].words, w));
		assert_string_equal(codes, pinned[i].codes);
		assert_string_equal(pinned[i].words->name, pinned[i].name);
	}
}

static void
test_every_set_is_pinned(void **state)
{
	size_t sets = 0;

	(void)state;
#define X(LIST, tag)                                                           \
	assert_ptr_equal(pinned[sets].words, &tag##_words);                    \
	assert_int_equal(tag##_words.n, LIST##_COUNT);                         \
	sets++;
	WORD_SETS(X)
#undef X
	assert_int_equal(sets, PINNED);
}

static void
test_find(void **state)
{
	(void)state;
	for (size_t i = 0; i < PINNED; i++) {
		const struct words *words = pinned[i].words;

		/* so codes are unique in their set, too */
		for (int w = 0; w < words->n; w++)
			assert_int_equal(
			    words_find(words, words_code(words, w)), w);
		assert_int_equal(words_find(words, ""), WORD_NONE);
		assert_int_equal(words_find(words, "nonsense"), WORD_NONE);
	}
	assert_int_equal(words_find(&category_words, "Pain"), WORD_NONE);
	assert_int_equal(words_find(&category_words, "pain "), WORD_NONE);
	assert_int_equal(words_find(&category_words, "pai"), WORD_NONE);
	assert_int_equal(words_find(&state_words, "empty"), WORD_NONE);
}

static void
test_codes_are_plain(void **state)
{
	(void)state;
	for (size_t i = 0; i < PINNED; i++)
		for (int w = 0; w < pinned[i].words->n; w++)
			for (const char *p = words_code(pinned[i].words, w);
			     *p != '\0'; p++)
				assert_true(isalnum((unsigned char)*p) ||
					    *p == '_' || *p == '-');
}

static void
test_labels(void **state)
{
	(void)state;
	for (size_t i = 0; i < PINNED; i++)
		for (int w = 0; w < pinned[i].words->n; w++)
			assert_true(words_label(pinned[i].words, w)[0] != '\0');
	assert_string_equal(
	    words_label(&category_words, CATEGORY_DELIRIUM), "Delirium");
}

static void
test_no_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < PINNED; i++) {
		const struct words *words = pinned[i].words;

		assert_string_equal(words_code(words, WORD_NONE), "");
		assert_string_equal(words_label(words, WORD_NONE), "");
		assert_string_equal(words_code(words, words->n), "");
		assert_string_equal(words_label(words, words->n), "");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_codes_are_pinned),
	    cmocka_unit_test(test_every_set_is_pinned),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_codes_are_plain),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_no_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
