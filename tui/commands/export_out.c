/* SPDX-License-Identifier: MIT */
#include "export_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "print.h"
#include "tui/files/export_file.h"

static bool
is(const char *word, const char *value)
{
	return strcmp(word, value) == 0;
}

int
export_out_read(struct job *job, struct err *err)
{
	if (job->format == NULL)
		job->format = job->json ? "json" : "text";
	if (job->encoding == NULL)
		job->encoding = "utf-8";
	if (!is(job->format, "text") && !is(job->format, "json") &&
	    !is(job->format, "csv") && !is(job->format, "xlsx"))
		return err_set(err, ERR_USAGE,
		    N_("After --format comes text, json, csv or xlsx."));
	if (!is(job->encoding, "utf-8") && !is(job->encoding, "cp932"))
		return err_set(err, ERR_USAGE,
		    N_("After --encoding comes utf-8 or cp932."));
	if (is(job->encoding, "cp932") && !is(job->format, "csv"))
		return err_set(
		    err, ERR_USAGE, N_("Only csv can be written in CP932."));
	return 0;
}

/* The options have been checked. */
static enum export_form
form_of(const struct job *job)
{
	int form = 0;

	while (!is(job->format, export_forms[form].format) ||
	       !is(job->encoding, export_forms[form].encoding))
		form++;
	return (enum export_form)form;
}

/* NULL for standard output, which "-" is to a command alone. */
static const char *
path_of(const struct job *job)
{
	if (job->output == NULL || is(job->output, "-"))
		return NULL;
	return job->output;
}

/* Of what went to standard output nothing is said there. */
static void
tell(const struct job *job, const struct export *export, const char *what)
{
	char *said;

	if (path_of(job) == NULL)
		return;
	if (job->json) {
		print_json(
		    json_pack("{s:I}", what, (json_int_t)export_count(export)));
		return;
	}
	said = export_said(export, job->output);
	puts(said);
	free(said);
}

int
export_out(
    struct job *job, struct export *export, const char *what, struct err *err)
{
	int rc;

	do
		rc = export_step(export, err);
	while (rc > 0);
	if (rc == 0)
		rc = export_write(export, form_of(job), path_of(job),
		    command_confirmed(job, EXPORT_EXISTS), err);
	if (rc == 0)
		tell(job, export, what);
	export_release(export);
	return rc;
}
