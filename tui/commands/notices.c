/* SPDX-License-Identifier: MIT */
/* The commands about notices: one's own, and the queue of the office. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "core/call/notices.h"
#include "core/call/requests.h"
#include "core/i18n.h"
#include "print.h"

static void
print_written(
    const struct job *job, const char *done, struct notice_written *written)
{
	if (job->json)
		print_json(shape_to_json(&notice_written_shape, written));
	else {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		printf(done, written->name);
#pragma GCC diagnostic pop
	}
	shape_release(&notice_written_shape, written);
}

int
command_resend_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	const struct notice_resend_args args = {
	    once, job->programme, *(const int64_t *)job->numbers.at};
	struct notice_written written;
	int rc;

	client_once(once);
	rc = client_call(job->client, CALL_NOTICE_RESEND, &args, &written, err);
	if (rc == 0)
		print_written(
		    job, _("The notice to %s is queued again.\n"), &written);
	return rc;
}

/* --- Reminders ------------------------------------------------------------ */

int
command_reminders_read(struct job *job, struct err *err)
{
	if (strcmp(job->words[0], "on") == 0 ||
	    strcmp(job->words[0], "off") == 0)
		return 0;
	return err_set(
	    err, ERR_USAGE, N_("Please write: shorei reminders on, or off"));
}

int
command_reminders_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	const struct reminders_args args = {
	    once, strcmp(job->words[0], "on") == 0};
	struct reminders_set set;
	int rc;

	client_once(once);
	rc = client_call(job->client, CALL_NOTICE_REMINDERS, &args, &set, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&reminders_set_shape, &set));
	else
		puts(set.on ? _("You are reminded by mail.")
			    : _("You are not reminded any more; requests and "
				"results still come by mail."));
	return 0;
}

/* --- The queue ------------------------------------------------------------ */

/* All pages in one list, whose rows are the caller's. */
static int
read_all(struct job *job, struct list *rows, struct err *err)
{
	struct page_args args = {0};
	struct notice_list page;
	struct queued_row *from;
	int rc;

	do {
		rc = client_call(
		    job->client, CALL_NOTICE_LIST, &args, &page, err);
		free(args.after);
		if (rc < 0)
			break;
		args.after = page.next;
		page.next = NULL;
		from = page.rows.at;
		for (size_t i = 0; i < page.rows.n; i++)
			*(struct queued_row *)shape_add(
			    &queued_row_shape, rows) = from[i];
		page.rows.n = 0; /* its texts have moved */
		shape_release(&notice_list_shape, &page);
	} while (args.after != NULL);
	return rc;
}

static void
print_list(const struct list *rows)
{
	static const char *const labels[] = {N_("No."), N_("State"),
	    N_("Since"), N_("Sent to"), N_("Member"), N_("Notice"), N_("About"),
	    N_("Number"), N_("Cases"), N_("Tries"), N_("Reason"),
	    N_("The mail server"), NULL};
	const struct queued_row *row = rows->at;
	struct print_table table;
	char day[DATE_SIZE];

	print_begin(&table, labels);
	for (size_t i = 0; i < rows->n; i++, row++) {
		print_number(&table, row->id);
		print_text(&table, words_label(&notice_words, row->state));
		print_text(&table, date_format(row->written_on, day));
		print_text(&table, row->name);
		print_text(&table, row->member);
		print_text(&table, words_label(&news_words, row->kind));
		print_text(&table, row->applicant);
		print_number(&table, row->slot);
		print_number(&table, row->count);
		print_number(&table, row->tries);
		print_text(&table, words_label(&delivery_words, row->last));
		print_text(&table, row->detail);
	}
	print_end(&table);
}

int
command_notices_run(struct job *job, struct err *err)
{
	struct list rows = {0};
	int rc = read_all(job, &rows, err);

	if (rc == 0 && job->json)
		print_rows(&queued_row_shape, &rows);
	else if (rc == 0)
		print_list(&rows);
	shape_list_release(&queued_row_shape, &rows);
	return rc;
}

int
command_notice_read(struct job *job, struct err *err)
{
	return arguments_request(job->words[0], &job->numbers, err);
}

/* The version of the one that was named; one that is not there is sent as
 * never seen: what to say of it is the service's. */
static int
answer(struct job *job, enum call_id call, const char *done, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct notice_args args = {
	    .once = once, .id = *(const int64_t *)job->numbers.at};
	struct notice_written written;
	struct list rows = {0};
	const struct queued_row *row;
	int rc = read_all(job, &rows, err);

	row = rows.at;
	for (size_t i = 0; i < rows.n; i++)
		if (row[i].id == args.id)
			args.seen = row[i].version;
	shape_list_release(&queued_row_shape, &rows);
	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, call, &args, &written, err);
	if (rc == 0)
		print_written(job, done, &written);
	return rc;
}

int
command_notice_again_run(struct job *job, struct err *err)
{
	return answer(job, CALL_NOTICE_AGAIN,
	    _("The notice to %s is queued, and tried for five days.\n"), err);
}

int
command_notice_give_up_run(struct job *job, struct err *err)
{
	return answer(job, CALL_NOTICE_GIVE_UP,
	    _("The notice to %s was given up; please tell them yourself if "
	      "need be.\n"),
	    err);
}
