/* SPDX-License-Identifier: MIT */
/* command_help: what there is to be written, and how. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "fields.h"

#define LINE_CELLS 80
#define INDENT "   "  /* of what goes on, before its blank */
#define NAME_CELLS 21 /* of the column with the names */

static const char *
sentence_of(const struct command *command)
{
	return gettext(command->sentence == NULL ? calls[command->call].sentence
						 : command->sentence);
}

void
command_list(FILE *out)
{
	const struct command_table *table;
	const struct command *command;
	char *name;

	for (table = command_tables; table->title != NULL; table++) {
		fprintf(out, "\n%s\n", gettext(table->title));
		for (command = table->rows; command->name != NULL; command++) {
			name = text_pad(command->name, NAME_CELLS);
			fprintf(out, "  %s %s\n", name, sentence_of(command));
			free(name);
		}
	}
}

char *
command_usage(const struct command *command)
{
	return command->run == NULL ? fields_usage(command)
				    : heap_dup(command->usage);
}

const char *
command_statuses(void)
{
	return _("Exit status: 0 done, 1 refused by a rule, 2 not understood,\n"
		 "3 denied, 4 not found, 5 changed in the meantime, 6 no "
		 "service.");
}

static void
help_options(const struct command *command, FILE *out)
{
	struct option_row *rows;

	if (command->run != NULL) {
		options_help(command->options, out);
		return;
	}
	rows = fields_options(command);
	options_help(rows, out);
	free(rows);
}

/* How far it is to the next option, or to the end. */
static size_t
to_option(const char *text)
{
	const char *option = strstr(text + 1, " --");
	const char *optional = strstr(text + 1, " [");
	const char *end = text + strlen(text);

	if (option != NULL && option < end)
		end = option;
	if (optional != NULL && optional < end)
		end = optional;
	return (size_t)(end - text);
}

/* Options go on in another line where they don't fit, behind `joint`. */
static void
write_wrapped(FILE *out, const char *text, const char *joint)
{
	int at = 0, cells, room = LINE_CELLS - text_cells(joint, strlen(joint));

	for (size_t n; *text != '\0'; text += n) {
		n = to_option(text);
		cells = text_cells(text, n);
		if (at > 0 && at + cells > room) {
			fprintf(out, "%s\n%s", joint, INDENT);
			at = (int)strlen(INDENT);
			cells += at;
		}
		fprintf(out, "%.*s", (int)n, text);
		at += cells;
	}
	fputc('\n', out);
}

static void
write_example(const struct command *command, FILE *out)
{
	char *line = heap_printf("shorei %s%s%s", command->name,
	    command->example == NULL ? "" : " ",
	    command->example == NULL ? "" : command->example);

	fprintf(out, "\n%s\n", _("Example:"));
	write_wrapped(out, line, " \\");
	free(line);
}

void
command_help(const struct command *command, FILE *out)
{
	char *usage = command_usage(command);
	char *line = heap_printf("shorei %s %s", command->name, usage);

	write_wrapped(out, line, "");
	fprintf(out, "%s\n\n", sentence_of(command));
	help_options(command, out);
	write_example(command, out);
	fprintf(out, "\n%s\n", command_statuses());
	free(line);
	free(usage);
}
