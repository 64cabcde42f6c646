/* SPDX-License-Identifier: MIT */
/*
 * verify: is a database what the program left?
 *
 * The file itself, what its rows say of each other, and the chain of the
 * audit, all in one moment of it.
 */
#ifndef VERIFY_H
#define VERIFY_H

#include "db/audit.h"

/* kept: a head from earlier, or NULL. 0; ERR_INVALID with what is wrong
 * first. Nothing is walked in a schema before AUDIT_SCHEMA. */
int
verify_store(
    struct store *, const char *kept, struct audit_walk *, struct err *);

#endif
