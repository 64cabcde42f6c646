/* SPDX-License-Identifier: MIT */
/* program_call: calls of screens, through a lost connection, too. */
#include "core/i18n.h"
#include "program.h"
#include "program_keep.h"

/* A service that hangs may do so for good: what it was to get is kept. */
static void
keep_meanwhile(void *arg)
{
	struct program *program = arg;

	keeper_hold(program->keeper);
	program_keep_now(program);
	keeper_let(program->keeper);
}

/* The service may take its time, and holds nothing up that must be kept. */
static int
call(struct program *program, enum call_id id, const void *args, void *reply,
    struct err *err)
{
	int rc;

	program->client->slow = keep_meanwhile;
	program->client->slow_arg = program;
	keeper_let(program->keeper);
	rc = client_call(program->client, id, args, reply, err);
	keeper_hold(program->keeper);
	return rc;
}

/* Reaches it again, as the same person. */
static int
reconnect(struct program *program, struct err *err)
{
	struct hello again;
	int rc;

	keeper_let(program->keeper);
	client_close(program->client);
	rc = client_open(program->client, program->want, err);
	if (rc == 0)
		rc = client_hello(program->client, &again, err);
	keeper_hold(program->keeper);
	if (rc < 0) {
		program->client->lost = true;
		return rc;
	}
	shape_release(&hello_shape, &again);
	return 0;
}

int
program_call(struct program *program, enum call_id id, const void *args,
    void *reply, struct err *err)
{
	int rc = call(program, id, args, reply, err);

	if (rc != -ERR_NO_SERVICE || !program->client->lost)
		return rc;
	/* a write that carries an id is done once, however often it is sent */
	err_clear(err);
	rc = reconnect(program, err);
	if (rc < 0)
		return rc;
	program_say(program, _("The connection was made again."));
	return call(program, id, args, reply, err);
}

int
program_way(
    void *at, enum call_id id, const void *args, void *reply, struct err *err)
{
	return program_call(at, id, args, reply, err);
}

void
program_badges(struct program *program, const struct badges *badges)
{
	if (badges != NULL && program->hello.badges != NULL)
		*program->hello.badges = *badges;
}
