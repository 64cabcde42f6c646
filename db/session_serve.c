/* SPDX-License-Identifier: MIT */
/* session_serve: lines in, lines out. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "core/i18n.h"
#include "core/text.h"
#include "session.h"

#define REPLY_MS 10000 /* a client that doesn't read is cut */
#define NAME_BYTES 64  /* of a call, in a sentence */

/* A name that no call can have is not repeated. */
static void
no_call(const char *name, struct err *err)
{
	size_t n = strlen(name);

	if (n <= NAME_BYTES && text_check_line(name, n) == TEXT_OK)
		err_set(err, ERR_NO_CALL, N_("There is no call \"%s\"."), name);
	else
		err_set(err, ERR_NO_CALL, NULL);
}

/* The reply to one message; heap. */
static char *
answer(struct session *session, const struct message *message)
{
	const struct call *call = NULL;
	struct err err = {0};
	char *result = NULL, *reply;

	if (message->method == NULL)
		err_set(&err, ERR_BAD_REQUEST, NULL);
	else if ((call = call_find(message->method)) == NULL)
		no_call(message->method, &err);
	else
		result = session_call(session, call, message->params, &err);
	if (call == NULL) /* its name is whatever he likes */
		session_log(session, "-", "", err.code);
	reply = result == NULL ? message_error(message->id, &err)
			       : message_result(message->id, result);
	free(result);
	err_clear(&err);
	return reply;
}

static char *
answer_line(struct session *session, const char *line, size_t bytes)
{
	struct message message;
	struct err err = {0};
	char *reply;

	if (message_parse(line, bytes, &message, &err) < 0) {
		session_log(session, "-", "", err.code);
		reply = message_error(NULL, &err);
		err_clear(&err);
		return reply;
	}
	reply = answer(session, &message);
	json_decref(message.root);
	return reply;
}

/* Whoever ends this process waits for the call to be done and answered. */
static void
hold_end(int how)
{
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	sigprocmask(how, &ends, NULL);
}

static enum wire_read
next_line(struct wire *wire, int ms, char **line, size_t *bytes)
{
	enum wire_read got;

	hold_end(SIG_UNBLOCK);
	got = wire_read(wire, ms, line, bytes);
	hold_end(SIG_BLOCK);
	return got;
}

static void
set_timer(int ms)
{
	const struct itimerval timer = {
	    .it_value = {ms / 1000, ms % 1000 * 1000L}};

	setitimer(ITIMER_REAL, &timer, NULL);
}

/* A call that takes too long ends the process by SIGALRM; the kernel lets go
 * of its locks, and SQLite of what it had not committed. */
static char *
answer_in_time(struct session *session, const char *line, size_t bytes)
{
	char *reply;

	if (session->call_ms > 0)
		set_timer(session->call_ms);
	reply = answer_line(session, line, bytes);
	if (session->call_ms > 0)
		set_timer(0);
	return reply;
}

/* As a call, with its time, when its reply has gone. */
static void
settle_in_time(struct session *session)
{
	if (session->call_ms > 0)
		set_timer(session->call_ms);
	session_settle(session);
	if (session->call_ms > 0)
		set_timer(0);
}

int
session_serve(struct session *session, int in, int out)
{
	struct wire wire, back;
	struct err err = {0};
	enum wire_read got;
	size_t bytes;
	char *line, *reply;
	int ms = session->first_ms > 0 ? session->first_ms : -1;
	sigset_t before;

	sigprocmask(SIG_BLOCK, NULL, &before);
	wire_init(&wire, in);
	wire_init(&back, out);
	while ((got = next_line(&wire, ms, &line, &bytes)) == WIRE_LINE) {
		reply = answer_in_time(session, line, bytes);
		if (wire_write(&back, reply, REPLY_MS) < 0)
			got = WIRE_FAILED;
		free(reply);
		settle_in_time(session);
		if (got == WIRE_FAILED)
			break;
		ms = -1;
	}
	if (got == WIRE_TOO_LONG) {
		session_log(session, "-", "", ERR_BAD_LINE);
		err_set(&err, ERR_BAD_LINE,
		    N_("A line may hold at most %d bytes."), WIRE_BYTES);
		reply = message_error(NULL, &err);
		wire_write(&back, reply, REPLY_MS);
		free(reply);
		err_clear(&err);
	}
	wire_release(&wire);
	wire_release(&back);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return got == WIRE_END ? 0 : 1;
}
