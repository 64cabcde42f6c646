/* SPDX-License-Identifier: MIT */
#include "statistics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "heap.h"
#include "i18n.h"
#include "workflow.h"

/* The least days of each bar of those that wait, as reminders have them. */
static const int32_t days[] = {0, 7, 14, 30};
#define DAYS (sizeof days / sizeof *days)

static void
begin(struct list *bars, int kind, int programme, const char *of)
{
	struct statistic *bar = list_add(bars, sizeof *bar);

	*bar = (struct statistic){kind, programme, heap_dup(of), 0};
}

static void
begin_states(struct list *bars, enum programme programme)
{
	for (int s = 0; s < STATE_COUNT; s++)
		if (s != STATE_EMPTY &&
		    (workflow_needs_approval(programme) ||
			s == STATE_REGISTERED || s == STATE_SUBMITTED))
			begin(bars, TALLY_STATE, (int)programme,
			    words_code(&state_words, s));
}

static char *
month_of(int year, int month)
{
	return heap_printf("%04d-%02d", year, month);
}

/* April to March. */
static void
begin_months(struct list *bars, int kind, int fiscal_year)
{
	for (int i = 0; i < 12; i++) {
		char *month =
		    month_of(fiscal_year + (i >= 9 ? 1 : 0), (i + 3) % 12 + 1);

		begin(bars, kind, WORD_NONE, month);
		free(month);
	}
}

void
statistics_begin(struct list *bars, int fiscal_year)
{
	char least[16];

	for (int p = 0; p < PROGRAMME_COUNT; p++)
		begin_states(bars, (enum programme)p);
	for (int c = 0; c < CATEGORY_COUNT; c++)
		begin(bars, TALLY_CATEGORY, WORD_NONE,
		    words_code(&category_words, c));
	for (size_t i = 0; i < DAYS; i++) {
		snprintf(least, sizeof least, "%d", (int)days[i]);
		begin(bars, TALLY_WAITING, WORD_NONE, least);
	}
	begin_months(bars, TALLY_APPROVED, fiscal_year);
	begin_months(bars, TALLY_REJECTED, fiscal_year);
}

/* What has no bar is not counted. */
static void
add(struct list *bars, int kind, int programme, const char *of, int64_t n)
{
	struct statistic *bar = bars->at;

	for (size_t i = 0; i < bars->n; i++)
		if (bar[i].kind == kind && bar[i].programme == programme &&
		    strcmp(bar[i].of, of) == 0)
			bar[i].n += n;
}

void
statistics_cases(struct list *bars, enum programme programme, enum state state,
    int category, int64_t n)
{
	if (state == STATE_EMPTY)
		return;
	add(bars, TALLY_STATE, (int)programme,
	    words_code(&state_words, (int)state), n);
	add(bars, TALLY_CATEGORY, WORD_NONE,
	    words_code(&category_words, category), n);
}

void
statistics_waiting(struct list *bars, int32_t since, int32_t today, int64_t n)
{
	char least[16];
	size_t i = DAYS - 1;

	while (i > 0 && today - since < days[i])
		i--;
	snprintf(least, sizeof least, "%d", (int)days[i]);
	add(bars, TALLY_WAITING, WORD_NONE, least, n);
}

void
statistics_decided(struct list *bars, enum state state, int32_t day, int64_t n)
{
	int year, month, of_month;
	char *text;

	date_split(day, &year, &month, &of_month);
	text = month_of(year, month);
	add(bars, state == STATE_APPROVED ? TALLY_APPROVED : TALLY_REJECTED,
	    WORD_NONE, text, n);
	free(text);
}

static bool
together(const struct statistic *a, const struct statistic *b)
{
	return a->kind == b->kind && a->programme == b->programme;
}

struct statistics_group
statistics_group(const struct statistic *bar, size_t n)
{
	struct statistics_group group = {0};

	for (; group.n < n && together(bar, &bar[group.n]); group.n++) {
		group.sum += bar[group.n].n;
		if (bar[group.n].n > group.most)
			group.most = bar[group.n].n;
	}
	return group;
}

const char *
statistics_title(const struct statistic *bar, char *out, size_t bytes)
{
	if (bar->kind == TALLY_STATE)
		snprintf(out, bytes, "%s",
		    words_label(&programme_words, bar->programme));
	else
		snprintf(
		    out, bytes, "%s", words_label(&tally_words, bar->kind));
	return out;
}

static const char *
days_label(const char *least, char *out, size_t bytes)
{
	int from = (int)strtol(least, NULL, 10), i = 0;

	while (i < (int)DAYS - 1 && days[i] < from)
		i++;
	if (i == (int)DAYS - 1)
		snprintf(out, bytes, _("%d days and more"), from);
	else
		snprintf(
		    out, bytes, _("%d to %d days"), from, (int)days[i + 1] - 1);
	return out;
}

const char *
statistics_label(const struct statistic *bar, char *out, size_t bytes)
{
	switch ((enum tally)bar->kind) {
	case TALLY_STATE:
		return workflow_state_label((enum programme)bar->programme,
		    (enum state)words_find(&state_words, bar->of));
	case TALLY_CATEGORY:
		return words_label(
		    &category_words, words_find(&category_words, bar->of));
	case TALLY_WAITING:
		return days_label(bar->of, out, bytes);
	default:
		snprintf(out, bytes, "%s", bar->of);
		return out;
	}
}
