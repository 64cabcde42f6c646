/* SPDX-License-Identifier: MIT */
/* audit_labels: what was done and what came of it, in a few words each. */
#ifndef AUDIT_LABELS_H
#define AUDIT_LABELS_H

#include <stddef.h>

/*
 * In a few words, translated: a call by its name, or what the service or who
 * owns the data has done; and "DONE" or the name of an error. What is not
 * known is given back as it is.
 */
const char *
audit_labels_call(const char *code);
const char *
audit_labels_result(const char *code);
/* A subject with its codes in words: applications, lists, what has a number;
 * heap. */
char *
audit_labels_subject(const char *code);
/* The code of a subject with whose words a text begins, and how long they are;
 * NULL: with none. */
const char *
audit_labels_word(const char *text, size_t *bytes);
/* What a text begins with, by its name or in words, and how long that is;
 * NULL: with none. */
const char *
audit_labels_find(const char *text, size_t *bytes);

#endif
