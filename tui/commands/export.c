/* SPDX-License-Identifier: MIT */
/* The command that takes one's own reports out. */
#include "arguments.h"
#include "command_own.h"
#include "core/i18n.h"
#include "export_out.h"

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

int
command_export_run(struct job *job, struct err *err)
{
	struct export export;

	export_cases(&export, client_way, job->client, job->programme,
	    &job->numbers, job->client->today);
	return export_out(job, &export, "cases", err);
}
