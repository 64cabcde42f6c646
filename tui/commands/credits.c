/* SPDX-License-Identifier: MIT */
/* Approvals of former fiscal years as a command. */
#include "core/call/credits.h"

#include <stdlib.h>

#include "arguments.h"
#include "command_own.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"

int
command_credits_read(struct job *job, struct err *err)
{
	char *end = NULL;
	long year = job->nwords == 0 ? 1 : strtol(job->words[0], &end, 10);

	if (year >= 1 && year <= 9999 &&
	    (end == NULL || (end != job->words[0] && *end == '\0')))
		return 0;
	return err_set(err, ERR_USAGE, N_("A fiscal year is a number: 2025."));
}

static void
print_credits(const struct job *job, const struct list *rows)
{
	static const char *const labels[] = {N_("Fiscal year"), N_("Applicant"),
	    N_("Member number"), N_("Cases approved"),
	    N_("Units (applications, renewals)"), NULL};
	const struct credit *row = rows->at;
	struct print_table table;
	char *units;

	print_begin(&table, labels, job->spoken);
	for (size_t i = 0; i < rows->n; i++, row++) {
		units = row->hundredths == INT_NONE
			    ? heap_dup("-")
			    : heap_printf("%lld.%02d",
				  (long long)(row->hundredths / 100),
				  (int)(row->hundredths % 100));
		print_number(&table, row->fiscal_year);
		print_text(&table, row->applicant);
		print_text(&table, row->member);
		print_number(&table, row->cases);
		print_text(&table, units);
		free(units);
	}
	print_end(&table);
}

int
command_credits_run(struct job *job, struct err *err)
{
	const struct credits_args args = {
	    job->nwords == 0 ? INT_NONE : strtol(job->words[0], NULL, 10)};
	struct credits credits;
	int rc = client_call(
	    job->client, CALL_REQUEST_CREDITS, &args, &credits, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_rows(&credit_shape, &credits.rows);
	else
		print_credits(job, &credits.rows);
	shape_release(&credits_shape, &credits);
	return 0;
}
