/* SPDX-License-Identifier: MIT */
#include "relay.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

#define ROOM 65536

/* One direction: it either waits to read or, while it holds bytes, to write. */
struct way {
	int from, to; /* from is -1 after its end */
	size_t n, used;
	char at[ROOM];
};

static bool
later(void)
{
	return errno == EAGAIN || errno == EINTR;
}

static void
take(struct way *way)
{
	ssize_t n = read(way->from, way->at, sizeof way->at);

	if (n > 0) {
		way->n = (size_t)n;
		way->used = 0;
	} else if (n == 0 || !later()) {
		way->from = -1;
	}
}

/* Only what a pipe that is ready takes without waiting: standard output is
 * not ours alone and stays as it is. */
static void
give(struct way *way)
{
	size_t left = way->n - way->used;
	ssize_t n = write(
	    way->to, way->at + way->used, left < PIPE_BUF ? left : PIPE_BUF);

	if (n >= 0)
		way->used += (size_t)n;
	else if (!later())
		way->from = -1;
	if (way->used == way->n || way->from < 0)
		way->n = way->used = 0;
}

static struct pollfd
next(const struct way *way)
{
	if (way->n > 0)
		return (struct pollfd){.fd = way->to, .events = POLLOUT};
	return (struct pollfd){.fd = way->from, .events = POLLIN};
}

static void
go(struct way *way)
{
	if (way->n > 0)
		give(way);
	else
		take(way);
}

static void
copy(int socket)
{
	struct way up = {.from = STDIN_FILENO, .to = socket};
	struct way down = {.from = socket, .to = STDOUT_FILENO};
	bool told = false;

	while (down.from >= 0) {
		struct pollfd wait[] = {next(&up), next(&down)};

		if (poll(wait, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			return;
		}
		if (wait[0].revents != 0)
			go(&up);
		if (wait[1].revents != 0)
			go(&down);
		if (up.from < 0 && !told) {
			shutdown(socket, SHUT_WR);
			told = true;
		}
	}
}

int
relay_run(const struct connect *want, struct err *err)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct connection c;
	int rc = connect_open(want, &c, err);

	if (rc < 0)
		return rc;
	/* who no longer reads is an end like any other */
	sigaction(SIGPIPE, &ignore, NULL);
	copy(c.fd);
	connect_close(&c);
	return 0;
}
