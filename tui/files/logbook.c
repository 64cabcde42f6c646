/* SPDX-License-Identifier: MIT */
#include "logbook.h"

#include <stdlib.h>
#include <string.h>

#include "core/call/revisions.h"
#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/paging.h"

static bool
has_revision(const struct logbook_case *one, int64_t id)
{
	const struct revision_view *all = one->revisions.at;

	for (size_t i = 0; i < one->revisions.n; i++)
		if (all[i].revision == id)
			return true;
	return false;
}

int
logbook_history(struct list *rows, call_way *call, void *at, int programme,
    int64_t slot, struct err *err)
{
	struct revision_list_args args = {programme, slot, NULL};
	struct paging pages = {
	    call, at, CALL_REVISION_LIST, &args, "rows", false};
	int rc = paging_read(&pages, rows, err);

	free(args.after);
	return rc;
}

static int
read_revisions(struct logbook *book, struct logbook_case *one, struct err *err)
{
	const struct revision_row *row = one->history.at;
	struct revision_view view;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < one->history.n; i++) {
		const struct revision_args args = {row[i].revision};

		if (args.revision == INT_NONE ||
		    has_revision(one, args.revision))
			continue;
		rc =
		    book->call(book->at, CALL_REVISION_SHOW, &args, &view, err);
		if (rc == 0)
			*(struct revision_view *)shape_add(
			    &revision_view_shape, &one->revisions) = view;
	}
	return rc;
}

static void
case_release(struct logbook_case *one)
{
	shape_release(&case_view_shape, &one->view);
	shape_list_release(&revision_row_shape, &one->history);
	shape_list_release(&revision_view_shape, &one->revisions);
}

static bool
never_used(const struct logbook_case *one)
{
	return one->view.state == STATE_EMPTY && one->view.drafted.n == 0 &&
	       one->view.note == NULL && one->history.n == 0;
}

static int
read_case(struct logbook *book, int64_t slot, struct err *err)
{
	const struct case_args args = {book->programme, slot};
	struct logbook_case one = {0};
	int rc = book->call(book->at, CALL_CASE_SHOW, &args, &one.view, err);

	if (rc == 0)
		rc = logbook_history(&one.history, book->call, book->at,
		    book->programme, slot, err);
	if (rc == 0)
		rc = read_revisions(book, &one, err);
	if (rc == 0 && !never_used(&one))
		*(struct logbook_case *)list_add(&book->cases, sizeof one) =
		    one;
	else
		case_release(&one);
	return rc;
}

void
logbook_init(struct logbook *book, call_way *call, void *at, int programme,
    const struct list *slots, int32_t today)
{
	const int64_t *asked = slots->at;
	size_t all = (size_t)form_slots((enum programme)programme);

	*book = (struct logbook){
	    .call = call, .at = at, .programme = programme, .today = today};
	for (size_t i = 0; i < (slots->n == 0 ? all : slots->n); i++)
		*(int64_t *)list_add(&book->slots, sizeof *asked) =
		    slots->n == 0 ? (int64_t)i + 1 : asked[i];
}

int
logbook_step(struct logbook *book, struct err *err)
{
	const int64_t *slots = book->slots.at;
	int rc = read_case(book, slots[book->done], err);

	if (rc < 0)
		return rc;
	book->done++;
	return book->done < book->slots.n ? 1 : 0;
}

void
logbook_release(struct logbook *book)
{
	struct logbook_case *all = book->cases.at;

	for (size_t i = 0; i < book->cases.n; i++)
		case_release(&all[i]);
	free(all);
	free(book->slots.at);
	*book = (struct logbook){0};
}

void
logbook_report(const struct case_view *view, struct items *report)
{
	char *text;

	for (int i = 0; i < ITEM_COUNT; i++) {
		text = view->draft.text[i] != NULL ? view->draft.text[i]
						   : view->items.text[i];
		report->text[i] = text == NULL || text[0] == '\0' ? NULL : text;
	}
}

static json_t *
items_json(const struct items *items)
{
	json_t *all = json_object();

	for (int i = 0; i < ITEM_COUNT; i++)
		if (items->text[i] != NULL)
			json_object_set_new(
			    all, form_rows[i].id, json_string(items->text[i]));
	return all;
}

static json_t *
rows_json(const struct shape *shape, const struct list *rows)
{
	json_t *all = json_array();

	for (size_t i = 0; i < rows->n; i++)
		json_array_append_new(
		    all, shape_to_json(
			     shape, (const char *)rows->at + i * shape->size));
	return all;
}

/* What the program works out anew each time is not kept. */
static json_t *
case_json(const struct logbook_case *one)
{
	static const char *const passing[] = {"programme", "version", "preset",
	    "drafted", "findings", "hints", "advice", "entries"};
	json_t *all = shape_to_json(&case_view_shape, &one->view);
	struct items report;

	for (size_t i = 0; i < sizeof passing / sizeof passing[0]; i++)
		json_object_del(all, passing[i]);
	logbook_report(&one->view, &report);
	json_object_set_new(all, "report", items_json(&report));
	json_object_set_new(
	    all, "history", rows_json(&revision_row_shape, &one->history));
	json_object_set_new(
	    all, "revisions", rows_json(&revision_view_shape, &one->revisions));
	return all;
}

json_t *
logbook_json(const struct logbook *book)
{
	const struct logbook_case *one = book->cases.at;
	json_t *all = json_object(), *cases = json_array();
	char today[DATE_SIZE];

	for (size_t i = 0; i < book->cases.n; i++)
		json_array_append_new(cases, case_json(&one[i]));
	json_object_set_new(all, "form", json_integer(FORM_VERSION));
	json_object_set_new(all, "programme",
	    json_string(words_code(&programme_words, book->programme)));
	json_object_set_new(
	    all, "exported_on", json_string(date_format(book->today, today)));
	json_object_set_new(all, "cases", cases);
	return all;
}
