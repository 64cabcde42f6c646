/* SPDX-License-Identifier: MIT */
#include "core/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include <cmocka.h>

#define HEAD "Content-Type: text/plain; charset=UTF-8\n"

/* A catalogue with one sentence, so that this test needs no other file. */
struct catalogue {
	uint32_t magic, revision, count, ids, texts, hash_size, hash;
	uint32_t id[2][2], text[2][2]; /* bytes without the end, offset */
	char no_id[1], yes_id[4], head[sizeof HEAD], yes[7];
};

static char dir[] = "/tmp/test_i18n.XXXXXX";

static void
environment(const char *all, const char *messages, const char *lang)
{
	const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *values[] = {all, messages, lang};
	int i;

	for (i = 0; i < 3; i++)
		if (values[i] != NULL)
			setenv(names[i], values[i], 1);
		else
			unsetenv(names[i]);
	unsetenv("LC_CTYPE");
	unsetenv("LANGUAGE");
}

static void
test_language_of_environment(void **state)
{
	static const struct {
		const char *all, *messages, *lang, *want;
	} rows[] = {
	    {NULL, NULL, NULL, "ja"},
	    {NULL, NULL, "C", "ja"},
	    {NULL, NULL, "C.UTF-8", "ja"},
	    {NULL, NULL, "POSIX", "ja"},
	    {NULL, NULL, "", "ja"},
	    {NULL, NULL, "ja_JP.UTF-8", "ja"},
	    {NULL, NULL, "ja_JP.eucJP", "ja"},
	    {NULL, NULL, "en_US.UTF-8", "en"},
	    {NULL, NULL, "en_GB", "en"},
	    {NULL, NULL, "fr_FR.UTF-8", "ja"},
	    {NULL, "en_US.UTF-8", "ja_JP.UTF-8", "en"},
	    {"ja_JP.UTF-8", "en_US.UTF-8", "en_US.UTF-8", "ja"},
	    {"", "", "en_US.UTF-8", "en"},
	    {"C", NULL, "en_US.UTF-8", "ja"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		environment(rows[i].all, rows[i].messages, rows[i].lang);
		i18n_start(dir, NULL);
		assert_string_equal(i18n_current(), rows[i].want);
	}
}

static void
test_argument_wins(void **state)
{
	(void)state;
	environment(NULL, NULL, "en_US.UTF-8");
	setenv("LANGUAGE", "de:en", 1);
	i18n_start(dir, "ja");
	assert_string_equal(i18n_current(), "ja");
	assert_string_equal(getenv("LANGUAGE"), "ja");
	environment(NULL, NULL, "ja_JP.UTF-8");
	i18n_start(dir, "en");
	assert_string_equal(i18n_current(), "en");
	i18n_start(dir, "xx");
	assert_string_equal(i18n_current(), "ja");
}

static void
test_language_of_the_person_is_not_asked(void **state)
{
	(void)state;
	environment(NULL, NULL, "C.UTF-8");
	setenv("LANGUAGE", "en", 1);
	i18n_start(dir, NULL);
	assert_string_equal(i18n_current(), "ja");
}

static void
test_characters_are_utf8(void **state)
{
	static const char *const langs[] = {
	    "C", "POSIX", "C.UTF-8", "ja_JP.eucJP", "no_SUCH.locale", NULL};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof langs / sizeof *langs; i++) {
		environment(NULL, NULL, langs[i]);
		i18n_start(dir, NULL);
		assert_string_equal(nl_langinfo(CODESET), "UTF-8");
		assert_int_equal(wcwidth(L'症'), 2);
	}
}

static void
test_translates(void **state)
{
	static const char *const langs[] = {
	    "C", "C.UTF-8", "en_US.UTF-8", "no_SUCH.locale", NULL};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof langs / sizeof *langs; i++) {
		environment(NULL, NULL, langs[i]);
		i18n_start(dir, "ja");
		assert_string_equal(_("yes"), "はい");
		i18n_language("en");
		assert_string_equal(_("yes"), "yes");
		i18n_language("ja");
		assert_string_equal(_("yes"), "はい");
		assert_string_equal(_("no"), "no");
	}
	assert_string_equal(N_("yes"), "yes");
}

static const char *
path(const char *under)
{
	static char s[128];

	snprintf(s, sizeof s, "%s%s", dir, under);
	return s;
}

static int
make_catalogue(void **state)
{
#define AT(member) (uint32_t) offsetof(struct catalogue, member)
	struct catalogue c = {
	    .magic = 0x950412DE,
	    .count = 2,
	    .ids = AT(id),
	    .texts = AT(text),
	    .id = {{0, AT(no_id)}, {3, AT(yes_id)}},
	    .text = {{sizeof HEAD - 1, AT(head)}, {6, AT(yes)}},
	    .yes_id = "yes",
	    .head = HEAD,
	    .yes = "はい",
	};
#undef AT
	FILE *f;

	(void)state;
	if (mkdtemp(dir) == NULL || mkdir(path("/ja"), 0700) != 0 ||
	    mkdir(path("/ja/LC_MESSAGES"), 0700) != 0)
		return -1;
	f = fopen(path("/ja/LC_MESSAGES/shorei.mo"), "wb");
	if (f == NULL)
		return -1;
	fwrite(&c, sizeof c, 1, f);
	return fclose(f);
}

static int
remove_catalogue(void **state)
{
	(void)state;
	unlink(path("/ja/LC_MESSAGES/shorei.mo"));
	rmdir(path("/ja/LC_MESSAGES"));
	rmdir(path("/ja"));
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_language_of_environment),
	    cmocka_unit_test(test_argument_wins),
	    cmocka_unit_test(test_language_of_the_person_is_not_asked),
	    cmocka_unit_test(test_characters_are_utf8),
	    cmocka_unit_test(test_translates),
	};

	return cmocka_run_group_tests(tests, make_catalogue, remove_catalogue);
}
