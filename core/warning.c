/* SPDX-License-Identifier: MIT */
#include "warning.h"

#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "text.h"

struct asking {
	const struct warned *facts;
	const struct rules *rules;
	int32_t today;
	struct list *reasons;
};

/* Returns whether there is something to ask. */
typedef bool
rule(const struct asking *);

static void
say(const struct asking *ask, const char *code, int64_t slot, char *text)
{
	reason_add_text(ask->reasons, code, NULL, slot, text);
	free(text);
}

/* Adds to a list for people; *names is heap, NULL at first. */
static void
name_more(char **names, char *more)
{
	char *all;

	if (*names == NULL) {
		*names = more;
		return;
	}
	all = heap_printf("%s, %s", *names, more);
	free(*names);
	free(more);
	*names = all;
}

/* In the last days of 申請期間, or in the days before its first. */
static bool
is_late(struct span window, int32_t today)
{
	if (window.from != DATE_NONE && today < window.from)
		return today >= window.from - WARNING_DAYS;
	return window.to != DATE_NONE && today <= window.to &&
	       today > window.to - WARNING_DAYS;
}

/* Many at once and late may not be handled in time [seed] */
static bool
rule_late_bulk(const struct asking *ask)
{
	const struct warned *w = ask->facts;
	struct span window =
	    ask->rules->window[w->programme][WINDOW_APPLICATION];
	char from[DATE_SIZE], to[DATE_SIZE];
	int sent = 0;

	for (size_t i = 0; i < w->n; i++)
		sent += w->cases[i].sent;
	if (sent <= WARNING_BULK || !is_late(window, ask->today))
		return false;
	say(ask, "late_bulk", INT64_MIN,
	    heap_printf(
		_("%d cases at once so close to the application "
		  "period or its end (%s to %s) may be too much for the "
		  "supervisor. Please talk to the supervisor first."),
		sent, date_format(window.from, from),
		date_format(window.to, to)));
	return true;
}

/*
 * Every place that is recorded for the period is another one. Nothing
 * recorded says nothing.
 */
static bool
was_elsewhere(const struct warned *w, const struct warned_case *c)
{
	bool elsewhere = false;
	struct span period;

	if (c->elsewhere || !report_period(c->items, &period))
		return false;
	for (size_t i = 0; i < w->nstays; i++) {
		const struct stay *stay = &w->stays[i];

		if (stay->span.from > period.to ||
		    (stay->span.to != DATE_NONE && stay->span.to < period.from))
			continue;
		if (stay->hospital == c->hospital)
			return false;
		elsewhere = true;
	}
	return elsewhere;
}

/* 実際に症例の指導を受けた研修施設の指導者を選択してください [seed] */
static bool
rule_elsewhere(const struct asking *ask)
{
	const struct warned *w = ask->facts;
	int64_t first = INT64_MIN;
	char *numbers = NULL;

	for (size_t i = 0; i < w->n; i++) {
		const struct warned_case *c = &w->cases[i];

		if (!c->sent || !was_elsewhere(w, c))
			continue;
		if (numbers == NULL)
			first = c->slot;
		name_more(&numbers, heap_printf("%d", (int)c->slot));
	}
	if (numbers == NULL)
		return false;
	say(ask, "elsewhere", first,
	    heap_printf(_("Number %s: by the record, %s was at another "
			  "facility in that period. Please choose a supervisor "
			  "of the facility where you were really supervised."),
		numbers, w->supervisor_name));
	free(numbers);
	return true;
}

/* Hints of the anonymity check that nobody has answered. */
static bool
rule_hints(const struct asking *ask)
{
	const struct warned *w = ask->facts;
	int64_t first = INT64_MIN;
	char *numbers = NULL;

	for (size_t i = 0; i < w->n; i++) {
		const struct warned_case *c = &w->cases[i];

		if (!c->sent || c->hints == 0)
			continue;
		if (numbers == NULL)
			first = c->slot;
		name_more(&numbers, heap_printf("%d", (int)c->slot));
	}
	if (numbers == NULL)
		return false;
	say(ask, "hints", first,
	    heap_printf(_("Number %s: the anonymity check has hints that are "
			  "not confirmed yet. Please look at them in the "
			  "form: nothing should tell who the patient is."),
		numbers));
	free(numbers);
	return true;
}

static bool
same_text(const struct items *a, const struct items *b, enum form_item item)
{
	const char *text = items_text(a, item);

	return *text != '\0' && strcmp(text, items_text(b, item)) == 0;
}

/* However it was typed: full width, variants of kanji, blanks. */
static bool
same_diagnosis(const struct items *a, const struct items *b)
{
	char *one = text_fold(items_text(a, ITEM_DIAGNOSIS));
	char *other = text_fold(items_text(b, ITEM_DIAGNOSIS));
	bool same = *one != '\0' && strcmp(one, other) == 0;

	free(one);
	free(other);
	return same;
}

static bool
is_twin(const struct warned_case *a, const struct warned_case *b)
{
	return a->hospital != INT64_MIN && a->hospital == b->hospital &&
	       same_text(a->items, b->items, ITEM_PERIOD) &&
	       same_text(a->items, b->items, ITEM_AGE) &&
	       same_text(a->items, b->items, ITEM_SEX) &&
	       same_diagnosis(a->items, b->items);
}

/* One patient may not fill two numbers by mistake. */
static bool
rule_twin(const struct asking *ask)
{
	const struct warned *w = ask->facts;
	const struct warned_case *c = w->cases;
	int64_t first = INT64_MIN;
	char *pairs = NULL;

	for (size_t i = 0; i < w->n; i++)
		for (size_t k = i + 1; k < w->n; k++) {
			if ((!c[i].sent && !c[k].sent) ||
			    !is_twin(&c[i], &c[k]))
				continue;
			if (pairs == NULL)
				first = c[c[i].sent ? i : k].slot;
			name_more(&pairs, heap_printf(_("%d and %d"),
					      (int)c[i].slot, (int)c[k].slot));
		}
	if (pairs == NULL)
		return false;
	say(ask, "twin", first,
	    heap_printf(_("Numbers %s have the same facility, period, age, sex "
			  "and main diagnosis. Please check that they are not "
			  "one and the same case."),
		pairs));
	free(pairs);
	return true;
}

static rule *const rows[] = {
    rule_late_bulk,
    rule_elsewhere,
    rule_hints,
    rule_twin,
};

size_t
warning_check(const struct warned *facts, const struct rules *rules,
    int32_t today, struct list *reasons)
{
	struct asking ask = {facts, rules, today, reasons};
	size_t asked = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		asked += rows[i](&ask);
	return asked;
}
