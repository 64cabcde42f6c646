/* SPDX-License-Identifier: MIT */
/* The commands that print: to a file, to a printer or as text. */
#include "tui/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command_own.h"
#include "core/call/revisions.h"
#include "core/call/session.h"
#include "core/heap.h"
#include "core/i18n.h"
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

static bool
confirmed(const struct job *job, const char *code)
{
	const char *const *codes = job->confirm.at;

	for (size_t i = 0; i < job->confirm.n; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
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
		    confirmed(job, PRINTER_EXISTS), err);
	if (rc < 0)
		return rc;
	rc = printer_wait(&printer, &said, err);
	if (said != NULL)
		fprintf(stderr, "%s\n", said);
	free(said);
	return rc;
}

static int
begin(struct job *job, struct document *document, const char *title,
    struct hello *hello, struct err *err)
{
	int rc = client_hello(job->client, false, hello, err);

	paper_init(document, title, rc < 0 ? DATE_NONE : hello->today);
	return rc;
}

static int
show_case(
    struct job *job, int64_t slot, struct case_view *view, struct err *err)
{
	const struct case_args args = {job->programme, slot};
	int rc = client_call(job->client, CALL_CASE_SHOW, &args, view, err);

	if (rc == 0 &&
	    (view->state == STATE_EMPTY ||
		items_text(&view->items, ITEM_CATEGORY)[0] == '\0')) {
		shape_release(&case_view_shape, view);
		rc = err_set(err, ERR_STATE,
		    N_("Number %d is not registered yet: nothing to print."),
		    (int)slot);
	}
	return rc;
}

static int
add_case(
    struct job *job, struct document *document, int64_t slot, struct err *err)
{
	struct case_view view;
	int rc = show_case(job, slot, &view, err);

	if (rc < 0)
		return rc;
	paper_case(document, &view);
	shape_release(&case_view_shape, &view);
	return 0;
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

int
command_print_run(struct job *job, struct err *err)
{
	struct document document;
	struct hello hello;
	const int64_t *slot;
	int rc = begin(job, &document,
	    words_label(&programme_words, job->programme), &hello, err);

	if (rc == 0) {
		shape_release(&hello_shape, &hello);
		if (job->numbers.n == 0)
			rc = all_numbers(job, err);
	}
	slot = job->numbers.at;
	for (size_t i = 0; rc == 0 && i < job->numbers.n; i++)
		rc = add_case(job, &document, slot[i], err);
	if (rc == 0)
		rc = put_out(job, &document, err);
	shape_release(&document_shape, &document);
	return rc;
}

/* The revision that stands registered in a number: the newest that was. */
static int
newest_revision(
    struct job *job, int64_t slot, int64_t *revision, struct err *err)
{
	struct revision_list_args args = {job->programme, slot, NULL};
	struct revision_list list;
	int rc =
	    client_call(job->client, CALL_REVISION_LIST, &args, &list, err);

	if (rc < 0)
		return rc;
	*revision = list.rows.n == 0
			? INT_NONE
			: ((const struct revision_row *)list.rows.at)->revision;
	shape_release(&revision_list_shape, &list);
	return 0;
}

int
command_confirmation_run(struct job *job, struct err *err)
{
	int64_t slot = *(const int64_t *)job->numbers.at;
	struct document document;
	struct hello hello;
	struct case_view view;
	struct paper_letter letter = {.view = &view};
	int rc = begin(
	    job, &document, _("Confirmation of a case report"), &hello, err);

	if (rc == 0) {
		rc = show_case(job, slot, &view, err);
		if (rc == 0) {
			letter.applicant = hello.name;
			letter.member = hello.member;
			letter.office = hello.office;
			rc = newest_revision(job, slot, &letter.revision, err);
			if (rc == 0)
				paper_confirmation(&document, &letter);
			shape_release(&case_view_shape, &view);
		}
		shape_release(&hello_shape, &hello);
	}
	if (rc == 0)
		rc = put_out(job, &document, err);
	shape_release(&document_shape, &document);
	return rc;
}

static int
add_request(struct job *job, struct document *document, int64_t request,
    struct err *err)
{
	const struct request_view_args args = {request};
	struct request_view view;
	int rc = client_call(job->client, CALL_REQUEST_VIEW, &args, &view, err);

	if (rc < 0)
		return rc;
	paper_request(document, &view);
	shape_release(&request_view_shape, &view);
	return 0;
}

int
command_print_requests_run(struct job *job, struct err *err)
{
	const int64_t *request = job->numbers.at;
	struct document document;
	struct hello hello;
	int rc = begin(job, &document, _("Case reports"), &hello, err);

	if (rc == 0)
		shape_release(&hello_shape, &hello);
	for (size_t i = 0; rc == 0 && i < job->numbers.n; i++)
		rc = add_request(job, &document, request[i], err);
	if (rc == 0)
		rc = put_out(job, &document, err);
	shape_release(&document_shape, &document);
	return rc;
}
