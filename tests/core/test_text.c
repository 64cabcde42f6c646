/* SPDX-License-Identifier: MIT */
#include "core/text.h"

#include "core/heap.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uchar.h>

#include <cmocka.h>
#include <unigbrk.h>
#include <unistr.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define JAPAN "\U0001F1EF\U0001F1F5"
#define KOREA "\U0001F1F0\U0001F1F7"
#define HALF_GA "\uFF76\uFF9E" /* ｶﾞ */
#define GOD_FA19 "\uFA19"      /* 神, whose NFC is U+795E */
#define CLIFF_FA11 "\uFA11"    /* 﨑 */
#define COMPAT_2F "\U0002F800" /* 丽, whose NFC is U+4E3D */
#define LUCK "\U00020BB7"      /* 𠮷 */

/* The result of a function that gives heap, compared and freed. */
#define assert_gives(call, want)                                               \
	do {                                                                   \
		char *got_ = (call);                                           \
                                                                               \
		assert_string_equal(got_, want);                               \
		free(got_);                                                    \
	} while (0)

static char *
clean_line(const char *s)
{
	return text_clean_line(s, strlen(s));
}

static char *
clean_prose(const char *s)
{
	return text_clean_prose(s, strlen(s));
}

static enum text_fault
line_fault(const char *s)
{
	return text_check_line(s, strlen(s));
}

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
	static const char *const bidi[] = {"\u202A", "\u202B", "\u202C",
	    "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"};
	char s[32];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bidi / sizeof *bidi; i++) {
		snprintf(s, sizeof s, "患%s者", bidi[i]);
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
	assert_int_equal(line_fault(ten), TEXT_CLUSTER);
	assert_gives(clean_line(ten), NINE_JOINED);
}

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

/* Code points that make and break clusters, and some that do not. */
static const char32_t pieces[] = {U'a', U' ', U'\n', U'\r', U'\t', U'か', U'漢',
    U'、', 0x3000, 0x3099, 0x309A, 0xFF76, 0xFF9E, 0x200D, 0xFE0F, 0x1F468,
    0x1F469, 0x1F3FB, 0x1F1EF, 0x1F1F5, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01,
    0x0301, 0x0600, 0x0903, 0x0915, 0x094D, 0x0E33, 0x00A9, 0x2764, 0xFA19,
    0x2F800, 0x20BB7, 0xE0100, 0x202E, 0x200B, 0x3030, 0xE9, 0x110BD, 0x1160,
    0x302A, 0xFEFF, 0x1F9D1, 0xE0067};

static uint64_t seed;

static unsigned
chance(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

static size_t
random_text(char *s, size_t room, size_t chars)
{
	size_t n = 0, kinds = 1 + chance(sizeof pieces / sizeof *pieces);
	size_t shift = chance(sizeof pieces / sizeof *pieces), i;

	for (i = 0; i < chars && n + 5 < room; i++) {
		size_t k = shift + chance((unsigned)kinds);

		n += (size_t)u8_uctomb((uint8_t *)s + n,
		    pieces[k % (sizeof pieces / sizeof *pieces)], 5);
	}
	s[n] = '\0';
	return n;
}

static void
test_borders_are_those_of_libunistring(void **state)
{
	char s[512], border[512];
	size_t n, at, next, prev, i, count;
	int round;

	(void)state;
	for (round = 0; round < 5000; round++) {
		n = random_text(s, sizeof s, 1 + chance(60));
		u8_grapheme_breaks((const uint8_t *)s, n, border);
		for (at = 0, count = 0; at < n; at++) {
			count += border[at] == 1;
			for (next = at + 1; next < n && !border[next]; next++)
				;
			for (prev = at; prev > 0 && !border[prev]; prev--)
				;
			if (text_next(s, n, at) != next ||
			    text_prev(s, n, at + 1) != prev)
				fail_msg(
				    "round %d, byte %zu of '%s'", round, at, s);
		}
		assert_int_equal(text_clusters(s), count);
		assert_int_equal(text_prev(s, n, 0), 0);
		assert_int_equal(text_next(s, n, n), n);
		for (i = 0; i < 3; i++)
			assert_int_equal(text_next(s, n, n + i), n);
	}
}

static void
test_long_texts(void **state)
{
	static const char *const units[] = {"か", FAMILY, JAPAN, HALF_GA, "\n",
	    "\uAC00", "e\u0301", "\U0001F468"};
	size_t i, k, n, unit, at;
	char *s;

	(void)state;
	for (i = 0; i < sizeof units / sizeof *units; i++) {
		unit = strlen(units[i]);
		s = heap_new(2000 * unit + 1, 1);
		for (k = 0; k < 2000; k++)
			memcpy(s + k * unit, units[i], unit);
		n = 2000 * unit;
		assert_int_equal(text_clusters(s), 2000);
		for (at = 0; at < n; at += unit) {
			assert_int_equal(text_next(s, n, at), at + unit);
			assert_int_equal(text_prev(s, n, at + unit), at);
		}
		free(s);
	}
}

static void
test_cleaned_always_passes(void **state)
{
	char s[4096], *once, *twice;
	size_t n, i;
	int round;

	(void)state;
	for (round = 0; round < 1000; round++) {
		n = random_text(s, sizeof s, 1 + chance(400));
		for (i = chance(8); i > 0; i--) /* spoil some bytes */
			s[chance((unsigned)n)] = (char)chance(256);
		once = text_clean_prose(s, n);
		assert_int_equal(text_check_prose(once, strlen(once)), TEXT_OK);
		twice = clean_prose(once);
		assert_string_equal(once, twice);
		free(twice);
		free(once);
		once = text_clean_line(s, n);
		assert_int_equal(line_fault(once), TEXT_OK);
		free(once);
		free(text_fold(s));
		free(text_pad(s, (int)chance(80)));
	}
}

static void
test_pad_gives_its_cells(void **state)
{
	char s[256], *line, *row;
	int round, cells;

	(void)state;
	for (round = 0; round < 1000; round++) {
		line = text_clean_line(s, random_text(s, sizeof s, 40));
		cells = (int)chance(50);
		row = text_pad(line, cells);
		assert_int_equal(text_cells(row, strlen(row)), cells);
		free(row);
		free(line);
	}
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
	assert_gives(text_fold("ヴァヶヵヽヾ"), "ゔぁゖゕゝゞ");
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

static int
prepare(void **state)
{
	const char *given = getenv("SEED");

	(void)state;
	seed = given != NULL ? strtoull(given, NULL, 10) : (uint64_t)time(NULL);
	printf("# SEED=%llu\n", (unsigned long long)seed);
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
	    cmocka_unit_test(test_check),
	    cmocka_unit_test(test_check_bidi),
	    cmocka_unit_test(test_broken),
	    cmocka_unit_test(test_long_cluster),
	    cmocka_unit_test(test_cut_that_joins_the_next),
	    cmocka_unit_test(test_clean_composes),
	    cmocka_unit_test(test_clean_keeps_name_kanji),
	    cmocka_unit_test(test_clean_lines),
	    cmocka_unit_test(test_borders_are_those_of_libunistring),
	    cmocka_unit_test(test_long_texts),
	    cmocka_unit_test(test_cleaned_always_passes),
	    cmocka_unit_test(test_pad_gives_its_cells),
	    cmocka_unit_test(test_fold),
	    cmocka_unit_test(test_fold_variants),
	    cmocka_unit_test(test_variants_are_data_in_order),
	    cmocka_unit_test(test_ascii_digits),
	};

	return cmocka_run_group_tests(tests, prepare, NULL);
}
