/* SPDX-License-Identifier: MIT */
/*
 * Bytes from a peer: cut into lines as they are, whatever the packets, and
 * each line read as a message. What was read can be answered, and a refusal
 * that came through is the same when it is passed on.
 *
 * The first byte says how big the packets are; when it is NEAR_LIMIT, the
 * second says how close to the limit the first line gets.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/wire.h"

#define NEAR_LIMIT 0xFF
#define PACKET 4096

/* What the peer says, and how much of it was sent and has come. */
struct talk {
	struct wire wire;
	int peer; /* -1 when it has hung up */
	char *text;
	size_t n, sent, come;
};

static struct message
parse(char *line)
{
	struct message m;
	struct err err = {0};

	MUST(message_parse(line, strlen(line), &m, &err) == 0);
	free(line);
	return m;
}

static void
same_refusal(const struct err *a, const struct err *b)
{
	const struct reason *x = a->why.at, *y = b->why.at;

	MUST(a->code == b->code);
	MUST(strcmp(a->text, b->text) == 0);
	MUST(a->why.n == b->why.n);
	for (size_t i = 0; i < a->why.n; i++) {
		MUST(strcmp(x[i].code, y[i].code) == 0);
		MUST(x[i].slot == y[i].slot);
		MUST((x[i].item == NULL) == (y[i].item == NULL));
		MUST(x[i].item == NULL || strcmp(x[i].item, y[i].item) == 0);
		MUST((x[i].text == NULL) == (y[i].text == NULL));
		MUST(x[i].text == NULL || strcmp(x[i].text, y[i].text) == 0);
	}
}

static void
try_error(const json_t *error)
{
	struct err came = {0}, passed = {0};
	struct message m;
	int rc = message_err(error, &came);

	MUST(rc < 0 && came.code == -rc && came.text != NULL);
	m = parse(message_error(NULL, &came));
	MUST(m.error != NULL);
	MUST(message_err(m.error, &passed) == rc);
	same_refusal(&came, &passed);
	json_decref(m.root);
	json_decref(message_err_json(&came));
	err_clear(&came);
	err_clear(&passed);
}

static void
try_answer(const struct message *m)
{
	struct err err = {0};
	struct message got;

	got = parse(message_result(m->id, "{}"));
	MUST(m->id == NULL ? json_is_null(got.id) : json_equal(got.id, m->id));
	MUST(json_object_size(got.result) == 0 && got.method == NULL);
	json_decref(got.root);
	if (m->params != NULL) {
		got = parse(message_reply(m->id, json_deep_copy(m->params)));
		MUST(json_equal(got.result, m->params));
		json_decref(got.root);
	}
	if (m->method != NULL) {
		got = parse(message_call(1, m->method, json_object()));
		MUST(strcmp(got.method, m->method) == 0);
		json_decref(got.root);
	}
	err_set(&err, ERR_NO_CALL, NULL);
	got = parse(message_error(m->id, &err));
	json_decref(got.root);
	err_clear(&err);
}

static void
try_line(const char *line, size_t bytes)
{
	struct err err = {0};
	struct message m;
	int rc = message_parse(line, bytes, &m, &err);

	if (rc < 0) {
		MUST(m.root == NULL && err.code == -rc && err.text != NULL);
	} else {
		MUST(m.root != NULL && err.code == 0);
		MUST(m.method != NULL || m.result != NULL || m.error != NULL);
		try_answer(&m);
		if (m.error != NULL)
			try_error(m.error);
	}
	json_decref(m.root);
	err_clear(&err);
}

static void
came_line(struct talk *t, const char *line, size_t bytes)
{
	const char *due = t->text + t->come;
	const char *end = memchr(due, '\n', t->sent - t->come);

	MUST(end != NULL && bytes == (size_t)(end - due));
	MUST(bytes <= WIRE_BYTES && memcmp(line, due, bytes) == 0);
	MUST(line[bytes] == '\0');
	t->come += bytes + 1;
	try_line(line, bytes);
}

/* Reads what has been sent; false when no more will come. */
static bool
drain(struct talk *t)
{
	size_t bytes;
	char *line;
	bool pending;

	for (;;) {
		pending = wire_pending(&t->wire);
		switch (wire_read(&t->wire, 0, &line, &bytes)) {
		case WIRE_LINE:
			came_line(t, line, bytes);
			break;
		case WIRE_LATE:
			MUST(!pending && t->peer >= 0);
			return true;
		case WIRE_END:
			MUST(t->peer < 0 && t->come == t->sent);
			return false;
		case WIRE_CUT:
			MUST(t->peer < 0 && t->come < t->sent);
			return false;
		case WIRE_TOO_LONG:
			MUST(t->sent - t->come > WIRE_BYTES);
			MUST(memchr(t->text + t->come, '\n', WIRE_BYTES + 1) ==
			     NULL);
			return false;
		case WIRE_FAILED:
			MUST(!"a socket that is open");
		}
	}
}

static void
talk(struct talk *t, size_t packet, size_t filler)
{
	size_t k;
	bool on = true;

	while (on && t->sent < t->n) {
		/* the filler's lines are of no interest: big packets */
		k = t->sent < filler ? PACKET : packet;
		if (k > t->n - t->sent)
			k = t->n - t->sent;
		MUST(write(t->peer, t->text + t->sent, k) == (ssize_t)k);
		t->sent += k;
		on = drain(t);
	}
	close(t->peer);
	t->peer = -1;
	if (on)
		MUST(!drain(t));
}

/* So many blanks that the first line is up to two bytes off the limit. */
static size_t
near_limit(struct bytes *in)
{
	size_t wanted = WIRE_BYTES - 2 + bytes_take(in) % 5;
	const uint8_t *end = in->n == 0 ? NULL : memchr(in->at, '\n', in->n);
	size_t line = end == NULL ? in->n : (size_t)(end - in->at);

	return line < wanted ? wanted - line : 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes in = {data, n};
	unsigned first = bytes_take(&in);
	size_t packet = 1 + (first & 0x7F) * 32, filler = 0;
	struct talk t = {0};
	int ends[2];

	if (first == NEAR_LIMIT)
		filler = near_limit(&in);
	t.n = filler + in.n;
	t.text = heap_new(t.n + 1, 1);
	memset(t.text, ' ', filler);
	if (in.n > 0)
		memcpy(t.text + filler, in.at, in.n);
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
	wire_init(&t.wire, ends[0]);
	t.peer = ends[1];
	talk(&t, packet, filler);
	close(ends[0]);
	wire_release(&t.wire);
	free(t.text);
	return 0;
}
