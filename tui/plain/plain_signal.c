/* SPDX-License-Identifier: MIT */
/* Plain mode: a hang-up, Ctrl-C and SIGTERM end the answers as Ctrl-D does, so
 * that what was written is kept. The second one of a kind ends the program. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "plain_inside.h"

static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
#define SIGNALS (sizeof signals / sizeof *signals)

/* All that the handler touches. */
static volatile sig_atomic_t ended, wake_fd = -1;

static void
on_signal(int number)
{
	int saved = errno;

	ended = number;
	/* A full pipe is as good. */
	if (wake_fd >= 0 && write(wake_fd, "", 1) < 0)
		errno = 0;
	errno = saved;
}

void
plain_watch(struct plain *plain)
{
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
	struct sigaction before;

	ended = 0;
	if (pipe2(plain->wake, O_CLOEXEC | O_NONBLOCK) < 0)
		plain->wake[0] = plain->wake[1] = -1;
	wake_fd = plain->wake[1];
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < SIGNALS; i++) {
		sigaction(signals[i], &action, &before);
		if (before.sa_handler == SIG_IGN) /* as nohup asked for */
			sigaction(signals[i], &before, NULL);
	}
	/* What is read ahead of a line would not be seen by poll(). */
	setvbuf(stdin, NULL, _IONBF, 0);
}

int
plain_watch_end(struct plain *plain)
{
	struct sigaction usual = {.sa_handler = SIG_DFL}, now;

	for (size_t i = 0; i < SIGNALS; i++) {
		sigaction(signals[i], NULL, &now);
		if (now.sa_handler == on_signal)
			sigaction(signals[i], &usual, NULL);
	}
	wake_fd = -1;
	for (int i = 0; i < 2; i++)
		if (plain->wake[i] >= 0)
			close(plain->wake[i]);
	return ended;
}

bool
plain_await(const struct plain *plain)
{
	struct pollfd p[] = {
	    {.fd = STDIN_FILENO, .events = POLLIN},
	    {.fd = plain->wake[0], .events = POLLIN},
	};

	while (!ended && poll(p, 2, -1) < 0 && errno == EINTR)
		continue;
	return !ended;
}
