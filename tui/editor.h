/* SPDX-License-Identifier: MIT */
/*
 * editor: a text in the person's own editor ($VISUAL, $EDITOR).
 *
 * Owns the private folder and the 0600 file in it, both gone afterwards, and
 * the child, which gets the terminal and nothing else of the program's. The
 * words of the variable are split at blanks; no shell sees them. Refuses to
 * know what the text is for, and whether the site allows it.
 */
#ifndef EDITOR_H
#define EDITOR_H

#include "core/err.h"
#include "tui/terminal/terminal.h"

/*
 * Returns once the editor has ended: the text as it left it, heap; NULL
 * without err when it is as before, NULL with err when the editor could not
 * be started or did not end well, for then nothing is taken over. Its control
 * characters are still in it.
 */
char *
editor_run(struct terminal *, const char *text, struct err *);

#endif
