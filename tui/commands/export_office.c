/* SPDX-License-Identifier: MIT */
/* The command by which the office takes its lists out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command_own.h"
#include "core/call/applications.h"
#include "core/call/people.h"
#include "core/call/taken.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "export_out.h"
#include "paging.h"
#include "shown.h"

struct taken_column {
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

static const struct taken_column people[] = {
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

static const struct taken_column requests[] = {
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

static const struct taken_column submissions[] = {
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

static const struct taken_column credits[] = {
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
	const struct taken_column *columns;
} lists[TAKEN_COUNT] = {
    [TAKEN_PEOPLE] = {CALL_PERSON_FIND, people},
    [TAKEN_REQUESTS] = {CALL_STAFF_REQUESTS, requests},
    [TAKEN_DECISIONS] = {CALL_STAFF_DECISIONS, requests},
    [TAKEN_SUBMISSIONS] = {CALL_APPLICATION_SUBMITTED, submissions},
    [TAKEN_CREDITS] = {CALL_STAFF_CREDITS, credits},
};

const struct option_row command_export_office_options[] = {
    COMMAND_OPTION("year", OPTION_TEXT, year, "YEAR",
	N_("Of that fiscal year; members are of none.")),
    EXPORT_OUT_OPTIONS,
    {.name = NULL},
};

/* What is read in .read and in .run; the words were checked in .read. */
static enum taken_list
list_of(const struct job *job)
{
	return (enum taken_list)words_find(&taken_list_words, job->words[0]);
}

static int64_t
year_of(const struct job *job)
{
	return job->year == NULL ? INT_NONE : strtoll(job->year, NULL, 10);
}

static int
check_year(const struct job *job, struct err *err)
{
	const char *year = job->year;

	if (list_of(job) == TAKEN_PEOPLE)
		return year == NULL
			   ? 0
			   : err_set(err, ERR_USAGE,
				 N_("Members are of no year: please leave "
				    "--year out."));
	if (year != NULL && strlen(year) == 4 &&
	    strspn(year, "0123456789") == 4 && year_of(job) >= 1)
		return 0;
	return err_set(
	    err, ERR_USAGE, N_("After --year comes a fiscal year: 2025."));
}

int
command_export_office_read(struct job *job, struct err *err)
{
	int rc;

	if (words_find(&taken_list_words, job->words[0]) == WORD_NONE)
		return err_set(err, ERR_USAGE,
		    N_("A list is people, requests, decisions, submissions or "
		       "credits."));
	rc = check_year(job, err);
	return rc < 0 ? rc : export_out_read(job, err);
}

/* The audit says that it is taken before any of it is. */
static int
take(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	const struct take_args args = {once, list_of(job), year_of(job)};
	struct nothing reply;

	client_once(once);
	return client_call(job->client, CALL_STAFF_TAKE, &args, &reply, err);
}

static int
read_rows(struct job *job, struct list *rows, struct err *err)
{
	const struct call *call = &calls[lists[list_of(job)].call];
	const struct member *year = shape_member(call->args, "fiscal_year");
	const struct member *query = shape_member(call->args, "query");
	void *args = heap_new(1, call->args->size);
	int rc;

	shape_init(call->args, args);
	if (year != NULL)
		*(int64_t *)((char *)args + year->offset) = year_of(job);
	if (query != NULL) /* everybody */
		*(char **)((char *)args + query->offset) = heap_dup("");
	rc = paging_read(job->client, lists[list_of(job)].call, args, "rows",
	    rows, NULL, err);
	shape_release(call->args, args);
	free(args);
	return rc;
}

static void
fill(struct export_table *table, const struct taken_column *columns,
    const struct shape *shape, const struct list *rows)
{
	const struct taken_column *column;
	const char *row = rows->at;
	char *text;

	*table = (struct export_table){0};
	for (column = columns; column->label != NULL; column++)
		export_table_add(table, gettext(column->label));
	table->columns = table->cells.n;
	for (size_t i = 0; i < rows->n; i++, row += shape->size)
		for (column = columns; column->label != NULL; column++) {
			text = column->text != NULL
				   ? column->text(row)
				   : shown_text(shape, column->member, row);
			export_table_add(table, text);
			free(text);
		}
}

/* Only what has a column: an account's name is nobody's to take along. */
static json_t *
document(const struct job *job, const struct taken_column *columns,
    const struct shape *shape, const struct list *rows)
{
	const char *row = rows->at;
	json_t *all = json_array(), *whole, *one;

	for (size_t i = 0; i < rows->n; i++, row += shape->size) {
		whole = shape_to_json(shape, row);
		one = json_object();
		for (const struct taken_column *c = columns; c->label != NULL;
		     c++)
			json_object_set(
			    one, c->member, json_object_get(whole, c->member));
		json_array_append_new(all, one);
		json_decref(whole);
	}
	return json_pack("{s:s, s:o, s:o}", "list", job->words[0],
	    "fiscal_year",
	    job->year == NULL ? json_null() : json_integer(year_of(job)),
	    "rows", all);
}

static void
tell(const struct job *job, size_t n)
{
	char *path = export_out_said(job, "rows", n);

	if (path != NULL)
		printf(
		    _("%lld rows were written to %s.\n"), (long long)n, path);
	free(path);
}

int
command_export_office_run(struct job *job, struct err *err)
{
	const struct taken_column *columns = lists[list_of(job)].columns;
	const struct shape *shape =
	    shape_member(calls[lists[list_of(job)].call].reply, "rows")->of;
	struct export_table table;
	struct list rows = {0};
	int rc = take(job, err);

	if (rc == 0)
		rc = read_rows(job, &rows, err);
	if (rc == 0 && export_out_json(job)) {
		rc = export_out_document(
		    job, document(job, columns, shape, &rows), err);
	} else if (rc == 0) {
		fill(&table, columns, shape, &rows);
		rc = export_out_table(job, &table, err);
	}
	if (rc == 0)
		tell(job, rows.n);
	shape_list_release(shape, &rows);
	return rc;
}
