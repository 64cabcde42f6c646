/* SPDX-License-Identifier: MIT */
/* commands: every row of every table of commands, for tests. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "tui/commands/command.h"

void
each(void (*check)(const struct command *, const struct command_table *));

/* For cmocka: the words of the build, in English. */
int
commands_set_up(void **state);

#endif
