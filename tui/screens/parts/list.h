/* SPDX-License-Identifier: MIT */
/*
 * list: how a list fills the screen between the frame's lines.
 *
 * Owns nothing: the table is the frame's, the rows are the screen's.
 */
#ifndef LIST_H
#define LIST_H

#include "tui/program/screen.h"

/* For screen_ops: the table from the second line on, with the terminal's
 * cursor on the selected row. */
void
list_draw(struct screen *);

/* The first line says the screen's title and nothing else. */
void
list_heading(const struct screen *, char *left, char *right);

#endif
