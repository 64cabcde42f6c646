/* SPDX-License-Identifier: MIT */
#include "queue.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Where the locks lie: none of these bytes is ever written but the number. */
#define AT_NUMBER 0  /* the next to be drawn, 8 bytes */
#define AT_DRAW 16   /* held while drawing */
#define AT_TURN 32   /* held by whose turn it is */
#define AT_PLACES 64 /* one byte a number, used again after that many */
#define PLACES (1 << 20)

int
queue_open(struct queue *queue, const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	*queue = (struct queue){.open = fd >= 0, .fd = fd};
	return fd < 0 ? -1 : 0;
}

void
queue_close(struct queue *queue)
{
	if (queue->open)
		close(queue->fd);
	*queue = (struct queue){0};
}

/* Of one byte; type is F_RDLCK, F_WRLCK or F_UNLCK. */
static int
lock(const struct queue *queue, short type, off_t at)
{
	struct flock range = {
	    .l_type = type, .l_whence = SEEK_SET, .l_start = at, .l_len = 1};
	int rc;

	do
		rc = fcntl(queue->fd, F_OFD_SETLKW, &range);
	while (rc < 0 && errno == EINTR);
	return rc;
}

static off_t
place(uint64_t number)
{
	return AT_PLACES + (off_t)(number % PLACES);
}

/* Draws a number and holds its place. */
static int
draw(struct queue *queue)
{
	uint64_t number = 0, next;
	int rc = lock(queue, F_WRLCK, AT_DRAW);

	if (rc < 0)
		return rc;
	if (pread(queue->fd, &number, sizeof number, AT_NUMBER) !=
	    sizeof number)
		number = 1; /* a fresh file */
	next = number + 1;
	if (pwrite(queue->fd, &next, sizeof next, AT_NUMBER) != sizeof next)
		rc = -1;
	if (rc == 0)
		rc = lock(queue, F_WRLCK, place(number));
	queue->number = number;
	lock(queue, F_UNLCK, AT_DRAW);
	return rc;
}

int
queue_enter(struct queue *queue)
{
	off_t before;

	if (!queue->open || draw(queue) < 0)
		return -1;
	before = place(queue->number - 1);
	queue->held = true;
	/* that one's turn is over, or its process is */
	if (lock(queue, F_RDLCK, before) == 0 &&
	    lock(queue, F_UNLCK, before) == 0 &&
	    /* one who died in the queue would let two in */
	    lock(queue, F_WRLCK, AT_TURN) == 0)
		return 0;
	queue_leave(queue);
	return -1;
}

void
queue_leave(struct queue *queue)
{
	if (!queue->held)
		return;
	queue->held = false;
	lock(queue, F_UNLCK, AT_TURN);
	lock(queue, F_UNLCK, place(queue->number));
}
