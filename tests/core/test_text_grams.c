/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"

static void
grams_are(char *make(const char *), const char *text, const char *grams)
{
	char *made = make(text);

	assert_string_equal(made, grams);
	free(made);
}

static void
test_all_of_a_key(void **state)
{
	(void)state;
	grams_are(text_grams, "鈴木", "鈴 鈴木 木 ");
	grams_are(text_grams, "𠮷田", "𠮷 𠮷田 田 ");
	grams_are(text_grams, "a10", "a a1 a10 1 10 0 ");
	grams_are(text_grams, "a鈴", "a a鈴 鈴 ");
	grams_are(text_grams, "", "");
}

/* Nothing runs over the border of two names. */
static void
test_borders(void **state)
{
	(void)state;
	grams_are(text_grams, "木|a", "木 a ");
	grams_are(text_grams, "o'b", "o b ");
	grams_are(text_grams, "|_%\\", "");
}

static void
test_asked_of_a_query(void **state)
{
	(void)state;
	grams_are(text_grams_asked, "鈴", "鈴 ");
	grams_are(text_grams_asked, "鈴木", "鈴木 ");
	grams_are(text_grams_asked, "鈴木一", "鈴木 木一 ");
	grams_are(text_grams_asked, "su", "su ");
	grams_are(text_grams_asked, "suzu", "suz uzu ");
	grams_are(text_grams_asked, "a1|木", "a1 木 ");
	grams_are(text_grams_asked, "%", "");
}

/* Whatever is asked of a part of a key, the key has. */
static void
test_a_part_is_found(void **state)
{
	static const char key[] = "すずきいちろう|鈴木一郎|suzukiichiro|a1002";
	char *all = text_grams(key);

	(void)state;
	for (size_t from = 0; key[from] != '\0'; from++)
		for (size_t n = 1; key[from + n] != '\0'; n++) {
			char part[sizeof key], *asked, *rest;

			if (((unsigned char)key[from] & 0xC0) == 0x80 ||
			    ((unsigned char)key[from + n] & 0xC0) == 0x80)
				continue;
			memcpy(part, key + from, n);
			part[n] = '\0';
			rest = asked = text_grams_asked(part);
			for (char *one; (one = strsep(&rest, " ")) != NULL;)
				assert_non_null(strstr(all, one));
			free(asked);
		}
	free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all_of_a_key),
	    cmocka_unit_test(test_borders),
	    cmocka_unit_test(test_asked_of_a_query),
	    cmocka_unit_test(test_a_part_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
