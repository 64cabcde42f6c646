/* SPDX-License-Identifier: MIT */
#include "line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"

int
line_set_up(void **state)
{
	struct line *l;
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return -1;
	l = heap_new(1, sizeof *l);
	wire_init(&l->here, ends[0]);
	l->peer = ends[1];
	*state = l;
	return 0;
}

void
line_hang_up(struct line *l)
{
	if (l->peer >= 0)
		close(l->peer);
	l->peer = -1;
}

int
line_tear_down(void **state)
{
	struct line *l = *state;

	line_hang_up(l);
	close(l->here.fd);
	wire_release(&l->here);
	free(l);
	return 0;
}

void
gives(struct line *l, int ms, enum wire_read expected)
{
	char *got;
	size_t n;

	assert_int_equal(wire_read(&l->here, ms, &got, &n), expected);
}
