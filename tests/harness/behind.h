/* SPDX-License-Identifier: MIT */
/*
 * behind: what can be scrolled back to in a terminal that keeps all it can.
 *
 * Such a one has no other screen, and keeps not only what leaves it at the top
 * but also lines that are deleted there, and all that is erased at once: PuTTY,
 * xterm and tmux can be told to, each some of it. Refuses to know what is still
 * on the screen (tty_count), and what resizing pushes out.
 */
#ifndef BEHIND_H
#define BEHIND_H

#include <stdbool.h>
#include <stddef.h>

struct behind;

struct behind *
behind_new(int rows, int cols);
void
behind_free(struct behind *); /* NULL: nothing */

/* What the program sent, as modes_feed() hands it on. */
void
behind_feed(struct behind *, const char *bytes, size_t n);
void
behind_resize(struct behind *, int rows, int cols);

/* Does text stand in a line that can be scrolled back to? */
bool
behind_has(const struct behind *, const char *text);

#endif
