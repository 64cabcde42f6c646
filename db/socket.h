/* SPDX-License-Identifier: MIT */
/*
 * socket: the address that people connect to, and who a connection is from.
 */
#ifndef SOCKET_H
#define SOCKET_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/err.h"

/* The path is not too long for an address: 0 or ERR_USAGE. */
int
socket_path(const char *path, struct err *);
/*
 * The socket that systemd (or another supervisor) opened for this process and
 * handed over (LISTEN_PID, LISTEN_FDS: sd_listen_fds(3)). *fd is -1 when there
 * is none. ERR_USAGE: there are several, or it is no listening Unix socket.
 */
int
socket_inherited(int *fd, struct err *);
/*
 * A listening socket at that path, for everybody (0666). One that a dead
 * service left is replaced; anything else there is left alone. Close it with
 * socket_close. ERR_USAGE, ERR_NO_SERVICE.
 */
int
socket_open(const char *path, struct err *);
/* Nobody can connect from now on; the path, unless NULL, is removed. */
void
socket_close(int fd, const char *path);

/* Who connected, by the kernel's word; (uid_t)-1: it has none. */
uid_t
socket_uid(int fd);
/* Sends one line if it goes out at once: who doesn't read isn't waited for. */
bool
socket_say(int fd, const char *line);

#endif
