/* SPDX-License-Identifier: MIT */
/* audit_words: what is asked of the audit, from the words of one line. */
#ifndef AUDIT_WORDS_H
#define AUDIT_WORDS_H

#include "core/call/audit.h"

/*
 * A day, a call by its name or its words, a number as members have it (letters, then
 * digits), and whatever is left as the subject, whose words stay together.
 * To be released by audit_list_args_shape.
 */
void
audit_words_read(const char *line, struct audit_list_args *);

#endif
