/* SPDX-License-Identifier: MIT */
/* The commands that print: to a file, to a printer or as text. */
#include "tui/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/revisions.h"
#include "core/call/session.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/gather.h"
#include "tui/printer.h"

const struct option_row command_print_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("output", OPTION_TEXT, output, "FILE.pdf",
	N_("Write a PDF; - is standard output.")),
    COMMAND_OPTION(
	"printer", OPTION_TEXT, printer, "NAME", N_("Print on this printer.")),
    COMMAND_OPTION("text", OPTION_FLAG, as_text, NULL, N_("Write plain text.")),
    {.name = NULL},
};

int
command_print_read(struct job *job, struct err *err)
{
	int ways = (job->output != NULL) + (job->printer != NULL) +
		   (job->as_text ? 1 : 0);

	if (ways == 1)
		return 0;
	return err_set(err, ERR_USAGE,
	    N_("Please give one of --output, --printer and --text."));
}

static void
write_text(const struct document *document)
{
	char *text = document_text(document);

	fputs(text, stdout);
	free(text);
}

/* Where the words of the command say; a warning goes to standard error. */
static int
put_out(struct job *job, const struct document *document, struct err *err)
{
	struct printer printer;
	char *said;
	int rc;

	if (job->as_text) {
		write_text(document);
		return 0;
	}
	if (job->printer != NULL)
		rc = printer_to_paper(&printer, document, job->printer, err);
	else if (strcmp(job->output, "-") == 0)
		rc = printer_to_output(&printer, document, 1, err);
	else
		rc = printer_to_file(&printer, document, job->output,
		    command_confirmed(job, PRINTER_EXISTS), err);
	if (rc < 0)
		return rc;
	rc = printer_wait(&printer, &said, err);
	if (said != NULL)
		fprintf(stderr, "%s\n", said);
	free(said);
	return rc;
}

/* Without numbers: all that are registered. */
static int
all_numbers(struct job *job, struct err *err)
{
	const struct case_list_args args = {job->programme};
	struct case_list list;
	const struct case_row *row;
	int rc = client_call(job->client, CALL_CASE_LIST, &args, &list, err);

	if (rc < 0)
		return rc;
	row = list.rows.at;
	for (size_t i = 0; i < list.rows.n; i++)
		if (row[i].state != STATE_EMPTY)
			*(int64_t *)list_add(&job->numbers, sizeof(int64_t)) =
			    row[i].slot;
	shape_release(&case_list_shape, &list);
	if (job->numbers.n == 0)
		return err_set(err, ERR_STATE,
		    N_("Nothing is registered yet: nothing to print."));
	return 0;
}

/* Reads one after the other, then prints. */
static int
print_for(struct job *job, enum gather_kind kind, const struct list *ids,
    const char *title, const struct hello *hello, struct err *err)
{
	const int64_t *id = ids->at;
	struct gather gather;
	int rc;

	gather_init(
	    &gather, client_way, job->client, title, job->client->today);
	gather.hello = hello;
	for (size_t i = 0; i < ids->n; i++)
		gather_add(&gather, kind, job->programme, id[i]);
	do
		rc = gather_step(&gather, err);
	while (rc > 0);
	if (rc == 0)
		rc = put_out(job, &gather.document, err);
	gather_release(&gather);
	return rc;
}

static int
print_all(struct job *job, enum gather_kind kind, const struct list *ids,
    const char *title, struct err *err)
{
	return print_for(job, kind, ids, title, NULL, err);
}

int
command_print_run(struct job *job, struct err *err)
{
	int rc = job->numbers.n == 0 ? all_numbers(job, err) : 0;

	if (rc == 0)
		rc = print_all(job, GATHER_CASE, &job->numbers,
		    words_label(&programme_words, job->programme), err);
	return rc;
}

/* On which stands who he is. */
static int
print_named(
    struct job *job, enum gather_kind kind, const char *title, struct err *err)
{
	struct hello hello;
	int rc = client_hello(job->client, &hello, err);

	if (rc < 0)
		return rc;
	rc = print_for(job, kind, &job->numbers, title, &hello, err);
	shape_release(&hello_shape, &hello);
	return rc;
}

int
command_confirmation_run(struct job *job, struct err *err)
{
	return print_named(
	    job, GATHER_LETTER, _("Confirmation of a case report"), err);
}

int
command_print_requests_run(struct job *job, struct err *err)
{
	return print_all(
	    job, GATHER_REQUEST, &job->numbers, _("Case reports"), err);
}

/* Its words are numbers: of revisions, of submitted sets, or a year. */
int
command_print_numbers_read(struct job *job, struct err *err)
{
	int64_t *id;
	int rc = command_print_read(job, err);

	for (int i = 0; rc == 0 && i < job->nwords; i++) {
		id = list_add(&job->numbers, sizeof *id);
		rc = arguments_number(job->words[i], id, err);
	}
	return rc;
}

int
command_print_revisions_run(struct job *job, struct err *err)
{
	return print_all(
	    job, GATHER_REVISION, &job->numbers, _("Case reports"), err);
}

int
command_print_approved_run(struct job *job, struct err *err)
{
	return print_all(
	    job, GATHER_APPROVED, &job->numbers, _("Approved cases"), err);
}

int
command_print_application_run(struct job *job, struct err *err)
{
	return print_all(
	    job, GATHER_SET, &job->numbers, _("Submitted cases"), err);
}

int
command_print_review_run(struct job *job, struct err *err)
{
	return print_all(job, GATHER_REVIEW, &job->numbers,
	    _("Submitted cases, for review"), err);
}

int
command_print_bars_run(struct job *job, struct err *err)
{
	return print_named(job, GATHER_BARS, _("Statistics"), err);
}

int
command_print_bars_of_all_run(struct job *job, struct err *err)
{
	return print_all(
	    job, GATHER_BARS_OF_ALL, &job->numbers, _("Statistics"), err);
}

int
command_print_year_run(struct job *job, struct err *err)
{
	return print_all(job, GATHER_YEAR, &job->numbers,
	    _("Submitted cases, for review"), err);
}
