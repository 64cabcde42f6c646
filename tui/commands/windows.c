/* SPDX-License-Identifier: MIT */
/* The commands of the 事務局 for 期間: windows, units, single last days. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "core/call/people.h"
#include "core/call/windows.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"

#define YEAR                                                                   \
	COMMAND_OPTION("year", OPTION_TEXT, year, "YEAR",                      \
	    N_("The fiscal year, from April on; else the present one."))

const struct option_row command_windows_options[] = {
    COMMAND_OPTIONS,
    YEAR,
    {.name = NULL},
};

const struct option_row command_window_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("from", OPTION_TEXT, from, "DATE", N_("The first day.")),
    COMMAND_OPTION("until", OPTION_TEXT, until, "DATE",
	N_("The last day. Neither: as if never set.")),
    YEAR,
    {.name = NULL},
};

const struct option_row command_deadline_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("of", OPTION_TEXT, of, "MEMBER", N_("The member's number.")),
    COMMAND_OPTION("until", OPTION_TEXT, until, "DATE",
	N_("The last day. None: the same as everybody's again.")),
    COMMAND_OPTION(
	"reason", OPTION_TEXT, reason, "TEXT", N_("Why; it is kept.")),
    YEAR,
    {.name = NULL},
};

/* --- Words ---------------------------------------------------------------- */

static int
read_whole(const char *text, int64_t least, int64_t most, int64_t *out)
{
	char *end;

	*out = strtoll(text, &end, 10);
	return *text != '\0' && *end == '\0' && *out >= least && *out <= most
		   ? 0
		   : -1;
}

static int
read_year(struct job *job, const char *text, struct err *err)
{
	job->fiscal_year = INT_NONE;
	if (text == NULL ||
	    read_whole(text, YEAR_LEAST, YEAR_MOST, &job->fiscal_year) == 0)
		return 0;
	return err_set(err, ERR_USAGE, N_("%s is not a year."), text);
}

int
command_windows_read(struct job *job, struct err *err)
{
	return read_year(job, job->year, err);
}

static int
read_day(const char *text, int32_t *day, struct err *err)
{
	*day = DATE_NONE;
	return text == NULL ? 0 : arguments_date(text, day, err);
}

int
command_window_read(struct job *job, struct err *err)
{
	int rc = read_year(job, job->year, err);

	job->window = words_find(&window_words, job->words[0]);
	if (rc == 0 && job->window == WORD_NONE)
		rc = err_set(err, ERR_USAGE,
		    N_("%s is no period: registration, request or "
		       "application."),
		    job->words[0]);
	if (rc == 0)
		rc = read_day(job->from, &job->span.from, err);
	if (rc == 0)
		rc = read_day(job->until, &job->span.to, err);
	return rc;
}

int
command_deadline_read(struct job *job, struct err *err)
{
	int rc = command_window_read(job, err);

	if (rc == 0)
		rc = command_office_read(job, err);
	return rc;
}

int
command_units_read(struct job *job, struct err *err)
{
	int64_t units = INT_NONE;
	int rc = read_year(job, job->words[0], err);

	if (rc == 0 && job->nwords > 1 &&
	    read_whole(job->words[1], 0, INT32_MAX, &units) < 0)
		rc = err_set(err, ERR_USAGE,
		    N_("%s is not a number of hundredths."), job->words[1]);
	job->units = units;
	return rc;
}

/* --- Done ----------------------------------------------------------------- */

/* What is there now, for `seen` and for the present year. */
static int
look(struct job *job, struct window_page *page, struct err *err)
{
	const struct year_args args = {job->fiscal_year};

	return client_call(job->client, CALL_WINDOW_LIST, &args, page, err);
}

static void
print_windows(const struct window_page *page)
{
	static const char *const labels[] = {N_("Application"), N_("Period"),
	    N_("First day"), N_("Last day"), NULL};
	const struct window_kept *row = page->rows.at;
	struct print_table table;

	print_begin(&table, labels);
	for (size_t i = 0; i < page->rows.n; i++, row++) {
		print_text(
		    &table, words_label(&programme_words, row->programme));
		print_text(&table, words_label(&window_words, row->kind));
		print_date(&table, row->from_on);
		print_date(&table, row->to_on);
	}
	print_end(&table);
}

int
command_windows_run(struct job *job, struct err *err)
{
	struct window_page page;
	int rc = look(job, &page, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&window_page_shape, &page));
	else
		print_windows(&page);
	shape_release(&window_page_shape, &page);
	return 0;
}

static int
write_page(struct job *job, enum call_id call, const void *args,
    const char *said, struct err *err)
{
	struct window_written written;
	int rc = client_call(job->client, call, args, &written, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&window_written_shape, &written));
	else
		puts(said);
	return 0;
}

int
command_window_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct window_page page;
	struct window_set_args args;
	int rc = look(job, &page, err);

	if (rc < 0)
		return rc;
	client_once(once);
	args = (struct window_set_args){once, page.version, page.fiscal_year,
	    job->programme, job->window, job->span.from, job->span.to};
	shape_release(&window_page_shape, &page);
	return write_page(job, CALL_WINDOW_SET, &args,
	    _("The period was recorded; it holds from now on."), err);
}

int
command_units_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct window_page page;
	struct unit_set_args args;
	int rc = look(job, &page, err);

	if (rc < 0)
		return rc;
	client_once(once);
	args = (struct unit_set_args){
	    once, page.version, page.fiscal_year, job->units};
	shape_release(&window_page_shape, &page);
	return write_page(
	    job, CALL_UNIT_SET, &args, _("The units were recorded."), err);
}

/* The present year where none was given, and the version of his data. */
static int
seen(struct job *job, struct deadline_set_args *args, struct err *err)
{
	struct person_args of;
	struct window_page page = {0};
	struct person_view view;
	int rc = command_find_person(job, &args->person, err);

	if (rc == 0)
		rc = look(job, &page, err);
	if (rc < 0)
		return rc;
	args->fiscal_year = page.fiscal_year;
	shape_release(&window_page_shape, &page);
	of.person = args->person;
	rc = client_call(job->client, CALL_PERSON_SHOW, &of, &view, err);
	if (rc < 0)
		return rc;
	args->seen = view.version;
	shape_release(&person_view_shape, &view);
	return 0;
}

int
command_deadline_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct deadline_set_args args = {.once = once,
	    .programme = job->programme,
	    .kind = job->window,
	    .to_on = job->span.to,
	    .reason = job->text};
	struct person_written written;
	int rc = seen(job, &args, err);

	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, CALL_DEADLINE_SET, &args, &written, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&person_written_shape, &written));
	else
		puts(_("The last day was recorded; it holds from now on."));
	return 0;
}
