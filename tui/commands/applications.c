/* SPDX-License-Identifier: MIT */
/* The command by which an applicant submits a list. */
#include <stdio.h>

#include "command_own.h"
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
