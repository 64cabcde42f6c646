/* SPDX-License-Identifier: MIT */
#include "report_page.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"

void
report_page_add(struct report_page *page, const char *label, const char *text)
{
	struct report_field *field;

	if (text == NULL || *text == '\0')
		return;
	field = list_add(&page->head, sizeof *field);
	*field = (struct report_field){label, heap_dup(text)};
}

void
report_page_release(struct report_page *page)
{
	struct report_field *field = page->head.at;

	for (size_t i = 0; i < page->head.n; i++)
		free(field[i].text);
	free(field);
	*page = (struct report_page){0};
}

bool
report_page_changed(const struct report_page *page, enum form_item item)
{
	return page->before != NULL && page->before->text[item] != NULL;
}

int
report_page_changes(const struct report_page *page)
{
	int n = 0;

	for (int i = 0; i < ITEM_COUNT; i++)
		n += report_page_changed(page, (enum form_item)i);
	return n;
}

void
report_page_before(
    struct items *before, const struct items *old, const struct items *now)
{
	*before = (struct items){0};
	for (int i = 0; i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		if (strcmp(items_text(old, item), items_text(now, item)) != 0)
			items_set(before, item, items_text(old, item));
	}
}
