/* SPDX-License-Identifier: MIT */
/* 未完了者 of the 事務局 as a command, and a mail to them. */
#include "core/call/unfinished.h"

#include <stdlib.h>

#include "command_own.h"
#include "core/i18n.h"
#include "print.h"
#include "shown.h"
#include "tui/paging.h"

const struct option_row command_unfinished_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("remind", OPTION_FLAG, remind, NULL,
	N_("Write a mail to all of them.")),
    {.name = NULL},
};

static const struct command_shown columns[] = {
    {N_("Member number"), "member", NULL},
    {N_("Name"), "name", NULL},
    {N_("Approved"), "approved", NULL},
    {N_("Requested"), "requested", NULL},
    {N_("Rejected"), "rejected", NULL},
    {N_("Unrequested"), "registered", NULL},
    {N_("Empty"), "unregistered", NULL},
    {N_("Last login"), "last_login_at", NULL},
    {N_("What is missing"), "blockers", NULL},
    {0},
};

/* As many as a call takes. */
static int
remind_some(struct job *job, const struct unfinished_row *row, size_t n,
    struct reminded *sum, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct remind_args args = {once, job->programme, {0}};
	struct reminded reply;
	int rc;

	client_once(once);
	for (size_t i = 0; i < n; i++)
		((struct unfinished_person *)shape_add(
		     &unfinished_person_shape, &args.people))
		    ->person = row[i].person;
	rc = client_call(job->client, CALL_STAFF_REMIND, &args, &reply, err);
	free(args.people.at);
	if (rc < 0)
		return rc;
	sum->written += reply.written;
	sum->skipped += reply.skipped;
	return 0;
}

static int
remind(struct job *job, const struct list *rows, struct reminded *sum,
    struct err *err)
{
	const struct unfinished_row *row = rows->at;
	size_t n;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < rows->n; i += n) {
		n = rows->n - i < PAGE_ROWS ? rows->n - i : PAGE_ROWS;
		rc = remind_some(job, row + i, n, sum, err);
	}
	return rc;
}

int
command_unfinished_run(struct job *job, struct err *err)
{
	struct reminded sum = {0};
	struct list rows = {0};
	struct unfinished_args args = {job->programme, NULL};
	struct paging pages = {client_way, job->client, CALL_STAFF_UNFINISHED,
	    &args, "rows", false};
	int rc = paging_read(&pages, &rows, err);

	free(args.after);
	if (rc == 0 && job->remind)
		rc = remind(job, &rows, &sum, err);
	if (rc == 0 && job->remind && job->json)
		print_json(shape_to_json(&reminded_shape, &sum));
	else if (rc == 0 && job->remind)
		printf(_("Mails queued: %lld. Left out: %lld (told today, "
			 "finished, or yourself).\n"),
		    (long long)sum.written, (long long)sum.skipped);
	else if (rc == 0 && job->json)
		print_rows(&unfinished_row_shape, &rows);
	else if (rc == 0)
		shown_table(job, columns, &unfinished_row_shape, &rows);
	shape_list_release(&unfinished_row_shape, &rows);
	return rc;
}
