/* SPDX-License-Identifier: MIT */
/*
 * program_text: what every text can do, and what was cut or copied.
 * For program.c alone.
 */
#ifndef PROGRAM_TEXT_H
#define PROGRAM_TEXT_H

#include "program.h"

/* False when the action has nothing to do with texts. */
bool
program_text(struct program *, struct screen *, enum action);

/* A text into the one under the cursor, as if it was pasted. */
void
program_text_put(struct program *, const char *text);

#endif
