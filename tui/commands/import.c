/* SPDX-License-Identifier: MIT */
/* The command by which the 事務局 reads a file in. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "command_own.h"
#include "core/i18n.h"
#include "print.h"
#include "shown.h"

const struct option_row command_import_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("dry-run", OPTION_FLAG, dry_run, NULL,
	N_("Only say what would change, and what is wrong.")),
    {.name = NULL},
};

/* Before there is any connection: the file is ours. */
int
command_import_read(struct job *job, struct err *err)
{
	const char *path = job->words[1];
	int kind, fd = STDIN_FILENO, rc;

	rc = arguments_import(job->words[0], &kind, err);
	if (rc < 0)
		return rc;
	if (strcmp(path, "-") != 0)
		fd = import_file_open(path, err);
	if (fd < 0)
		return fd;
	rc = import_file_read(&job->file, (enum import)kind, fd, err);
	if (fd != STDIN_FILENO)
		close(fd);
	return rc;
}

static const struct command_shown problem_columns[] = {
    {N_("Line"), "line", NULL},
    {N_("Column"), "column", NULL},
    {N_("What is wrong"), "text", NULL},
    {0},
};

/* Every problem, as a table or as the reasons of the refusal. */
static int
refuse(const struct job *job, const struct import_checked *checked,
    struct err *err)
{
	const struct import_problem *problem = checked->problems.at;

	if (!job->json)
		shown_table(job, problem_columns, &import_problem_shape,
		    &checked->problems);
	else
		for (size_t i = 0; i < checked->problems.n; i++)
			reason_add(&err->why, "import", NULL, INT64_MIN,
			    N_("Line %lld: %s%s%s"), (long long)problem[i].line,
			    problem[i].column == NULL ? "" : problem[i].column,
			    problem[i].column == NULL ? "" : ": ",
			    problem[i].text);
	return err_set(err, ERR_INVALID,
	    N_("Nothing was imported: %lld problems in the file."),
	    (long long)checked->wrong);
}

static void
print_done(const struct job *job, const struct import_checked *done)
{
	if (job->json)
		print_json(shape_to_json(&import_checked_shape, done));
	else
		printf(job->dry_run
			   ? _("%lld would be added, %lld changed; %lld stay "
			       "as they are. Nothing was written.\n")
			   : _("%lld were added, %lld changed; %lld stay as "
			       "they are.\n"),
		    (long long)done->added, (long long)done->changed,
		    (long long)done->unchanged);
}

int
command_import_run(struct job *job, struct err *err)
{
	struct import_checked checked;
	int rc = import_file_check(
	    &job->file, client_way, job->client, &checked, err);

	if (rc == 0 && checked.wrong > 0)
		rc = refuse(job, &checked, err);
	if (rc == 0 && !job->dry_run) {
		shape_release(&import_checked_shape, &checked);
		rc = import_file_write(
		    &job->file, client_way, job->client, &checked, err);
	}
	if (rc == 0)
		print_done(job, &checked);
	shape_release(&import_checked_shape, &checked);
	return rc;
}
