/* SPDX-License-Identifier: MIT */
#include "one_call.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/date.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "look.h"
#include "print.h"
#include "shown.h"
#include "tui/paging.h"

static const struct shape *
args_of(const struct job *job)
{
	return calls[job->command->call].args;
}

/* Where a member of the arguments is, or NULL when there is none. */
static void *
find(const struct job *job, const char *member)
{
	const struct member *m = shape_member(args_of(job), member);

	return m == NULL ? NULL : (char *)job->args + m->offset;
}

static int
find_people(struct job *job, struct err *err)
{
	const struct command_field *field = job->command->fields;
	int rc = 0;

	for (size_t i = 0; rc == 0 && field != NULL && field[i].member != NULL;
	     i++)
		if (field[i].person && job->value[i] != NULL)
			rc = look_person(job, job->value[i],
			    find(job, field[i].member), err);
	return rc;
}

/* The present year where none was given, and nothing was seen of what is
 * new. */
static void
fill_usual(struct job *job)
{
	const struct member *year = shape_member(args_of(job), "fiscal_year");
	int64_t *seen = find(job, "seen"), *at = find(job, "fiscal_year");

	if (at != NULL && *at == INT_NONE && !year->optional)
		*at = date_fiscal_year(job->client->today);
	if (seen != NULL && *seen == INT_NONE)
		*seen = 0;
}

static void
fill_write(struct job *job)
{
	char **once = find(job, "once"), new_once[ONCE_CHARS + 1];
	struct list *confirm = find(job, "confirm");
	const char *const *codes = job->confirm.at;

	if (once != NULL) {
		client_once(new_once);
		*once = heap_dup(new_once);
	}
	for (size_t i = 0; confirm != NULL && i < job->confirm.n; i++)
		*(char **)list_add(confirm, sizeof(char *)) =
		    heap_dup(codes[i]);
}

static void
tell(const struct job *job, const void *reply)
{
	const struct command *command = job->command;
	const struct shape *shape = calls[command->call].reply;

	if (job->json) {
		print_json(shape_to_json(shape, reply));
		return;
	}
	if (command->shown != NULL)
		shown_lines(job, command->shown, shape, reply);
	if (command->done != NULL)
		puts(gettext(command->done));
}

static int
run_one(struct job *job, struct err *err)
{
	const struct call *call = &calls[job->command->call];
	void *reply = heap_new(1, call->reply->size);
	int rc =
	    client_call(job->client, job->command->call, job->args, reply, err);

	if (rc == 0)
		tell(job, reply);
	shape_release(call->reply, reply);
	free(reply);
	return rc;
}

static int
run_list(struct job *job, struct err *err)
{
	const struct command *command = job->command;
	const struct shape *shape =
	    shape_member(calls[command->call].reply, command->rows)->of;
	struct list rows = {0};
	struct paging pages = {client_way, job->client, command->call,
	    job->args, command->rows, false};
	int rc = paging_read(&pages, &rows, err);

	if (rc == 0 && job->json)
		print_rows(shape, &rows);
	else if (rc == 0)
		shown_table(job, command->shown, shape, &rows);
	if (rc == 0)
		print_more(pages.more);
	shape_list_release(shape, &rows);
	return rc;
}

int
one_call_run(struct job *job, struct err *err)
{
	int rc = find_people(job, err);

	if (rc < 0)
		return rc;
	fill_usual(job);
	if (job->command->look != NULL)
		rc = look_fill(job, err);
	if (rc < 0)
		return rc;
	fill_write(job);
	return job->command->rows == NULL ? run_one(job, err)
					  : run_list(job, err);
}
