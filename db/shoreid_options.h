/* SPDX-License-Identifier: MIT */
/*
 * shoreid_options: what shoreid was asked to do: one task, its directory,
 * and what goes with that task alone.
 */
#ifndef SHOREID_OPTIONS_H
#define SHOREID_OPTIONS_H

#include <stdbool.h>

#include "core/conf.h"

enum task {
	TASK_NONE,
	TASK_HELP,
	TASK_STDIO,
	TASK_LISTEN,
	TASK_INIT,
	TASK_GRANT_STAFF,
	TASK_FORGET_UIDS,
	TASK_VERIFY,
	TASK_BACKUP,
	TASK_RESTORE,
};

/* All texts are borrowed from the arguments, NULL when not given. */
struct shoreid_options {
	enum task task;
	const char *word; /* of the task: a path, a login */
	const char *data;
	const char *config, *as, *now, *head;
	const char *mailer, *open_with; /* of the configuration */
	bool sample, as_mailer;
};

/* ERR_USAGE with what can't be understood. */
int
shoreid_options_parse(
    int argc, char **argv, struct shoreid_options *, struct err *);
/* What was not given comes from the configuration, borrowed. */
void
shoreid_options_settle(struct shoreid_options *, const struct conf *);
/* The lines of --help; one string, borrowed. */
const char *
shoreid_options_usage(void);

#endif
