/* SPDX-License-Identifier: MIT */
#include "report_text.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"

/* 診療施設名 with kind and dates, as far as they are known; heap. */
static char *
facility_text(
    const char *text, const struct entry *entry, const struct list *entries)
{
	const struct entry *e = entries->at, *found = NULL;
	char from[DATE_SIZE], to[DATE_SIZE];
	char *id;

	for (size_t i = 0; i <= entries->n && found == NULL; i++) {
		const struct entry *one = i < entries->n ? &e[i] : entry;

		if (one == NULL)
			break;
		id = heap_printf("%lld", (long long)one->id);
		if (strcmp(id, text) == 0)
			found = one;
		free(id);
	}
	if (found == NULL)
		return heap_printf(_("another facility (no. %s)"), text);
	return heap_printf("%s  %s  %s〜%s%s", found->name,
	    words_label(&accreditation_words, found->kind),
	    date_format(found->from_on, from), date_format(found->to_on, to),
	    found->ended ? _(" (accreditation ended)") : "");
}

static char *
period_text(const char *text)
{
	char from[DATE_SIZE], to[DATE_SIZE];
	struct span span;

	if (!span_parse(text, &span))
		return heap_dup(text);
	return heap_printf(
	    "%s〜%s", date_format(span.from, from), date_format(span.to, to));
}

char *
report_text(enum form_item item, const char *text, const struct entry *entry,
    const struct list *entries)
{
	if (*text == '\0')
		return heap_dup(_("(nothing written)"));
	switch (form_rows[item].type) {
	case FORM_FACILITY:
		return facility_text(text, entry, entries);
	case FORM_PERIOD:
		return period_text(text);
	default:
		return heap_dup(form_shown(item, text));
	}
}

char *
report_text_entry(const struct entry *entry)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	if (entry == NULL)
		return heap_dup("");
	return heap_printf("%s %s %s〜%s", entry->name,
	    words_label(&accreditation_words, entry->kind),
	    date_format(entry->from_on, from), date_format(entry->to_on, to));
}
