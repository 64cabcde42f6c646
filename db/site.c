/* SPDX-License-Identifier: MIT */
#include "site.h"

#include <stdio.h>
#include <string.h>

#include "core/i18n.h"
#include "db/rows.h"

static void
set_accredited(struct rules *rules, const char *value)
{
	for (int i = 0; i < PROGRAMME_COUNT; i++)
		rules->accredited[i] =
		    strstr(value, words_code(&programme_words, i)) != NULL;
}

static void
set_office(struct rules *rules, const char *value)
{
	snprintf(rules->office, sizeof rules->office, "%s", value);
	rules->office_set = true;
}

/* One row for each setting that is a rule. */
static const struct {
	const char *name;
	void (*set)(struct rules *, const char *value);
} settings[] = {
    {"accredited_programmes", set_accredited},
    {"office", set_office},
};

static void
apply(struct rules *rules, const struct setting_row *row)
{
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (strcmp(settings[i].name, row->name) == 0)
			settings[i].set(rules, row->value);
}

/* How near a window is: 0 holds today, else the days to it, past ones last. */
static int64_t
distance(struct span span, int32_t today)
{
	if (span.from <= today && today <= span.to)
		return 0;
	if (span.from > today)
		return span.from - today;
	return INT32_MAX + (int64_t)today - span.to;
}

static void
nearer(struct rules *rules, const struct window_row *row, int32_t today)
{
	struct span *best = &rules->window[row->programme][row->kind];
	struct span span = {row->from_on, row->to_on};

	if (best->from == DATE_NONE ||
	    distance(span, today) < distance(*best, today))
		*best = span;
}

static void
defaults(struct rules *rules)
{
	*rules = (struct rules){0};
	rules->accredited[PROGRAMME_SPECIALIST] = true;
	snprintf(rules->office, sizeof rules->office, "%s",
	    _("no contact recorded"));
	for (int p = 0; p < PROGRAMME_COUNT; p++)
		for (int w = 0; w < WINDOW_COUNT; w++)
			rules->window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
}

int
site_rules(struct store *store, int64_t person, int32_t today,
    struct rules *rules, struct err *err)
{
	struct list set = {0}, windows = {0};
	const struct setting_row *s;
	const struct window_row *w;
	int rc;

	defaults(rules);
	rc = store_rows(
	    store, QUERY_SETTING_LIST, NO_ARGS, &setting_row_shape, &set, err);
	if (rc == 0)
		rc = store_rows(store, QUERY_WINDOW_LIST, ARGS(arg_int(person)),
		    &window_row_shape, &windows, err);
	s = set.at;
	for (size_t i = 0; i < set.n; i++)
		apply(rules, &s[i]);
	w = windows.at;
	for (size_t i = 0; i < windows.n; i++)
		nearer(rules, &w[i], today);
	shape_list_release(&setting_row_shape, &set);
	shape_list_release(&window_row_shape, &windows);
	return rc;
}
