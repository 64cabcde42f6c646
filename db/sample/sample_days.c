/* SPDX-License-Identifier: MIT */
/* sample_days: relative days of the sample become dates. */
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/heap.h"
#include "sample_inside.h"

/* Reads one relative day at s; the rest of the text in *end, else NONE. */
static int32_t
relative(const char *s, int32_t today, const char **end)
{
	long n, month, day;
	char *at;

	if (s[0] == 'T' && (s[1] == '+' || s[1] == '-')) {
		n = strtol(s + 1, &at, 10);
		*end = at;
		return today + (int32_t)n;
	}
	if (strncmp(s, "FY", 2) != 0 || (s[2] != '+' && s[2] != '-'))
		return DATE_NONE;
	n = strtol(s + 2, &at, 10);
	if (*at != '-')
		return DATE_NONE;
	month = strtol(at + 1, &at, 10);
	if (*at != '-')
		return DATE_NONE;
	day = strtol(at + 1, &at, 10);
	*end = at;
	/* January to March belong to the year after its number */
	n += date_fiscal_year(today) + (month < 4 ? 1 : 0);
	return date_make((int)n, (int)month, (int)day);
}

/* The date or period that a text stands for, heap; NULL: it is a text. */
static char *
resolved(const char *s, int32_t today)
{
	char from[DATE_SIZE], to[DATE_SIZE];
	const char *end;
	int32_t first = relative(s, today, &end), last;

	if (first == DATE_NONE)
		return NULL;
	date_format(first, from);
	if (*end == '\0')
		return heap_dup(from);
	if (strncmp(end, "..", 2) != 0)
		return NULL;
	last = relative(end + 2, today, &end);
	if (last == DATE_NONE || *end != '\0')
		return NULL;
	return heap_printf("%s..%s", from, date_format(last, to));
}

static json_t *
resolve(json_t *value, int32_t today)
{
	char *text;
	json_t *day;

	if (!json_is_string(value)) {
		sample_days(value, today);
		return json_incref(value);
	}
	text = resolved(json_string_value(value), today);
	day = text == NULL ? json_incref(value) : json_string(text);
	free(text);
	return day;
}

void
sample_days(json_t *json, int32_t today)
{
	const char *key;
	json_t *value;
	size_t i;

	if (json_is_object(json))
		json_object_foreach(json, key, value)
		{
			json_object_set_new(json, key, resolve(value, today));
		}
	if (json_is_array(json))
		json_array_foreach(json, i, value)
		{
			json_array_set_new(json, i, resolve(value, today));
		}
}
