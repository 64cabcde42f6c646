/* SPDX-License-Identifier: MIT */
/* connection: a session at the other end of a socket, line by line. */
#ifndef CONNECTION_H
#define CONNECTION_H

#include <sys/types.h>

#include "core/wire.h"
#include "fixture.h"

/* For a call of which there is one in a test. */
#define ONCE "00000000000000000000000000000001"
/* A line that every applicant and supervisor may send. */
#define LIST                                                                   \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"case.list\","              \
	"\"params\":{\"programme\":\"specialist-new\"}}"

/* A child that serves one end of a socketpair as that login. */
struct connection {
	struct wire wire;
	pid_t child;
};

void
dial(struct fixture *, const char *login, struct connection *);
/* Ends the connection; what session_serve returned. */
int
hang_up(struct connection *);
/* Sends a line; the reply, borrowed until the next one. */
const char *
ask(struct connection *, const char *line);
/* The reply has that part. */
void
answers(struct connection *, const char *line, const char *part);
/* n bytes give an error with that name, and the connection is of use
 * afterwards, to those who may send LIST. */
void
survives(struct connection *, const char *line, size_t n, const char *name);

#endif
