/* SPDX-License-Identifier: MIT */
/*
 * queue: writers take turns, first come, first served.
 *
 * A chain of byte-range locks on a file of its own: who comes draws a number
 * and waits for the lock of the number before. The kernel lets go of a dead
 * writer's locks, so that nobody waits for him. It is only a queue: that two
 * don't write at once is the database's own doing. (speed.md: what decides)
 */
#ifndef QUEUE_H
#define QUEUE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#define QUEUE_MS 8000 /* to wait at most; less than a client waits */

/* All zero: not open. */
struct queue {
	bool open;
	int fd;          /* of no meaning when it is not open */
	uint64_t number; /* the one that was drawn */
	bool held;
	int wait_ms;   /* QUEUE_MS */
	bool limited;  /* there is a timer for it */
	timer_t timer; /* of no meaning when there is none */
	int64_t late;  /* on the clock that is never set, milliseconds */
};

/* Opens or makes the file, 0600; 0, or -1 with errno. To be opened after a
 * fork: processes that share the descriptor are one in the queue. */
int
queue_open(struct queue *, const char *path);
void
queue_close(struct queue *);

/*
 * Waits for its turn; 0, or -1 with errno. ETIMEDOUT: somebody before has
 * stopped in the middle, and waiting longer is of no use. Anything else: there
 * is no queue, and the database alone decides.
 */
int
queue_enter(struct queue *);
/* Not held: nothing is done. */
void
queue_leave(struct queue *);

#endif
