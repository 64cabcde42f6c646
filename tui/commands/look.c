/* SPDX-License-Identifier: MIT */
#include "look.h"

#include <stdlib.h>
#include <string.h>

#include "core/call/people.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "fields.h"
#include "tui/paging.h"

static void *
at(const struct member *m, const void *row)
{
	return (char *)row + m->offset;
}

/* Of simple members alone, the rest stays as it is. */
static void
copy(const struct member *from, const void *row, const struct member *to,
    void *into)
{
	if (from->type != to->type)
		return;
	switch (from->type) {
	case SHAPE_INT:
	case SHAPE_TIME:
		*(int64_t *)at(to, into) = *(int64_t *)at(from, row);
		break;
	case SHAPE_BOOL:
		*(bool *)at(to, into) = *(bool *)at(from, row);
		break;
	case SHAPE_DATE:
		*(int32_t *)at(to, into) = *(int32_t *)at(from, row);
		break;
	case SHAPE_WORD:
		*(int *)at(to, into) = *(int *)at(from, row);
		break;
	case SHAPE_LINE:
	case SHAPE_PROSE:
		free(*(char **)at(to, into));
		*(char **)at(to, into) = heap_dup(*(char **)at(from, row));
		break;
	default:
		break;
	}
}

/* The arguments of the look, from those of the command. */
static void *
ask_with(const struct job *job)
{
	const struct shape *ours = calls[job->command->call].args;
	const struct shape *theirs = calls[job->command->look->call].args;
	const struct member *from;
	void *args = heap_new(1, theirs->size);

	shape_init(theirs, args);
	for (const struct member *m = theirs->members; m->name != NULL; m++) {
		from = shape_member(ours, m->name);
		if (from != NULL)
			copy(from, job->args, m, args);
	}
	return args;
}

/* The keys are whole numbers and words. */
static bool
equal(const struct member *a, const void *ours, const struct member *b,
    const void *theirs)
{
	if (a->type == SHAPE_WORD)
		return *(int *)at(a, ours) == *(int *)at(b, theirs);
	return *(int64_t *)at(a, ours) == *(int64_t *)at(b, theirs);
}

static bool
is_row(const struct job *job, const struct shape *shape, const void *row)
{
	const struct shape *ours = calls[job->command->call].args;
	const struct command_look *look = job->command->look;

	for (size_t i = 0; i < 2 && look->key[i][0] != NULL; i++)
		if (!equal(shape_member(ours, look->key[i][0]), job->args,
			shape_member(shape, look->key[i][1]), row))
			return false;
	return true;
}

static const void *
find_row(const struct job *job, const struct member *rows, const void *reply)
{
	const struct list *list = at(rows, reply);
	const char *row = list->at;

	for (size_t i = 0; i < list->n; i++, row += rows->of->size)
		if (is_row(job, rows->of, row))
			return row;
	return NULL;
}

static void
keep(struct job *job, const struct shape *shape, const void *row)
{
	const struct shape *ours = calls[job->command->call].args;
	const struct member *from;

	for (const struct member *m = ours->members; m->name != NULL; m++) {
		from = shape_member(shape, m->name);
		if (from != NULL && !fields_given(job, m->name))
			copy(from, row, m, job->args);
	}
}

static void
see(struct job *job, const struct shape *shape, const void *row)
{
	const struct member *version = shape_member(shape, "version");
	const struct member *seen =
	    shape_member(calls[job->command->call].args, "seen");

	if (version != NULL && job->seen == NULL)
		copy(version, row, seen, job->args);
}

/* Takes what is wanted from a reply; false: it may be on the next page. */
static bool
take(struct job *job, const void *reply)
{
	const struct command_look *look = job->command->look;
	const struct shape *shape = calls[look->call].reply;
	const struct member *rows =
	    look->rows == NULL ? NULL : shape_member(shape, look->rows);
	const void *row = rows == NULL ? reply : find_row(job, rows, reply);

	see(job, shape, reply);
	if (row == NULL)
		return false;
	shape = rows == NULL ? shape : rows->of;
	see(job, shape, row);
	if (job->command->keeps)
		keep(job, shape, row);
	return true;
}

static int
look_through(struct job *job, const struct call *call, void *args, bool *found,
    struct err *err)
{
	void *reply = heap_new(1, call->reply->size);
	bool more = true;
	int rc = 0;

	for (*found = false; rc == 0 && more && !*found;) {
		rc = client_call(job->client, (enum call_id)(call - calls),
		    args, reply, err);
		if (rc == 0) {
			*found = take(job, reply);
			more = paging_turn(call, args, reply);
		}
		shape_release(call->reply, reply);
	}
	free(reply);
	return rc;
}

int
look_fill(struct job *job, struct err *err)
{
	const struct command *command = job->command;
	const struct call *call = &calls[command->look->call];
	const struct member *seen =
	    shape_member(calls[command->call].args, "seen");
	void *args = ask_with(job);
	bool found;
	int rc = look_through(job, call, args, &found, err);

	shape_release(call->args, args);
	free(args);
	if (rc == 0 && !found && (command->keeps || seen->min > 0))
		rc = err_set(err, ERR_NOT_FOUND, NULL);
	return rc;
}

int
look_person(
    struct job *job, const char *member, int64_t *person, struct err *err)
{
	char *number = text_ascii_digits(member);
	struct people_args args = {.query = number};
	const struct people_row *row;
	struct list rows = {0};
	struct paging pages = {
	    client_way, job->client, CALL_PERSON_FIND, &args, "rows", false};
	int rc = paging_read(&pages, &rows, err);

	row = rows.at;
	*person = INT_NONE;
	for (size_t i = 0; i < rows.n; i++)
		if (strcmp(row[i].member, number) == 0)
			*person = row[i].person;
	if (rc == 0 && *person == INT_NONE)
		rc = err_set(err, ERR_NOT_FOUND,
		    N_("There is no member with the number %s."), number);
	shape_list_release(&people_row_shape, &rows);
	shape_release(&people_args_shape, &args);
	return rc;
}
