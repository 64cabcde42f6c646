/* SPDX-License-Identifier: MIT */
#include "queue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* Where the locks lie: none of these bytes is ever written but the number. */
#define AT_NUMBER 0  /* the next to be drawn, 8 bytes */
#define AT_DRAW 16   /* held while drawing */
#define AT_TURN 32   /* held by whose turn it is */
#define AT_PLACES 64 /* one byte a number, used again after that many */
#define PLACES (1 << 20)

#define AGAIN_MS 20 /* a signal that came just before the wait is repeated */

static void
on_time(int number)
{
	(void)number; /* it has ended a wait, which is all */
}

/* A lock is waited for without an end, but a signal ends any wait. */
static bool
make_timer(timer_t *timer)
{
	const struct sigaction action = {.sa_handler = on_time};
	struct sigevent event = {
	    .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};

	return sigaction(SIGRTMIN, &action, NULL) == 0 &&
	       timer_create(CLOCK_MONOTONIC, &event, timer) == 0;
}

int
queue_open(struct queue *queue, const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	*queue = (struct queue){.open = fd >= 0, .fd = fd, .wait_ms = QUEUE_MS};
	if (fd >= 0)
		queue->limited = make_timer(&queue->timer);
	return fd < 0 ? -1 : 0;
}

void
queue_close(struct queue *queue)
{
	if (queue->limited)
		timer_delete(queue->timer);
	if (queue->open)
		close(queue->fd);
	*queue = (struct queue){0};
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ms 0: no more. */
static void
set_timer(const struct queue *queue, int ms)
{
	const struct itimerspec at = {
	    .it_value = {ms / 1000, ms % 1000 * 1000000L},
	    .it_interval = {0, AGAIN_MS * 1000000L}};

	if (queue->limited)
		timer_settime(queue->timer, 0, &at, NULL);
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
	while (rc < 0 && errno == EINTR && now_ms() < queue->late);
	if (rc < 0 && errno == EINTR)
		errno = ETIMEDOUT;
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

static int
enter(struct queue *queue)
{
	off_t before;

	if (draw(queue) < 0)
		return -1;
	before = place(queue->number - 1);
	queue->held = true;
	/* that one's turn is over, or its process is */
	if (lock(queue, F_RDLCK, before) == 0 &&
	    lock(queue, F_UNLCK, before) == 0 &&
	    /* one who died in the queue would let two in */
	    lock(queue, F_WRLCK, AT_TURN) == 0)
		return 0;
	return -1;
}

int
queue_enter(struct queue *queue)
{
	int rc, why;

	if (!queue->open) {
		errno = EBADF;
		return -1;
	}
	queue->late = now_ms() + queue->wait_ms;
	set_timer(queue, queue->wait_ms);
	rc = enter(queue);
	why = errno;
	set_timer(queue, 0);
	if (rc < 0)
		queue_leave(queue);
	errno = why;
	return rc;
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
