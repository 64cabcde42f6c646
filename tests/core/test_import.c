/* SPDX-License-Identifier: MIT */
/* Cells of a file to rows, with the catalogues that were built. */
#include "core/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/i18n.h"

/* A line from words between bars; to be released with import_line_shape. */
static void
line_of(struct import_line *line, int64_t number, const char *text)
{
	size_t n;

	*line = (struct import_line){.line = number};
	for (;; text += n + 1) {
		n = strcspn(text, "|");
		*(char **)list_add(&line->cells, sizeof(char *)) =
		    heap_ndup(text, n);
		if (text[n] == '\0')
			return;
	}
}

static struct import_reader *
reader(enum import kind, const char *header, struct list *problems, bool good)
{
	struct import_reader *reader = import_reader_new(kind);
	struct import_line line;

	line_of(&line, 1, header);
	assert_int_equal(import_header(reader, &line, problems), good);
	shape_release(&import_line_shape, &line);
	return reader;
}

static bool
take(struct import_reader *reader, const char *text, void *row,
    struct list *problems)
{
	struct import_line line;
	bool good;

	line_of(&line, 2, text);
	good = import_row(reader, &line, row, problems);
	shape_release(&import_line_shape, &line);
	return good;
}

/* A heading is a name or a label, in the language of the file, not ours. */
static void
test_headings_in_both_languages(void **state)
{
	static const char *const headers[] = {
	    "member|kind|from_on|to_on",
	    "会員番号|資格|開始|終了",
	    "Member number|Qualification|From|To",
	    "ＭＥＭＢＥＲ|資　格|from|終了|",
	};
	static const char *const languages[] = {"ja", "en"};
	struct list problems = {0};

	(void)state;
	for (size_t l = 0; l < 2; l++) {
		i18n_language(languages[l]);
		for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
			import_reader_free(reader(IMPORT_QUALIFICATIONS,
			    headers[i], &problems, true));
		assert_string_equal(i18n_current(), languages[l]);
	}
	i18n_language("ja");
	import_reader_free(
	    reader(IMPORT_QUALIFICATIONS, "会員番号|開始", &problems, false));
	assert_int_equal(problems.n, 2);
	assert_string_equal(
	    ((struct import_problem *)problems.at)[0].column, "資格");
	shape_list_release(&import_problem_shape, &problems);
}

static void
test_words_in_both_languages(void **state)
{
	static const struct {
		const char *cell;
		int kind;
	} rows[] = {
	    {"senior", QUALIFICATION_SENIOR},
	    {"指導医", QUALIFICATION_SENIOR},
	    {"Senior supervisor", QUALIFICATION_SENIOR},
	    {"　暫定指導医 ", QUALIFICATION_PROVISIONAL},
	    {"研修指導者資格を有する認定医", QUALIFICATION_TRAINER},
	};
	struct list problems = {0};
	struct import_reader *r;
	struct import_qualification q;
	char text[256];

	(void)state;
	i18n_language("en");
	r = reader(IMPORT_QUALIFICATIONS, "member|kind|from_on|to_on",
	    &problems, true);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(text, sizeof text,
		    "１２３|%s|2024/4/1|２０２４．４．３０", rows[i].cell);
		assert_true(take(r, text, &q, &problems));
		assert_int_equal(q.kind, rows[i].kind);
		assert_string_equal(q.member, "123");
		assert_int_equal(q.to_on - q.from_on, 29);
		shape_release(&import_qualification_shape, &q);
	}
	import_reader_free(r);
}

static void
test_answers(void **state)
{
	static const char *const yes[] = {
	    "1", "１", "はい", "yes", "YES", "true", "○", "〇", "◯"};
	static const char *const no[] = {"0", "いいえ", "no", "×", "", "　"};
	struct list problems = {0};
	struct import_reader *r;
	struct import_person p;
	char text[256];

	(void)state;
	r = reader(IMPORT_PEOPLE, "会員番号|氏名|ふりがな|医師会員|在籍",
	    &problems, true);
	assert_false(import_has(r, "login"));
	assert_true(import_has(r, "active"));
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		snprintf(text, sizeof text, "1|名|な|%s|1", yes[i]);
		assert_true(take(r, text, &p, &problems));
		assert_true(p.physician);
		shape_release(&import_person_shape, &p);
	}
	for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
		snprintf(text, sizeof text, "1|名|な|%s|1", no[i]);
		assert_true(take(r, text, &p, &problems));
		assert_false(p.physician);
		shape_release(&import_person_shape, &p);
	}
	assert_int_equal(problems.n, 0);
	/* short lines are filled up, what a spreadsheet leaves is no harm */
	assert_false(take(r, "1|名|な", &p, &problems));
	shape_release(&import_person_shape, &p);
	assert_int_equal(problems.n, 1);
	assert_true(take(r, "1|名|な|1|1||　|", &p, &problems));
	shape_release(&import_person_shape, &p);
	shape_list_release(&import_problem_shape, &problems);
	import_reader_free(r);
}

/* Every column can be named in a refusal. */
static void
test_every_column_has_a_label(void **state)
{
	(void)state;
	for (int i = 0; i < IMPORT_COUNT; i++)
		for (const struct member *m = import_kinds[i].row->members;
		     m->name != NULL; m++)
			assert_non_null(m->label);
}

static int
set_up(void **state)
{
	char *dir = heap_printf("%s/locale", getenv("BUILD"));

	(void)state;
	i18n_start(dir, "ja");
	free(dir);
	assert_string_equal(_("Kana"), "ふりがな"); /* or all would pass */
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_headings_in_both_languages),
	    cmocka_unit_test(test_words_in_both_languages),
	    cmocka_unit_test(test_answers),
	    cmocka_unit_test(test_every_column_has_a_label),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
