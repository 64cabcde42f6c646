/* SPDX-License-Identifier: MIT */
#include "connection.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"

void
dial(struct fixture *f, const char *login, struct connection *c)
{
	int ends[2];

	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	c->child = fork();
	assert_true(c->child >= 0);
	if (c->child == 0) {
		struct store *store = NULL;
		struct session session;
		struct err err = {0};
		int rc;

		close(ends[0]);
		if (store_open(f->dir, &store, &err) < 0)
			_exit(9);
		session_init(&session, store, &f->clock, login);
		rc = session_serve(&session, ends[1], ends[1]);
		session_release(&session);
		store_close(store);
		_exit(rc);
	}
	close(ends[1]);
	wire_init(&c->wire, ends[0]);
}

int
hang_up(struct connection *c)
{
	int status;

	close(c->wire.fd);
	wire_release(&c->wire);
	assert_int_equal(waitpid(c->child, &status, 0), c->child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Sends bytes and an LF; the reply line, borrowed. */
static const char *
ask_bytes(struct connection *c, const char *line, size_t n)
{
	char *got;
	size_t bytes;

	assert_int_equal(write(c->wire.fd, line, n), n);
	assert_int_equal(write(c->wire.fd, "\n", 1), 1);
	assert_int_equal(wire_read(&c->wire, -1, &got, &bytes), WIRE_LINE);
	assert_int_equal(strlen(got), bytes);
	return got;
}

const char *
ask(struct connection *c, const char *line)
{
	return ask_bytes(c, line, strlen(line));
}

void
answers(struct connection *c, const char *line, const char *part)
{
	const char *reply = ask(c, line);

	if (strstr(reply, part) == NULL)
		fail_msg("%s\n# gives %s", line, reply);
}

void
survives(struct connection *c, const char *line, size_t n, const char *name)
{
	char *part = heap_printf("\"message\":\"%s\"", name);
	const char *reply = ask_bytes(c, line, n);

	if (strstr(reply, part) == NULL)
		fail_msg("%s\n# gives %s", line, reply);
	free(part);
	answers(c, LIST, "\"id\":7,\"result\":{");
}
