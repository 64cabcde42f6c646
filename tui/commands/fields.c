/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "core/heap.h"
#include "core/i18n.h"

#define FIXED_OPTIONS 4 /* those of every command, and --seen */

static const struct member *
member_of(const struct command *command, const struct command_field *field)
{
	const struct member *m =
	    shape_member(calls[command->call].args, field->member);

	assert(m != NULL);
	return m;
}

static bool
is_needed(const struct command *command, const struct command_field *field)
{
	const struct member *m = member_of(command, field);

	/* what stays as it is, is of one that is there */
	if (field->option == NULL)
		return !m->optional || command->keeps;
	/* the present one, where none is given */
	if (strcmp(m->name, "fiscal_year") == 0)
		return false;
	return !m->optional && m->type != SHAPE_BOOL && !command->keeps;
}

static size_t
count_fields(const struct command *command)
{
	const struct command_field *field = command->fields;
	size_t n = 0;

	while (field != NULL && field[n].member != NULL)
		n++;
	assert(n <= FIELDS_MAX);
	return n;
}

static struct option_row
option_of(const struct command_field *field, size_t i)
{
	bool flag = field->value == NULL;

	return (struct option_row){.name = field->option,
	    .type = flag ? OPTION_FLAG : OPTION_TEXT,
	    .offset = flag ? offsetof(struct job, flag) + i * sizeof(bool)
			   : offsetof(struct job, value) + i * sizeof(char *),
	    .value = field->value,
	    .help = field->help};
}

struct option_row *
fields_options(const struct command *command)
{
	size_t n = count_fields(command), used = 0;
	struct option_row *rows = heap_new(FIXED_OPTIONS + n + 1, sizeof *rows);

	for (size_t i = 0; i < n; i++)
		if (command->fields[i].option != NULL)
			rows[used++] = option_of(&command->fields[i], i);
	if (command->look != NULL)
		rows[used++] = (struct option_row)COMMAND_OPTION("seen",
		    OPTION_TEXT, seen, "VERSION",
		    N_("Only if nobody changed it since this version."));
	for (const struct option_row *row = command_options; row->name != NULL;
	     row++)
		rows[used++] = *row;
	return rows;
}

static char *
usage_of(const struct command_field *field, bool needed)
{
	const char *open = needed ? "" : "[", *close = needed ? "" : "]";

	if (field->option == NULL)
		return heap_printf(" %s%s%s", open, field->value, close);
	return heap_printf(" %s--%s%s%s%s", open, field->option,
	    field->value == NULL ? "" : " ",
	    field->value == NULL ? "" : field->value, close);
}

char *
fields_usage(const struct command *command)
{
	char *all = heap_printf("%s%s", command->programme ? " PROGRAMME" : "",
	    command->numbers == COMMAND_SLOT ? " N" : "");
	char *one, *more;

	for (size_t i = 0; i < count_fields(command); i++) {
		one = usage_of(&command->fields[i],
		    is_needed(command, &command->fields[i]));
		more = heap_printf("%s%s", all, one);
		free(one);
		free(all);
		all = more;
	}
	one = heap_dup(all[0] == ' ' ? all + 1 : all);
	free(all);
	return one;
}

void
fields_words(const struct command *command, int *min, int *max)
{
	const struct command_field *field = command->fields;

	*min = *max = 0;
	for (size_t i = 0; i < count_fields(command); i++) {
		if (field[i].option != NULL)
			continue;
		*min += is_needed(command, &field[i]);
		*max += 1;
	}
}

/* --- One member ----------------------------------------------------------- */

/* What is empty is none. */
static int
read_member(const struct member *m, const char *what, const char *text,
    void *args, struct err *err)
{
	void *p = (char *)args + m->offset;

	if (m->optional && text[0] == '\0')
		return 0;
	switch (m->type) {
	case SHAPE_INT:
		return arguments_number(text, p, err);
	case SHAPE_BOOL:
		return arguments_bool(text, p, err);
	case SHAPE_DATE:
		return arguments_date(text, p, err);
	case SHAPE_WORD:
		return arguments_word(m->words, text, p, err);
	default:
		assert(m->type == SHAPE_LINE || m->type == SHAPE_PROSE);
		return arguments_text(
		    what, text, strlen(text), m->type == SHAPE_PROSE, p, err);
	}
}

static int
read_field(struct job *job, size_t i, struct err *err)
{
	const struct command_field *field = &job->command->fields[i];
	const struct member *m = member_of(job->command, field);
	const char *text = job->value[i];
	const char *what = m->label == NULL ? field->value : gettext(m->label);

	if (field->value == NULL) {
		*(bool *)((char *)job->args + m->offset) = job->flag[i];
		return 0;
	}
	if (text == NULL || (text[0] == '\0' && !m->optional)) {
		if (is_needed(job->command, field) && field->option != NULL)
			return err_set(err, ERR_USAGE, N_("Please give --%s."),
			    field->option);
		if (text == NULL)
			return 0;
	}
	return field->person ? 0 : read_member(m, what, text, job->args, err);
}

/* Before the fields stand the programme and the number of a case. */
static void
fill_case(struct job *job)
{
	const struct shape *shape = calls[job->command->call].args;
	const struct member *programme = shape_member(shape, "programme");
	const struct member *slot = shape_member(shape, "slot");

	if (job->command->programme)
		*(int *)((char *)job->args + programme->offset) =
		    job->programme;
	if (job->command->numbers == COMMAND_SLOT)
		*(int64_t *)((char *)job->args + slot->offset) =
		    *(const int64_t *)job->numbers.at;
}

static int
read_seen(struct job *job, struct err *err)
{
	const struct member *seen =
	    shape_member(calls[job->command->call].args, "seen");

	if (job->seen == NULL)
		return 0;
	return arguments_number(
	    job->seen, (int64_t *)((char *)job->args + seen->offset), err);
}

static int
check_changes(const struct job *job, struct err *err)
{
	for (size_t i = 0; i < count_fields(job->command); i++)
		if (job->command->fields[i].option != NULL &&
		    (job->value[i] != NULL || job->flag[i]))
			return 0;
	return err_set(err, ERR_USAGE, N_("Please say what is to be changed."));
}

int
fields_read(struct job *job, struct err *err)
{
	const struct command *command = job->command;
	const struct shape *shape = calls[command->call].args;
	size_t n = count_fields(command);
	int word = 0, rc = 0;

	job->args = heap_new(1, shape->size);
	shape_init(shape, job->args);
	fill_case(job);
	for (size_t i = 0; i < n && word < job->nwords; i++)
		if (command->fields[i].option == NULL)
			job->value[i] = job->words[word++];
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = read_field(job, i, err);
	if (rc == 0 && command->keeps)
		rc = check_changes(job, err);
	return rc < 0 ? rc : read_seen(job, err);
}

void
fields_release(struct job *job)
{
	if (job->args == NULL)
		return;
	shape_release(calls[job->command->call].args, job->args);
	free(job->args);
	job->args = NULL;
}

bool
fields_given(const struct job *job, const char *member)
{
	const struct command *command = job->command;

	for (size_t i = 0; i < count_fields(command); i++)
		if (strcmp(command->fields[i].member, member) == 0)
			return job->value[i] != NULL || job->flag[i];
	return false;
}
