/* SPDX-License-Identifier: MIT */
/*
 * stage: the programs of one test, all running at once in one place.
 *
 * Owns starting and ending them, waiting (the only place that waits, and
 * never without a limit), and that nothing is left running. Refuses to know
 * the steps language and what a screen should hold.
 */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "script.h"
#include "tty.h"

/* What holds for all tests of a run. */
struct setup {
	char *shorei;      /* the program that is tested, an absolute path */
	const char *wrap;  /* words before it (valgrind -q), or NULL */
	char *cache;       /* where the prepared demo is kept */
	long limit;        /* of every wait, in milliseconds */
	int children;      /* a signalfd of SIGCHLD, which is blocked */
	bool update;       /* write golden files instead of comparing */
	const char *cells; /* a folder for cells.h, or NULL */
};

struct actor {
	char *session;
	struct tty tty;
};

struct stage {
	const struct setup *setup;
	const char *place;
	struct words env;   /* of what is started next */
	struct words under; /* words before it, on a terminal */
	bool holds;         /* its terminal answers later */
	struct actor **actor;
	size_t n, current;
	int rows, cols;
	pid_t command; /* 0: none has been run */
	bool command_ended;
	int command_status; /* of waitpid() */
	char *out, *err;    /* what it printed; NULL before the first */
};

/* place is a folder that exists, borrowed. 0 or -1 with errno. */
int
stage_open(struct stage *, const struct setup *, const char *place);

/*
 * Hangs up on all that still runs and waits for its end and that of all it
 * started. 0, or -1 with the reason in why: something crashed or stayed.
 */
int
stage_close(struct stage *, FILE *why);

void
stage_session(struct stage *, const char *name); /* made when new */
struct tty *
stage_tty(struct stage *); /* of the current session; NULL: nothing ran */

/* Starts the program in the current session. 0 or -1 with errno. */
int
stage_run(struct stage *, const struct words *args);

/*
 * Runs it without a terminal until it ends; sets command_status, out, err.
 * 0, -1 with errno, or -1 with ETIMEDOUT (then it was killed).
 */
int
stage_command(struct stage *, const struct words *args);
/* The same with any program: all its words, the first is looked for. */
int
stage_complete(struct stage *, const struct words *all);

/*
 * Turns until is() says so: true for > 0, false for < 0 (never) or when the
 * limit is over.
 */
bool
stage_until(
    struct stage *, int (*is)(struct stage *, const void *), const void *arg);

/* Turns until the current program was quiet for so many milliseconds. */
void
stage_quiet(struct stage *, long ms);

/* "exited with status 1", "was killed by SIGKILL"; the caller's. */
char *
stage_ending(int status);

#endif
