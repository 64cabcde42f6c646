/* SPDX-License-Identifier: MIT */
/*
 * place: the directory of the data, and who works in it.
 *
 * Everybody who opens the database holds the directory (flock); a task that
 * makes the database holds it alone.
 */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>

#include "core/err.h"

#define PLACE_DATABASE "shorei.db"

/* A directory that belongs to who runs this and is closed to others: 0, else
 * ERR_STORAGE. What root makes in the service's shuts the service out. */
int
place_is_ours(const char *directory, struct err *);
/* Makes the directory (0700), or takes one that is there and ours. */
int
place_make(const char *directory, struct err *);
/* A descriptor that holds it until it is closed, in the children too; alone:
 * ERR_BUSY when somebody else works in it. */
int
place_hold(const char *directory, bool alone, struct err *);
/* The path of its database; heap. */
char *
place_database(const char *directory);
/* A database is there: 0, else ERR_STORAGE. */
int
place_has_database(const char *directory, struct err *);
/* None is there, nor a part of one: 0, else ERR_STATE. */
int
place_is_empty(const char *directory, struct err *);

#endif
