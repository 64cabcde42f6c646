/* SPDX-License-Identifier: MIT */
/*
 * beside: a program of the person's own that runs beside this one.
 *
 * Owns how it is started. Refuses to know what it does.
 */
#ifndef BESIDE_H
#define BESIDE_H

#include <sys/types.h>

/* Looked for in PATH where argv[0] has no slash; with signals as they were at
 * login, and these descriptors alone. 0: it did not start. */
pid_t
beside_spawn(char *const *argv, int in, int out, int log);

#endif
