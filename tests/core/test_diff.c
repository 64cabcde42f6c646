/* SPDX-License-Identifier: MIT */
#include "core/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/text.h"
#include "random_shape.h"

/* "痛みは[強い]。": the text with its changed parts in brackets. */
static char *
marked(const char *text, const struct list *spans)
{
	const struct diff_span *s = spans->at;
	char *all = heap_dup(""), *more;
	size_t at = 0;

	for (size_t i = 0; i < spans->n; i++) {
		/* in order, apart and not empty */
		assert_true(s[i].from < s[i].to && s[i].to <= strlen(text));
		assert_true(i == 0 ? s[i].from >= at : s[i].from > at);
		more = heap_printf("%s%.*s[%.*s]", all, (int)(s[i].from - at),
		    text + at, (int)(s[i].to - s[i].from), text + s[i].from);
		free(all);
		all = more;
		at = s[i].to;
	}
	more = heap_printf("%s%s", all, text + at);
	free(all);
	return more;
}

static void
expect(const char *old, const char *now, const char *gone, const char *is_new)
{
	struct diff diff;
	char *text;

	diff_make(&diff, old, now);
	text = marked(old, &diff.old);
	assert_string_equal(text, gone);
	free(text);
	text = marked(now, &diff.now);
	assert_string_equal(text, is_new);
	free(text);
	diff_release(&diff);
}

static void
test_nothing(void **state)
{
	(void)state;
	expect("", "", "", "");
	expect("痛み", "痛み", "痛み", "痛み");
	expect("", "痛み", "", "[痛み]");
	expect("痛み\n", "", "[痛み\n]", "");
}

static void
test_words(void **state)
{
	(void)state;
	/* a run of digits, letters or katakana is one word */
	expect("NRS 8", "NRS 10", "NRS [8]", "NRS [10]");
	expect("モルヒネ 20mg/日", "モルヒネ 30mg/日", "モルヒネ [20mg]/日",
	    "モルヒネ [30mg]/日");
	expect("モルヒネを開始", "オキシコドンを開始", "[モルヒネ]を開始",
	    "[オキシコドン]を開始");
	/* a kanji or a kana is one of its own */
	expect(
	    "痛みは強い。", "痛みは弱い。", "痛みは[強]い。", "痛みは[弱]い。");
	expect("不眠。", "不眠が続く。", "不眠。", "不眠[が続く]。");
	expect("一行目\n二行目\n三行目", "一行目\n三行目",
	    "一行目\n[二行目\n]三行目", "一行目\n三行目");
}

/* A cluster is never cut, whatever it is made of. */
static void
test_clusters(void **state)
{
	(void)state;
	expect("か", "が", "[か]", "[が]");
	expect("ｶﾞｽ", "ｶｽ", "[ｶﾞｽ]", "[ｶｽ]");
	expect("髙橋", "高橋", "[髙]橋", "[高]橋");
	expect("𠮷野", "吉野", "[𠮷]野", "[吉]野");
	expect("①②", "①③", "①[②]", "①[③]");
	expect("a👨‍👩‍👧b", "a👨‍👩‍👦b",
	    "a[👨‍👩‍👧]b", "a[👨‍👩‍👦]b");
	expect("🇯🇵🇫🇷", "🇯🇵🇩🇪", "🇯🇵[🇫🇷]", "🇯🇵[🇩🇪]");
	expect("痛み　強い", "痛み 強い", "痛み[　]強い", "痛み[ ]強い");
}

/* One word in common between two changes is no island. */
static void
test_islands(void **state)
{
	(void)state;
	expect("妻の病気", "夫の怪我", "[妻の病気]", "[夫の怪我]");
	/* two are one */
	expect("朝の薬を増量", "夜の薬を減量", "[朝]の薬を[増]量",
	    "[夜]の薬を[減]量");
	/* at the beginning and at the end a lone one stands */
	expect("の病気", "の怪我", "の[病気]", "の[怪我]");
}

/* More than is held against each other: between the first and the last. */
static void
test_large(void **state)
{
	size_t n = DIFF_WORDS;
	char *old = heap_new(3 * n + 8, 1), *now = heap_new(3 * n + 8, 1);
	struct diff diff;
	const struct diff_span *s;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		bool differs = i == 1 || i + 2 == n;

		memcpy(old + 3 * i, differs ? "痛" : "弱", 3);
		memcpy(now + 3 * i, differs ? "熱" : "弱", 3);
	}
	diff_make(&diff, old, now);
	assert_int_equal(diff.old.n, 1);
	assert_int_equal(diff.now.n, 1);
	s = diff.old.at;
	assert_int_equal(s->from, 3);
	assert_int_equal(s->to, 3 * (n - 1));
	diff_release(&diff);
	free(old);
	free(now);
}

static char *
random_text(void)
{
	static const char *const pieces[] = {"の", "痛", "み", "が", "カ", "タ",
	    "a", "b", "1", "2", " ", "\n", "。", "か\u3099",
	    "👨‍👩‍👧", "髙", "𠮷", "　"};
	char *all = heap_dup(""), *more;

	for (uint64_t n = random_below(24); n > 0; n--) {
		more = heap_printf("%s%s", all,
		    pieces[random_below(sizeof pieces / sizeof *pieces)]);
		free(all);
		all = more;
	}
	return all;
}

static void
border(const char *text, size_t at)
{
	size_t n = strlen(text);

	if (at > 0 && at < n)
		assert_int_equal(
		    text_next(text, n, text_prev(text, n, at)), at);
}

/* The text without what has changed, and borders between clusters only. */
static char *
rest(const char *text, const struct list *spans)
{
	const struct diff_span *s = spans->at;
	char *out = heap_new(strlen(text) + 1, 1);
	size_t n = 0, at = 0;

	for (size_t i = 0; i <= spans->n; i++) {
		size_t to = i < spans->n ? s[i].from : strlen(text);

		memcpy(out + n, text + at, to - at);
		n += to - at;
		if (i == spans->n)
			break;
		border(text, s[i].from);
		border(text, s[i].to);
		at = s[i].to;
	}
	return out;
}

/* What is left over is the same on both sides, always. */
static void
test_random(void **state)
{
	struct diff diff;
	char *old, *now, *a, *b;

	(void)state;
	random_begin();
	for (int i = 0; i < 20000; i++) {
		old = random_text();
		now = random_text();
		diff_make(&diff, old, now);
		a = rest(old, &diff.old);
		b = rest(now, &diff.now);
		if (strcmp(a, b) != 0)
			fail_msg("\"%s\" and \"%s\"", old, now);
		/* and nothing is marked where nothing differs */
		if (strcmp(old, now) == 0)
			assert_int_equal(diff.old.n + diff.now.n, 0);
		else
			assert_true(diff.old.n + diff.now.n > 0);
		diff_release(&diff);
		free(a);
		free(b);
		free(old);
		free(now);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_clusters),
	    cmocka_unit_test(test_islands),
	    cmocka_unit_test(test_large),
	    cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
