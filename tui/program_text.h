/* SPDX-License-Identifier: MIT */
/*
 * program_text: what every text can do, and the program's one clipboard.
 * For program.c alone.
 */
#ifndef PROGRAM_TEXT_H
#define PROGRAM_TEXT_H

#include "program.h"

/* False when the action has nothing to do with texts. */
bool
program_text(struct program *, struct screen *, enum action);

#endif
