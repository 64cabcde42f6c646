/* SPDX-License-Identifier: MIT */
/*
 * call: the whole conversation between a screen and the service, as a table.
 *
 * Client and service are both driven by it. Owns names, shapes, whether a
 * call writes and which roles may make it; the structs stand in the headers
 * beside this one. Refuses to know how a call is carried out.
 */
#ifndef CALL_H
#define CALL_H

#include <stdbool.h>

#include "../err.h"
#include "../shape.h"

enum role {
	ROLE_APPLICANT = 1 << 0,  /* an active 医師会員 */
	ROLE_SUPERVISOR = 1 << 1, /* has or had a qualification */
	ROLE_STAFF = 1 << 2,
	ROLE_MEMBER = 1 << 3, /* anybody who is registered */
	ROLE_MAILER = 1 << 4, /* the program that sends notices; no person */
};

enum call_id {
#define X(name, ...) CALL_##name,
#include "call.def"
#undef X
	CALL_COUNT
};

struct call {
	const char *name;
	const struct shape *args, *reply;
	bool writes;
	unsigned roles;       /* any one of them */
	const char *sentence; /* msgid, for the manual */
};

extern const struct call calls[CALL_COUNT];

/* A way to make a call, for who needn't know which: `at` is its own. */
typedef int
call_way(
    void *at, enum call_id, const void *args, void *reply, struct err *err);

/*
 * The number of this table: positive, and another one when a name, a role, a
 * member, a limit or a word of it changes. Two programs with different numbers
 * could misread each other and don't begin. Worked out once.
 * (contracts.md: greeting)
 */
int
call_protocol(void);

/* The row of a name, or NULL. */
const struct call *
call_find(const char *name);

#endif
