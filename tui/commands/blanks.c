/* SPDX-License-Identifier: MIT */
/* The commands by which a text is blanked. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "core/blanking.h"
#include "core/call/blanks.h"
#include "core/call/revisions.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "print.h"

const struct option_row command_blank_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("request", OPTION_FLAG, request, NULL,
	N_("The number is that of a request to you.")),
    {.name = NULL},
};

int
command_blank_read(struct job *job, struct err *err)
{
	enum form_item item = ITEM_CATEGORY;
	const char *text = "";
	int rc = job->request
		     ? arguments_request(job->words[0], &job->revisions, err)
		     : arguments_revision(job->words[0], &job->revisions, err);

	if (rc == 0)
		rc = arguments_pair(job->words[1], &item, &text, err);
	if (rc < 0)
		return rc;
	job->given[item] = true;
	return arguments_text(gettext(form_rows[item].label), text,
	    strlen(text), true, &job->texts.text[item], err);
}

/* The texts of the revision, or of what was requested. */
static int
read_items(struct job *job, int64_t id, struct items *items, struct err *err)
{
	struct revision_args of_revision = {id};
	struct request_view_args of_request = {id};
	struct revision_view revision;
	struct request_view request;
	int rc;

	if (job->request) {
		rc = client_call(
		    job->client, CALL_REQUEST_VIEW, &of_request, &request, err);
		*items = request.items;
		request.items = (struct items){0};
		shape_release(&request_view_shape, &request);
		return rc;
	}
	rc = client_call(
	    job->client, CALL_REVISION_SHOW, &of_revision, &revision, err);
	*items = revision.items;
	revision.items = (struct items){0};
	shape_release(&revision_view_shape, &revision);
	return rc;
}

/* Where it stands in the item that was given. */
static int
find(const struct job *job, const struct items *items,
    struct blank_propose_args *args, struct err *err)
{
	size_t first, n;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (!job->given[i])
			continue;
		args->item = i;
		if (!blanking_find(items_text(items, (enum form_item)i),
			job->texts.text[i], &first, &n))
			return err_set(err, ERR_NOT_FOUND,
			    N_("This does not stand in the item. Please type "
			       "it as it is written there."));
		args->first = (int64_t)first;
		args->clusters = (int64_t)n;
	}
	return 0;
}

static void
print_written(
    const struct job *job, const struct blank_written *w, const char *text)
{
	if (job->json)
		print_json(shape_to_json(&blank_written_shape, w));
	else
		printf("%s\n", text);
}

int
command_blank_run(struct job *job, struct err *err)
{
	int64_t id = *(const int64_t *)job->revisions.at;
	char once[ONCE_CHARS + 1], *text;
	struct blank_propose_args args = {.once = once,
	    .revision = job->request ? INT_NONE : id,
	    .request = job->request ? id : INT_NONE};
	struct blank_written written;
	struct items items;
	int rc = read_items(job, id, &items, err);

	if (rc == 0)
		rc = find(job, &items, &args, err);
	items_release(&items);
	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, CALL_BLANK_PROPOSE, &args, &written, err);
	if (rc < 0)
		return rc;
	text = heap_printf(
	    _("The office is told where it stands (%lld); please tell them "
	      "why."),
	    (long long)written.blank);
	print_written(job, &written, text);
	free(text);
	return 0;
}

/* All pages in one list, whose rows are the caller's. */
static int
read_all(struct job *job, struct list *rows, struct err *err)
{
	struct page_args args = {0};
	struct blank_list page;
	struct blank_row *from;
	int rc;

	do {
		rc = client_call(
		    job->client, CALL_BLANK_LIST, &args, &page, err);
		free(args.after);
		if (rc < 0)
			break;
		args.after = page.next;
		page.next = NULL;
		from = page.rows.at;
		for (size_t i = 0; i < page.rows.n; i++)
			*(struct blank_row *)shape_add(&blank_row_shape, rows) =
			    from[i];
		page.rows.n = 0; /* its texts have moved */
		shape_release(&blank_list_shape, &page);
	} while (args.after != NULL);
	return rc;
}

static void
print_list(const struct list *rows)
{
	static const char *const labels[] = {N_("No."), N_("State"),
	    N_("Applicant"), N_("Application"), N_("Number"), N_("Revision"),
	    N_("Item"), N_("Length"), N_("Marked by"), N_("Asked by"),
	    N_("Reason"), NULL};
	const struct blank_row *row = rows->at;
	struct print_table table;

	print_begin(&table, labels);
	for (size_t i = 0; i < rows->n; i++, row++) {
		print_number(&table, row->id);
		print_text(&table, words_label(&blank_words, row->state));
		print_text(&table, row->applicant);
		print_text(
		    &table, words_label(&programme_words, row->programme));
		print_number(&table, row->slot);
		print_number(&table, row->revision);
		print_text(&table, gettext(form_rows[row->item].label));
		print_number(&table, row->clusters);
		print_text(&table, row->proposed_by);
		print_text(&table, row->asked_by);
		print_text(&table, row->reason);
	}
	print_end(&table);
}

int
command_blanks_run(struct job *job, struct err *err)
{
	struct list rows = {0};
	int rc = read_all(job, &rows, err);

	if (rc == 0 && job->json)
		print_rows(&blank_row_shape, &rows);
	else if (rc == 0)
		print_list(&rows);
	shape_list_release(&blank_row_shape, &rows);
	return rc;
}

int
command_blank_one_read(struct job *job, struct err *err)
{
	int rc = arguments_revision(job->words[0], &job->revisions, err);

	if (rc < 0 || job->nwords < 2)
		return rc;
	return arguments_text(_("Reason"), job->words[1], strlen(job->words[1]),
	    false, &job->text, err);
}

/* The version of the one that was named; one that waits no more is sent as
 * never seen: what to say of it is the service's. */
static int
read_version(struct job *job, struct blank_args *args, struct err *err)
{
	struct list rows = {0};
	const struct blank_row *row;
	int rc = read_all(job, &rows, err);

	args->blank = *(const int64_t *)job->revisions.at;
	row = rows.at;
	for (size_t i = 0; i < rows.n; i++)
		if (row[i].id == args->blank)
			args->seen = row[i].version;
	shape_list_release(&blank_row_shape, &rows);
	return rc;
}

static int
answer(struct job *job, enum call_id call, const char *done, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct blank_args args = {.once = once};
	struct blank_written written;
	int rc = read_version(job, &args, err);

	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, call, &args, &written, err);
	if (rc == 0)
		print_written(job, &written, done);
	return rc;
}

int
command_blank_ask_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct blank_args which = {0};
	struct blank_ask_args args = {.once = once, .reason = job->text};
	struct blank_written written;
	int rc = read_version(job, &which, err);

	if (rc < 0)
		return rc;
	args.blank = which.blank;
	args.seen = which.seen;
	client_once(once);
	rc = client_call(job->client, CALL_BLANK_ASK, &args, &written, err);
	if (rc == 0)
		print_written(
		    job, &written, _("Another staff member can agree now."));
	return rc;
}

int
command_blank_agree_run(struct job *job, struct err *err)
{
	return answer(job, CALL_BLANK_AGREE,
	    _("It is blanked, wherever it stood in this case."), err);
}

int
command_blank_refuse_run(struct job *job, struct err *err)
{
	return answer(job, CALL_BLANK_REFUSE, _("It stays as it is."), err);
}
