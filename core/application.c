/* SPDX-License-Identifier: MIT */
#include "application.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "workflow.h"

#define NUMBERS 128 /* bytes of the numbers of a list, in words */

struct asking {
	const struct applying *applying;
	const struct rules *rules;
	int32_t today;
	struct list *reasons;
};

typedef bool
rule(const struct asking *);

static void
say(const struct asking *ask, const char *code, char *text)
{
	reason_add_text(ask->reasons, code, NULL, INT64_MIN, text);
	free(text);
}

/* What every case must be. */
static enum state
goal(enum programme programme)
{
	return workflow_needs_approval(programme) ? STATE_APPROVED
						  : STATE_REGISTERED;
}

/* The numbers of the cases that a question says yes to, "1, 4, 7". */
static size_t
numbers(const struct asking *ask,
    bool (*is)(const struct asking *, const struct applied_case *),
    char out[NUMBERS])
{
	const struct applied_case *c = ask->applying->cases;
	size_t n = 0, used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < ask->applying->n; i++)
		if (is(ask, &c[i]) && used < NUMBERS)
			used += (size_t)snprintf(out + used, NUMBERS - used,
			    "%s%d", n++ == 0 ? "" : ", ", (int)c[i].slot);
	return n;
}

/* 申請期間: closed until it is set */
static bool
rule_open(const struct asking *ask)
{
	enum programme programme = ask->applying->programme;
	struct span span = ask->rules->window[programme][WINDOW_APPLICATION];
	char from[DATE_SIZE], to[DATE_SIZE];

	if (rules_open(ask->rules, programme, WINDOW_APPLICATION, ask->today))
		return true;
	if (span.from == DATE_NONE)
		say(ask, "application-open",
		    heap_printf(_("The application period is not set yet. "
				  "Please ask the office (%s)."),
			ask->rules->office));
	else
		say(ask, "application-open",
		    heap_printf(_("Applications are closed today (open %s to "
				  "%s)."),
			date_format(span.from, from),
			date_format(span.to, to)));
	return false;
}

static bool
is_incomplete(const struct asking *ask, const struct applied_case *c)
{
	return c->state != goal(ask->applying->programme);
}

/* every case APPROVED, or REGISTERED where no approval is asked for */
static bool
rule_complete(const struct asking *ask)
{
	enum programme programme = ask->applying->programme;
	char list[NUMBERS];
	size_t n = numbers(ask, is_incomplete, list);

	if (n == 0)
		return true;
	say(ask, "application-complete",
	    heap_printf(_("All %d cases must be \"%s\"; not yet: number %s."),
		(int)ask->applying->n,
		workflow_state_label(programme, goal(programme)), list));
	return false;
}

static bool
has_draft(const struct asking *ask, const struct applied_case *c)
{
	return !is_incomplete(ask, c) && c->draft;
}

/* what is registered is submitted: a differing draft must not be lost */
static bool
rule_draft(const struct asking *ask)
{
	char list[NUMBERS];

	if (numbers(ask, has_draft, list) == 0)
		return true;
	say(ask, "application-draft",
	    heap_printf(_("Number %s: there is a draft that differs. Register "
			  "it, or discard it."),
		list));
	return false;
}

/* every category at least once, where there are so many cases: in the five
 * of 認定医新規 each has its own by its number */
static bool
rule_category(const struct asking *ask)
{
	const struct applied_case *c = ask->applying->cases;
	bool covered[CATEGORY_COUNT] = {false};
	char *missing = heap_dup(""), *more;
	bool all = true;

	for (size_t i = 0; i < ask->applying->n; i++)
		if (c[i].category != WORD_NONE)
			covered[c[i].category] = true;
	for (int i = 0; i < CATEGORY_COUNT; i++) {
		if (covered[i] || ask->applying->n < CATEGORY_COUNT)
			continue;
		more = heap_printf("%s%s%s", missing, all ? "" : _(", "),
		    words_label(&category_words, i));
		free(missing);
		missing = more;
		all = false;
	}
	if (!all)
		say(ask, "application-category",
		    heap_printf(_("Each case category is needed at least once; "
				  "missing: %s."),
			missing));
	free(missing);
	return all;
}

static bool
is_late(const struct asking *ask, const struct applied_case *c)
{
	int32_t to =
	    ask->rules->window[ask->applying->programme][WINDOW_APPLICATION].to;

	return !is_incomplete(ask, c) && to != DATE_NONE &&
	       c->approved != DATE_NONE && c->approved > to;
}

/* only what was approved by the last day of the 申請期間 counts [seed] */
static bool
rule_late(const struct asking *ask)
{
	char list[NUMBERS];

	if (numbers(ask, is_late, list) == 0)
		return true;
	say(ask, "application-late",
	    heap_printf(_("Number %s: approved after the last day of the "
			  "application period; it counts for the next year."),
		list));
	return false;
}

size_t
application_check(const struct applying *applying, const struct rules *rules,
    int32_t today, struct list *reasons)
{
	static rule *const rows[] = {
	    rule_open, rule_complete, rule_draft, rule_category, rule_late};
	struct asking ask = {applying, rules, today, reasons};
	size_t failed = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!rows[i](&ask))
			failed++;
	return failed;
}

int
application_year(
    const struct rules *rules, enum programme programme, int32_t today)
{
	int32_t from = rules->window[programme][WINDOW_APPLICATION].from;

	return date_fiscal_year(from == DATE_NONE ? today : from);
}

void
application_number(char out[APPLICATION_NUMBER], enum programme programme,
    int year, const char *last)
{
	static const char letters[PROGRAMME_COUNT] = {
	    [PROGRAMME_SPECIALIST] = 'S',
	    [PROGRAMME_CERTIFIED] = 'C',
	    [PROGRAMME_TRANSFER] = 'T'};
	const char *running = last == NULL ? NULL : strrchr(last, '-');
	long n = running == NULL ? 0 : strtol(running + 1, NULL, 10);

	snprintf(out, APPLICATION_NUMBER, "%04d-%c-%04ld", year,
	    letters[programme], n + 1);
}
