/* SPDX-License-Identifier: MIT */
#include "conf_value.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/* A part between slashes is this. */
static bool
has_part(const char *path, const char *part)
{
	size_t n;

	for (;; path += n + 1) {
		n = strcspn(path, "/");
		if (n == strlen(part) && memcmp(path, part, n) == 0)
			return true;
		if (path[n] == '\0')
			return false;
	}
}

static bool
is_path(const char *value)
{
	return *value == '/' && !has_part(value, "..");
}

static bool
is_choice(const char *word, const char *value)
{
	size_t n;

	for (; *word != '\0'; word += n + (word[n] != '\0')) {
		n = strcspn(word, " ");
		if (n == strlen(value) && memcmp(word, value, n) == 0)
			return true;
	}
	return false;
}

static bool
is_integer(const struct conf_row *row, const char *value)
{
	const char *digits = value + (*value == '-');
	long number;

	if (*digits == '\0' || digits[strspn(digits, DIGITS)] != '\0')
		return false;
	errno = 0;
	number = strtol(value, NULL, 10);
	return errno == 0 && number >= row->min && number <= row->max;
}

/* Whether the host knows it, the service finds out: core opens no file. */
static bool
is_zone(const char *value)
{
	return *value != '\0' && strchr(LETTERS, *value) != NULL &&
	       value[strspn(value, LETTERS DIGITS "_+-/")] == '\0' &&
	       !has_part(value, "");
}

static bool
fits(const struct conf_row *row, const char *value)
{
	switch (row->type) {
	case CONF_PATH:
		return is_path(value);
	case CONF_TEXT:
		return *value != '\0';
	case CONF_CHOICE:
		return is_choice(row->words, value);
	case CONF_INTEGER:
		return is_integer(row, value);
	case CONF_ZONE:
		return is_zone(value);
	}
	return false;
}

static void
say_wanted(const struct conf_row *row, char *why, size_t bytes)
{
	switch (row->type) {
	case CONF_PATH:
		snprintf(why, bytes,
		    _("\"%s\" takes a path that begins with / and has no "
		      "\"..\"."),
		    row->name);
		break;
	case CONF_TEXT:
		snprintf(why, bytes, _("\"%s\" takes a text."), row->name);
		break;
	case CONF_CHOICE:
		snprintf(why, bytes, _("\"%s\" takes one of: %s."), row->name,
		    row->words);
		break;
	case CONF_INTEGER:
		snprintf(why, bytes,
		    _("\"%s\" takes a number from %ld to %ld."), row->name,
		    row->min, row->max);
		break;
	case CONF_ZONE:
		snprintf(why, bytes,
		    _("\"%s\" takes the name of a time zone, like "
		      "Asia/Tokyo."),
		    row->name);
		break;
	}
}

bool
conf_value_fits(
    const struct conf_row *row, const char *value, char *why, size_t bytes)
{
	if (fits(row, value))
		return true;
	say_wanted(row, why, bytes);
	return false;
}
