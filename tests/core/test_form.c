/* SPDX-License-Identifier: MIT */
#include "core/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The report's form: ● required, ○ optional, - not on the form; in the order
 * specialist-new, certified-new, specialist-transfer. */
static const struct {
	const char *id;
	enum form_type type;
	int limit;
	const char *need[PROGRAMME_COUNT];
	const struct words *words;
} expected[] = {
    {"category", FORM_CHOICE, 0, {"●", "●", "●"}, &category_words},
    {"facility", FORM_FACILITY, 0, {"●", "●", "●"}, NULL},
    {"setting", FORM_CHOICE, 0, {"●", "●", "●"}, &setting_words},
    {"period", FORM_PERIOD, 0, {"●", "●", "●"}, NULL},
    {"age", FORM_CHOICE, 0, {"●", "●", "●"}, &age_words},
    {"sex", FORM_CHOICE, 0, {"●", "●", "●"}, &sex_words},
    {"diagnosis", FORM_LINE, 100, {"●", "●", "●"}, NULL},
    {"comorbidity", FORM_LINE, 200, {"○", "○", "○"}, NULL},
    {"performance", FORM_CHOICE, 0, {"●", "○", "●"}, &performance_words},
    {"referral", FORM_PROSE, 200, {"●", "●", "●"}, NULL},
    {"history", FORM_PROSE, 800, {"●", "●", "●"}, NULL},
    {"physical", FORM_PROSE, 300, {"●", "○", "●"}, NULL},
    {"mental", FORM_PROSE, 300, {"●", "○", "●"}, NULL},
    {"social", FORM_PROSE, 300, {"●", "○", "●"}, NULL},
    {"spiritual", FORM_PROSE, 300, {"●", "○", "●"}, NULL},
    {"problems", FORM_PROSE, 300, {"●", "-", "○"}, NULL},
    {"course", FORM_PROSE, 1200, {"●", "●", "●"}, NULL},
    {"outcome", FORM_CHOICE, 0, {"●", "●", "●"}, &outcome_words},
    {"discussion", FORM_PROSE, 800, {"●", "●", "●"}, NULL},
    {"literature", FORM_PROSE, 300, {"○", "-", "○"}, NULL},
};

static enum form_need
need_of(const char *mark)
{
	if (strcmp(mark, "●") == 0)
		return FORM_REQUIRED;
	return strcmp(mark, "○") == 0 ? FORM_OPTIONAL : FORM_ABSENT;
}

static void
test_rows(void **state)
{
	(void)state;
	assert_int_equal(ITEM_COUNT, sizeof expected / sizeof *expected);
	for (int i = 0; i < ITEM_COUNT; i++) {
		assert_string_equal(form_rows[i].id, expected[i].id);
		assert_int_equal(form_rows[i].type, expected[i].type);
		assert_int_equal(form_rows[i].limit, expected[i].limit);
		assert_ptr_equal(form_rows[i].words, expected[i].words);
		assert_true(form_rows[i].label[0] != '\0');
		assert_true(form_rows[i].help[0] != '\0');
		for (int p = 0; p < PROGRAMME_COUNT; p++) {
			enum form_need need = need_of(expected[i].need[p]);

			assert_int_equal(form_rows[i].need[p], need);
			assert_int_equal(
			    form_asks((enum programme)p, (enum form_item)i),
			    need != FORM_ABSENT);
		}
	}
}

static void
test_items_are_words(void **state)
{
	(void)state;
	assert_int_equal(form_words.n, ITEM_COUNT);
	for (int i = 0; i < ITEM_COUNT; i++) {
		assert_int_equal(words_find(&form_words, expected[i].id), i);
		assert_string_equal(
		    words_label(&form_words, i), form_rows[i].label);
	}
	/* the note is of the slot, never an item */
	assert_int_equal(words_find(&form_words, "note"), WORD_NONE);
}

static void
test_limits_of_the_seed(void **state)
{
	(void)state;
	assert_int_equal(MESSAGE_LIMIT, 200);
	assert_int_equal(NOTE_LIMIT, 200);
	assert_int_equal(ITEM_BYTES, 64 * 1024);
	assert_int_equal(DRAFT_BYTES, 192 * 1024);
}

/* 1 to 7 are the categories in the seed's order. */
static const struct {
	enum programme programme;
	int slots, presets;
	int preset[7];
} lists[] = {
    {PROGRAMME_SPECIALIST, 20, 7,
	{CATEGORY_PAIN, CATEGORY_OTHER_SYMPTOM, CATEGORY_MENTAL,
	    CATEGORY_DELIRIUM, CATEGORY_SEDATION, CATEGORY_SOCIAL,
	    CATEGORY_SPIRITUAL}},
    {PROGRAMME_CERTIFIED, 5, 5,
	{CATEGORY_PAIN, CATEGORY_OTHER_SYMPTOM, CATEGORY_MENTAL,
	    CATEGORY_SOCIAL, CATEGORY_SPIRITUAL}},
    {PROGRAMME_TRANSFER, 7, 7,
	{CATEGORY_PAIN, CATEGORY_OTHER_SYMPTOM, CATEGORY_MENTAL,
	    CATEGORY_DELIRIUM, CATEGORY_SEDATION, CATEGORY_SOCIAL,
	    CATEGORY_SPIRITUAL}},
};

static void
test_slots(void **state)
{
	(void)state;
	assert_int_equal(sizeof lists / sizeof *lists, PROGRAMME_COUNT);
	for (int p = 0; p < PROGRAMME_COUNT; p++) {
		enum programme programme = lists[p].programme;

		assert_int_equal(form_slots(programme), lists[p].slots);
		for (int64_t slot = 1; slot <= 21; slot++)
			assert_int_equal(form_preset(programme, slot),
			    slot <= lists[p].presets ? lists[p].preset[slot - 1]
						     : WORD_NONE);
		assert_int_equal(form_preset(programme, 0), WORD_NONE);
		assert_int_equal(form_preset(programme, -1), WORD_NONE);
		assert_int_equal(form_preset(programme, INT64_MIN), WORD_NONE);
		assert_int_equal(form_preset(programme, INT64_MAX), WORD_NONE);
	}
}

static void
test_advice(void **state)
{
	(void)state;
	for (int c = 0; c < CATEGORY_COUNT; c++) {
		assert_true(form_advice(c)[0] != '\0');
		for (int d = 0; d < c; d++)
			assert_string_not_equal(form_advice(c), form_advice(d));
	}
	assert_string_equal(form_advice(WORD_NONE), "");
	assert_string_equal(form_advice(CATEGORY_COUNT), "");
}

static void
test_shown(void **state)
{
	const char *text = "pain";

	(void)state;
	assert_string_equal(form_shown(ITEM_CATEGORY, "pain"), "Pain");
	assert_string_equal(form_shown(ITEM_SEX, "other"), "Other or unknown");
	/* what is no choice, and what only looks like one */
	assert_string_equal(form_shown(ITEM_CATEGORY, "痛み"), "痛み");
	assert_ptr_equal(form_shown(ITEM_HISTORY, text), text);
	assert_ptr_equal(form_shown(ITEM_PERIOD, text), text);
}

static void
test_items(void **state)
{
	struct items items = {0};
	char text[] = "肺癌";

	(void)state;
	assert_string_equal(items_text(&items, ITEM_DIAGNOSIS), "");
	items_set(&items, ITEM_DIAGNOSIS, text);
	text[0] = '\0';
	assert_string_equal(items_text(&items, ITEM_DIAGNOSIS), "肺癌");
	/* its own text, and back to nothing */
	items_set(&items, ITEM_DIAGNOSIS, items_text(&items, ITEM_DIAGNOSIS));
	assert_string_equal(items_text(&items, ITEM_DIAGNOSIS), "肺癌");
	items_set(&items, ITEM_DIAGNOSIS, NULL);
	assert_null(items.text[ITEM_DIAGNOSIS]);
	items_set(&items, ITEM_LITERATURE, "a");
	items_release(&items);
	for (int i = 0; i < ITEM_COUNT; i++)
		assert_null(items.text[i]);
	items_release(&items);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_items_are_words),
	    cmocka_unit_test(test_limits_of_the_seed),
	    cmocka_unit_test(test_slots),
	    cmocka_unit_test(test_advice),
	    cmocka_unit_test(test_shown),
	    cmocka_unit_test(test_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
