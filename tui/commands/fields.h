/* SPDX-License-Identifier: MIT */
/*
 * fields: the words and options of a command that is but its call.
 *
 * Owns how they are made into the call's arguments, of which the shape says
 * what each is and whether it may be missing. Refuses to know any rule, and
 * makes no call.
 */
#ifndef FIELDS_H
#define FIELDS_H

#include "command.h"

/* Options that every command takes, --seen, and those of the fields; heap. */
struct option_row *
fields_options(const struct command *);
/* "MEMBER [--mail MAIL]"; heap. */
char *
fields_usage(const struct command *);
/* How many words there may be. */
void
fields_words(const struct command *, int *min, int *max);
/*
 * Fills job->args, which is heap, from job->value; persons are not yet known.
 * Fails with ERR_USAGE.
 */
int
fields_read(struct job *, struct err *);
void
fields_release(struct job *);
/* The field of a member was given. */
bool
fields_given(const struct job *, const char *member);

#endif
