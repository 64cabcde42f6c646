/* SPDX-License-Identifier: MIT */
/* What a person chose to read: kept, spoken at once, and in later greetings. */
#include "core/call/call.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/i18n.h"
#include "core/wire.h"

#define ONCE "00000000000000000000000000000001"

/* A greeting in this language, and what is spoken then. */
static void
greets(struct fixture *f, const char *login, const char *lang, bool fixed,
    const char *spoken)
{
	fixture_done(f, login, "session.hello", "{s:i, s:s, s:b}", "protocol",
	    call_protocol(), "lang", lang, "fixed", (int)fixed);
	assert_string_equal(text_at(f->reply, "lang"), spoken);
	assert_string_equal(i18n_current(), spoken);
}

static void
chooses(struct fixture *f, const char *login, const char *lang)
{
	fixture_done(f, login, "session.language", "{s:s}", "lang", lang);
	assert_string_equal(text_at(f->reply, "lang"), lang);
	assert_string_equal(i18n_current(), lang);
}

static void
test_greeting_without_a_choice(void **state)
{
	struct fixture *f = *state;

	greets(f, "yamada", "en", false, "en");
	greets(f, "yamada", "ja", false, "ja");
	greets(f, "yamada", "xx", false, "ja");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"
					   " WHERE lang IS NOT NULL"),
	    0);
}

static void
test_choice_is_spoken_and_kept(void **state)
{
	struct fixture *f = *state;

	greets(f, "yamada", "ja", false, "ja");
	chooses(f, "yamada", "en");
	greets(f, "yamada", "ja", false, "en");
	greets(f, "tanaka", "ja", false, "ja");
	greets(f, "yamada", "ja", false, "en");
	chooses(f, "yamada", "ja");
	greets(f, "yamada", "en", false, "ja");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
					   " WHERE call = 'session.language'"
					   " AND result = 'DONE'"),
	    2);
}

/* --lang is for once. */
static void
test_greeting_may_ask_for_another(void **state)
{
	struct fixture *f = *state;

	chooses(f, "yamada", "en");
	greets(f, "yamada", "ja", true, "ja");
	greets(f, "yamada", "ja", false, "en");
}

/* After a lost reply the new connection may have been greeted otherwise. */
static void
test_repeated_choice_is_spoken(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < 2; i++) {
		greets(f, "yamada", "ja", true, "ja");
		fixture_done(f, "yamada", "session.language", "{s:s, s:s}",
		    "once", ONCE, "lang", "en");
		assert_string_equal(i18n_current(), "en");
	}
	fixture_refused(f, ERR_ONCE, "yamada", "session.language", "{s:s, s:s}",
	    "once", ONCE, "lang", "ja");
	assert_string_equal(i18n_current(), "en");
}

static void
test_everybody_may_who_is_registered(void **state)
{
	static const char *const logins[] = {
	    "yamada", "suzuki", "sato", "jimu", "kato"};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof logins / sizeof *logins; i++)
		chooses(f, logins[i], "en");
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM person WHERE lang = 'en'"),
	    5);
	i18n_language("ja");
	fixture_refused(f, ERR_STRANGER, "mallory", "session.language", "{s:s}",
	    "lang", "en");
	assert_string_equal(i18n_current(), "ja");
}

static void
test_other_languages_are_refused(void **state)
{
	static const char *const words[] = {"", "JA", "de", "en_US", "EN'"};
	struct fixture *f = *state;

	i18n_language("ja");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		fixture_refused(f, ERR_BAD_ARGS, "yamada", "session.language",
		    "{s:s}", "lang", words[i]);
	fixture_refused(
	    f, ERR_BAD_ARGS, "yamada", "session.language", "{s:n}", "lang");
	assert_string_equal(i18n_current(), "ja");
	assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"
					   " WHERE lang IS NOT NULL"),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_greeting_without_a_choice),
	    TEST(test_choice_is_spoken_and_kept),
	    TEST(test_greeting_may_ask_for_another),
	    TEST(test_repeated_choice_is_spoken),
	    TEST(test_everybody_may_who_is_registered),
	    TEST(test_other_languages_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
