/* SPDX-License-Identifier: MIT */
/* Bytes of a file to lines of cells: encodings, separators, quotes, lines. */
#include "tui/files/csv.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "tui/files/export_table.h"

#define FAULT IMPORT_FAULT

/* All lines as one text: "1:a|b 2:c|d"; heap. */
static char *
told(const struct list *lines)
{
	const struct import_line *line = lines->at;
	char *all = heap_dup(""), *more;

	for (size_t i = 0; i < lines->n; i++) {
		char *const *cell = line[i].cells.at;

		more = heap_printf(
		    "%s%s%d:", all, i == 0 ? "" : " ", (int)line[i].line);
		free(all);
		all = more;
		for (size_t k = 0; k < line[i].cells.n; k++) {
			more = heap_printf(
			    "%s%s%s", all, k == 0 ? "" : "|", cell[k]);
			free(all);
			all = more;
		}
	}
	return all;
}

static void
reads_bytes(const char *bytes, size_t n, const char *want)
{
	struct list lines = {0};
	struct err err = {0};
	char *got;

	if (csv_read(bytes, n, &lines, &err) < 0)
		fail_msg("%s: %s", want, err.text);
	got = told(&lines);
	assert_string_equal(got, want);
	free(got);
	shape_list_release(&import_line_shape, &lines);
}

static void
reads(const char *text, const char *want)
{
	reads_bytes(text, strlen(text), want);
}

static void
refuses_bytes(const char *bytes, size_t n, const char *sentence)
{
	struct list lines = {0};
	struct err err = {0};

	if (csv_read(bytes, n, &lines, &err) == 0)
		fail_msg("read, and not: %s", sentence);
	assert_int_equal(err.code, ERR_INVALID);
	assert_string_equal(err.text, sentence);
	err_clear(&err);
	shape_list_release(&import_line_shape, &lines);
}

static void
refuses(const char *text, const char *sentence)
{
	refuses_bytes(text, strlen(text), sentence);
}

/* The text as Excel saves it in Japan; *n its bytes, heap. */
static char *
cp932(const char *text, size_t *n)
{
	iconv_t convert = iconv_open("CP932", "UTF-8");
	char *out = heap_new(strlen(text) + 1, 1), *to = out;
	char *from = (char *)text;
	size_t left = strlen(text), room = left;

	assert_true((intptr_t)convert != -1);
	assert_int_equal(iconv(convert, &from, &left, &to, &room), 0);
	iconv_close(convert);
	*n = (size_t)(to - out);
	return out;
}

static void
test_utf8(void **state)
{
	(void)state;
	reads("氏名,かな\n髙﨑 𠮷男,たかさき\n",
	    "1:氏名|かな 2:髙﨑 𠮷男|たかさき");
	reads(
	    "\xef\xbb\xbf氏名,かな\n山田,やまだ", "1:氏名|かな 2:山田|やまだ");
	/* か and a combining mark are one letter; a family stays one */
	reads("a\nか\xe3\x82\x99👨‍👩‍👧ｶﾞ①※\n",
	    "1:a 2:が👨‍👩‍👧ｶﾞ①※");
}

static void
test_cp932(void **state)
{
	size_t n;
	char *bytes = cp932("氏名,施設\r\n髙﨑 ｶﾞ,①㈱〜―ソ表\r\n", &n);

	(void)state;
	/* not UTF-8 by chance, or this proves nothing */
	assert_int_equal((unsigned char)bytes[0], 0x8e);
	/* its 〜 is the full-width one */
	reads_bytes(bytes, n, "1:氏名|施設 2:髙﨑 ｶﾞ|①㈱～―ソ表");
	free(bytes);
}

static void
test_broken(void **state)
{
	static const char sentence[] =
	    "Line 3 can be read neither as UTF-8 nor as Shift JIS. "
	    "Please save the file as \"CSV UTF-8\".";

	(void)state;
	refuses("氏名\n山田\n田\xff\xff中\n鈴木\n", sentence);
	/* with its mark it can be nothing else */
	refuses("\xef\xbb\xbf"
		"a\nb\n\x8e\x81\x96\xbc\n",
	    sentence);
}

static void
test_line_ends(void **state)
{
	(void)state;
	reads("a,b\r\nc,d\r\n", "1:a|b 2:c|d");
	reads("a,b\rc,d\r", "1:a|b 2:c|d");
	reads("a,b\nc,d", "1:a|b 2:c|d");
	/* empty lines are no rows, and yet lines */
	reads("\n\r\na,b\n\n , \n,,,\n\"\",\"\"\nc,d\n\n", "3:a|b 8:c|d");
}

static void
test_quotes(void **state)
{
	(void)state;
	reads("a,b\n\"c, \"\"d\"\"\",e\n", "1:a|b 2:c, \"d\"|e");
	reads("\"a\",\"b\"\r\n\"c\",\"\"\r\n", "1:a|b 2:c");
	refuses("a,b\nc,d\"e\n",
	    "Line 2: a quotation mark is open or out of place.");
	refuses("a,b\n\"c\" d,e\n",
	    "Line 2: a quotation mark is open or out of place.");
	refuses("a,b\nc,d\n\"e,f\ng,h\n\ni,j\n",
	    "Line 3: a quotation mark is open or out of place.");
}

/* A line break in a cell is what the service refuses; the lines count on. */
static void
test_breaks_in_cells(void **state)
{
	(void)state;
	reads("a,b\n\"c\nd\",e\nf,g\n", "1:a|b 2:c" FAULT "d|e 4:f|g");
	reads("a,b\r\n\"c\r\n\r\nd\",e\r\nf,g\r\n",
	    "1:a|b 2:c" FAULT FAULT FAULT FAULT "d|e 5:f|g");
	reads("a,b\n\"\n\n\",e\nf,g\n", "1:a|b 2:" FAULT FAULT "|e 5:f|g");
}

static void
test_controls(void **state)
{
	char bytes[] = "a,b\nc\x1b[2J,d\x7f\n";
	char zero[] = "a,b\nc\0d,e\n", *text;
	char many[256] = "a\n\xe3\x81\x82";

	(void)state;
	reads(bytes, "1:a|b 2:c" FAULT "[2J|d" FAULT);
	reads_bytes(zero, sizeof zero - 1, "1:a|b 2:c" FAULT "d|e");
	reads("a\n\xe2\x80\xae"
	      "b\xc2\x9b\n",
	    "1:a 2:" FAULT "b" FAULT);
	/* a letter under forty marks */
	for (size_t i = 0, end = strlen(many); i < 40; i++)
		memcpy(many + end + 2 * i, "\xcc\x81", 2);
	text = heap_printf("%s\n", many);
	reads(text, "1:a 2:" FAULT);
	free(text);
}

static void
test_separators(void **state)
{
	(void)state;
	reads("a;b\nc;d,e\n", "1:a|b 2:c|d,e");
	reads("a\tb\nc d\t\te\n", "1:a|b 2:c d||e");
	/* a comma in the headings decides */
	reads("a;b,c\nd,e;f\n", "1:a;b|c 2:d|e;f");
}

static void
test_nothing_in_it(void **state)
{
	(void)state;
	refuses("", "The file is empty.");
	refuses("\xef\xbb\xbf\r\n\r\n", "The file is empty.");
	refuses(
	    "会員番号,氏名\r\n", "The file has no line under its headings.");
}

static void
test_limits(void **state)
{
	char *wide = heap_new(3 * IMPORT_COLUMNS, 1);
	char *text, *body = heap_new(CSV_LINE_BYTES + 2, 1);

	(void)state;
	for (int i = 0; i < IMPORT_COLUMNS - 1; i++)
		wide[i] = ',';
	text = heap_printf("a\n%sb\n", wide);
	reads(text, "1:a 2:|||||||||||||||||||||||||||||||b");
	free(text);
	text = heap_printf("a\nb\n%s,b\n", wide);
	refuses(text, "Line 3 has more than 32 columns.");
	text[strlen(text) - 1] = '\0'; /* nor without a line's end */
	refuses(text, "Line 3 has more than 32 columns.");
	free(text);
	/* what a spreadsheet fills up with is not counted */
	text = heap_printf("a\nb\n%s,,,,\nc,%s,,,\n", wide, wide);
	reads(text, "1:a 2:b 4:c");
	free(text);
	/* without an end, everything would be one cell */
	memset(body, 'x', CSV_LINE_BYTES + 1);
	text = heap_printf("a\n\"b\n%s\n", body);
	refuses(text, "Line 2 is too long. Is a quotation mark open?");
	free(text);
	free(body);
	free(wide);
}

/* What is written and read again is what it was, apostrophes and all. */
static void
test_formulas(void **state)
{
	static const char *const cells[] = {"=1+1", "+81", "-2日目", "@x",
	    "'=1", "''-", "'", "'髙", "x=1", "a'=b", "", "\"=\"", "='"};
	struct export_table table = {.columns = 1};
	struct list lines = {0};
	const struct import_line *line;
	struct err err = {0};
	char *bytes;
	size_t n, i, k = 0;

	(void)state;
	for (i = 0; i < sizeof cells / sizeof *cells; i++)
		export_table_add(&table, cells[i]);
	assert_int_equal(export_table_csv(&table, false, &bytes, &n, &err), 0);
	assert_null(strstr(bytes, "\n\"="));
	assert_non_null(strstr(bytes, "\"'=1+1\""));
	assert_non_null(strstr(bytes, "\"''=1\""));
	assert_int_equal(csv_read(bytes, n, &lines, &err), 0);
	line = lines.at;
	for (i = 0; i < sizeof cells / sizeof *cells; i++)
		if (cells[i][0] != '\0')
			assert_string_equal(
			    *(char **)line[k++].cells.at, cells[i]);
	assert_int_equal(lines.n, k);
	free(bytes);
	export_table_release(&table);
	shape_list_release(&import_line_shape, &lines);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_cp932),
	    cmocka_unit_test(test_broken),
	    cmocka_unit_test(test_line_ends),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_breaks_in_cells),
	    cmocka_unit_test(test_controls),
	    cmocka_unit_test(test_separators),
	    cmocka_unit_test(test_nothing_in_it),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_formulas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
