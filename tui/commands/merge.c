/* SPDX-License-Identifier: MIT */
/* The command by which the office makes two entries of a member one. */
#include "command_own.h"
#include "core/call/people.h"
#include "core/heap.h"
#include "core/i18n.h"

/* The number is written twice, as on the screen. */
int
command_merge_read(struct job *job, struct err *err)
{
	const char *const *typed = job->confirm.at;
	struct person_merge_args *args = job->args;

	if (job->confirm.n != 1)
		return err_set(err, ERR_USAGE,
		    N_("It can't be undone. To go on, write it again with "
		       "--confirm %s."),
		    job->words[0]);
	args->member = heap_dup(typed[0]);
	return 0;
}
