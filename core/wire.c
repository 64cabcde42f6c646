/* SPDX-License-Identifier: MIT */
#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "heap.h"

#define CHUNK 4096

void
wire_init(struct wire *wire, int fd)
{
	*wire = (struct wire){.fd = fd};
}

void
wire_release(struct wire *wire)
{
	free(wire->at);
	*wire = (struct wire){.fd = -1};
}

/* A monotonic deadline, so that a trickle of bytes can't hold a reader. */
static int64_t
monotonic_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
left(int ms, int64_t start)
{
	int64_t gone = monotonic_ms() - start;

	if (ms < 0)
		return -1;
	return gone >= ms ? 0 : (int)(ms - gone);
}

/* 1 ready, 0 late, -1 failed */
static int
wait_for(int fd, short events, int ms, int64_t start)
{
	struct pollfd p = {.fd = fd, .events = events};
	int rc;

	do
		rc = poll(&p, 1, left(ms, start));
	while (rc < 0 && errno == EINTR);
	return rc;
}

void
wire_drop(struct wire *wire)
{
	if (wire->used == 0)
		return;
	wire->n -= wire->used;
	if (wire->n == 0) {
		/* long is the time until the next, and a line can be long */
		free(wire->at);
		wire->at = NULL;
		wire->room = 0;
	} else
		memmove(wire->at, wire->at + wire->used, wire->n);
	wire->used = 0;
}

static ssize_t
fill(struct wire *wire)
{
	ssize_t k;

	if (wire->n + CHUNK > wire->room) {
		wire->room = wire->room == 0 ? 2 * CHUNK : wire->room * 2;
		wire->at = heap_grow(wire->at, wire->room, 1);
	}
	do
		k = read(wire->fd, wire->at + wire->n, CHUNK);
	while (k < 0 && errno == EINTR);
	if (k > 0)
		wire->n += (size_t)k;
	return k;
}

enum wire_read
wire_read(struct wire *wire, int ms, char **line, size_t *bytes)
{
	int64_t start = monotonic_ms();
	size_t seen = 0;
	char *end;
	ssize_t k;
	int rc;

	wire_drop(wire);
	for (;;) {
		end = wire->n == seen
			  ? NULL
			  : memchr(wire->at + seen, '\n', wire->n - seen);
		if (end != NULL && (size_t)(end - wire->at) <= WIRE_BYTES)
			break;
		if (end != NULL || wire->n > WIRE_BYTES)
			return WIRE_TOO_LONG;
		seen = wire->n;
		rc = wait_for(wire->fd, POLLIN, ms, start);
		if (rc <= 0)
			return rc == 0 ? WIRE_LATE : WIRE_FAILED;
		k = fill(wire);
		if (k < 0 && errno == EAGAIN)
			continue;
		if (k < 0)
			return WIRE_FAILED;
		if (k == 0)
			return wire->n == 0 ? WIRE_END : WIRE_CUT;
	}
	*end = '\0';
	*line = wire->at;
	*bytes = (size_t)(end - wire->at);
	wire->used = *bytes + 1;
	return WIRE_LINE;
}

bool
wire_pending(const struct wire *wire)
{
	return wire->n > wire->used && memchr(wire->at + wire->used, '\n',
					   wire->n - wire->used) != NULL;
}

static int
put(struct wire *wire, const char *s, size_t n, int ms, int64_t start)
{
	ssize_t k;
	int rc;

	while (n > 0) {
		rc = wait_for(wire->fd, POLLOUT, ms, start);
		if (rc == 0)
			errno = ETIMEDOUT;
		if (rc <= 0)
			return -1;
		/* poll promises room for so much: the descriptor may block */
		k = write(wire->fd, s, n < CHUNK ? n : CHUNK);
		if (k < 0 && errno != EAGAIN && errno != EINTR)
			return -1;
		if (k > 0) {
			s += k;
			n -= (size_t)k;
		}
	}
	return 0;
}

int
wire_write(struct wire *wire, const char *text, int ms)
{
	int64_t start = monotonic_ms();
	size_t n = strlen(text);
	char *line = heap_new(n + 1, 1);
	int rc;

	/* its LF too: a short line is one write, and one packet */
	memcpy(line, text, n);
	line[n] = '\n';
	rc = put(wire, line, n + 1, ms, start);
	free(line);
	return rc;
}
