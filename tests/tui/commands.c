/* SPDX-License-Identifier: MIT */
#include "commands.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"

void
each(void (*check)(const struct command *, const struct command_table *))
{
	for (const struct command_table *t = command_tables; t->title != NULL;
	     t++)
		for (const struct command *c = t->rows; c->name != NULL; c++)
			check(c, t);
}

int
commands_set_up(void **state)
{
	char *locale = heap_printf("%s/locale", getenv("BUILD"));

	(void)state;
	i18n_start(locale, "en");
	free(locale);
	return 0;
}
