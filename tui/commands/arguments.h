/* SPDX-License-Identifier: MIT */
/*
 * arguments: words of a command line made into values.
 *
 * Owns the sentences that say what would be right where a word is wrong
 * (ERR_USAGE). Refuses to know any rule: whether a value is allowed is the
 * service's to say.
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>

#include "core/err.h"
#include "core/form.h"

int
arguments_programme(const char *, int *programme, struct err *);
/* Adds a slot of that programme to a list of int64_t; once each. */
int
arguments_slot(int programme, const char *, struct list *, struct err *);
/* Adds the number of a request. */
int
arguments_request(const char *, struct list *, struct err *);
/* Adds the number of a revision. */
int
arguments_revision(const char *, struct list *, struct err *);
/* PROGRAMME:N,N */
int
arguments_cases(const char *, int *programme, struct list *, struct err *);
/* What is to be imported. */
int
arguments_import(const char *, int *kind, struct err *);
/* Whole and not negative; full-width digits, too. */
int
arguments_number(const char *, int64_t *, struct err *);
/* yes or no, on or off */
int
arguments_bool(const char *, bool *, struct err *);
/* A code of the set, or a label. */
int
arguments_word(const struct words *, const char *, int *, struct err *);
int
arguments_date(const char *, int32_t *, struct err *);

/*
 * A text as it may be stored: cleaned like what is pasted into a form, but
 * refused where it is no UTF-8. what: a translated name for the sentence.
 * *out is heap.
 */
int
arguments_text(const char *what, const char *, size_t bytes, bool prose,
    char **out, struct err *);
/* ITEM=TEXT; *text is borrowed from the pair. */
int
arguments_pair(
    const char *pair, enum form_item *, const char **text, struct err *);
/*
 * The text of an item: what stands there, or with @FILE the content of a file
 * without one line end at its end. Cleaned; a label of a choice becomes its
 * code. *out is heap.
 */
int
arguments_value(enum form_item, const char *, char **out, struct err *);

#endif
