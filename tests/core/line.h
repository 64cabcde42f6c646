/* SPDX-License-Identifier: MIT */
/* line: both ends of a connection, for tests of wire. */
#ifndef LINE_H
#define LINE_H

#include "core/wire.h"

#define FOR_EVER (-1) /* the watchdog in main() ends what hangs */

/* Both ends of a connection. */
struct line {
	struct wire here;
	int peer;
};

int
line_set_up(void **state);
int
line_tear_down(void **state);
/* The peer goes, if it is still there. */
void
line_hang_up(struct line *);
/* What reading for so many milliseconds gives. */
void
gives(struct line *, int ms, enum wire_read expected);

#endif
