/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "tui/audit_labels.h"
#include "tui/audit_words.h"

static void
reads(const char *line, const char *member, const char *call,
    const char *subject, const char *day)
{
	struct audit_list_args args;
	char text[DATE_SIZE];

	audit_words_read(line, &args);
	assert_string_equal(args.member == NULL ? "" : args.member, member);
	assert_string_equal(args.call == NULL ? "" : args.call, call);
	assert_string_equal(args.subject == NULL ? "" : args.subject, subject);
	assert_string_equal(date_format(args.day, text), day);
	assert_null(args.after);
	shape_release(&audit_list_args_shape, &args);
}

static void
test_each_word(void **state)
{
	(void)state;
	reads("", "", "", "", "");
	reads("A1002", "A1002", "", "", "");
	reads("request.approve", "", "request.approve", "", "");
	reads("2026/6/15", "", "", "", "2026-06-15");
	reads("2026-S-0001", "", "", "2026-S-0001", "");
	reads("no.such", "", "", "no.such", "");
}

static void
test_together(void **state)
{
	(void)state;
	reads(" A1001  2026-06-15 case.register specialist-new 3", "A1001",
	    "case.register", "specialist-new 3", "2026-06-15");
}

static void
test_in_words(void **state)
{
	(void)state;
	i18n_language("ja");
	reads("症例の承認", "", "request.approve", "", "");
	reads("A1002　症例の承認　2026/6/15", "A1002", "request.approve", "",
	    "2026-06-15");
	reads("依頼の自動取消", "", "request.fall_back", "", "");
	reads("症例の承認者", "", "", "症例の承認者", "");
	i18n_language("en");
	reads("request Approved A1002", "A1002", "request.approve", "", "");
	reads("Request approvedly", "", "", "request approvedly", "");
}

static void
subject(const char *code, const char *shown)
{
	char *text = audit_labels_subject(code);

	assert_string_equal(text, shown);
	free(text);
	reads(shown, "", "", code, "");
}

/* What is shown can be typed again. */
static void
test_subjects(void **state)
{
	(void)state;
	i18n_language("ja");
	subject("specialist-new 7", "専門医新規申請 7");
	subject("request 5: specialist-transfer 7 of A1001",
	    "依頼番号 5: 専門医移行申請 7 of A1001");
	subject("person A1001", "会員番号 A1001");
	subject("decisions 2025", "承認・非承認 2025");
	subject("notice 5", "通知 5");
	subject("2026-S-0001", "2026-S-0001");
	reads("専門医新規申請　7　A1001", "", "", "specialist-new 7 A1001", "");
	i18n_language("en");
	subject("certified-new 12", "New certified doctor 12");
}

/* --- Labels --------------------------------------------------------------- */

#define CALL_CELLS 18 /* of the columns of the screen */
#define RESULT_CELLS 9

/* Written by the service itself and by shoreid on the host. */
static const char *const others[] = {
    "request.fall_back", "init", "grant-staff", "forget-uids"};

static const char *
code_at(size_t i)
{
	return i < CALL_COUNT ? calls[i].name : others[i - CALL_COUNT];
}

static void
check_label(const char *code, const char *label, int cells)
{
	if (strcmp(code, label) == 0)
		fail_msg("%s has no words", code);
	if (text_cells(label, strlen(label)) > cells)
		fail_msg("%s is too long", label);
	/* what is translated holds no ASCII letter */
	if (strcmp(i18n_current(), "ja") == 0 &&
	    strpbrk(label, "abcdefghijklmnopqrstuvwxyz") != NULL)
		fail_msg("%s is not translated", label);
}

static void
check_call(size_t i)
{
	const char *label = audit_labels_call(code_at(i));
	size_t bytes;

	check_label(code_at(i), label, CALL_CELLS);
	assert_string_equal(audit_labels_find(label, &bytes), code_at(i));
	assert_int_equal(bytes, strlen(label));
}

static void
test_every_call_and_result(void **state)
{
	static const char *const langs[] = {"ja", "en"};

	(void)state;
	for (size_t lang = 0; lang < 2; lang++) {
		i18n_language(langs[lang]);
		for (size_t i = 0; i < CALL_COUNT + 4; i++)
			check_call(i);
		check_label("DONE", audit_labels_result("DONE"), RESULT_CELLS);
		for (int i = ERR_NONE + 1; i < ERR_COUNT; i++)
			check_label(err_name(i),
			    audit_labels_result(err_name(i)), RESULT_CELLS);
	}
	assert_string_equal(audit_labels_call("old.call"), "old.call");
	assert_string_equal(audit_labels_result("OLD"), "OLD");
}

static int
start(void **state)
{
	char *locale = heap_printf("%s/locale", getenv("BUILD"));

	(void)state;
	i18n_start(locale, "en");
	free(locale);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_word),
	    cmocka_unit_test(test_together),
	    cmocka_unit_test(test_in_words),
	    cmocka_unit_test(test_subjects),
	    cmocka_unit_test(test_every_call_and_result),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
