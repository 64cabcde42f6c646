/* SPDX-License-Identifier: MIT */
#include "export_list.h"

#include <stdlib.h>

#include "core/call/applications.h"
#include "core/call/people.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/client.h"
#include "tui/shape_text.h"

struct column {
	const char *label; /* msgid */
	const char *member;
	char *(*text)(const void *row); /* NULL: as the member reads; heap */
};

static char *
units(const void *row)
{
	int64_t n = ((const struct taken_credit *)row)->hundredths;

	if (n == INT_NONE)
		return NULL;
	return heap_printf("%lld.%02d", (long long)(n / 100), (int)(n % 100));
}

static const struct column people[] = {
    {N_("Member number"), "member", NULL},
    {N_("Name"), "name", NULL},
    {N_("Kana"), "kana", NULL},
    {N_("Facility"), "facility", NULL},
    {N_("Physician"), "physician", NULL},
    {N_("Supervisor"), "supervisor", NULL},
    {N_("Office"), "staff", NULL},
    {N_("Member today"), "active", NULL},
    {0},
};

static const struct column requests[] = {
    {N_("Request"), "request", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Number"), "slot", NULL},
    {N_("Case category"), "category", NULL},
    {N_("Member number"), "member", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Supervisor's number"), "supervisor_member", NULL},
    {N_("Supervisor"), "supervisor", NULL},
    {N_("State"), "state", NULL},
    {N_("Requested on"), "requested_on", NULL},
    {N_("Decided on"), "decided_on", NULL},
    {N_("How it was approved"), "source", NULL},
    {N_("Received on"), "received_on", NULL},
    {0},
};

static const struct column submissions[] = {
    {N_("Receipt number"), "number", NULL},
    {N_("Application"), "programme", NULL},
    {N_("Fiscal year"), "fiscal_year", NULL},
    {N_("Member number"), "member", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Submitted on"), "submitted_on", NULL},
    {N_("State"), "state", NULL},
    {N_("Result on"), "ended_on", NULL},
    {0},
};

static const struct column credits[] = {
    {N_("Supervisor's number"), "supervisor_member", NULL},
    {N_("Supervisor"), "supervisor", NULL},
    {N_("Member number"), "member", NULL},
    {N_("Applicant"), "applicant", NULL},
    {N_("Cases approved"), "cases", NULL},
    {N_("Units (applications, renewals)"), "hundredths", units},
    {0},
};

static const struct {
	enum call_id call;
	const struct column *columns;
} lists[TAKEN_COUNT] = {
    [TAKEN_PEOPLE] = {CALL_PERSON_FIND, people},
    [TAKEN_REQUESTS] = {CALL_STAFF_REQUESTS, requests},
    [TAKEN_DECISIONS] = {CALL_STAFF_DECISIONS, requests},
    [TAKEN_SUBMISSIONS] = {CALL_APPLICATION_SUBMITTED, submissions},
    [TAKEN_CREDITS] = {CALL_STAFF_CREDITS, credits},
};

static const struct shape *
row_shape(const struct export_list *list)
{
	return shape_member(calls[lists[list->list].call].reply, "rows")->of;
}

void
export_list_init(struct export_list *list, call_way *call, void *at,
    enum taken_list which, int64_t year)
{
	const struct shape *shape = calls[lists[which].call].args;
	const struct member *of = shape_member(shape, "fiscal_year");
	const struct member *query = shape_member(shape, "query");
	char *args = heap_new(1, shape->size);

	shape_init(shape, args);
	if (of != NULL)
		*(int64_t *)(args + of->offset) = year;
	if (query != NULL) /* everybody */
		*(char **)(args + query->offset) = heap_dup("");
	*list = (struct export_list){.list = which,
	    .year = year,
	    .pages = {call, at, lists[which].call, args, "rows", false}};
}

/* The audit says that it is taken before any of it is. */
static int
tell(struct export_list *list, struct err *err)
{
	char once[ONCE_CHARS + 1];
	const struct take_args args = {once, list->list, list->year};
	struct nothing reply;
	int rc;

	client_once(once);
	rc = list->pages.call(
	    list->pages.at, CALL_STAFF_TAKE, &args, &reply, err);
	list->told = rc == 0;
	return rc;
}

int
export_list_step(struct export_list *list, struct err *err)
{
	int rc = list->told ? 0 : tell(list, err);

	return rc < 0 ? rc : paging_step(&list->pages, &list->rows, err);
}

void
export_list_release(struct export_list *list)
{
	shape_list_release(row_shape(list), &list->rows);
	shape_release(calls[list->pages.id].args, list->pages.args);
	free(list->pages.args);
	*list = (struct export_list){0};
}

void
export_list_table(const struct export_list *list, struct export_table *table)
{
	const struct column *columns = lists[list->list].columns, *column;
	const struct shape *shape = row_shape(list);
	const char *row = list->rows.at;
	char *text;

	*table = (struct export_table){0};
	for (column = columns; column->label != NULL; column++)
		export_table_add(table, gettext(column->label));
	table->columns = table->cells.n;
	for (size_t i = 0; i < list->rows.n; i++, row += shape->size)
		for (column = columns; column->label != NULL; column++) {
			text =
			    column->text != NULL
				? column->text(row)
				: shape_text(shape,
				      shape_member(shape, column->member), row);
			export_table_add(table, text);
			free(text);
		}
}

/* Only what has a column. */
static json_t *
row_json(
    const struct column *column, const struct shape *shape, const void *row)
{
	json_t *whole = shape_to_json(shape, row), *one = json_object();

	for (; column->label != NULL; column++)
		json_object_set(one, column->member,
		    json_object_get(whole, column->member));
	json_decref(whole);
	return one;
}

json_t *
export_list_json(const struct export_list *list)
{
	const struct shape *shape = row_shape(list);
	const char *row = list->rows.at;
	json_t *all = json_array();

	for (size_t i = 0; i < list->rows.n; i++, row += shape->size)
		json_array_append_new(
		    all, row_json(lists[list->list].columns, shape, row));
	return json_pack("{s:s, s:o, s:o}", "list",
	    words_code(&taken_list_words, list->list), "fiscal_year",
	    list->year == INT_NONE ? json_null() : json_integer(list->year),
	    "rows", all);
}
