/* SPDX-License-Identifier: MIT */
/* The commands that find supervisors and facilities. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/search.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"
#include "shown.h"
#include "tui/shape_text.h"

const struct option_row command_supervisors_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("for", OPTION_TEXT, cases, "PROGRAMME:N,N",
	N_("The cases that he should take.")),
    {.name = NULL},
};

const struct option_row command_facilities_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("from", OPTION_TEXT, from, "DATE", N_("The first day.")),
    COMMAND_OPTION("to", OPTION_TEXT, until, "DATE", N_("The last day.")),
    {.name = NULL},
};

static int
read_query(struct job *job, struct err *err)
{
	return arguments_text(_("Search"), job->words[0], strlen(job->words[0]),
	    false, &job->text, err);
}

int
command_supervisors_read(struct job *job, struct err *err)
{
	int rc = read_query(job, err);

	if (rc < 0 || job->cases == NULL)
		return rc;
	return arguments_cases(job->cases, &job->programme, &job->numbers, err);
}

static void
print_supervisors(const struct job *job, const struct supervisor_list *list)
{
	static const char *const labels[] = {N_("Member"), N_("Name"),
	    N_("Reading"), N_("Qualification"), N_("Facility"), N_("From"),
	    N_("To"), N_("Can take them"), N_("Why not"), NULL};
	const struct supervisor_row *row = list->rows.at;
	struct print_table table;
	char *reasons;

	print_begin(&table, labels, job->spoken);
	for (size_t i = 0; i < list->rows.n; i++, row++) {
		reasons = shape_text_reasons(&row->reasons);
		print_text(&table, row->member);
		print_text(&table, row->name);
		print_text(&table, row->kana);
		print_text(
		    &table, words_label(&qualification_words, row->kind));
		print_text(&table, row->facility == NULL
				       ? _("no affiliation recorded")
				       : row->facility);
		print_date(&table, row->from_on);
		print_date(&table, row->to_on);
		print_text(&table, row->eligible ? _("yes") : _("no"));
		print_text(&table, reasons);
		free(reasons);
	}
	print_end(&table);
}

int
command_supervisors_run(struct job *job, struct err *err)
{
	/* a list of case_number is a list of int64_t */
	struct supervisor_search_args args = {
	    job->text, job->programme, job->numbers};
	struct supervisor_list list;
	int rc;

	_Static_assert(sizeof(struct case_number) == sizeof(int64_t),
	    "numbers are passed as they stand");
	rc =
	    client_call(job->client, CALL_SUPERVISOR_SEARCH, &args, &list, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_rows(&supervisor_row_shape, &list.rows);
	else
		print_supervisors(job, &list);
	print_more(list.more);
	shape_release(&supervisor_list_shape, &list);
	return 0;
}

int
command_facilities_read(struct job *job, struct err *err)
{
	int rc = read_query(job, err);

	if (rc == 0 && (job->from == NULL) != (job->until == NULL))
		rc =
		    err_set(err, ERR_USAGE, N_("--from and --to go together."));
	if (rc == 0 && job->from != NULL)
		rc = arguments_date(job->from, &job->span.from, err);
	if (rc == 0 && job->until != NULL)
		rc = arguments_date(job->until, &job->span.to, err);
	if (rc == 0 && job->span.to < job->span.from)
		rc = err_set(
		    err, ERR_USAGE, N_("The last day is before the first."));
	return rc;
}

static void
print_facilities(const struct job *job, const struct facility_list *list)
{
	static const char *const labels[] = {N_("Entry"), N_("Facility"),
	    N_("Kind"), N_("From"), N_("To"), N_("Fits"), NULL};
	const struct entry *row = list->rows.at;
	struct print_table table;
	char *kind;

	print_begin(&table, labels, job->spoken);
	for (size_t i = 0; i < list->rows.n; i++, row++) {
		kind = heap_printf(
		    row->ended ? _("%s (accreditation over)") : "%s",
		    words_label(&accreditation_words, row->kind));
		print_number(&table, row->id);
		print_text(&table, row->name);
		print_text(&table, kind);
		print_date(&table, row->from_on);
		print_date(&table, row->to_on);
		print_text(&table, row->fits ? _("yes") : _("no"));
		free(kind);
	}
	print_end(&table);
}

int
command_facilities_run(struct job *job, struct err *err)
{
	struct facility_search_args args = {
	    job->text, job->span.from, job->span.to};
	struct facility_list list;
	int rc;

	rc = client_call(job->client, CALL_FACILITY_SEARCH, &args, &list, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_rows(&entry_shape, &list.rows);
	else
		print_facilities(job, &list);
	print_more(list.more);
	shape_release(&facility_list_shape, &list);
	return 0;
}
