/* SPDX-License-Identifier: MIT */
/*
 * keeper: what was typed is kept even while the program itself can't move,
 * because the terminal takes no more output or the service does not answer.
 *
 * Owns a thread that sleeps until the program is to end, and the lock that
 * keeps it apart from the program: the program holds it while it computes and
 * lets go while it waits for anything. The thread touches what `last` does
 * (the rescue file), the line of the terminal, and no socket. (contracts.md:
 * the signal thread)
 */
#ifndef KEEPER_H
#define KEEPER_H

struct keeper;

/*
 * SIGWINCH, which has a handler, wakes the program where it stands.
 * To be held by the caller from here on. tty: the terminal's output, whose
 * modes are taken note of. When a signal says that all ends, last(arg) is
 * called from the thread, once; a program that has not come to its end
 * grace_ms after that is ended with 128 + the signal's number.
 */
struct keeper *
keeper_start(int tty, int grace_ms, void (*last)(void *), void *arg);
int
keeper_fd(const struct keeper *); /* of terminal_watch() */
/* Around whatever may wait. NULL: there is none. */
void
keeper_let(struct keeper *);
void
keeper_hold(struct keeper *);
/* After the terminal was given back; waits for the thread. */
void
keeper_stop(struct keeper *);

#endif
