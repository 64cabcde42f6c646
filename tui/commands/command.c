/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "core/call/requests.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "print.h"

static const struct option_row plain_options[] = {
    COMMAND_OPTIONS,
    {.name = NULL},
};

const struct command command_rows[] = {
    {
	.name = "home",
	.usage = "",
	.sentence = N_("Your page: what is open, and what is to be done."),
	.options = plain_options,
	.run = command_home_run,
    },
    {
	.name = "list",
	.usage = "PROGRAMME",
	.sentence = N_("The list of your cases."),
	.programme = true,
	.options = plain_options,
	.run = command_list_run,
    },
    {
	.name = "show",
	.usage = "PROGRAMME N",
	.sentence = N_("One case with its draft, and what came back."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = plain_options,
	.run = command_show_run,
    },
    {
	.name = "set",
	.usage = "PROGRAMME N ITEM=VALUE...",
	.sentence = N_("Writes items into the draft; ITEM=@FILE reads a file."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.min = 1,
	.max = -1,
	.options = plain_options,
	.read = command_set_read,
	.run = command_set_run,
    },
    {
	.name = "discard",
	.usage = "PROGRAMME N",
	.sentence = N_("Throws the draft away."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = plain_options,
	.run = command_discard_run,
    },
    {
	.name = "delete",
	.usage = "PROGRAMME N [--draft]",
	.sentence = N_("Deletes a case; its revisions stay readable."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = command_delete_options,
	.run = command_delete_run,
    },
    {
	.name = "note",
	.usage = "PROGRAMME N TEXT",
	.sentence = N_("Writes your own note, which nobody else sees."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.min = 1,
	.max = 1,
	.options = plain_options,
	.read = command_note_read,
	.run = command_note_run,
    },
    {
	.name = "register",
	.usage = "PROGRAMME N...",
	.sentence = N_("Registers cases from their drafts."),
	.programme = true,
	.numbers = COMMAND_SLOTS,
	.options = plain_options,
	.run = command_register_run,
    },
    {
	.name = "hint",
	.usage = "PROGRAMME N ITEM=FOUND [--undo]",
	.sentence = N_("Confirms what the anonymity check has found."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.min = 1,
	.max = 1,
	.options = command_hint_options,
	.read = command_hint_read,
	.run = command_hint_run,
    },
    {
	.name = "revisions",
	.usage = "PROGRAMME N",
	.sentence = N_("Everything that kept a report of this number."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = plain_options,
	.run = command_revisions_run,
    },
    {
	.name = "revision",
	.usage = "REVISION [EARLIER]",
	.sentence = N_("One revision, or what differs from an earlier one."),
	.min = 1,
	.max = 2,
	.options = plain_options,
	.read = command_revision_read,
	.run = command_revision_run,
    },
    {
	.name = "copy",
	.usage = "PROGRAMME N REVISION",
	.sentence = N_("Copies a revision into an empty number, as a draft."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.min = 1,
	.max = 1,
	.options = plain_options,
	.read = command_revision_read,
	.run = command_copy_run,
    },
    {
	.name = "blank",
	.usage = "REVISION ITEM=TEXT [--request]",
	.sentence = N_("Has a text blanked by the office, like a name."),
	.min = 2,
	.max = 2,
	.options = command_blank_options,
	.read = command_blank_read,
	.run = command_blank_run,
    },
    {
	.name = "blanks",
	.usage = "",
	.sentence = N_("Texts that wait for the office to blank them."),
	.options = plain_options,
	.run = command_blanks_run,
    },
    {
	.name = "blank-ask",
	.usage = "N REASON",
	.sentence = N_("Asks another staff member to blank a text."),
	.min = 2,
	.max = 2,
	.options = plain_options,
	.read = command_blank_one_read,
	.run = command_blank_ask_run,
    },
    {
	.name = "blank-agree",
	.usage = "N",
	.sentence = N_("Agrees with another staff member, and blanks it."),
	.min = 1,
	.max = 1,
	.options = plain_options,
	.read = command_blank_one_read,
	.run = command_blank_agree_run,
    },
    {
	.name = "blank-refuse",
	.usage = "N",
	.sentence = N_("Leaves the text as it is."),
	.min = 1,
	.max = 1,
	.options = plain_options,
	.read = command_blank_one_read,
	.run = command_blank_refuse_run,
    },
    {
	.name = "supervisors",
	.usage = "QUERY [--for PROGRAMME:N,N]",
	.sentence = N_("Finds supervisors, and who can take these cases."),
	.min = 1,
	.max = 1,
	.options = command_supervisors_options,
	.read = command_supervisors_read,
	.run = command_supervisors_run,
    },
    {
	.name = "facilities",
	.usage = "QUERY [--from DATE --to DATE]",
	.sentence = N_("Finds facilities, and which fit these days."),
	.min = 1,
	.max = 1,
	.options = command_facilities_options,
	.read = command_facilities_read,
	.run = command_facilities_run,
    },
    {
	.name = "request",
	.usage = "PROGRAMME N... --to MEMBER [--message TEXT]",
	.sentence = N_("Asks a supervisor to approve cases, all or none."),
	.programme = true,
	.numbers = COMMAND_SLOTS,
	.options = command_request_options,
	.read = command_request_read,
	.run = command_request_run,
    },
    {
	.name = "withdraw",
	.usage = "PROGRAMME N...",
	.sentence = N_("Takes requests back, all or none."),
	.programme = true,
	.numbers = COMMAND_SLOTS,
	.options = plain_options,
	.run = command_withdraw_run,
    },
    {
	.name = "inbox",
	.usage = "",
	.sentence = N_("Requests to you, waiting ones first."),
	.options = plain_options,
	.run = command_inbox_run,
    },
    {
	.name = "credits",
	.usage = "[YEAR]",
	.sentence =
	    N_("Your approvals of former fiscal years, and their units."),
	.max = 1,
	.options = plain_options,
	.read = command_credits_read,
	.run = command_credits_run,
    },
    {
	.name = "view",
	.usage = "REQUEST",
	.sentence = N_("Opens a request and records that you did."),
	.numbers = COMMAND_REQUEST,
	.options = plain_options,
	.run = command_view_run,
    },
    {
	.name = "approve",
	.usage = "REQUEST...",
	.sentence = N_("Approves requests that you have opened, all or none."),
	.numbers = COMMAND_REQUESTS,
	.options = plain_options,
	.run = command_approve_run,
    },
    {
	.name = "reject",
	.usage = "REQUEST [--item ITEM=COMMENT]... [--comment TEXT]",
	.sentence = N_("Sends a case back with comments."),
	.numbers = COMMAND_REQUEST,
	.options = command_reject_options,
	.read = command_reject_read,
	.run = command_reject_run,
    },
    {
	.name = "waiting",
	.usage = "",
	.sentence = N_("The office: who waits for whom, and how long."),
	.options = plain_options,
	.run = command_waiting_run,
    },
    {
	.name = "approve-paper",
	.usage = "PROGRAMME N --of MEMBER --to MEMBER --revision REVISION"
		 " --on DATE --reason TEXT",
	.sentence = N_("The office: records an approval on paper."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = command_paper_options,
	.read = command_paper_read,
	.run = command_paper_run,
    },
    {
	.name = "revoke",
	.usage = "PROGRAMME N --of MEMBER --reason TEXT",
	.sentence = N_("The office: revokes an approval."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = command_revoke_options,
	.read = command_office_read,
	.run = command_revoke_run,
    },
    {
	.name = "reassign",
	.usage = "PROGRAMME N --of MEMBER --to MEMBER --on DATE --reason TEXT",
	.sentence = N_("The office: passes a request on."),
	.programme = true,
	.numbers = COMMAND_SLOT,
	.options = command_reassign_options,
	.read = command_reassign_read,
	.run = command_reassign_run,
    },
    {
	.name = "submit",
	.usage = "PROGRAMME",
	.sentence = N_("Submits the whole list as an application."),
	.programme = true,
	.options = plain_options,
	.run = command_submit_run,
    },
    {
	.name = "applications",
	.usage = "",
	.sentence = N_("What you have submitted, newest first."),
	.options = plain_options,
	.run = command_applications_run,
    },
    {
	.name = "audit",
	.usage = "[WORD...]",
	.sentence = N_("The audit by member, call, subject or day (office)."),
	.max = -1,
	.options = plain_options,
	.run = command_audit_run,
    },
    {
	.name = "audit-check",
	.usage = "",
	.sentence = N_("Checks the chain of the audit (office)."),
	.options = plain_options,
	.run = command_audit_check_run,
    },
    {
	.name = "import",
	.usage = "KIND FILE [--dry-run]",
	.sentence = N_("Reads people or facilities from a CSV file (staff)."),
	.min = 2,
	.max = 2,
	.options = command_import_options,
	.read = command_import_read,
	.run = command_import_run,
    },
    {.name = NULL},
};

/* NULL with err set when there is none. */
static const struct command *
find_command(const char *name, struct err *err)
{
	const struct command *command;
	char *said;

	for (command = command_rows; command->name != NULL; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	said = text_clean_line(name, strlen(name));
	err_set(err, ERR_USAGE,
	    N_("There is no command \"%s\"; shorei --help lists them."), said);
	free(said);
	return NULL;
}

static int
wrong_words(const struct command *command, struct err *err)
{
	return err_set(err, ERR_USAGE, N_("Please write: shorei %s %s"),
	    command->name, command->usage);
}

static int
read_numbers(struct job *job, struct err *err)
{
	bool slots = job->command->numbers == COMMAND_SLOT ||
		     job->command->numbers == COMMAND_SLOTS;
	bool many = job->command->numbers == COMMAND_SLOTS ||
		    job->command->numbers == COMMAND_REQUESTS;
	int rc;

	if (job->command->numbers == COMMAND_NO_NUMBER)
		return 0;
	if (job->nwords == 0)
		return wrong_words(job->command, err);
	do {
		rc = slots
			 ? arguments_slot(job->programme, job->words[0],
			       &job->numbers, err)
			 : arguments_request(job->words[0], &job->numbers, err);
		job->words++;
		job->nwords--;
	} while (rc == 0 && many && job->nwords > 0);
	if (rc == 0 && !slots && job->numbers.n > REQUESTS_MAX)
		return err_set(err, ERR_USAGE,
		    N_("At most %d requests can be decided at once."),
		    REQUESTS_MAX);
	return rc;
}

static int
read_words(struct job *job, struct err *err)
{
	const struct command *command = job->command;
	int rc = 0;

	if (command->programme && job->nwords == 0)
		return wrong_words(command, err);
	if (command->programme) {
		rc = arguments_programme(job->words[0], &job->programme, err);
		job->words++;
		job->nwords--;
	}
	if (rc == 0)
		rc = read_numbers(job, err);
	if (rc < 0)
		return rc;
	if (job->nwords < command->min ||
	    (command->max >= 0 && job->nwords > command->max))
		return wrong_words(command, err);
	return command->read == NULL ? 0 : command->read(job, err);
}

int
command_read(struct job *job, const struct options *options, int argc,
    char **argv, struct err *err)
{
	const char *const *codes = options->confirm.at;
	const char **own;
	int rc;

	*job = (struct job){.json = options->json,
	    .programme = WORD_NONE,
	    .span = {DATE_NONE, DATE_NONE}};
	if (codes != NULL) {
		job->confirm.at = own =
		    heap_new(options->confirm.n, sizeof *own);
		job->confirm.n = options->confirm.n;
		memcpy(own, codes, job->confirm.n * sizeof *own);
	}
	job->command = find_command(argv[0], err);
	if (job->command == NULL)
		return -err->code;
	rc = options_read(job->command->options, true, job, &argc, &argv, err);
	if (rc < 0 || job->help)
		return rc;
	job->nwords = argc;
	job->words = argv;
	if (job->confirm.n > CONFIRM_MAX)
		return err_set(err, ERR_USAGE,
		    N_("--confirm can be given %d times."), CONFIRM_MAX);
	return read_words(job, err);
}

int
command_run(struct job *job, struct client *client, struct err *err)
{
	int rc;

	job->client = client;
	rc = job->command->run(job, err);
	job->client = NULL;
	return rc < 0 ? rc : print_finish(err);
}

void
job_release(struct job *job)
{
	free(job->confirm.at);
	free(job->numbers.at);
	free(job->revisions.at);
	free(job->items.at);
	items_release(&job->texts);
	free(job->text);
	free(job->person);
	import_file_release(&job->file);
	*job = (struct job){0};
}

/* The codes of a warning as they are given back. */
static void
tell_confirm(const struct err *err)
{
	const struct reason *why = err->why.at;

	fputs(_("To go on, write it again with:"), stderr);
	for (size_t i = 0; i < err->why.n; i++)
		fprintf(stderr, " --confirm %s", why[i].code);
	fputc('\n', stderr);
}

int
command_refuse(const struct err *err, bool json)
{
	const struct reason *why = err->why.at;
	json_t *o;

	fprintf(stderr, "%s\n", err->text);
	for (size_t i = 0; i < err->why.n; i++)
		if (why[i].text != NULL && strcmp(why[i].text, err->text) != 0)
			fprintf(stderr, "  %s\n", why[i].text);
	if (err->code == ERR_CONFIRM && err->why.n > 0)
		tell_confirm(err);
	if (json) {
		o = json_object();
		json_object_set_new(o, "error", message_err_json(err));
		print_json(o);
		fflush(stdout);
	}
	return err_status(err->code);
}

void
command_list(FILE *out)
{
	const struct command *command;

	for (command = command_rows; command->name != NULL; command++)
		fprintf(out, "  %-14s%s\n", command->name,
		    gettext(command->sentence));
}

void
command_help(const struct command *command, FILE *out)
{
	fprintf(out, "shorei %s %s\n%s\n\n", command->name, command->usage,
	    gettext(command->sentence));
	options_help(command->options, out);
}

int
command_seen(struct job *job, struct list *seen, struct err *err)
{
	struct case_list_args args = {job->programme};
	const int64_t *slots = job->numbers.at;
	const struct case_row *row;
	struct case_seen *all;
	struct case_list list;
	int rc;

	rc = client_call(job->client, CALL_CASE_LIST, &args, &list, err);
	if (rc < 0)
		return rc;
	seen->n = job->numbers.n;
	seen->at = all = heap_new(seen->n, sizeof *all);
	row = list.rows.at;
	for (size_t i = 0; i < seen->n; i++) {
		all[i].slot = slots[i];
		for (size_t k = 0; k < list.rows.n; k++)
			if (row[k].slot == slots[i])
				all[i].seen = row[k].version;
	}
	shape_release(&case_list_shape, &list);
	return 0;
}

char *
command_numbers(const struct list *rows, size_t row_bytes, size_t offset)
{
	char *all = heap_dup(""), *more;
	int64_t n;

	for (size_t i = 0; i < rows->n; i++) {
		memcpy(&n, (const char *)rows->at + i * row_bytes + offset,
		    sizeof n);
		more = heap_printf(
		    "%s%s%lld", all, i == 0 ? "" : ", ", (long long)n);
		free(all);
		all = more;
	}
	return all;
}
