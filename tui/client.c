/* SPDX-License-Identifier: MIT */
#include "client.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <time.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "core/i18n.h"

int
client_open(struct client *client, const struct connect *want, struct err *err)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	int rc;

	*client = (struct client){.ms = CLIENT_MS, .fixed = want->fixed};
	/* a service that is gone is an answer, not the program's end */
	sigaction(SIGPIPE, &ignore, NULL);
	rc = connect_open(want, &client->connection, err);
	wire_init(&client->wire, client->connection.fd);
	client->lost = rc < 0;
	return rc;
}

void
client_close(struct client *client)
{
	wire_release(&client->wire);
	connect_close(&client->connection);
	client->lost = true;
}

/* What a private service's exit status says, so that a stranger is told
 * apart from a broken disk. */
static enum err_code
code_of_end(const struct connection *c)
{
	int status =
	    c->child == -1 && WIFEXITED(c->status) ? WEXITSTATUS(c->status) : 0;

	if (status == err_status(ERR_STRANGER))
		return ERR_STRANGER;
	return status == err_status(ERR_USAGE) ? ERR_USAGE : ERR_NO_SERVICE;
}

/* The service closed the connection. */
static int
gone(struct client *client, struct err *err)
{
	char *words = connect_last_words(&client->connection);

	client->lost = true;
	if (words != NULL)
		err_text(err, code_of_end(&client->connection), words);
	else
		err_set(err, ERR_NO_SERVICE,
		    N_("The service has ended the connection."));
	free(words);
	return -err->code;
}

static int
late(struct client *client, struct err *err)
{
	return err_set(err, ERR_NO_SERVICE,
	    N_("The service has not answered for %d seconds."),
	    client->ms / 1000);
}

static int
differs(struct client *client, struct err *err)
{
	client->lost = true;
	return err_set(err, ERR_PROTOCOL, NULL);
}

static int
send_line(struct client *client, const struct call *call, const void *args,
    struct err *err)
{
	json_t *params = shape_to_wire(call->args, args);
	char *line = message_call(++client->last, call->name, params);
	int rc = 0;

	if (strlen(line) > WIRE_BYTES)
		rc = err_set(err, ERR_LIMIT,
		    N_("The text is too long to be sent at once."));
	else if (wire_write(&client->wire, line, client->ms) < 0) {
		/* a service that refuses and leaves may have said why */
		if (errno != EPIPE && errno != ECONNRESET)
			rc = late(client, err);
		client->lost = true;
	}
	free(line);
	return rc;
}

/* True for the answer to the last call, or to a line that couldn't be read.
 * An older id is an answer that came after its time. */
static bool
is_answer(const struct client *client, const struct message *m)
{
	if (json_is_integer(m->id))
		return json_integer_value(m->id) == client->last;
	return m->error != NULL;
}

/* As long as a call may take; halfway who waits can do something else. */
static enum wire_read
read_line(struct client *client, char **line, size_t *bytes)
{
	enum wire_read got;

	if (client->slow == NULL || client->ms <= CLIENT_SLOW_MS)
		return wire_read(&client->wire, client->ms, line, bytes);
	got = wire_read(&client->wire, CLIENT_SLOW_MS, line, bytes);
	if (got != WIRE_LATE)
		return got;
	client->slow(client->slow_arg);
	return wire_read(
	    &client->wire, client->ms - CLIENT_SLOW_MS, line, bytes);
}

static int
take_line(struct client *client, struct message *m, struct err *err)
{
	char *line;
	size_t bytes;
	int rc;

	switch (read_line(client, &line, &bytes)) {
	case WIRE_LINE:
		break;
	case WIRE_LATE:
		return late(client, err);
	case WIRE_TOO_LONG:
		return differs(client, err);
	case WIRE_END:
	case WIRE_CUT:
	case WIRE_FAILED:
		return gone(client, err);
	}
	rc = message_parse(line, bytes, m, err);
	wire_drop(&client->wire);
	return rc < 0 ? differs(client, err) : 0;
}

static int
read_answer(struct client *client, const struct call *call, void *reply,
    struct err *err)
{
	struct message m = {0};
	int rc;

	for (;;) {
		rc = take_line(client, &m, err);
		if (rc < 0)
			return rc;
		if (is_answer(client, &m))
			break;
		json_decref(m.root);
	}
	if (m.error != NULL)
		rc = message_err(m.error, err);
	else if (shape_from_wire(call->reply, m.result, reply, err) < 0)
		rc = differs(client, err);
	json_decref(m.root);
	return rc;
}

static int
send_call(
    struct client *client, enum call_id id, const void *args, struct err *err)
{
	if (client->lost)
		return err_set(err, ERR_NO_SERVICE, NULL);
	return send_line(client, &calls[id], args, err);
}

/* The answer to the call that was sent last. */
static int
take_answer(
    struct client *client, enum call_id id, void *reply, struct err *err)
{
	int usual = client->ms, rc;

	if (client->last == 1 && usual < CLIENT_START_MS &&
	    client->connection.child != 0)
		client->ms = CLIENT_START_MS;
	rc = read_answer(client, &calls[id], reply, err);
	client->ms = usual;
	return rc;
}

int
client_call(struct client *client, enum call_id id, const void *args,
    void *reply, struct err *err)
{
	int rc = send_call(client, id, args, err);

	if (calls[id].reply != NULL)
		shape_init(calls[id].reply, reply);
	return rc < 0 ? rc : take_answer(client, id, reply, err);
}

int
client_way(
    void *at, enum call_id id, const void *args, void *reply, struct err *err)
{
	return client_call(at, id, args, reply, err);
}

/* Times are the site's, wherever the person sits. */
static void
live_in(const char *zone)
{
	const char *now = getenv("TZ");

	if (zone[0] == '\0' || (now != NULL && strcmp(now, zone) == 0))
		return;
	setenv("TZ", zone, 1);
	tzset();
}

int
client_greet(struct client *client, bool first, struct err *err)
{
	const struct hello_args args = {.protocol = call_protocol(),
	    .lang = (char *)i18n_current(),
	    .fixed = client->fixed,
	    .first = first};

	return send_call(client, CALL_HELLO, &args, err);
}

int
client_greeted(struct client *client, struct hello *reply, struct err *err)
{
	int rc;

	shape_init(&hello_shape, reply);
	rc = take_answer(client, CALL_HELLO, reply, err);
	if (rc < 0)
		return rc;
	i18n_language(words_code(&lang_words, reply->lang));
	client->today = reply->today;
	live_in(reply->zone);
	return 0;
}

int
client_hello(struct client *client, struct hello *reply, struct err *err)
{
	int rc = client_greet(client, false, err);

	shape_init(&hello_shape, reply);
	return rc < 0 ? rc : client_greeted(client, reply, err);
}

void
client_once(char out[ONCE_CHARS + 1])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[ONCE_CHARS / 2];

	/* so few bytes come whole, or the kernel has none at all */
	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		abort();
	for (size_t i = 0; i < sizeof bytes; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[ONCE_CHARS] = '\0';
}
