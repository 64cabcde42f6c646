/* SPDX-License-Identifier: MIT */
/* The commands by which an applicant asks for approval. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/requests.h"
#include "core/i18n.h"
#include "core/text.h"
#include "print.h"

const struct option_row command_request_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION(
	"to", OPTION_TEXT, to, "MEMBER", N_("The supervisor's member number.")),
    COMMAND_OPTION("message", OPTION_TEXT, message, "TEXT",
	N_("What you write to him, at most 200 characters.")),
    {.name = NULL},
};

int
command_request_read(struct job *job, struct err *err)
{
	char *person;
	int rc;

	if (job->to == NULL || job->to[0] == '\0')
		return err_set(err, ERR_USAGE,
		    N_("Please name the supervisor: --to MEMBER."));
	rc = arguments_text(
	    _("Supervisor"), job->to, strlen(job->to), false, &person, err);
	if (rc < 0)
		return rc;
	job->person = text_ascii_digits(person);
	free(person);
	if (job->message == NULL)
		return 0;
	return arguments_text(_("Message"), job->message, strlen(job->message),
	    true, &job->text, err);
}

static void
print_sent(const struct request_sent *sent)
{
	char *slots = command_numbers(&sent->rows, sizeof(struct sent_row),
	    offsetof(struct sent_row, slot));

	if (sent->mail)
		printf(_("Number %s: %s is asked; a mail is queued.\n"), slots,
		    sent->supervisor);
	else
		printf(_("Number %s: %s is asked, but has no mail address; "
			 "please tell him.\n"),
		    slots, sent->supervisor);
	free(slots);
}

int
command_request_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct request_send_args args = {.once = once,
	    .programme = job->programme,
	    .to = job->person,
	    .message = job->text,
	    .confirm = job->confirm};
	struct request_sent sent;
	int rc = command_seen(job, &args.cases, err);

	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, CALL_REQUEST_SEND, &args, &sent, err);
	free(args.cases.at);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&request_sent_shape, &sent));
	else
		print_sent(&sent);
	shape_release(&request_sent_shape, &sent);
	return 0;
}

int
command_withdraw_run(struct job *job, struct err *err)
{
	char once[ONCE_CHARS + 1];
	struct request_withdraw_args args = {
	    .once = once, .programme = job->programme, .confirm = job->confirm};
	struct request_withdrawn done;
	char *slots;
	int rc = command_seen(job, &args.cases, err);

	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, CALL_REQUEST_WITHDRAW, &args, &done, err);
	free(args.cases.at);
	if (rc < 0)
		return rc;
	slots = command_numbers(&done.rows, sizeof(struct case_written),
	    offsetof(struct case_written, slot));
	if (job->json)
		print_json(shape_to_json(&request_withdrawn_shape, &done));
	else
		printf(_("Number %s: the request is taken back; the supervisor "
			 "is told.\n"),
		    slots);
	free(slots);
	shape_release(&request_withdrawn_shape, &done);
	return 0;
}
