/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "core/call/requests.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "fields.h"
#include "one_call.h"
#include "print.h"

/* NULL with err set when there is none. */
static const struct command *
find_command(const char *name, struct err *err)
{
	const struct command_table *table;
	const struct command *command;
	char *said;

	for (table = command_tables; table->title != NULL; table++)
		for (command = table->rows; command->name != NULL; command++)
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
	char *usage = command_usage(command);

	err_set(err, ERR_USAGE, N_("Please write: shorei %s %s"), command->name,
	    usage);
	free(usage);
	return -err->code;
}

static int
read_numbers(struct job *job, struct err *err)
{
	enum command_numbers numbers = job->command->numbers;
	bool slots = numbers == COMMAND_SLOT || numbers == COMMAND_SLOTS ||
		     numbers == COMMAND_ANY_SLOTS;
	bool many = numbers == COMMAND_SLOTS || numbers == COMMAND_ANY_SLOTS ||
		    numbers == COMMAND_REQUESTS;
	int rc;

	if (numbers == COMMAND_NO_NUMBER ||
	    (numbers == COMMAND_ANY_SLOTS && job->nwords == 0))
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
	int min = command->min, max = command->max, rc = 0;

	if (command->run == NULL)
		fields_words(command, &min, &max);
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
	if (job->nwords < min || (max >= 0 && job->nwords > max))
		return wrong_words(command, err);
	if (command->run == NULL)
		rc = fields_read(job, err);
	if (rc < 0 || command->read == NULL)
		return rc;
	return command->read(job, err);
}

static int
read_options(struct job *job, int *argc, char ***argv, struct err *err)
{
	struct option_row *rows;
	int rc;

	if (job->command->run != NULL)
		return options_read(
		    job->command->options, true, job, argc, argv, err);
	rows = fields_options(job->command);
	rc = options_read(rows, true, job, argc, argv, err);
	free(rows);
	return rc;
}

int
command_read(struct job *job, const struct options *options, int argc,
    char **argv, struct err *err)
{
	const char *const *codes = options->confirm.at;
	const char **own;
	int rc;

	*job = (struct job){.json = options->json,
	    .spoken = options->plain,
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
	rc = read_options(job, &argc, &argv, err);
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
	rc = job->command->run == NULL ? one_call_run(job, err)
				       : job->command->run(job, err);
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
	fields_release(job);
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

bool
command_confirmed(const struct job *job, const char *code)
{
	const char *const *codes = job->confirm.at;

	for (size_t i = 0; i < job->confirm.n; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
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
