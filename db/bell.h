/* SPDX-License-Identifier: MIT */
/*
 * bell: one child has committed a notice, and those that wait for one hear it.
 *
 * One bell, made before the first fork, is rung by all children and heard by
 * each that has an ear of its own: what was rung since it last listened is not
 * lost, however often, and is heard once. It carries no message and is no
 * queue: whoever hears it looks into the database.
 *
 * A bell and an ear are descriptors; -1 is none, which nothing is wrong with:
 * it is never heard, and who waits looks again when the time is over.
 */
#ifndef BELL_H
#define BELL_H

#include <stdbool.h>

#define BELL_NONE (-1)

/* BELL_NONE with errno. */
int
bell_new(void);
void
bell_ring(int bell);

/* An ear that hears what is rung from now on, and that peer, a socket, is
 * closed at its other end. BELL_NONE: for want of descriptors, or of a bell. */
int
bell_listen(int bell, int peer);
/* True when it was rung or the peer has gone, false when ms are over, and at
 * once without an ear. SIGTERM and SIGINT are let in meanwhile: no end of the
 * service waits. */
bool
bell_wait(int ear, int ms);
/* Of either; BELL_NONE: nothing is done. */
void
bell_close(int);

#endif
