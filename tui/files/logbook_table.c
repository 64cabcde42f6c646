/* SPDX-License-Identifier: MIT */
/* logbook_table: a logbook as lines of cells. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/revisions.h"
#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "logbook.h"
#include "tui/report_text.h"

/* Before the items of the form. */
static const char *const labels[] = {N_("Number"), N_("State"), N_("Revision"),
    N_("Event"), N_("Note"), N_("Supervisor"), N_("Requested on"),
    N_("Decided on"), N_("Message"), N_("Comment"), NULL};

static void
add_number(struct export_table *table, int64_t n)
{
	char *text = heap_printf("%lld", (long long)n);

	export_table_add(table, text);
	free(text);
}

static void
add_date(struct export_table *table, int32_t date)
{
	char day[DATE_SIZE];

	export_table_add(table, date_format(date, day));
}

static void
add_headings(struct export_table *table)
{
	for (int i = 0; labels[i] != NULL; i++)
		export_table_add(table, gettext(labels[i]));
	for (int i = 0; i < ITEM_COUNT; i++)
		export_table_add(table, gettext(form_rows[i].label));
	table->columns = table->cells.n;
}

/* Choices by their label, the chosen facility by its name. */
static void
add_items(struct export_table *table, const struct items *items,
    const struct entry *entry)
{
	const char *text;
	char *place = report_text_entry(entry);

	for (int i = 0; i < ITEM_COUNT; i++) {
		text = items->text[i];
		if (i == ITEM_FACILITY && text != NULL && entry != NULL)
			export_table_add(table, place);
		else
			export_table_add(table,
			    text == NULL ? NULL
					 : form_shown((enum form_item)i, text));
	}
	free(place);
}

static void
add_comments(struct export_table *table, const struct list *comments)
{
	const struct comment *all = comments->at;
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	for (size_t i = 0; i < comments->n; i++)
		fprintf(out, "%s%s%s%s", i == 0 ? "" : "\n",
		    all[i].item == WORD_NONE
			? ""
			: gettext(form_rows[all[i].item].label),
		    all[i].item == WORD_NONE ? "" : ": ", all[i].text);
	fclose(out);
	export_table_add(table, text);
	free(text);
}

static void
add_present(
    struct export_table *table, int programme, const struct case_view *view)
{
	struct items report;

	logbook_report(view, &report);
	add_number(table, view->slot);
	export_table_add(table, workflow_state_label((enum programme)programme,
				    (enum state)view->state));
	export_table_add(table, NULL);
	export_table_add(table, NULL);
	export_table_add(table, view->note);
	export_table_add(table, view->supervisor);
	add_date(table, view->requested_on);
	add_date(table, view->decided_on);
	export_table_add(table, view->message);
	add_comments(table, &view->comments);
	add_items(table, &report, view->entry);
}

/* "2025-05-10 10:00 Approved 佐藤 恵", a line for each event that kept it. */
static void
add_events(struct export_table *table, const struct list *history, int64_t id)
{
	const struct revision_row *row = history->at;
	char at[TIME_SIZE], *text;
	const char *gap = "";
	size_t n;
	FILE *out = open_memstream(&text, &n);

	for (size_t i = 0; i < history->n; i++) {
		if (row[i].revision != id)
			continue;
		fprintf(out, "%s%s %s %s", gap,
		    time_format_minute(row[i].at, at),
		    words_label(&event_words, row[i].event),
		    row[i].by == NULL ? "" : row[i].by);
		gap = "\n";
	}
	fclose(out);
	export_table_add(table, text);
	free(text);
}

static void
add_revision(struct export_table *table, const struct logbook_case *one,
    const struct revision_view *revision)
{
	add_number(table, one->view.slot);
	export_table_add(table, NULL);
	add_number(table, revision->revision);
	add_events(table, &one->history, revision->revision);
	for (int i = 4; labels[i + 1] != NULL; i++)
		export_table_add(table, NULL);
	add_comments(table, &revision->comments);
	add_items(table, &revision->items, revision->entry);
}

void
logbook_table(const struct logbook *book, struct export_table *table)
{
	const struct logbook_case *one = book->cases.at;
	const struct revision_view *revision;

	*table = (struct export_table){0};
	add_headings(table);
	for (size_t i = 0; i < book->cases.n; i++) {
		add_present(table, book->programme, &one[i].view);
		revision = one[i].revisions.at;
		for (size_t k = 0; k < one[i].revisions.n; k++)
			add_revision(table, &one[i], &revision[k]);
	}
}
