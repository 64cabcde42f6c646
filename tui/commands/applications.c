/* SPDX-License-Identifier: MIT */
/* The commands by which an applicant submits a list and sees what he did. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "core/call/applications.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"

/* The whole list as it stands now. */
static int
read_seen(struct job *job, struct list *cases, struct err *err)
{
	const struct case_list_args args = {job->programme};
	struct case_list list;
	const struct case_row *row;
	int rc = client_call(job->client, CALL_CASE_LIST, &args, &list, err);

	if (rc < 0)
		return rc;
	row = list.rows.at;
	for (size_t i = 0; i < list.rows.n; i++)
		*(struct case_seen *)shape_add(&case_seen_shape, cases) =
		    (struct case_seen){row[i].slot, row[i].version};
	shape_release(&case_list_shape, &list);
	return 0;
}

static void
print_receipt(const struct application_receipt *receipt)
{
	printf(_("%s: %s, fiscal year %lld, %lld cases were submitted.\n"),
	    receipt->number, words_label(&programme_words, receipt->programme),
	    (long long)receipt->fiscal_year, (long long)receipt->cases);
}

int
command_submit_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct application_submit_args args = {
	    .once = once, .programme = job->programme};
	struct application_receipt receipt = {0};
	int rc = read_seen(job, &args.cases, err);

	client_once(once);
	if (rc == 0)
		rc = client_call(
		    job->client, CALL_APPLICATION_SUBMIT, &args, &receipt, err);
	shape_list_release(&case_seen_shape, &args.cases);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&application_receipt_shape, &receipt));
	else
		print_receipt(&receipt);
	shape_release(&application_receipt_shape, &receipt);
	return 0;
}

static int
read_all(struct job *job, struct list *rows, struct err *err)
{
	struct page_args args = {NULL};
	struct application_list page;
	struct application_row *from;
	int rc;

	do {
		rc = client_call(
		    job->client, CALL_APPLICATION_LIST, &args, &page, err);
		free(args.after);
		if (rc < 0)
			break;
		args.after = page.next;
		page.next = NULL;
		from = page.rows.at;
		for (size_t i = 0; i < page.rows.n; i++)
			*(struct application_row *)shape_add(
			    &application_row_shape, rows) = from[i];
		page.rows.n = 0; /* its texts have moved */
		shape_release(&application_list_shape, &page);
	} while (args.after != NULL);
	return rc;
}

static void
print_list(const struct list *rows)
{
	static const char *const labels[] = {N_("Receipt number"),
	    N_("Application"), N_("Submitted on"), N_("State"), N_("Result on"),
	    NULL};
	const struct application_row *row = rows->at;
	struct print_table table;

	print_begin(&table, labels);
	for (size_t i = 0; i < rows->n; i++) {
		print_text(&table, row[i].number);
		print_text(
		    &table, words_label(&programme_words, row[i].programme));
		print_date(&table, row[i].submitted_on);
		print_text(
		    &table, words_label(&application_words, row[i].state));
		print_date(&table, row[i].ended_on);
	}
	print_end(&table);
}

int
command_applications_run(struct job *job, struct err *err)
{
	struct list rows = {0};
	int rc = read_all(job, &rows, err);

	if (rc == 0 && job->json)
		print_rows(&application_row_shape, &rows);
	else if (rc == 0)
		print_list(&rows);
	shape_list_release(&application_row_shape, &rows);
	return rc;
}
