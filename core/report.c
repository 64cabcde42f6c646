/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "text.h"

struct check {
	enum programme programme;
	int preset;
	const struct items *items;
	const struct place *place;
	const struct rules *rules;
	struct list *findings;
};

int
report_category(const struct items *items)
{
	return words_find(&category_words, items_text(items, ITEM_CATEGORY));
}

int64_t
report_facility(const struct items *items)
{
	char *text = text_ascii_digits(items_text(items, ITEM_FACILITY));
	bool digits =
	    text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
	long long id;

	errno = 0;
	id = digits ? strtoll(text, NULL, 10) : 0;
	digits = digits && errno == 0;
	free(text);
	return digits ? id : INT64_MIN;
}

bool
report_period(const struct items *items, struct span *span)
{
	if (span_parse(items_text(items, ITEM_PERIOD), span))
		return true;
	*span = (struct span){DATE_NONE, DATE_NONE};
	return false;
}

char *
report_normal(enum form_item item, const char *text)
{
	struct span span;
	char from[DATE_SIZE], to[DATE_SIZE];

	switch (form_rows[item].type) {
	case FORM_PERIOD:
		if (!span_parse(text, &span))
			return heap_dup(text);
		return heap_printf("%s..%s", date_format(span.from, from),
		    date_format(span.to, to));
	case FORM_FACILITY:
		return text_ascii_digits(text);
	case FORM_CHOICE:
	case FORM_LINE:
	case FORM_PROSE:
		break;
	}
	return heap_dup(text);
}

static const char *
label(enum form_item item)
{
	return gettext(form_rows[item].label);
}

static void
find(const struct check *check, const char *code, enum form_item item,
    char *text)
{
	reason_add_text(
	    check->findings, code, form_rows[item].id, INT64_MIN, text);
	free(text);
}

static void
check_choice(const struct check *check, enum form_item item, const char *text)
{
	if (words_find(form_rows[item].words, text) == WORD_NONE)
		find(check, "choice", item,
		    heap_printf(_("%s: please choose one from the list."),
			label(item)));
	else if (item == ITEM_CATEGORY && check->preset != WORD_NONE &&
		 report_category(check->items) != check->preset)
		find(check, "preset", item,
		    heap_printf(_("%s: this number is for \"%s\"."),
			label(item),
			words_label(&category_words, check->preset)));
}

static void
check_facility(const struct check *check)
{
	if (check->place->entry == NULL)
		find(check, "facility", ITEM_FACILITY,
		    heap_printf(_("%s: please choose one by the facility "
				  "search."),
			label(ITEM_FACILITY)));
}

char *
report_entries_text(const struct place *place)
{
	char *all = heap_dup(""), *more;
	char from[DATE_SIZE], to[DATE_SIZE];

	for (size_t i = 0; i < place->n; i++) {
		const struct entry *e = &place->entries[i];

		more = heap_printf("%s%s%s %s〜%s", all, i == 0 ? "" : "、",
		    words_label(&accreditation_words, e->kind),
		    date_format(e->from_on, from), date_format(e->to_on, to));
		free(all);
		all = more;
	}
	return all;
}

static void
check_accredited(const struct check *check, struct span period)
{
	const struct entry *entry = check->place->entry;
	char *entries;

	if (entry == NULL || !check->rules->accredited[check->programme] ||
	    span_inside(period, (struct span){entry->from_on, entry->to_on}))
		return;
	entries = report_entries_text(check->place);
	find(check, "accreditation", ITEM_PERIOD,
	    heap_printf(_("%s: it must lie inside the accreditation of the "
			  "facility (%s: %s). If the true period is longer, "
			  "enter days inside and begin \"%s\" with the true "
			  "period."),
		label(ITEM_PERIOD), entry->name, entries, label(ITEM_HISTORY)));
	free(entries);
}

static void
check_period(const struct check *check)
{
	struct span period;

	if (!report_period(check->items, &period))
		find(check, "date", ITEM_PERIOD,
		    heap_printf(_("%s: please enter the first and the last day "
				  "like 2024-04-10; \"%s\" can't be read."),
			label(ITEM_PERIOD),
			items_text(check->items, ITEM_PERIOD)));
	else if (period.to < period.from)
		find(check, "order", ITEM_PERIOD,
		    heap_printf(_("%s: the last day is before the first."),
			label(ITEM_PERIOD)));
	else
		check_accredited(check, period);
}

static void
check_length(const struct check *check, enum form_item item, const char *text)
{
	size_t clusters = text_clusters(text);

	if (clusters > (size_t)form_rows[item].limit)
		find(check, "limit", item,
		    heap_printf(_("%s: at most %d characters (now %zu)."),
			label(item), form_rows[item].limit, clusters));
}

static void
check_item(const struct check *check, enum form_item item)
{
	const struct form_row *row = &form_rows[item];
	const char *text = items_text(check->items, item);

	if (row->need[check->programme] == FORM_ABSENT)
		return;
	if (text_blank(text)) {
		if (row->need[check->programme] == FORM_REQUIRED)
			find(check, "required", item,
			    heap_printf(
				_("%s: please fill this in."), label(item)));
		return;
	}
	switch (row->type) {
	case FORM_CHOICE:
		check_choice(check, item, text);
		break;
	case FORM_FACILITY:
		check_facility(check);
		break;
	case FORM_PERIOD:
		check_period(check);
		break;
	case FORM_LINE:
	case FORM_PROSE:
		check_length(check, item, text);
		break;
	}
}

size_t
report_check(enum programme programme, int preset, const struct items *items,
    const struct place *place, const struct rules *rules, struct list *findings)
{
	struct check check = {programme, preset, items, place, rules, findings};
	size_t before = findings->n;

	for (int i = 0; i < ITEM_COUNT; i++)
		check_item(&check, (enum form_item)i);
	return findings->n - before;
}

bool
report_same(const struct items *a, const struct items *b)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (strcmp(items_text(a, (enum form_item)i),
			items_text(b, (enum form_item)i)) != 0)
			return false;
	return true;
}
