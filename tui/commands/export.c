/* SPDX-License-Identifier: MIT */
/* The command that takes one's own reports out. */
#include <stdio.h>
#include <stdlib.h>

#include "arguments.h"
#include "command_own.h"
#include "core/i18n.h"
#include "export_out.h"
#include "logbook.h"

const struct option_row command_export_options[] = {
    EXPORT_OUT_OPTIONS,
    {.name = NULL},
};

int
command_export_read(struct job *job, struct err *err)
{
	int rc = export_out_read(job, err);

	for (int i = 0; rc == 0 && i < job->nwords; i++)
		rc = arguments_slot(
		    job->programme, job->words[i], &job->numbers, err);
	return rc;
}

static void
tell(const struct job *job, size_t n)
{
	char *path = export_out_said(job, "cases", n);

	if (path != NULL)
		printf(
		    _("%lld cases were written to %s.\n"), (long long)n, path);
	free(path);
}

int
command_export_run(struct job *job, struct err *err)
{
	struct logbook book;
	struct export_table table;
	int rc = logbook_read(
	    &book, job->client, job->programme, &job->numbers, err);

	if (rc == 0 && export_out_json(job)) {
		rc = export_out_document(job, logbook_json(&book), err);
	} else if (rc == 0) {
		logbook_table(&book, &table);
		rc = export_out_table(job, &table, err);
	}
	if (rc == 0)
		tell(job, book.cases.n);
	logbook_release(&book);
	return rc;
}
