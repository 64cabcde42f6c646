/* SPDX-License-Identifier: MIT */
/*
 * connect: a way to a service, however it is reached.
 *
 * Owns the socket and the child at its other end, if there is one: shoreid for
 * private data, ssh for another host; what it inherits, its last words, its
 * end. Refuses to know what is said over it.
 */
#ifndef CONNECT_H
#define CONNECT_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/err.h"

/* Which service; strings are borrowed. */
struct connect {
	const char *dir;    /* private data: a service of one's own */
	bool sample;        /* with the invented society */
	const char *as;     /* login to be, NULL: oneself */
	const char *now;    /* clock of the private service, or NULL */
	const char *config; /* its configuration file; NULL: the host's */
	const char *host;   /* user@server: the service there, through ssh */
	const char *ssh;    /* how it is called: words between blanks */
	bool quiet;         /* ssh may ask nothing: the screen is in use */
	const char *socket; /* of a listening service */
	bool fixed;         /* --lang: what the person chose doesn't count */
};

/* A connection; fd is non-blocking and closed on exec. */
struct connection {
	int fd;           /* -1: none */
	pid_t child;      /* 0: the service is not ours */
	int log;          /* the child's standard error, or -1 */
	int status;       /* as waitpid tells, once child is -1 */
	const char *host; /* borrowed; NULL: the child is no ssh */
};

/*
 * Opens the connection, or fails with ERR_NO_SERVICE or ERR_USAGE. A private
 * service that refuses to start, and a host that can't be reached, are noticed
 * by the first call only. ssh is found by PATH.
 */
int
connect_open(const struct connect *, struct connection *, struct err *);
/*
 * Waits for a child that has ended or is about to. Returns a sentence, heap,
 * from the last line that it left when it refused to go on, or NULL.
 */
char *
connect_last_words(struct connection *);
/*
 * Ends the connection and with it the child. What a child that failed wrote
 * goes to standard error, unless connect_last_words was asked for it.
 */
void
connect_close(struct connection *);

#endif
