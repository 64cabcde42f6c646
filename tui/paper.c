/* SPDX-License-Identifier: MIT */
#include "paper.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "report_text.h"

void
paper_init(struct document *document, const char *title, int32_t today)
{
	shape_init(&document_shape, document);
	document->title = heap_dup(title);
	document->lang = heap_dup(i18n_current());
	document->date = today;
	document->page = heap_dup(_("page %d/%d"));
}

#define PAPER_BYTES 128 /* of a label */
#define BY_HAND "\n"    /* the room of two lines */

static void
row(struct part *part, const char *label, const char *text)
{
	if (text != NULL && text[0] != '\0')
		document_block(part, BLOCK_ROW, label, text);
}

static void
row_day(struct part *part, const char *label, int32_t day)
{
	char text[DATE_SIZE];

	if (day != DATE_NONE)
		row(part, label, date_format(day, text));
}

/* A part of one report, with its heading and number. */
static struct part *
begin(struct document *document, int programme, int64_t slot,
    const struct items *items)
{
	const char *category =
	    form_shown(ITEM_CATEGORY, items_text(items, ITEM_CATEGORY));
	char *title =
	    heap_printf(_("Number %lld  %s"), (long long)slot, category);
	char *footer = heap_printf(_("%s  number %lld"),
	    words_label(&programme_words, programme), (long long)slot);
	char *heading = heap_printf(
	    _("Case report (%s)"), words_label(&programme_words, programme));
	char *number = heap_printf("%lld", (long long)slot);
	struct part *part = document_part(document, title, footer);

	document_block(part, BLOCK_HEADING, NULL, heading);
	row(part, _("Number"), number);
	free(number);
	free(heading);
	free(footer);
	free(title);
	return part;
}

static void
add_items(struct part *part, int programme, const struct items *items,
    const struct entry *entry, const struct list *entries)
{
	char *text;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (!form_asks((enum programme)programme, (enum form_item)i))
			continue;
		text = report_text((enum form_item)i,
		    items_text(items, (enum form_item)i), entry, entries);
		document_block(part,
		    form_rows[i].type == FORM_PROSE ? BLOCK_PROSE : BLOCK_ROW,
		    gettext(form_rows[i].label), text);
		free(text);
	}
}

static void
add_comments(struct part *part, const struct list *comments)
{
	const struct comment *comment = comments->at;

	for (size_t i = 0; i < comments->n; i++) {
		char *label =
		    comment[i].item == WORD_NONE
			? heap_dup(_("General comment"))
			: heap_printf(_("Comment on %s"),
			      gettext(form_rows[comment[i].item].label));

		row(part, label, comment[i].text);
		free(label);
	}
}

void
paper_case(struct document *document, const struct case_view *view)
{
	struct part *part =
	    begin(document, view->programme, view->slot, &view->items);

	row(part, _("State"),
	    workflow_state_label(
		(enum programme)view->programme, (enum state)view->state));
	row(part, _("Supervisor"), view->supervisor);
	row_day(part, _("Requested on"), view->requested_on);
	row_day(part, _("Decided on"), view->decided_on);
	add_items(
	    part, view->programme, &view->items, view->entry, &view->entries);
	add_comments(part, &view->comments);
}

bool
paper_has_case(const struct case_view *view)
{
	return view->state != STATE_EMPTY &&
	       items_text(&view->items, ITEM_CATEGORY)[0] != '\0';
}

void
paper_revision(struct document *document, const struct revision_view *view)
{
	struct part *part =
	    begin(document, view->programme, view->slot, &view->items);
	char *revision = heap_printf("%lld", (long long)view->revision);
	char at[TIME_SIZE];

	row(part, _("Revision"), revision);
	row(part, _("Registered"), time_format_minute(view->at, at));
	add_items(
	    part, view->programme, &view->items, view->entry, &view->entries);
	free(revision);
}

/* A line for a case of the set. */
static void
add_line(struct part *part, const struct application_case *one, bool review)
{
	char *number = heap_printf(_("Number %lld"), (long long)one->slot);
	char from[DATE_SIZE], to[DATE_SIZE], day[DATE_SIZE];
	const char *facility = one->facility == NULL ? "" : one->facility;
	char *text = heap_printf("%s\n%s　%s〜%s",
	    words_label(&category_words, one->category), facility,
	    date_format(one->from_on, from), date_format(one->to_on, to));
	char *by = one->supervisor == NULL || review
		       ? heap_dup(text)
		       : heap_printf("%s\n%s　%s", text, one->supervisor,
			     date_format(one->decided_on, day));

	row(part, number, by);
	free(by);
	free(text);
	free(number);
}

void
paper_cover(
    struct document *document, const struct application_view *set, bool review)
{
	const char *programme = words_label(&programme_words, set->programme);
	const struct application_case *one = set->cases.at;
	char *footer = heap_printf("%s　%s", programme, set->number);
	char *year = heap_printf("%lld", (long long)set->fiscal_year);
	struct part *part = document_part(document, set->number, footer);
	char at[TIME_SIZE];

	document_block(part, BLOCK_HEADING, NULL,
	    review ? _("Submitted cases, for review") : _("Submitted cases"));
	row(part, _("Receipt number"), set->number);
	row(part, _("Application"), programme);
	row(part, _("Fiscal year"), year);
	if (!review) {
		row(part, _("Applicant"), set->applicant);
		row(part, _("Member no."), set->member);
		row(part, _("Submitted on"),
		    time_format_minute(set->submitted_at, at));
		row(part, _("State"),
		    words_label(&application_words, set->state));
	}
	for (size_t i = 0; i < set->cases.n; i++)
		add_line(part, &one[i], review);
	free(year);
	free(footer);
}

void
paper_applied(struct document *document, const struct application_view *set,
    const struct application_case *one, const struct revision_view *view)
{
	struct part *part =
	    begin(document, set->programme, one->slot, &view->items);

	row(part, _("Receipt number"), set->number);
	row(part, _("Applicant"), set->applicant);
	row(part, _("Supervisor"), one->supervisor);
	row_day(part, _("Decided on"), one->decided_on);
	add_items(
	    part, view->programme, &view->items, view->entry, &view->entries);
}

void
paper_request(struct document *document, const struct request_view *view)
{
	struct part *part =
	    begin(document, view->programme, view->slot, &view->items);

	row(part, _("Applicant"), view->applicant);
	row(part, _("State"), words_label(&phase_words, view->state));
	row_day(part, _("Requested on"), view->requested_on);
	row_day(part, _("Decided on"), view->decided_on);
	row(part, _("Message"), view->message);
	add_items(
	    part, view->programme, &view->items, view->entry, &view->entries);
	add_comments(part, &view->comments);
}

void
paper_review(struct document *document, const struct application_review *view)
{
	struct part *part =
	    begin(document, view->programme, view->slot, &view->items);

	row(part, _("Receipt number"), view->number);
	add_items(
	    part, view->programme, &view->items, view->entry, &view->entries);
}

/* A kind: its title with the sum, and a bar for each. */
static void
bars(struct part *part, const struct statistic *bar,
    const struct statistics_group *group)
{
	char title[PAPER_BYTES], label[PAPER_BYTES];
	char *sum = heap_printf(_("%lld in all"), (long long)group->sum);

	document_block(
	    part, BLOCK_PROSE, statistics_title(bar, title, sizeof title), sum);
	for (size_t i = 0; i < group->n; i++)
		document_bar(part,
		    statistics_label(&bar[i], label, sizeof label), bar[i].n,
		    group->most);
	free(sum);
}

void
paper_statistics(struct document *document, const struct statistics *view,
    const struct hello *of)
{
	const struct statistic *bar = view->rows.at, *end = bar + view->rows.n;
	char day[DATE_SIZE],
	    *year = heap_printf("%lld", (long long)view->fiscal_year);
	char *footer = heap_printf(of == NULL ? _("Statistics of all cases, %s")
					      : _("Statistics of %s"),
	    date_format(document->date, day));
	struct part *part = document_part(document, _("Statistics"), footer);
	struct statistics_group group;

	document_block(part, BLOCK_HEADING, NULL, footer);
	if (of != NULL) {
		row(part, _("Applicant"), of->name);
		row(part, _("Member no."), of->member);
	}
	row(part, _("Fiscal year of the decisions"), year);
	for (; bar < end; bar += group.n) {
		group = statistics_group(bar, (size_t)(end - bar));
		bars(part, bar, &group);
	}
	free(footer);
	free(year);
}

void
paper_confirmation(struct document *document, const struct paper_letter *letter)
{
	const struct case_view *view = letter->view;
	char *number = heap_printf("%lld", (long long)view->slot);
	char *revision = heap_printf("%lld", (long long)letter->revision);
	char *footer = heap_printf(_("%s  number %lld"),
	    words_label(&programme_words, view->programme),
	    (long long)view->slot);
	struct part *part =
	    document_part(document, _("Confirmation of a case report"), footer);

	document_block(part, BLOCK_HEADING, NULL,
	    _("Confirmation of a case report by its supervisor"));
	row(part, _("Application"),
	    words_label(&programme_words, view->programme));
	row(part, _("Applicant"), letter->applicant);
	row(part, _("Member no."), letter->member);
	row(part, _("Number"), number);
	row(part, _("Revision"), revision);
	document_block(part, BLOCK_NOTE, NULL,
	    _("I supervised the case that is reported on the following pages, "
	      "have read the report as it stands there, and approve it."));
	document_block(part, BLOCK_ROW, _("Date"), BY_HAND);
	document_block(part, BLOCK_ROW, _("Facility at that time"), BY_HAND);
	document_block(part, BLOCK_SEAL, _("Supervisor's name"), _("Seal"));
	if (letter->office != NULL && letter->office[0] != '\0')
		row(part, _("To be sent to"), letter->office);
	document_block(part, BLOCK_NOTE, NULL,
	    _("The office does not arrange contact with supervisors. Please "
	      "send this well before the end of the application period."));
	paper_case(document, view);
	free(footer);
	free(revision);
	free(number);
}
