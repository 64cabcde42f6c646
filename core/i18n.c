/* SPDX-License-Identifier: MIT */
#include "i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "shorei"
#define UTF8_LOCALE "C.UTF-8"

/* Of gettext: told that its answers so far are out of date (its manual). */
extern int _nl_msg_cat_cntr;

/* The language that the locale of the environment names, or NULL. */
static const char *
of_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *value;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		value = getenv(names[i]);
		if (value == NULL || value[0] == '\0')
			continue;
		if (strncmp(value, "ja", 2) == 0)
			return "ja";
		return strncmp(value, "en_", 3) == 0 ? "en" : NULL;
	}
	return NULL;
}

static const char *
known(const char *lang)
{
	return lang != NULL && strcmp(lang, "en") == 0 ? "en" : "ja";
}

static bool
is_c(const char *locale)
{
	return locale == NULL || strcmp(locale, "C") == 0 ||
	       strcmp(locale, "POSIX") == 0;
}

void
i18n_language(const char *lang)
{
	/* What the person had in LANGUAGE must not win over the choice. */
	setenv("LANGUAGE", known(lang), 1);
	_nl_msg_cat_cntr++;
}

void
i18n_site(const char *lang)
{
	if (of_environment() == NULL)
		i18n_language(lang);
}

const char *
i18n_current(void)
{
	return known(getenv("LANGUAGE"));
}

void
i18n_start(const char *locale_dir, const char *lang)
{
	/* Nothing else is asked of the locale: days, numbers and order are the
	 * program's own, and each of its files is four system calls. */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, UTF8_LOCALE);
	/* In the locale "C" gettext does not look at LANGUAGE. */
	if (is_c(setlocale(LC_MESSAGES, NULL)))
		setlocale(LC_MESSAGES, UTF8_LOCALE);
	i18n_language(lang != NULL ? lang : of_environment());
	bindtextdomain(DOMAIN, locale_dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}
