/* SPDX-License-Identifier: MIT */
/* The commands of a supervisor. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/requests.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"
#include "tui/paging.h"

const struct option_row command_reject_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("item", OPTION_MANY, items, "ITEM=TEXT",
	N_("A comment on an item, once for each.")),
    COMMAND_OPTION("comment", OPTION_TEXT, comment, "TEXT",
	N_("A comment on the whole case.")),
    {.name = NULL},
};

static void
print_view(const struct request_view *view)
{
	const struct earlier *earlier = view->earlier.at;
	char *number = heap_printf("%lld", (long long)view->request);
	char *slot = heap_printf("%lld", (long long)view->slot);
	char day[DATE_SIZE];

	print_field(_("Request"), number);
	print_field(
	    _("Application"), words_label(&programme_words, view->programme));
	print_field(_("Number"), slot);
	print_field(_("State"), words_label(&phase_words, view->state));
	print_field(_("Applicant"), view->applicant);
	print_field(_("Requested on"), date_format(view->requested_on, day));
	print_field(_("Message"), view->message);
	print_field(_("Reason of the office"), view->reason);
	print_comments(&view->comments);
	print_items(&view->items, &view->entries);
	print_hints(&view->hints, true);
	for (size_t i = 0; i < view->earlier.n; i++) {
		print_field(_("Earlier decision"),
		    words_label(&phase_words, earlier[i].state));
		print_field(_("Supervisor"), earlier[i].supervisor);
		print_comments(&earlier[i].comments);
	}
	free(slot);
	free(number);
}

int
command_view_run(struct job *job, struct err *err)
{
	struct request_view_args args = {*(int64_t *)job->numbers.at};
	struct request_view view;
	int rc;

	rc = client_call(job->client, CALL_REQUEST_VIEW, &args, &view, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&request_view_shape, &view));
	else
		print_view(&view);
	shape_release(&request_view_shape, &view);
	return 0;
}

/*
 * The versions of the requests in job->numbers. One that is not in the inbox
 * is sent as never seen: what to say of it is the service's.
 */
static int
read_versions(struct job *job, struct list *seen, struct err *err)
{
	const int64_t *numbers = job->numbers.at;
	const struct inbox_row *row;
	struct page_args args = {0};
	struct list rows = {0};
	struct request_seen *one;
	struct paging pages = {
	    client_way, job->client, CALL_REQUEST_INBOX, &args, "rows", false};
	int rc = paging_read(&pages, &rows, err);

	free(args.after);
	row = rows.at;
	for (size_t i = 0; rc == 0 && i < job->numbers.n; i++) {
		one = shape_add(&request_seen_shape, seen);
		one->request = numbers[i];
		one->seen = 0;
		for (size_t k = 0; k < rows.n; k++)
			if (row[k].request == numbers[i])
				one->seen = row[k].version;
	}
	shape_list_release(&inbox_row_shape, &rows);
	return rc;
}

static void
print_decided(
    const struct job *job, const struct request_decided *done, bool approved)
{
	char *numbers = command_numbers(&done->rows, sizeof(struct decided_row),
	    offsetof(struct decided_row, request));

	if (job->json)
		print_json(shape_to_json(&request_decided_shape, done));
	else if (approved)
		printf(_("Request %s: approved; the applicant is told.\n"),
		    numbers);
	else
		printf(_("Request %s: sent back; the applicant is told.\n"),
		    numbers);
	free(numbers);
}

int
command_approve_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct request_approve_args args = {.once = once};
	struct request_decided done;
	int rc = read_versions(job, &args.requests, err);

	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, CALL_REQUEST_APPROVE, &args, &done, err);
	shape_list_release(&request_seen_shape, &args.requests);
	if (rc < 0)
		return rc;
	print_decided(job, &done, true);
	shape_release(&request_decided_shape, &done);
	return 0;
}

static int
read_item(struct job *job, const char *pair, struct err *err)
{
	enum form_item item;
	const char *text;
	int rc = arguments_pair(pair, &item, &text, err);

	if (rc < 0)
		return rc;
	if (job->given[item])
		return err_set(err, ERR_USAGE,
		    N_("The item \"%s\" is given twice."), form_rows[item].id);
	if (text[0] == '\0')
		return err_set(err, ERR_USAGE,
		    N_("Please write a comment on \"%s\"."),
		    form_rows[item].id);
	job->given[item] = true;
	return arguments_text(gettext(form_rows[item].label), text,
	    strlen(text), true, &job->texts.text[item], err);
}

int
command_reject_read(struct job *job, struct err *err)
{
	const char *const *pairs = job->items.at;
	int rc = 0;

	if (job->items.n == 0 &&
	    (job->comment == NULL || job->comment[0] == '\0'))
		return err_set(err, ERR_USAGE,
		    N_("Please say why, by --item ITEM=COMMENT or "
		       "--comment TEXT."));
	for (size_t i = 0; rc == 0 && i < job->items.n; i++)
		rc = read_item(job, pairs[i], err);
	if (rc == 0 && job->comment != NULL)
		rc = arguments_text(_("Comment"), job->comment,
		    strlen(job->comment), true, &job->text, err);
	return rc;
}

int
command_reject_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct request_reject_args args = {.once = once, .comment = job->text};
	const struct request_seen *one;
	struct request_decided done;
	struct comment *comment;
	struct list seen = {0};
	int rc = read_versions(job, &seen, err);

	one = seen.at;
	if (rc < 0 || one == NULL)
		return rc;
	args.request = one->request;
	args.seen = one->seen;
	shape_list_release(&request_seen_shape, &seen);
	for (int i = 0; i < ITEM_COUNT; i++) {
		if (!job->given[i])
			continue;
		comment = shape_add(&comment_shape, &args.comments);
		comment->item = i;
		comment->text = job->texts.text[i];
	}
	client_once(once);
	rc = client_call(job->client, CALL_REQUEST_REJECT, &args, &done, err);
	free(args.comments.at); /* its texts are the job's */
	if (rc < 0)
		return rc;
	print_decided(job, &done, false);
	shape_release(&request_decided_shape, &done);
	return 0;
}
