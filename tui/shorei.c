/* SPDX-License-Identifier: MIT */
/*
 * shorei: the program of everybody who registers, approves or keeps cases,
 * as a full screen or as a command. It has no privilege and no data.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "client.h"
#include "commands/command.h"
#include "core/i18n.h"
#include "core/install.h"
#include "options.h"
#include "plain/plain.h"
#include "relay.h"
#include "tui/manual/manual.h"
#include "tui/program/program.h"

#define SIGNALLED 128 /* exit status of a shell for a signal: this + number */

/* A closed 0, 1 or 2 would be given to a socket and written to. */
static void
open_standard(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
			abort();
}

static void
start_language(const char *lang)
{
	char *locale = install_locale();

	i18n_start(locale, lang);
	free(locale);
}

static void
help(void)
{
	puts(_("shorei [OPTION]... [COMMAND [WORD]...]\n"
	       "Registers the cases of a specialist's application and has them "
	       "approved.\n"
	       "Without a command it opens as a full screen."));
	printf("\n%s\n", _("Options:"));
	options_help(options_rows, stdout);
	command_list(stdout);
	printf("\n%s\n%s\n", _("\"shorei COMMAND --help\" tells more of one."),
	    command_statuses());
}

/* Any command: the greeting, which sets the language of refusals, and it. */
static int
run_command(struct client *client, struct job *job, struct err *err)
{
	struct hello hello;
	int rc = client_hello(client, &hello, err);

	shape_release(&hello_shape, &hello);
	return rc < 0 ? rc : command_run(job, client, err);
}

/* Without a command and without a terminal: what the first tab would show. */
static int
run_text(struct client *client, const struct options *options, struct err *err)
{
	static char *cases[] = {"list", "specialist-new", NULL};
	static char *inbox[] = {"inbox", NULL};
	struct job job = {0};
	struct hello hello;
	int rc = client_hello(client, &hello, err);

	if (rc < 0)
		return rc;
	if (hello.applicant)
		rc = command_read(&job, options, 2, cases, err);
	else if (hello.supervisor)
		rc = command_read(&job, options, 1, inbox, err);
	shape_release(&hello_shape, &hello);
	if (rc == 0 && job.command != NULL)
		rc = command_run(&job, client, err);
	job_release(&job);
	if (rc == 0 && !options->json)
		puts(_("To open it as a full screen, start it in a terminal."));
	return rc;
}

static int
run(const struct options *options, struct job *job, struct err *err)
{
	struct connect want;
	struct client client;
	char *dir;
	int rc = options_connect(options, &want, &dir, err);

	if (rc < 0)
		return err_status(err->code);
	if (options->relay)
		return relay_run(&want, err) < 0 ? err_status(err->code) : 0;
	rc = client_open(&client, &want, err);
	if (rc == 0 && job->command != NULL)
		rc = run_command(&client, job, err);
	else if (rc == 0 && options->plain)
		rc = plain_run(&client, &want, options, err);
	else if (rc == 0 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		rc = program_run(&client, &want, options, err);
	else if (rc == 0)
		rc = run_text(&client, options, err);
	client_close(&client);
	free(dir);
	if (rc < 0 && err->code == ERR_NONE)
		return SIGNALLED - rc;
	return rc < 0 ? err_status(err->code) : 0;
}

/* What is told without a service; false: there is something to do. */
static bool
told(const struct options *options, const struct job *job)
{
	if (options->help)
		help();
	else if (options->keys)
		manual_keys(stdout);
	else if (options->calls)
		manual_calls(stdout);
	else if (options->version)
		printf("shorei %s (protocol %d)\n", SHOREI_VERSION,
		    call_protocol());
	else if (job->help)
		command_help(job->command, stdout);
	else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	struct options options;
	struct job job = {0};
	struct err err = {0};
	int rc, status = 0;

	open_standard();
	start_language(NULL);
	rc = options_start(&options, &argc, &argv, &err);
	if (rc == 0 && argc > 0 && options.plain)
		rc = err_set(&err, ERR_USAGE, N_("--plain takes no command."));
	if (rc == 0 && argc > 0 && options.relay)
		rc = err_set(&err, ERR_USAGE, N_("--relay takes no command."));
	if (rc == 0 && argc > 0 && !options.help && !options.version)
		rc = command_read(&job, &options, argc, argv, &err);
	if (rc < 0)
		status = err_status(err.code);
	else if (!told(&options, &job))
		status = run(&options, &job, &err);
	if (err.code != ERR_NONE)
		command_refuse(&err, options.json || job.json);
	err_clear(&err);
	job_release(&job);
	options_release(&options);
	return status;
}
