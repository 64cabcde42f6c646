/* SPDX-License-Identifier: MIT */
/*
 * guard: what a listening service refuses to start with, and what it gives
 * up before anybody connects. A private one (--stdio) is the person's own
 * and needs none of it. (house.md: what an attacker on the same host meets)
 */
#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>

#include "core/err.h"

/*
 * ERR_STORAGE or ERR_USAGE with a sentence: run by root; in a user namespace
 * of its own, where the kernel gives every client the same uid; a directory
 * or a file in it that is not the service's alone.
 */
int
guard_start(const char *data, struct err *);
/* The text of /proc/self/uid_map is the host's: every uid is itself. */
bool
guard_map_is_host(const char *map);

/* No core files, no more rights by any exec, files for the service alone. */
void
guard_process(void);
/* In a child: nobody traces it; it ends with its parent. */
void
guard_child(void);

#endif
