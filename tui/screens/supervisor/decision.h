/* SPDX-License-Identifier: MIT */
/*
 * decision: what the screens of a supervisor share about deciding.
 *
 * Owns the sentences that say why a request can't be decided, asked of
 * workflow's table, and which request comes next. Refuses to know a screen.
 */
#ifndef DECISION_H
#define DECISION_H

#include "core/call/requests.h"
#include "core/workflow.h"
#include "tui/program/program.h"

/*
 * Why the supervisor can't cause the event on a request in that phase, in
 * one sentence (a msgid), or NULL: he can. opened: he has read it.
 */
const char *
decision_refuses(int programme, int phase, bool opened, enum event);

/*
 * The oldest request that waits for him, other than `but`: 1 and its id, 0
 * when none waits, negative with err. One call; renews the badges.
 */
int
decision_next(struct program *, int64_t but, int64_t *next, struct err *err);

#endif
