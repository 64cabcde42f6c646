/* SPDX-License-Identifier: MIT */
/* Plain mode: a period by its two days, each a question. */
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "plain.h"

/* Asked until it is a day. False: one of the usual answers or a whole period,
 * in *other, which is heap. */
static bool
ask_day(struct plain *plain, const char *question,
    const struct plain_answer *answers, int32_t *day, char **other)
{
	struct span span;
	char *answer;
	bool known;

	for (;;) {
		answer = plain_ask(plain, question, answers);
		known = date_typed(answer, day);
		if (!known && !plain_is_usual(answer) &&
		    !span_parse(answer, &span)) {
			plain_say(_("A day is written like 2024-04-10."));
			free(answer);
			continue;
		}
		*other = known ? NULL : answer;
		if (known)
			free(answer);
		return known;
	}
}

/* "Period: first day (now: 2024-04-10)"; heap, and the day is taken. */
static char *
question(char *day, const char *now)
{
	char *all;

	if (*now == '\0')
		return day;
	all = heap_printf(_("%s (now: %s)"), day, now);
	free(day);
	return all;
}

/* The last day; a mere Enter keeps the one that stands there. */
static char *
ask_end(struct plain *plain, const char *label, int32_t from, int32_t end,
    const struct plain_answer *answers)
{
	char days[2][DATE_SIZE], *other = NULL;
	char *text = question(
	    heap_printf(_("%s: last day"), label), date_format(end, *days));
	int32_t to = DATE_NONE;

	while (!ask_day(plain, text, answers, &to, &other) && *other == '\0' &&
	       !plain->over) {
		free(other);
		other = NULL;
		to = end;
		if (to != DATE_NONE)
			break;
		plain_say(_("A day is written like 2024-04-10."));
	}
	free(text);
	if (other != NULL)
		return other;
	return heap_printf(
	    "%s..%s", date_format(from, days[0]), date_format(to, days[1]));
}

char *
plain_ask_period(struct plain *plain, const char *label, const char *now,
    const struct plain_answer *answers)
{
	struct span span = {DATE_NONE, DATE_NONE};
	bool known = span_parse(now, &span);
	char day[DATE_SIZE], *text, *other;
	int32_t from;

	text = question(heap_printf(_("%s: first day"), label),
	    known ? date_format(span.from, day) : now);
	if (ask_day(plain, text, answers, &from, &other))
		other = ask_end(plain, label, from, span.to, answers);
	free(text);
	return other;
}
