/* SPDX-License-Identifier: MIT */
/* The command by which the office takes its lists out. */
#include <stdlib.h>
#include <string.h>

#include "command_own.h"
#include "core/call/taken.h"
#include "core/i18n.h"
#include "export_out.h"

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

int
command_export_office_run(struct job *job, struct err *err)
{
	struct export export;

	export_office(
	    &export, client_way, job->client, list_of(job), year_of(job));
	return export_out(job, &export, "rows", err);
}
