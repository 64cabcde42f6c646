/* SPDX-License-Identifier: MIT */
/* Texts by chance, and very long ones. */
#include "core/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <unigbrk.h>
#include <unistr.h>

#include <cmocka.h>

#include "cleaned.h"
#include "core/heap.h"
#include "random_shape.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define JAPAN "\U0001F1EF\U0001F1F5"
#define HALF_GA "\uFF76\uFF9E" /* ｶﾞ */

/* Code points that make and break clusters, and some that do not. */
static const char32_t pieces[] = {U'a', U' ', U'\n', U'\r', U'\t', U'か', U'漢',
    U'、', 0x3000, 0x3099, 0x309A, 0xFF76, 0xFF9E, 0x200D, 0xFE0F, 0x1F468,
    0x1F469, 0x1F3FB, 0x1F1EF, 0x1F1F5, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01,
    0x0301, 0x0600, 0x0903, 0x0915, 0x094D, 0x0E33, 0x00A9, 0x2764, 0xFA19,
    0x2F800, 0x20BB7, 0xE0100, 0x202E, 0x200B, 0x3030, 0xE9, 0x110BD, 0x1160,
    0x302A, 0xFEFF, 0x1F9D1, 0xE0067};

static unsigned
chance(unsigned below)
{
	return (unsigned)random_below(below);
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

static int
prepare(void **state)
{
	(void)state;
	random_begin();
	return setlocale(LC_CTYPE, "C.UTF-8") == NULL;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_borders_are_those_of_libunistring),
	    cmocka_unit_test(test_long_texts),
	    cmocka_unit_test(test_cleaned_always_passes),
	    cmocka_unit_test(test_pad_gives_its_cells),
	};

	return cmocka_run_group_tests(tests, prepare, NULL);
}
