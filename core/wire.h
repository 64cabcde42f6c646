/* SPDX-License-Identifier: MIT */
/*
 * wire: one JSON-RPC 2.0 message a line on a descriptor that it is given.
 *
 * Owns lines, their limit, time-outs and the envelope. Refuses to know any
 * call: that is call's. A line holds at most WIRE_BYTES bytes, UTF-8, and
 * ends in LF. (house.md: one call, from key to disk)
 */
#ifndef WIRE_H
#define WIRE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

#define WIRE_BYTES 262144 /* of a line without its LF */

enum wire_read {
	WIRE_LINE,
	WIRE_END,      /* the peer closed, at a line's border */
	WIRE_CUT,      /* the peer closed in the middle of a line */
	WIRE_LATE,     /* nothing whole within the time */
	WIRE_TOO_LONG, /* more than WIRE_BYTES: the connection is of no use */
	WIRE_FAILED,   /* errno says why */
};

struct wire {
	int fd;   /* borrowed */
	char *at; /* heap */
	size_t n, room, used;
};

void
wire_init(struct wire *, int fd);
void
wire_release(struct wire *);

/*
 * Waits at most ms (-1: for ever) for a whole line. *line is borrowed until
 * the next call, *bytes is its length without LF; it is followed by NUL.
 */
enum wire_read
wire_read(struct wire *, int ms, char **line, size_t *bytes);
/* The line is not needed any more: its room is given back. The next call of
 * wire_read does so, too, before it waits. */
void
wire_drop(struct wire *);
/* True when a whole line is there already. */
bool
wire_pending(const struct wire *);
/* Writes text and LF within ms; 0, or -1 with errno (ETIMEDOUT). */
int
wire_write(struct wire *, const char *text, int ms);

/* A parsed message; release with json_decref(root). */
struct message {
	json_t *root;
	json_t *id; /* NULL: none */
	const char *method;
	json_t *params, *result, *error; /* NULL where absent */
};

/* ERR_BAD_LINE or ERR_BAD_REQUEST; then root is NULL. */
int
message_parse(const char *line, size_t bytes, struct message *, struct err *);
/* Each returns heap text without LF and takes the reference of its json_t. */
char *
message_call(int64_t id, const char *method, json_t *params);
char *
message_reply(const json_t *id, json_t *result);
/* As message_reply for a result that is JSON text already; borrowed. */
char *
message_result(const json_t *id, const char *result);
char *
message_error(const json_t *id, const struct err *);
/* {"code": "not_found", "text": …, "reasons": […]}: for --json commands */
json_t *
message_err_json(const struct err *);
/* Reads an error object of a reply into err. */
int
message_err(const json_t *error, struct err *);

#endif
