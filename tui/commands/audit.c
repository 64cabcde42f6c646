/* SPDX-License-Identifier: MIT */
/* The commands by which the office reads the audit and checks its chain. */
#include <stdio.h>
#include <stdlib.h>

#include "command_own.h"
#include "core/call/audit.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"
#include "tui/audit_labels.h"
#include "tui/audit_words.h"
#include "tui/paging.h"

/* All words in one line, as the screen asks for them; heap. */
static char *
line_of(const struct job *job)
{
	char *line = heap_dup(""), *more;

	for (int i = 0; i < job->nwords; i++) {
		more = heap_printf("%s %s", line, job->words[i]);
		free(line);
		line = more;
	}
	return line;
}

static void
print_list(const struct job *job, const struct list *rows)
{
	static const char *const labels[] = {N_("Row"), N_("Date and time"),
	    N_("Member"), N_("Call"), N_("Subject"), N_("Result"), NULL};
	const struct audit_shown *row = rows->at;
	struct print_table table;
	char at[TIME_SIZE], *subject;

	print_begin(&table, labels, job->spoken);
	for (size_t i = 0; i < rows->n; i++) {
		subject = audit_labels_subject(row[i].subject);
		print_number(&table, row[i].id);
		print_text(&table, time_format_minute(row[i].at, at));
		print_text(&table, row[i].member);
		print_text(&table, audit_labels_call(row[i].call));
		print_text(&table, subject);
		free(subject);
		print_text(&table, audit_labels_result(row[i].result));
	}
	print_end(&table);
}

int
command_audit_run(struct job *job, struct err *err)
{
	struct audit_list_args args;
	struct list rows = {0};
	char *line = line_of(job);
	struct paging pages = {
	    client_way, job->client, CALL_AUDIT_LIST, &args, "rows", false};
	int rc;

	audit_words_read(line, &args);
	free(line);
	rc = paging_read(&pages, &rows, err);
	shape_release(&audit_list_args_shape, &args);
	if (rc == 0 && job->json)
		print_rows(&audit_shown_shape, &rows);
	else if (rc == 0)
		print_list(job, &rows);
	shape_list_release(&audit_shown_shape, &rows);
	return rc;
}

static int
finish(struct job *job, const struct audit_check *check, struct err *err)
{
	if (check->wrong != NULL)
		return err_set(err, ERR_INVALID, "%s", check->wrong);
	if (job->json)
		print_json(shape_to_json(&audit_check_shape, check));
	else
		printf(_("The audit is in order: %lld rows. Head: %s\n"),
		    (long long)check->row, check->head);
	return 0;
}

int
command_audit_check_run(struct job *job, struct err *err)
{
	struct audit_check_args args = {0};
	struct audit_check check;
	bool done = false;
	int rc = 0;

	while (rc == 0 && !done) {
		rc = client_call(
		    job->client, CALL_AUDIT_CHECK, &args, &check, err);
		if (rc < 0)
			break;
		free(args.head);
		args.row = check.row;
		args.head = heap_dup(check.head);
		done = check.done;
		if (done)
			rc = finish(job, &check, err);
		shape_release(&audit_check_shape, &check);
	}
	free(args.head);
	return rc;
}
