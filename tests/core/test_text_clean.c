/* SPDX-License-Identifier: MIT */
/* What text makes of text: cleaning, the search key, ASCII digits. */
#include "core/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include <cmocka.h>
#include <unistr.h>

#include "cleaned.h"

#define HALF_GA "\uFF76\uFF9E" /* ｶﾞ */
#define GOD_FA19 "\uFA19"      /* 神, whose NFC is U+795E */
#define CLIFF_FA11 "\uFA11"    /* 﨑 */
#define COMPAT_2F "\U0002F800" /* 丽, whose NFC is U+4E3D */
#define LUCK "\U00020BB7"      /* 𠮷 */

static void
test_clean_composes(void **state)
{
	(void)state;
	assert_gives(clean_line("\u304B\u3099"), "\u304C");
	assert_gives(clean_line("\u30CF\u309A"), "\u30D1");
	assert_gives(clean_line("\u304B\x1B\u3099"), "\u304C");
	assert_gives(clean_line("\u212B"), "\u00C5");
	/* widths and marks are the writer's */
	assert_gives(
	    clean_line(HALF_GA "①㈱Ａ\u3000※"), HALF_GA "①㈱Ａ\u3000※");
	assert_gives(clean_line("か\u309B"), "か\u309B");
}

static void
test_clean_keeps_name_kanji(void **state)
{
	static const char *const names[] = {"髙" CLIFF_FA11, GOD_FA19,
	    LUCK "野", COMPAT_2F, "\uF900\uFAFF\U0002FA1F\U0002F800",
	    "葛\U000E0100城", GOD_FA19 "\uFE00"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof *names; i++)
		assert_gives(clean_line(names[i]), names[i]);
	assert_gives(clean_line(GOD_FA19 "か\u3099" COMPAT_2F "e\u0301"),
	    GOD_FA19 "\u304C" COMPAT_2F "\u00E9");
}

static void
test_clean_lines(void **state)
{
	(void)state;
	assert_gives(clean_prose("a\r\nb\rc\nd"), "a\nb\nc\nd");
	assert_gives(clean_prose("a\r\r\nb\r"), "a\n\nb\n");
	assert_gives(clean_prose("a\vb\fc\xC2\x85"
				 "d\u2028e\u2029f"),
	    "a\nb\nc\nd\ne\nf");
	assert_gives(clean_line("a\r\nb\nc\td"), "a b c d");
	assert_gives(clean_prose("a\tb"), "a b");
	assert_gives(clean_prose("\uFEFFa\x1B[31mb\xC2\x9B\x7F"), "a[31mb");
	assert_gives(text_clean_prose("a\0b", 3), "ab");
	assert_gives(text_clean_prose("", 0), "");
	assert_gives(text_clean_line("\x1B", 1), "");
}

#define MAN_JOINED "\U0001F468\u200D"
#define NINE_JOINED                                                            \
	MAN_JOINED MAN_JOINED MAN_JOINED MAN_JOINED MAN_JOINED MAN_JOINED      \
	    MAN_JOINED MAN_JOINED MAN_JOINED

/* The cut leaves a joiner at the end, which takes in the woman behind it. */
static void
test_cut_that_joins_the_next(void **state)
{
	const char *ten = NINE_JOINED "\U0001F468"
				      "\U0001F469";

	(void)state;
	assert_int_equal(text_clusters(ten), 2);
	assert_int_equal(text_check_line(ten, strlen(ten)), TEXT_CLUSTER);
	assert_gives(clean_line(ten), NINE_JOINED);
}

static void
test_fold(void **state)
{
	(void)state;
	assert_gives(text_fold("スズキ"), "すずき");
	assert_gives(text_fold("ｽｽﾞｷ"), "すずき");
	assert_gives(text_fold("すず き\u3000"), "すずき");
	assert_gives(text_fold("スス\u3099キ"), "すずき");
	assert_gives(text_fold("Ｓｕｚｕｋｉ SUZUKI"), "suzukisuzuki");
	assert_gives(text_fold("オーノ"), "おーの");
	assert_gives(text_fold("ｵｰﾉ"), "おーの");
	assert_gives(text_fold("ヴァヶヵヽヾ"), "ゔぁけゕゝゞ");
	assert_gives(text_fold("ｶﾞ①㈱"), "が1(株)");
	assert_gives(text_fold("か\u309B"), "が");
	assert_gives(text_fold("\u33A7M"), "m\u2215sm"); /* ㎧ */
	assert_gives(text_fold(" \t\u00A0\u200B"), "");
	assert_gives(text_fold(""), "");
	assert_gives(text_fold("a\xFFz"), "az");
}

static void
test_fold_variants(void **state)
{
	(void)state;
	assert_gives(text_fold("髙橋"), "高橋");
	assert_gives(text_fold("高橋"), "高橋");
	assert_gives(text_fold("山" CLIFF_FA11), "山崎");
	assert_gives(text_fold(LUCK "田"), "吉田");
	assert_gives(text_fold("渡邊 渡邉 渡辺"), "渡辺渡辺渡辺");
	assert_gives(text_fold("齋藤齊藤斎藤斉藤"), "斉藤斉藤斉藤斉藤");
	assert_gives(text_fold("濵田濱田"), "浜田浜田");
	assert_gives(text_fold(GOD_FA19), "神");
	assert_gives(text_fold("葛\U000E0100城"), "葛城");
}

static void
test_variants_are_data_in_order(void **state)
{
	static const struct {
		char32_t from, to;
		const char *names;
	} rows[] = {
#define VARIANT(from, to) {from, to, #from " " #to},
#include "core/text_variant.def"
#undef VARIANT
	};
	size_t i, n = sizeof rows / sizeof *rows;
	char from[8], to[8];

	(void)state;
	for (i = 0; i < n; i++) {
		if (i > 0 && rows[i].from <= rows[i - 1].from)
			fail_msg("%s is out of order", rows[i].names);
		from[u8_uctomb((uint8_t *)from, rows[i].from, 7)] = '\0';
		to[u8_uctomb((uint8_t *)to, rows[i].to, 7)] = '\0';
		assert_gives(text_fold(from), to);
		assert_gives(text_fold(to), to);
	}
}

static void
test_ascii_digits(void **state)
{
	(void)state;
	assert_gives(
	    text_ascii_digits("２０２４－０４／０１．〜～"), "2024-04/01.~~");
	assert_gives(text_ascii_digits("2024ー1−2‐3―4"), "2024-1-2-3-4");
	assert_gives(text_ascii_digits("０\u3000９"), "0 9");
	assert_gives(text_ascii_digits("四月Ａ①"), "四月Ａ①");
	assert_gives(text_ascii_digits("\xEF\xBC"), "\xEF\xBC");
	assert_gives(text_ascii_digits(""), "");
}

static void
test_ascii(void **state)
{
	(void)state;
	assert_gives(text_ascii("ｙ？１、４　Ａ１００２。"), "y?1,4 A1002.");
	assert_gives(text_ascii("！～ー髙①（ｶﾞ"), "!~-髙①(ｶﾞ");
	assert_gives(text_ascii(""), "");
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
	    cmocka_unit_test(test_clean_composes),
	    cmocka_unit_test(test_clean_keeps_name_kanji),
	    cmocka_unit_test(test_clean_lines),
	    cmocka_unit_test(test_cut_that_joins_the_next),
	    cmocka_unit_test(test_fold),
	    cmocka_unit_test(test_fold_variants),
	    cmocka_unit_test(test_variants_are_data_in_order),
	    cmocka_unit_test(test_ascii_digits),
	    cmocka_unit_test(test_ascii),
	};

	return cmocka_run_group_tests(tests, prepare, NULL);
}
