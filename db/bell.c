/* SPDX-License-Identifier: MIT */
#include "bell.h"

#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

int
bell_new(void)
{
	return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

/* It is never read, so that each ear has its own edge of it; it would take
 * centuries to be full. */
void
bell_ring(int bell)
{
	if (bell != BELL_NONE)
		eventfd_write(bell, 1);
}

static bool
hear(int ear, int fd, uint32_t events)
{
	struct epoll_event event = {.events = events};

	return epoll_ctl(ear, EPOLL_CTL_ADD, fd, &event) == 0;
}

int
bell_listen(int bell, int peer)
{
	int ear = bell == BELL_NONE ? BELL_NONE : epoll_create1(EPOLL_CLOEXEC);

	if (ear == BELL_NONE)
		return BELL_NONE;
	/* that a peer has gone is heard without being asked for (EPOLLHUP) */
	if (hear(ear, bell, EPOLLIN | EPOLLET) && hear(ear, peer, 0)) {
		bell_wait(ear, 0); /* what was rung before */
		return ear;
	}
	close(ear);
	return BELL_NONE;
}

bool
bell_wait(int ear, int ms)
{
	struct epoll_event event;
	sigset_t within;

	if (ear == BELL_NONE)
		return false;
	sigprocmask(SIG_BLOCK, NULL, &within);
	sigdelset(&within, SIGTERM);
	sigdelset(&within, SIGINT);
	return epoll_pwait(ear, &event, 1, ms, &within) > 0;
}

void
bell_close(int fd)
{
	if (fd != BELL_NONE)
		close(fd);
}
