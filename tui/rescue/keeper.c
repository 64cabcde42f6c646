/* SPDX-License-Identifier: MIT */
#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "core/heap.h"

#define SIGNALLED 128 /* exit status of a shell for a signal: this + number */
#define LOOK_MS 100   /* how often a program that ends is looked at */

struct keeper {
	pthread_t thread, program;
	pthread_mutex_t lock;
	atomic_uint turns; /* how often the program went on */
	int pipe[2];       /* a signal's number, or 0: stop */
	int tty, grace_ms;
	struct termios modes;
	void (*last)(void *);
	void *arg;
};

/* The next byte within ms, or -1. */
static int
next_byte(const struct keeper *keeper, int ms)
{
	struct pollfd p = {.fd = keeper->pipe[0], .events = POLLIN};
	unsigned char byte;

	if (poll(&p, 1, ms) <= 0 || read(keeper->pipe[0], &byte, 1) != 1)
		return -1;
	return byte;
}

/*
 * A program that stands still while it ends waits for a terminal that takes
 * nothing any more: what it was to show is thrown away, and it goes on.
 */
static void
see_it_end(struct keeper *keeper, int number)
{
	unsigned seen = atomic_load(&keeper->turns), now;

	for (int ms = 0; ms < keeper->grace_ms; ms += LOOK_MS) {
		if (next_byte(keeper, LOOK_MS) == 0)
			return;
		now = atomic_load(&keeper->turns);
		if (now == seen) {
			tcflush(keeper->tty, TCOFLUSH);
			/* nothing else tells a write that there is room */
			pthread_kill(keeper->program, SIGWINCH);
		}
		seen = now;
	}
	tcflush(keeper->tty, TCOFLUSH);
	tcsetattr(keeper->tty, TCSANOW, &keeper->modes);
	_exit(SIGNALLED + number);
}

static void *
watch(void *arg)
{
	struct keeper *keeper = arg;
	int number;

	do
		number = next_byte(keeper, -1);
	while (number < 0);
	if (number == 0)
		return NULL;
	pthread_mutex_lock(&keeper->lock);
	keeper->last(keeper->arg);
	pthread_mutex_unlock(&keeper->lock);
	see_it_end(keeper, number);
	return NULL;
}

struct keeper *
keeper_start(int tty, int grace_ms, void (*last)(void *), void *arg)
{
	struct keeper *keeper = heap_new(1, sizeof *keeper);
	sigset_t all, before;

	keeper->program = pthread_self();
	keeper->tty = tty;
	keeper->grace_ms = grace_ms;
	keeper->last = last;
	keeper->arg = arg;
	tcgetattr(tty, &keeper->modes);
	pthread_mutex_init(&keeper->lock, NULL);
	if (pipe2(keeper->pipe, O_CLOEXEC | O_NONBLOCK) < 0) {
		free(keeper);
		return NULL;
	}
	/* signals, and those of the terminal's line, are the program's */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&keeper->thread, NULL, watch, keeper) != 0) {
		close(keeper->pipe[0]);
		close(keeper->pipe[1]);
		free(keeper);
		keeper = NULL;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	keeper_hold(keeper);
	return keeper;
}

int
keeper_fd(const struct keeper *keeper)
{
	return keeper == NULL ? -1 : keeper->pipe[1];
}

void
keeper_let(struct keeper *keeper)
{
	if (keeper != NULL)
		pthread_mutex_unlock(&keeper->lock);
}

void
keeper_hold(struct keeper *keeper)
{
	if (keeper == NULL)
		return;
	pthread_mutex_lock(&keeper->lock);
	atomic_fetch_add(&keeper->turns, 1);
}

void
keeper_stop(struct keeper *keeper)
{
	if (keeper == NULL)
		return;
	keeper_let(keeper);
	while (write(keeper->pipe[1], "", 1) < 0 && errno == EINTR)
		continue;
	pthread_join(keeper->thread, NULL);
	pthread_mutex_destroy(&keeper->lock);
	close(keeper->pipe[0]);
	close(keeper->pipe[1]);
	free(keeper);
}
