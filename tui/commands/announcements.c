/* SPDX-License-Identifier: MIT */
/* お知らせ of the 事務局 as commands. */
#include "core/call/announcements.h"

#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"

const struct option_row command_announce_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("from", OPTION_TEXT, from, "DATE", N_("The first day.")),
    COMMAND_OPTION("to", OPTION_TEXT, until, "DATE", N_("The last day.")),
    {.name = NULL},
};

static int
read_all(struct job *job, struct list *rows, struct err *err)
{
	struct page_args args = {0};
	struct announcement_list page;
	struct announcement_kept *from;
	int rc;

	do {
		rc = client_call(
		    job->client, CALL_ANNOUNCEMENT_LIST, &args, &page, err);
		free(args.after);
		if (rc < 0)
			return rc;
		args.after = page.next;
		page.next = NULL;
		from = page.rows.at;
		for (size_t i = 0; i < page.rows.n; i++)
			*(struct announcement_kept *)shape_add(
			    &announcement_kept_shape, rows) = from[i];
		page.rows.n = 0; /* its texts have moved */
		shape_release(&announcement_list_shape, &page);
	} while (args.after != NULL);
	return 0;
}

static void
print_list(const struct list *rows)
{
	static const char *const labels[] = {
	    N_("No."), N_("From"), N_("To"), N_("Text"), NULL};
	const struct announcement_kept *row = rows->at;
	struct print_table table;

	print_begin(&table, labels);
	for (size_t i = 0; i < rows->n; i++, row++) {
		print_number(&table, row->id);
		print_date(&table, row->from_on);
		print_date(&table, row->to_on);
		print_text(&table, row->text);
	}
	print_end(&table);
}

int
command_announcements_run(struct job *job, struct err *err)
{
	struct list rows = {0};
	int rc = read_all(job, &rows, err);

	if (rc == 0 && job->json)
		print_rows(&announcement_kept_shape, &rows);
	else if (rc == 0)
		print_list(&rows);
	shape_list_release(&announcement_kept_shape, &rows);
	return rc;
}

int
command_announce_read(struct job *job, struct err *err)
{
	int rc = arguments_text(_("Text"), job->words[0], strlen(job->words[0]),
	    true, &job->text, err);

	if (rc == 0 && job->from != NULL)
		rc = arguments_date(job->from, &job->span.from, err);
	if (rc == 0 && job->until != NULL)
		rc = arguments_date(job->until, &job->span.to, err);
	return rc;
}

static int
write_it(struct job *job, enum call_id call, const void *args, const char *said,
    struct err *err)
{
	struct announcement_written written;
	int rc = client_call(job->client, call, args, &written, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_json(
		    shape_to_json(&announcement_written_shape, &written));
	else
		puts(said);
	return 0;
}

int
command_announce_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	const struct announcement_save_args args = {
	    once, INT_NONE, 0, job->span.from, job->span.to, job->text};

	client_once(once);
	return write_it(job, CALL_ANNOUNCEMENT_SAVE, &args,
	    _("The announcement was recorded."), err);
}

int
command_announce_end_read(struct job *job, struct err *err)
{
	return arguments_request(job->words[0], &job->numbers, err);
}

int
command_announce_end_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct announcement_end_args args = {
	    once, *(const int64_t *)job->numbers.at, 0};
	const struct announcement_kept *row;
	struct list rows = {0};
	int rc = read_all(job, &rows, err);

	row = rows.at;
	for (size_t i = 0; i < rows.n; i++)
		if (row[i].id == args.id)
			args.seen = row[i].version;
	shape_list_release(&announcement_kept_shape, &rows);
	if (rc < 0)
		return rc;
	if (args.seen == 0)
		return err_set(err, ERR_NOT_FOUND, NULL);
	client_once(once);
	return write_it(job, CALL_ANNOUNCEMENT_END, &args,
	    _("It has ended: nobody sees it now."), err);
}
