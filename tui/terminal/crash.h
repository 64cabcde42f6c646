/* SPDX-License-Identifier: MIT */
/*
 * crash: the terminal after a fault of the program.
 *
 * Owns the handlers of the signals that say so (SIGSEGV, SIGABRT and their
 * like). They put the terminal's modes back, clear it, for a patient's text
 * may stand there, and let the signal end the program as it would have.
 * Refuses to save anything: nothing in memory can be relied on then.
 */
#ifndef CRASH_H
#define CRASH_H

#include <stddef.h>
#include <termios.h>

#define CRASH_BYTES 256 /* of a reset */

/*
 * fd: the terminal. line: how its line was before; reset: what to write, at
 * most CRASH_BYTES. Both are copied. One terminal at a time.
 */
void
crash_watch(int fd, const struct termios *line, const char *reset, size_t n);
/* The signals are the system's again. A second time does nothing. */
void
crash_ignore(void);

#endif
