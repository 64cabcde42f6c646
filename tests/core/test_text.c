/* SPDX-License-Identifier: MIT */
/* A text is told by its clusters and cells, and checked. */
#include "core/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <unigbrk.h>
#include <unistr.h>

#include <cmocka.h>

#include "cleaned.h"
#include "core/heap.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define JAPAN "\U0001F1EF\U0001F1F5"
#define KOREA "\U0001F1F0\U0001F1F7"
#define HALF_GA "\uFF76\uFF9E" /* ｶﾞ */
#define CLIFF_FA11 "\uFA11"    /* 﨑 */
#define LUCK "\U00020BB7"      /* 𠮷 */

/* base and so many acute accents, two bytes each */
static char *
accented(const char *base, size_t accents)
{
	size_t n = strlen(base), i;
	char *s = heap_new(n + 2 * accents + 1, 1);

	memcpy(s, base, n);
	for (i = 0; i < accents; i++)
		memcpy(s + n + 2 * i, "\u0301", 2);
	return s;
}

static void
test_clusters(void **state)
{
	(void)state;
	assert_int_equal(text_clusters(""), 0);
	assert_int_equal(text_clusters("症例報告"), 4);
	assert_int_equal(text_clusters(HALF_GA), 1);
	assert_int_equal(text_clusters("\u304B\u3099"), 1);
	assert_int_equal(text_clusters(FAMILY), 1);
	assert_int_equal(text_clusters(FAMILY FAMILY), 2);
	assert_int_equal(text_clusters(JAPAN KOREA), 2);
	assert_int_equal(text_clusters(JAPAN KOREA "\U0001F1EF"), 3);
	assert_int_equal(text_clusters("髙" CLIFF_FA11 LUCK "①※"), 5);
	assert_int_equal(text_clusters("a\nb"), 3);
	assert_int_equal(text_clusters("葛\U000E0100飾"), 2);
	assert_int_equal(text_clusters("\u1100\u1161\u11A8\uAC00"), 2);
}

static void
test_cells(void **state)
{
	(void)state;
	assert_int_equal(text_cells("a症", 4), 3);
	assert_int_equal(text_cells("髙" CLIFF_FA11 LUCK "\u3000", 13), 8);
	assert_int_equal(text_cells(HALF_GA, 6), 2);
	assert_int_equal(text_cells("\u304B\u3099", 6), 2);
	assert_int_equal(text_cells("\x1B\n", 2), 0);
	assert_int_equal(text_cells("", 0), 0);
}

static void
test_fit(void **state)
{
	int used = -1;

	(void)state;
	assert_int_equal(text_fit("症例報告", 5, &used), 6);
	assert_int_equal(used, 4);
	assert_int_equal(text_fit("症例", 4, NULL), 6);
	assert_int_equal(text_fit("症例", 1, &used), 0);
	assert_int_equal(used, 0);
	/* never half a cluster */
	assert_int_equal(text_fit(FAMILY, 4, &used), 0);
	assert_int_equal(text_fit("a" HALF_GA, 2, &used), 1);
	assert_int_equal(text_fit("a", -3, &used), 0);
	assert_int_equal(used, 0);
}

static void
test_pad(void **state)
{
	(void)state;
	assert_gives(text_pad("症例", 6), "症例  ");
	assert_gives(text_pad("症例", 4), "症例");
	assert_gives(text_pad("症例報告", 6), "症例… ");
	assert_gives(text_pad("症例報告", 7), "症例報…");
	assert_gives(text_pad("症例", 1), "…");
	assert_gives(text_pad("症例", 0), "");
	assert_gives(text_pad("症例", -1), "");
	assert_gives(text_pad("", 3), "   ");
	assert_gives(text_pad("a\nb\tc", 6), "a b c ");
}

static void
test_check(void **state)
{
	(void)state;
	assert_int_equal(line_fault(""), TEXT_OK);
	assert_int_equal(
	    line_fault("髙" CLIFF_FA11 LUCK FAMILY JAPAN "①※\u3000"), TEXT_OK);
	assert_int_equal(line_fault("a\nb"), TEXT_CONTROL);
	assert_int_equal(text_check_prose("a\nb", 3), TEXT_OK);
	assert_int_equal(text_check_prose("a\rb", 3), TEXT_CONTROL);
	assert_int_equal(text_check_prose("a\tb", 3), TEXT_CONTROL);
	assert_int_equal(text_check_prose("a\0b", 3), TEXT_CONTROL);
	assert_int_equal(line_fault("\x1B[2J"), TEXT_CONTROL);
	assert_int_equal(line_fault("\x7F"), TEXT_CONTROL);
	assert_int_equal(line_fault("\xC2\x80"), TEXT_CONTROL);
	assert_int_equal(line_fault("\xC2\x9B"), TEXT_CONTROL); /* C1 CSI */
	assert_int_equal(line_fault("\xC2\x9F"), TEXT_CONTROL);
	assert_int_equal(line_fault("\u00A0"), TEXT_OK);
	assert_int_equal(line_fault("\u2028"), TEXT_CONTROL);
	assert_int_equal(line_fault("\u2029"), TEXT_CONTROL);
}

static void
test_check_bidi(void **state)
{
	static const char32_t bidi[] = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
	    0x2066, 0x2067, 0x2068, 0x2069};
	char c[8], s[32];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bidi / sizeof *bidi; i++) {
		c[u8_uctomb((uint8_t *)c, bidi[i], 7)] = '\0';
		snprintf(s, sizeof s, "患%s者", c);
		assert_int_equal(line_fault(s), TEXT_BIDI);
		assert_gives(clean_line(s), "患者");
	}
}

static void
test_broken(void **state)
{
	static const char *const broken[] = {"\x80", "\xC0\xAF", "\xC1\x81",
	    "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", /* surrogate */
	    "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\xFE",
	    "\xE7\x97", "\xF0\x9F\x91"};
	char s[32];
	size_t i, n, at, next;

	(void)state;
	for (i = 0; i < sizeof broken / sizeof *broken; i++) {
		snprintf(s, sizeof s, "a%sb", broken[i]);
		n = strlen(s);
		assert_int_equal(text_check_line(s, n), TEXT_BROKEN);
		assert_int_equal(text_check_prose(s, n - 1), TEXT_BROKEN);
		assert_gives(text_clean_line(s, n), "ab");
		assert_gives(text_clean_prose(s, n - 1), "a");
		for (at = 0; at < n; at = next) {
			next = text_next(s, n, at);
			assert_true(next > at && next <= n);
			assert_true(text_prev(s, n, next) < next);
		}
		assert_true(text_cells(s, n) >= 2);
	}
}

static void
test_long_cluster(void **state)
{
	char *fits = accented("ab", 31), *over = accented("abc", 31), *s, *c;

	(void)state;
	/* ab: one byte of b and 62 of accents; with a kana it is one more. */
	assert_int_equal(line_fault(fits), TEXT_OK);
	assert_int_equal(line_fault(over), TEXT_OK);
	free(over);
	over = accented("か", 31);
	assert_int_equal(line_fault(over), TEXT_CLUSTER);
	s = heap_printf("%s例", over);
	c = clean_line(s);
	assert_int_equal(line_fault(c), TEXT_OK);
	assert_int_equal(strlen(c), 3 + 60 + 3);
	assert_int_equal(text_clusters(c), 2);
	free(c);
	free(s);
	free(over);
	over = accented("か", 60000); /* Graphemes don't bound bytes. */
	assert_int_equal(text_clusters(over), 1);
	assert_int_equal(line_fault(over), TEXT_CLUSTER);
	assert_int_equal(text_next(over, strlen(over), 0), strlen(over));
	c = clean_line(over);
	assert_int_equal(strlen(c), 63);
	free(c);
	free(over);
	free(fits);
}

static void
test_blank(void **state)
{
	static const char *const none[] = {
	    "", " ", "\n\n", "\u3000 \n", "\t", "\u00a0", "\ufe0f", "\u200b"};
	static const char *const some[] = {"a", " 髙", "\u3000か\u3099", "ｶﾞ",
	    "①", "※", "👨‍👩‍👧", "\n𠮷", "0", "ー", "々", "〇",
	    "ア"};

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (!text_blank(none[i]))
			fail_msg("none %zu", i);
	for (size_t i = 0; i < sizeof some / sizeof *some; i++)
		if (text_blank(some[i]))
			fail_msg("%s", some[i]);
}

static int
prepare(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") == NULL;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_clusters),
	    cmocka_unit_test(test_cells),
	    cmocka_unit_test(test_fit),
	    cmocka_unit_test(test_pad),
	    cmocka_unit_test(test_blank),
	    cmocka_unit_test(test_check),
	    cmocka_unit_test(test_check_bidi),
	    cmocka_unit_test(test_broken),
	    cmocka_unit_test(test_long_cluster),
	};

	return cmocka_run_group_tests(tests, prepare, NULL);
}
