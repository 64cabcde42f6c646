/* SPDX-License-Identifier: MIT */
/* report_request: the page of a request: who asks, for what, with which
 * words, and how it was decided before. */
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "report_page.h"

static void
comments(struct report_page *page, const struct list *list)
{
	const struct comment *c = list->at;
	char *text;

	for (size_t i = 0; i < list->n; i++) {
		text = heap_printf("%s: %s",
		    c[i].item == WORD_NONE
			? _("On the whole case")
			: gettext(form_rows[c[i].item].label),
		    c[i].text == NULL ? "" : c[i].text);
		report_page_add(page, NULL, text);
		free(text);
	}
}

static void
decision(struct report_page *page, const char *label, int phase, int32_t on,
    const char *by, const struct list *list)
{
	char day[DATE_SIZE];
	char *text = heap_printf("%s %s %s", words_label(&phase_words, phase),
	    date_format(on, day), by);

	report_page_add(page, label, text);
	free(text);
	comments(page, list);
}

static void
head_case(struct report_page *page, const struct request_view *v)
{
	char day[DATE_SIZE];
	char *text = heap_printf("%s (%s)", v->applicant, v->member);

	report_page_add(page, _("Applicant"), text);
	free(text);
	/* TRANSLATORS: application, number, category */
	text = heap_printf(_("%s, number %lld, %s"),
	    words_label(&programme_words, v->programme), (long long)v->slot,
	    form_shown(ITEM_CATEGORY, items_text(&v->items, ITEM_CATEGORY)));
	if (page->gone == NULL)
		report_page_add(page, _("Case"), text);
	free(text);
	report_page_add(
	    page, _("Requested on"), date_format(v->requested_on, day));
	report_page_add(page, _("Message"), v->message);
	if (v->reason != NULL)
		report_page_add(page, _("Reason of the office"), v->reason);
}

static void
changes(struct report_page *page)
{
	int n = report_page_changes(page);
	char *text = heap_printf(
	    ngettext("%d item differs from what you last saw",
		"%d items differ from what you last saw", (unsigned long)n),
	    n);

	if (n > 0)
		report_page_add(page, _("Changed"), text);
	free(text);
}

static bool
is_readable(const struct request_view *v)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (v->items.text[i] != NULL)
			return true;
	return false;
}

void
report_page_of_request(struct report_page *page, const struct request_view *v)
{
	const struct earlier *earlier = v->earlier.at;
	const struct reason *finding = v->findings.at;

	report_page_release(page);
	page->programme = v->programme;
	page->items = &v->items;
	page->before = &v->before;
	page->entry = v->entry;
	page->entries = &v->entries;
	page->hints = &v->hints;
	if (!is_readable(v))
		page->gone = _("The text of this report is no longer here: the "
			       "request was taken back.");
	head_case(page, v);
	if (v->decided_on != DATE_NONE)
		decision(page, _("Decision"), v->state, v->decided_on, "",
		    &v->comments);
	for (size_t i = 0; i < v->earlier.n; i++)
		decision(page, _("Earlier"), earlier[i].state,
		    earlier[i].decided_on, earlier[i].supervisor,
		    &earlier[i].comments);
	for (size_t i = 0; i < v->findings.n; i++)
		report_page_add(page, _("Remark"), finding[i].text);
	changes(page);
}
