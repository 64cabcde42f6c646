/* SPDX-License-Identifier: MIT */
/* command_help: what there is to be written, and how. */
#include <stdlib.h>

#include "command.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "fields.h"

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

void
command_help(const struct command *command, FILE *out)
{
	char *usage = command_usage(command);
	const char *example = command->example, *gap = " ";

	fprintf(out, "shorei %s %s\n%s\n\n", command->name, usage,
	    sentence_of(command));
	help_options(command, out);
	if (example == NULL)
		example = gap = "";
	fprintf(out, "\n%s shorei %s%s%s\n%s\n", _("Example:"), command->name,
	    gap, example, command_statuses());
	free(usage);
}
