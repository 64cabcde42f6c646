/* SPDX-License-Identifier: MIT */
/* 未完了者 of the 事務局 as a command, and a mail to them. */
#include "core/call/unfinished.h"

#include <stdlib.h>

#include "command_own.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"

const struct option_row command_unfinished_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("remind", OPTION_FLAG, remind, NULL,
	N_("Write a mail to all of them.")),
    {.name = NULL},
};

static int
remind(struct job *job, const struct list *rows, struct reminded *sum,
    struct err *err)
{
	const struct unfinished_row *row = rows->at;
	char once[ONCE_CHARS + 1];
	struct remind_args args = {once, job->programme, {0}};
	struct reminded reply;
	int rc;

	if (rows->n == 0)
		return 0;
	client_once(once);
	for (size_t i = 0; i < rows->n; i++)
		((struct unfinished_person *)shape_add(
		     &unfinished_person_shape, &args.people))
		    ->person = row[i].person;
	rc = client_call(job->client, CALL_STAFF_REMIND, &args, &reply, err);
	free(args.people.at);
	if (rc == 0) {
		sum->written += reply.written;
		sum->skipped += reply.skipped;
	}
	return rc;
}

static int
read_all(
    struct job *job, struct list *rows, struct reminded *sum, struct err *err)
{
	struct unfinished_args args = {job->programme, NULL};
	struct unfinished_list page;
	struct unfinished_row *from;
	int rc;

	do {
		rc = client_call(
		    job->client, CALL_STAFF_UNFINISHED, &args, &page, err);
		free(args.after);
		args.after = NULL;
		if (rc < 0)
			return rc;
		if (job->remind)
			rc = remind(job, &page.rows, sum, err);
		args.after = page.next;
		page.next = NULL;
		from = page.rows.at;
		for (size_t i = 0; i < page.rows.n; i++)
			*(struct unfinished_row *)shape_add(
			    &unfinished_row_shape, rows) = from[i];
		page.rows.n = 0; /* its texts have moved */
		shape_release(&unfinished_list_shape, &page);
	} while (rc == 0 && args.after != NULL);
	free(args.after);
	return rc;
}

/* Every sentence in one cell; heap. */
static char *
missing(const struct unfinished_row *row)
{
	const struct reason *why = row->blockers.at;
	char *all = heap_dup(""), *more;

	for (size_t i = 0; i < row->blockers.n; i++) {
		more =
		    heap_printf("%s%s%s", all, i == 0 ? "" : " ", why[i].text);
		free(all);
		all = more;
	}
	return all;
}

static void
print_list(const struct list *rows)
{
	static const char *const labels[] = {N_("Member number"), N_("Name"),
	    N_("Approved"), N_("Requested"), N_("Rejected"), N_("Unrequested"),
	    N_("Empty"), N_("Last login"), N_("What is missing"), NULL};
	const struct unfinished_row *row = rows->at;
	struct print_table table;
	char at[TIME_SIZE], *text;

	print_begin(&table, labels);
	for (size_t i = 0; i < rows->n; i++, row++) {
		print_text(&table, row->member);
		print_text(&table, row->name);
		print_number(&table, row->approved);
		print_number(&table, row->requested);
		print_number(&table, row->rejected);
		print_number(&table, row->registered);
		print_number(&table, row->unregistered);
		print_text(&table, time_format_minute(row->last_login_at, at));
		text = missing(row);
		print_text(&table, text);
		free(text);
	}
	print_end(&table);
}

int
command_unfinished_run(struct job *job, struct err *err)
{
	struct reminded sum = {0};
	struct list rows = {0};
	int rc = read_all(job, &rows, &sum, err);

	if (rc == 0 && job->remind && job->json)
		print_json(shape_to_json(&reminded_shape, &sum));
	else if (rc == 0 && job->remind)
		printf(_("Mails queued: %lld. Left out: %lld (told today, "
			 "finished, or yourself).\n"),
		    (long long)sum.written, (long long)sum.skipped);
	else if (rc == 0 && job->json)
		print_rows(&unfinished_row_shape, &rows);
	else if (rc == 0)
		print_list(&rows);
	shape_list_release(&unfinished_row_shape, &rows);
	return rc;
}
