/* SPDX-License-Identifier: MIT */
/*
 * shoreid_options: what shoreid was asked to do: one task, its directory,
 * and what goes with that task alone.
 */
#ifndef SHOREID_OPTIONS_H
#define SHOREID_OPTIONS_H

#include <stdbool.h>

#include "core/err.h"

enum task {
	TASK_NONE,
	TASK_HELP,
	TASK_STDIO,
	TASK_LISTEN,
	TASK_INIT,
	TASK_GRANT_STAFF,
	TASK_VERIFY,
	TASK_BACKUP,
	TASK_RESTORE,
};

/* All texts are borrowed from the arguments, NULL when not given. */
struct shoreid_options {
	enum task task;
	const char *word; /* of the task: a path, a login */
	const char *data; /* NULL only for TASK_HELP */
	const char *as, *now, *head;
	bool sample;
};

/* ERR_USAGE with what can't be understood. */
int
shoreid_options_parse(
    int argc, char **argv, struct shoreid_options *, struct err *);
/* The lines of --help; one string, borrowed. */
const char *
shoreid_options_usage(void);

#endif
