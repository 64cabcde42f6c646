/* SPDX-License-Identifier: MIT */
/* The commands of the 事務局: who waits, and what it records of approvals. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "core/call/approvals.h"
#include "core/call/people.h"
#include "core/call/requests.h"
#include "core/call/staff.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"

#define OF                                                                     \
	COMMAND_OPTION(                                                        \
	    "of", OPTION_TEXT, of, "MEMBER", N_("The applicant's number."))
#define REASON                                                                 \
	COMMAND_OPTION(                                                        \
	    "reason", OPTION_TEXT, reason, "TEXT", N_("Why; it is kept."))
#define TO                                                                     \
	COMMAND_OPTION("to", OPTION_TEXT, to, "MEMBER",                        \
	    N_("The supervisor's member number."))

const struct option_row command_paper_options[] = {
    COMMAND_OPTIONS,
    OF,
    TO,
    COMMAND_OPTION("revision", OPTION_TEXT, revision, "REVISION",
	N_("The number that stands on the form.")),
    COMMAND_OPTION(
	"on", OPTION_TEXT, on, "DATE", N_("The day it was received.")),
    REASON,
    {.name = NULL},
};

const struct option_row command_revoke_options[] = {
    COMMAND_OPTIONS,
    OF,
    REASON,
    {.name = NULL},
};

const struct option_row command_reassign_options[] = {
    COMMAND_OPTIONS,
    OF,
    TO,
    COMMAND_OPTION("on", OPTION_TEXT, on, "DATE",
	N_("The day of the applicant's consent.")),
    REASON,
    {.name = NULL},
};

/* --- Waiting ------------------------------------------------------------- */

static int
read_waiting(struct job *job, struct list *rows, struct err *err)
{
	struct page_args args = {0};
	struct waiting_list page;
	struct waiting_row *from;
	int rc;

	do {
		rc = client_call(
		    job->client, CALL_STAFF_WAITING, &args, &page, err);
		free(args.after);
		if (rc < 0)
			break;
		args.after = page.next;
		page.next = NULL;
		from = page.rows.at;
		for (size_t i = 0; i < page.rows.n; i++)
			*(struct waiting_row *)shape_add(
			    &waiting_row_shape, rows) = from[i];
		page.rows.n = 0; /* its texts have moved */
		shape_release(&waiting_list_shape, &page);
	} while (args.after != NULL);
	if (rc < 0)
		shape_list_release(&waiting_row_shape, rows);
	return rc;
}

static void
print_waiting(const struct list *rows)
{
	static const char *const labels[] = {N_("Request"), N_("Requested on"),
	    N_("Days waiting"), N_("Applicant"), N_("Application"),
	    N_("Number"), N_("Case category"), N_("Supervisor"), N_("Opened"),
	    NULL};
	const struct waiting_row *row = rows->at;
	struct print_table table;

	print_begin(&table, labels);
	for (size_t i = 0; i < rows->n; i++, row++) {
		print_number(&table, row->request);
		print_date(&table, row->requested_on);
		print_number(&table, row->days);
		print_text(&table, row->applicant);
		print_text(
		    &table, words_label(&programme_words, row->programme));
		print_number(&table, row->slot);
		print_text(&table, words_label(&category_words, row->category));
		print_text(&table, row->supervisor);
		print_text(&table, row->opened ? _("yes") : _("no"));
	}
	print_end(&table);
}

int
command_waiting_run(struct job *job, struct err *err)
{
	struct list rows = {0};
	int rc = read_waiting(job, &rows, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_rows(&waiting_row_shape, &rows);
	else
		print_waiting(&rows);
	shape_list_release(&waiting_row_shape, &rows);
	return 0;
}

/* --- A case of somebody -------------------------------------------------- */

static int
need(const char *value, const char *option, struct err *err)
{
	if (value != NULL && value[0] != '\0')
		return 0;
	return err_set(err, ERR_USAGE, N_("Please give --%s."), option);
}

int
command_office_read(struct job *job, struct err *err)
{
	int rc = need(job->of, "of", err);

	if (rc == 0)
		rc = need(job->reason, "reason", err);
	if (rc == 0)
		rc = arguments_text(_("Reason"), job->reason,
		    strlen(job->reason), true, &job->text, err);
	return rc;
}

int
command_reassign_read(struct job *job, struct err *err)
{
	int rc = need(job->to, "to", err);

	if (rc == 0)
		rc = need(job->on, "on", err);
	if (rc == 0)
		rc = arguments_date(job->on, &job->span.from, err);
	if (rc == 0)
		rc = arguments_text(_("Supervisor"), job->to, strlen(job->to),
		    false, &job->person, err);
	return rc < 0 ? rc : command_office_read(job, err);
}

int
command_paper_read(struct job *job, struct err *err)
{
	int rc = need(job->revision, "revision", err);

	if (rc == 0)
		rc = arguments_revision(job->revision, &job->revisions, err);
	return rc < 0 ? rc : command_reassign_read(job, err);
}

int
command_find_person(struct job *job, int64_t *person, struct err *err)
{
	struct people_args args = {.query = heap_dup(job->of)};
	const struct people_row *row;
	struct people found;
	int rc = client_call(job->client, CALL_PERSON_FIND, &args, &found, err);

	shape_release(&people_args_shape, &args);
	if (rc < 0)
		return rc;
	row = found.rows.at;
	*person = INT_NONE;
	for (size_t i = 0; i < found.rows.n; i++)
		if (strcmp(row[i].member, job->of) == 0)
			*person = row[i].person;
	shape_release(&people_shape, &found);
	if (*person == INT_NONE)
		return err_set(err, ERR_NOT_FOUND,
		    N_("There is no member with the number %s."), job->of);
	return 0;
}

/* His case as it is seen now; one that isn't there was never seen. */
static int
find_case(struct job *job, struct case_reason_args *of, struct err *err)
{
	const int64_t *slot = job->numbers.at;
	struct staff_cases_args args;
	const struct staff_case *row;
	struct staff_cases list;
	int rc = command_find_person(job, &of->person, err);

	if (rc < 0)
		return rc;
	args.person = of->person;
	of->programme = job->programme;
	of->slot = *slot;
	of->seen = 0;
	of->reason = job->text;
	rc = client_call(job->client, CALL_STAFF_CASES, &args, &list, err);
	if (rc < 0)
		return rc;
	row = list.rows.at;
	for (size_t i = 0; i < list.rows.n; i++)
		if (row[i].programme == of->programme && row[i].slot == *slot)
			of->seen = row[i].version;
	shape_release(&staff_cases_shape, &list);
	return 0;
}

static int
write_case(struct job *job, enum call_id call, const void *args,
    const char *said, struct err *err)
{
	struct case_written written;
	int rc = client_call(job->client, call, args, &written, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&case_written_shape, &written));
	else
		puts(said);
	return 0;
}

int
command_paper_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct case_reason_args of;
	struct approve_paper_args args;
	int rc = find_case(job, &of, err);

	if (rc < 0)
		return rc;
	client_once(once);
	args = (struct approve_paper_args){once, of.person, of.programme,
	    of.slot, of.seen, job->person, *(int64_t *)job->revisions.at,
	    job->span.from, of.reason};
	return write_case(job, CALL_STAFF_APPROVE_PAPER, &args,
	    _("The approval on paper was recorded."), err);
}

int
command_revoke_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct case_reason_args args;
	int rc = find_case(job, &args, err);

	if (rc < 0)
		return rc;
	client_once(once);
	args.once = once;
	return write_case(job, CALL_STAFF_REVOKE, &args,
	    _("The approval was revoked; both are told."), err);
}

int
command_reassign_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct case_reason_args of;
	struct reassign_args args;
	int rc = find_case(job, &of, err);

	if (rc < 0)
		return rc;
	client_once(once);
	args = (struct reassign_args){once, of.person, of.programme, of.slot,
	    of.seen, job->person, job->span.from, of.reason};
	return write_case(job, CALL_STAFF_REASSIGN, &args,
	    _("The request was passed on; all three are told."), err);
}

/* --- A member who was entered twice --------------------------------------- */

const struct option_row command_merge_options[] = {
    COMMAND_OPTIONS,
    {.name = NULL},
};

int
command_merge_read(struct job *job, struct err *err)
{
	if (job->confirm.n != 1)
		return err_set(err, ERR_USAGE,
		    N_("It can't be undone. To go on, write it again with "
		       "--confirm %s."),
		    job->words[0]);
	job->of = job->words[0];
	return 0;
}

int
command_merge_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1], *typed;
	struct person_merge_args args = {.once = once, .into = job->words[1]};
	struct person_args of;
	struct person_view view = {0};
	struct person_written written;
	int rc = command_find_person(job, &of.person, err);

	if (rc == 0)
		rc =
		    client_call(job->client, CALL_PERSON_SHOW, &of, &view, err);
	if (rc < 0)
		return rc;
	typed = heap_dup(*(const char *const *)job->confirm.at);
	args.person = view.person;
	args.seen = view.version;
	args.member = typed;
	shape_release(&person_view_shape, &view);
	client_once(once);
	rc = client_call(job->client, CALL_PERSON_MERGE, &args, &written, err);
	free(typed);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&person_written_shape, &written));
	else
		puts(_("The two entries are one now."));
	return 0;
}
