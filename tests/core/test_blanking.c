/* SPDX-License-Identifier: MIT */
#include "core/blanking.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/text.h"

static void
applied(const char *text, const char *passage, const char *expected)
{
	char *out = blanking_apply(text, passage);

	if (expected == NULL) {
		assert_null(out);
		return;
	}
	assert_non_null(out);
	assert_string_equal(out, expected);
	/* counts stay as they were */
	assert_int_equal(text_clusters(out), text_clusters(text));
	free(out);
}

static void
test_apply(void **state)
{
	(void)state;
	applied("夫の山田様と、山田様の妹", "山田様", "夫の●●●と、●●●の妹");
	applied("山田", "山田", "●●");
	applied("aaaaa", "aa", "●●●●a");
	applied("山田", "鈴木", NULL);
	applied("", "山田", NULL);
	applied("山田", "", NULL);
	applied("山田\n太郎", "田\n太", "山●●●郎");
}

/* A passage is whole clusters: what only looks alike is another text. */
static void
test_apply_clusters(void **state)
{
	(void)state;
	applied("か\u3099き", "か", NULL);
	applied("か\u3099き", "か\u3099き", "●●");
	applied("ｶﾞｽ", "ｶ", NULL);
	applied("父👨‍👩‍👧母", "👨‍👩‍👧母", "父●●");
	applied("父👨‍👩‍👧母", "👨", NULL);
	applied("髙﨑𠮷①※", "﨑𠮷", "髙●●①※");
}

static void
passage_is(const char *text, size_t first, size_t n, const char *expected)
{
	char *out = blanking_passage(text, first, n);
	size_t at, clusters;

	if (expected == NULL) {
		assert_null(out);
		return;
	}
	assert_string_equal(out, expected);
	assert_true(blanking_find(text, out, &at, &clusters));
	assert_int_equal(at, first);
	assert_int_equal(clusters, n);
	free(out);
}

static void
test_passage(void **state)
{
	(void)state;
	passage_is("夫の山田様", 2, 3, "山田様");
	passage_is("夫の山田様", 0, 5, "夫の山田様");
	passage_is(
	    "か\u3099👨‍👩‍👧髙", 1, 2, "👨‍👩‍👧髙");
	passage_is("夫の山田様", 3, 3, NULL);
	passage_is("夫の山田様", 5, 1, NULL);
	passage_is("夫の山田様", 9, 1, NULL);
	passage_is("夫の山田様", 1, 0, NULL);
	passage_is("", 0, 1, NULL);
}

static void
test_find(void **state)
{
	size_t first, n;

	(void)state;
	assert_false(blanking_find("か\u3099", "か", &first, &n));
	assert_false(blanking_find("山田", "", &first, &n));
	assert_true(blanking_find("一二一二", "一二", &first, &n));
	assert_int_equal(first, 0);
	assert_int_equal(n, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_apply),
	    cmocka_unit_test(test_apply_clusters),
	    cmocka_unit_test(test_passage),
	    cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
