/* SPDX-License-Identifier: MIT */
/*
 * shown: a reply as people read it, by the members of its shape.
 *
 * Owns how a value of each type reads. Refuses to know what it means.
 */
#ifndef SHOWN_H
#define SHOWN_H

#include "command.h"

/* Rows of a shape, a column for each. */
void
shown_table(const struct job *, const struct command_shown *columns,
    const struct shape *, const struct list *rows);
/* One struct of a shape, a line for each that holds something. */
void
shown_lines(const struct job *, const struct command_shown *,
    const struct shape *, const void *);

#endif
