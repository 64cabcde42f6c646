/* SPDX-License-Identifier: MIT */
/* The seed's own words, in Japanese, where it has them. (tests/seed) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/eligibility.h"
#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/warning.h"

static int
in_japanese(void **state)
{
	char *dir = heap_printf("%s/locale", getenv("BUILD"));

	(void)state;
	i18n_start(dir, "ja");
	free(dir);
	return 0;
}

static void
labels(const struct words *words, const char *const *expected, int n)
{
	for (int i = 0; i < n; i++)
		assert_string_equal(words_label(words, i), expected[i]);
}

/* ▶指導者資格を有する有資格者 */
static void
test_four_kinds_of_supervisor(void **state)
{
	static const char *const kinds[] = {
	    "指導医", "専門医", "研修指導者資格を有する認定医", "暫定指導医"};

	(void)state;
	assert_int_equal(QUALIFICATION_COUNT, 4);
	labels(&qualification_words, kinds, QUALIFICATION_COUNT);
}

/* The table of 専門医新規申請（20例）: seven are preset, thirteen are not. */
static void
test_categories_of_the_twenty(void **state)
{
	static const char *const categories[] = {"痛み", "身体症状（痛み以外）",
	    "精神症状", "せん妄", "苦痛緩和のための鎮静", "社会的な関わり",
	    "スピリチュアルな関わり"};

	(void)state;
	assert_int_equal(form_slots(PROGRAMME_SPECIALIST), 20);
	assert_int_equal(CATEGORY_COUNT, 7);
	labels(&category_words, categories, CATEGORY_COUNT);
	for (int slot = 1; slot <= 20; slot++)
		assert_int_equal(form_preset(PROGRAMME_SPECIALIST, slot),
		    slot <= CATEGORY_COUNT ? slot - 1 : WORD_NONE);
}

static void
test_states(void **state)
{
	(void)state;
	assert_string_equal(words_label(&state_words, STATE_EMPTY), "未登録");
	assert_string_equal(
	    words_label(&state_words, STATE_REGISTERED), "未承認");
	assert_string_equal(
	    words_label(&state_words, STATE_REQUESTED), "承認依頼中");
	assert_string_equal(
	    words_label(&state_words, STATE_APPROVED), "承認済み");
	assert_string_equal(
	    words_label(&state_words, STATE_REJECTED), "非承認");
}

static void
has(const struct list *reasons, const char *words)
{
	const struct reason *reason = reasons->at;

	assert_int_equal(reasons->n, 1);
	if (strstr(reason->text, words) == NULL)
		fail_msg("not there: %s in %s", words, reason->text);
}

/* 当時の指導者が退会していて… */
static void
test_the_paper_way(void **state)
{
	static const struct eligible_people people = {
	    .supervisor_name = "鈴木 一郎"};
	const struct eligible_case report = {.state = STATE_REGISTERED};
	const struct rules rules = {.office = "office@example.jp"};
	struct list reasons = {0};

	(void)state;
	eligibility_check(
	    &report, &people, &rules, 0, ELIGIBLE_RULE(6), &reasons);
	has(&reasons, "システム内で依頼できません");
	has(&reasons, "直接連絡をとって、症例報告書の確認と承認を証明する書面"
		      "をご用意ください");
	has(&reasons, "指導者の押印が必要です");
	has(&reasons, "書式がご入用の際には、個別に事務局（office@example.jp）"
		      "にお問い合わせください");
	has(&reasons, "申請期限直前のお問い合わせはお控えください");
	has(&reasons, "事務局では対応いたしかねます");
	reason_clear(&reasons);
}

/* ご自身に承認依頼は行えません。 */
static void
test_nobody_asks_himself(void **state)
{
	static const struct eligible_people people = {
	    .supervisor = 1, .applicant = 1};
	const struct eligible_case report = {.state = STATE_REGISTERED};
	const struct rules rules = {.office = "office@example.jp"};
	struct list reasons = {0};

	(void)state;
	eligibility_check(
	    &report, &people, &rules, 0, ELIGIBLE_RULE(5), &reasons);
	has(&reasons, "ご自身に承認依頼は行えません。自施設に他の指導者が不在で"
		      "承認手続きができない場合は、事務局");
	reason_clear(&reasons);
}

/* 申請期間直前に一括で承認依頼をお送りしますと… */
static void
test_talk_to_the_supervisor_first(void **state)
{
	static const struct items items;
	struct warned_case cases[WARNING_BULK + 1];
	const struct warned warned = {.programme = PROGRAMME_SPECIALIST,
	    .cases = cases,
	    .n = WARNING_BULK + 1};
	struct rules rules = {.office = ""};
	struct list reasons = {0};

	(void)state;
	for (int i = 0; i <= WARNING_BULK; i++)
		cases[i] = (struct warned_case){.slot = i + 1,
		    .sent = true,
		    .hospital = INT64_MIN,
		    .items = &items};
	rules.window[PROGRAMME_SPECIALIST][WINDOW_APPLICATION] =
	    (struct span){20600, 20700};
	warning_check(&warned, &rules, 20699, &reasons);
	has(&reasons,
	    "指導者の対応が困難になる可能性がございます。事前に指導者に"
	    "十分にご相談の上、承認依頼をお進めください。");
	reason_clear(&reasons);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_four_kinds_of_supervisor),
	    cmocka_unit_test(test_categories_of_the_twenty),
	    cmocka_unit_test(test_states),
	    cmocka_unit_test(test_the_paper_way),
	    cmocka_unit_test(test_nobody_asks_himself),
	    cmocka_unit_test(test_talk_to_the_supervisor_first),
	};

	return cmocka_run_group_tests(tests, in_japanese, NULL);
}
