/* SPDX-License-Identifier: MIT */
/* textarea_check: what a text in a text area must always be. */
#ifndef TEXTAREA_CHECK_H
#define TEXTAREA_CHECK_H

struct textarea;

/* Text, rows, caret, mark and limit agree with what is found slowly, from the
 * whole text; fails the test with what does not. */
void
check(const struct textarea *);

#endif
